import { invalidInput } from '@partner-commons/platform/errors';
import { addDays, startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { rateOf } from './reuse-rate.rules';
import type { ReuseStatisticsFilter } from './reuse-statistics.inputs';
import { ReuseStatisticsRepository } from './reuse-statistics.repository';
import type { ReuseStatistics } from './reuse-statistics.view';

/** JIU-87: whether the Statement is practised, and what stands against it. */
export class ReuseStatisticsService {
  private readonly repository: ReuseStatisticsRepository;

  constructor(work: Work) {
    this.repository = new ReuseStatisticsRepository(work.database.manager);
  }

  async of({ from, to, agency, kind, country }: ReuseStatisticsFilter): Promise<ReuseStatistics> {
    if (to < from) throw invalidInput('The last day is not before the first one.', 'filter.to');
    const by = {
      from: startOf(from),
      before: startOf(addDays(to, 1)),
      agency: agency ?? null,
      kind: kind ?? null,
      country: country ?? null,
    };
    const [outcomes, refusals, disputes, newAssessments] = await Promise.all([
      this.repository.countOutcomes(by),
      this.repository.countRefusals(by),
      this.repository.countDisputes(by),
      this.repository.countNewAssessments(by, from, to),
    ]);
    const { acceptedAutomatic, accepted, acceptedWithSupplement } = outcomes;
    const reuses = acceptedAutomatic + accepted + acceptedWithSupplement;
    return { ...outcomes, refusals, disputes, reuseRate: rateOf(reuses, newAssessments) };
  }
}
