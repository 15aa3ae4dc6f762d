import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { sumOf } from '../../terms/decimal.rules';
import type { PartnershipDashboardArgs } from './partnership-dashboard.inputs';
import { type DashboardRow, type DueCounts, PartnershipDashboardRepository } from './partnership-dashboard.repository';
import type { DueCount, PartnershipDashboard } from './partnership-dashboard.view';

/** Collaboration and money of one partner in one year in two statements, so that it answers at once (UNHCR-22). */
export class PartnershipDashboardService {
  private readonly repository: PartnershipDashboardRepository;

  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {
    this.repository = new PartnershipDashboardRepository(work.database.manager);
  }

  /** For a partner's users, another partner is as absent as an invented id. */
  async ask({
    partnerId,
    agency = null,
    country = null,
    year,
  }: PartnershipDashboardArgs): Promise<PartnershipDashboard | null> {
    const { viewer, clock } = this.work;
    if (viewer.kind !== 'AGENCY' && !actsFor(viewer, partnerId)) return null;
    const countries = await this.knownOffices.countriesInSight();
    const query = { partnerId, agency, country, countries, year };
    const [rows, counts] = await Promise.all([
      this.repository.findRows(query),
      this.repository.countDue(query, dayOf(clock.now())),
    ]);
    const sum = (key: 'budgetUsd' | 'disbursedUsd' | 'reportedUsd' | 'unreconciledUsd') =>
      sumOf(rows.map((row: DashboardRow) => row[key]));
    const indicators = countOf(counts, 'INDICATOR');
    return {
      year,
      agreements: rows.reduce((count, { agreements }) => count + agreements, 0),
      budgetUsd: sum('budgetUsd'),
      disbursedUsd: sum('disbursedUsd'),
      reportedUsd: sum('reportedUsd'),
      unreconciledUsd: sum('unreconciledUsd'),
      instalments: countOf(counts, 'INSTALMENT'),
      reports: countOf(counts, 'REPORT'),
      indicatorsDue: indicators.due,
      indicatorsAttained: indicators.onTime,
      rows: rows.map(({ agency: code, ...row }) => ({ ...row, agency: { code } })),
      asOf: clock.now(),
    };
  }
}

const countOf = (counts: readonly DueCounts[], kind: DueCounts['kind']): DueCount =>
  counts.find((count) => count.kind === kind) ?? { due: 0, onTime: 0, late: 0, overdue: 0 };
