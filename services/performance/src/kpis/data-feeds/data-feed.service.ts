import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { CountedCell, CountedPeriod, KpiSource } from '../derivation/kpi-source';
import type { DataContractService } from './data-contract.service';
import { DataFeedRepository } from './data-feed.repository';
import { countFeed, dueFigures } from './data-feed.rules';
import type { DataSubmissionScorecard } from './data-scorecard.view';

export interface DataFeedPorts {
  dataContracts: DataContractService;
  knownAgencies: KnownAgencyService;
}

/** How agencies keep what they have promised; also counts the KPI about it. */
export class DataFeedService implements KpiSource {
  readonly code = 'DATA_TIMELINESS';
  private readonly repository: DataFeedRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: DataFeedPorts,
  ) {
    this.repository = new DataFeedRepository(work.database.manager);
  }

  async scorecard(agency: string, year: number): Promise<DataSubmissionScorecard> {
    await this.ports.knownAgencies.demand([agency], 'agency');
    const now = this.work.clock.now();
    const [contract, receipts, rows] = await Promise.all([
      this.ports.dataContracts.find(agency, year),
      this.repository.findReceipts([agency], year, now),
      this.repository.countRows(agency, year),
    ]);
    const lines = dueFigures(contract?.lines ?? [], year, receipts, now);
    const last = Math.max(...receipts.map(({ lastReceivedAt }) => lastReceivedAt.getTime()));
    return {
      agencyCode: agency,
      year,
      lastReceivedAt: receipts.length === 0 ? null : new Date(last),
      ...countFeed(lines, now),
      rowsTaken: rows.taken,
      errors: rows.refused,
      lines,
    };
  }

  /** DATA_TIMELINESS of each agency that has promised something for the year, as it stood at an instant. */
  async countCells({ year, asOf }: CountedPeriod): Promise<CountedCell[]> {
    const at = asOf ?? this.work.clock.now();
    const contracts = await this.ports.dataContracts.ofYear(year, at);
    if (contracts.length === 0) return [];
    const agencies = contracts.map(({ agencyCode }) => agencyCode);
    const receipts = await this.repository.findReceipts(agencies, year, at);
    return contracts.flatMap(({ agencyCode, lines }) => {
      const own = receipts.filter(({ agency }) => agency === agencyCode);
      const { due, onTime } = countFeed(dueFigures(lines, year, own, at), at);
      if (due === 0) return [];
      const place = { agency: agencyCode, country: null, partnerType: null, contributors: null };
      return [{ ...place, numerator: String(onTime), denominator: String(due) }];
    });
  }
}
