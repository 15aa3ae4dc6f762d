import type { Work } from '@partner-commons/platform/work';
import type { EngagementWatch } from '../money-pictures/engagement-watch';
import { isAttained, isSameGoals, missingForImpact } from '../results-frameworks/results-framework.rules';
import { type ResultState, ResultStateRepository } from './result-state.repository';
import { type Measured, ResultValueRepository } from './result-value.repository';
import { ClaimStatus } from './result-value.view';

/** Counts again which indicators are reached, in the transaction that changed them; what was counted before is kept. */
export class ResultStateService {
  private readonly repository: ResultStateRepository;

  constructor(
    private readonly work: Work,
    private readonly watch: EngagementWatch,
  ) {
    this.repository = new ResultStateRepository(work.database.manager);
  }

  /** The caller holds the framework or the agency's results locked. */
  async recount(indicatorIds: readonly string[], ...engagementIds: string[]): Promise<void> {
    const { database, clock } = this.work;
    if (indicatorIds.length > 0) {
      const measured = await database.confidential((transaction) =>
        new ResultValueRepository(transaction).findMeasured(indicatorIds),
      );
      const known = new Map((await this.repository.find(indicatorIds)).map((state) => [state.indicatorId, state]));
      const changed = measured.map(stateOf).filter((state) => !isSame(state, known.get(state.indicatorId)));
      if (changed.length > 0) {
        await this.repository.close(
          changed.map(({ indicatorId }) => indicatorId),
          clock.now(),
        );
        await this.repository.open(changed, clock.now());
      }
    }
    await this.watch.refresh(engagementIds);
  }
}

const stateOf = ({
  indicatorId,
  engagementId,
  agency,
  dueOn,
  retired,
  sdgs,
  value,
  claim,
  ...told
}: Measured): ResultState => ({
  indicatorId,
  engagementId,
  agency,
  dueOn,
  retired,
  measured: value !== null,
  attained: value !== null && isAttained(told, value),
  sdgs,
  verified: claim === ClaimStatus.VERIFIED,
  checkable: missingForImpact(told).length === 0,
});

const isSame = (left: ResultState, right: ResultState | undefined) =>
  right !== undefined &&
  isSameGoals(left.sdgs, right.sdgs) &&
  (['dueOn', 'measured', 'attained', 'retired', 'verified', 'checkable'] as const).every(
    (key) => left[key] === right[key],
  );
