import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { CapacityPlanRow } from '../capacity-plans/capacity-plan.repository';
import type { CapacityPlanBodyRow } from '../capacity-plans/capacity-plan-body.repository';
import { CapacityOutcomeRepository, PlannedFindingRepository } from './capacity-outcome.repository';
import { outcomesOf } from './capacity-outcome.rules';
import type { CapacityOutcome, CapacityOutcomeFilter } from './capacity-outcome.view';

/** Whether capacity-building is achieved, over all agencies (JIU-54). */
export class CapacityOutcomeService {
  private readonly repository: CapacityOutcomeRepository;

  constructor(private readonly work: Work) {
    this.repository = new CapacityOutcomeRepository(work.database.manager);
  }

  /** Crossing agency and country would leave cells from whose differences single partners could be told. */
  async find({ purpose, agency, country }: CapacityOutcomeFilter): Promise<CapacityOutcome[]> {
    if (agency && country) throw invalidInput('Name an agency or a country, not both.', 'filter.country');
    const rows = await this.repository.find({
      purpose: purpose ?? null,
      agency: agency ?? null,
      country: country ?? null,
    });
    return outcomesOf(rows).map((outcome) => ({ ...outcome, isSuppressed: outcome.plans === null }));
  }

  async open(plan: CapacityPlanRow, { country, baselineBand }: CapacityPlanBodyRow, findings: number): Promise<void> {
    const { id: planId, partnerId, agency, purpose, startsOn } = plan;
    const cohort = Number(startsOn.slice(0, 4));
    await this.repository.insert({ planId, partnerId, agency, country, purpose, cohort, baselineBand, findings });
  }

  async follow({ id, state }: CapacityPlanRow, resultBand: string | null): Promise<void> {
    const closed = await this.work.database.confidential((transaction) =>
      new PlannedFindingRepository(transaction).countVerified(id),
    );
    await this.repository.follow(id, state, resultBand, closed);
  }
}
