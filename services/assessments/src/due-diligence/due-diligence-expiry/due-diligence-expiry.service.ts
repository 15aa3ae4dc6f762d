import type { Work } from '@partner-commons/platform/work';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import { DueDiligenceExpiryRepository } from './due-diligence-expiry.repository';

/** Ends what time has ended; every rule looks at the date as well, so none waits for it. */
export class DueDiligenceExpiryService {
  private readonly repository: DueDiligenceExpiryRepository;

  constructor(
    private readonly work: Work,
    private readonly cases: DueDiligenceCaseService,
  ) {
    this.repository = new DueDiligenceExpiryRepository(work.database.manager);
  }

  findExpired(): Promise<string[]> {
    return this.repository.findExpired(this.cases.today);
  }

  async expire(id: string): Promise<void> {
    if (!(await this.repository.expire(id, this.cases.today))) return;
    const row = await this.cases.row(id);
    if (row) await this.cases.publish(row);
    await this.work.audit.record({ objectType: 'DueDiligenceCase', objectId: id, detail: { to: 'EXPIRED' } });
  }
}
