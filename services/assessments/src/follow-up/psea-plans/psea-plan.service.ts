import { rowLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { PseaPlanRepository } from './psea-plan.repository';
import { type PseaPlanDue, pseaPlanOf, type RatedForPsea } from './psea-plan.rules';

/** Whether a partner needs a PSEA plan and has one; that is for every agency, what is in the plan is not. */
export class PseaPlanService {
  private readonly repository: PseaPlanRepository;

  constructor(private readonly work: Work) {
    this.repository = new PseaPlanRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.findRated(ids, dayOf(this.work.clock.now())),
    (row: RatedForPsea & { partnerId: string }) => row.partnerId,
  );

  async of(partnerId: string): Promise<PseaPlanDue> {
    return pseaPlanOf(await this.byPartner.load(partnerId));
  }
}
