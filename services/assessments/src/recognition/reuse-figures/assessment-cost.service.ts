import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { addMonths, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import type { SetAssessmentCostInput } from './assessment-cost.inputs';
import { AssessmentCostRepository } from './assessment-cost.repository';
import type { AssessmentCost } from './assessment-cost.view';
import type { NewAssessment } from './reuse-saving.rules';

const money = /^(0|[1-9]\d{0,12})(\.\d{1,2})?$/;

/** The table of costs, and how long assessments take (SYS-13). */
export class AssessmentCostService {
  private readonly repository: AssessmentCostRepository;

  constructor(private readonly work: Work) {
    this.repository = new AssessmentCostRepository(work.database.manager);
  }

  /** One per kind. */
  ofAgency(agency: string): Promise<AssessmentCost[]> {
    return this.repository.findOf(agency);
  }

  /** What counts from now on; what a reuse saved stays as it was computed. */
  async set({ kind, costUsd, leadTimeDays, source }: SetAssessmentCostInput): Promise<AssessmentCost> {
    const { viewer, clock, audit } = this.work;
    if (!money.test(costUsd)) throw invalidInput('A cost is zero or more, with at most two decimals.', 'input.costUsd');
    const row: AssessmentCost = {
      id: newId(),
      agencyCode: viewer.agency ?? '',
      kind,
      costUsd,
      leadTimeDays,
      isConfirmed: true,
      source,
      setAt: clock.now(),
    };
    await this.repository.insert(row, viewer.subject ?? '');
    await audit.record({ objectType: 'AssessmentCost', objectId: row.id, detail: { kind, costUsd, leadTimeDays } });
    return row;
  }

  /** What the agency would spend on a new one: the median of three years where it is known, else the table. */
  async ofNew(agency: string, kind: AssessmentKind, methodologyCode: string | null): Promise<NewAssessment> {
    const since = addMonths(dayOf(this.work.clock.now()), -36);
    const cost = (await this.repository.findOf(agency)).find((row) => row.kind === kind);
    const median = await this.repository.medianDays(kind, methodologyCode, since);
    return { leadTimeDays: median ?? cost?.leadTimeDays ?? null, costUsd: cost?.costUsd ?? null };
  }
}
