import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { RecoveryRateRepository, type RecoveryState } from './recovery-rate.repository';
import { computeRecovery } from './recovery-rate.rules';
import type { RecoveryRate, RecoveryRateArgs } from './recovery-rate.view';

/** Event types of sanctions that the recovery rate is made of. */
export const recoveryEvents = ['sanctions.recovery-changed'];

export class RecoveryRateService {
  private readonly repository: RecoveryRateRepository;

  constructor(private readonly work: Work) {
    this.repository = new RecoveryRateRepository(work.database.manager);
  }

  async apply({ data }: FeedEvent): Promise<void> {
    await this.repository.save(data as RecoveryState);
  }

  async ofPeriod({ agency = null, year, quarter, currency, asOf }: RecoveryRateArgs): Promise<RecoveryRate> {
    const { clock, viewer } = this.work;
    const [from, until] = quarter
      ? [dayOf(year, quarter), dayOf(year, quarter + 1)]
      : [dayOf(year, 1), dayOf(year + 1, 1)];
    const [all, dataAsOf] = await Promise.all([
      this.repository.summarise(from, until, asOf ?? clock.now()),
      this.repository.findCaughtUpAt(),
    ]);
    const figure = computeRecovery(
      all.filter((recovery) => recovery.currency === currency),
      { agency, viewerAgency: viewer.agency, quarterly: Boolean(quarter) },
    );
    // That others claim in some currency can point to one partner, so only the own ones are named.
    const own = all.filter(
      (recovery) => recovery.agency === viewer.agency && (agency ?? viewer.agency) === viewer.agency,
    );
    const otherCurrencies = [...new Set(own.map((recovery) => recovery.currency))].filter((code) => code !== currency);
    return { code: 'RECOVERY_RATE', currency, ...figure, otherCurrencies: otherCurrencies.sort(), dataAsOf };
  }
}

/** First day of a quarter; the fifth is the first of the next year. */
const dayOf = (year: number, quarter: number) =>
  new Date(Date.UTC(year, (quarter - 1) * 3, 1)).toISOString().slice(0, 10);
