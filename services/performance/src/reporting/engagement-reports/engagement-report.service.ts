import type { Work } from '@partner-commons/platform/work';
import type { PartnershipResult } from '../../engaging/partnership-results/partnership-result.view';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { daysOf } from '../../portfolio/counting/counted-days.rules';
import { counterparts, counterpartTable, showsAmounts } from '../counterparts/counterpart.rules';
import { EngagementReportRepository } from './engagement-report.repository';
import type { CounterpartEngagement, EngagementReport, EngagementReportArgs } from './engagement-report.view';

interface Parts {
  knownAgencies: KnownAgencyService;
  sight: { countries(): Promise<string[] | null> };
  results: { ofIds(ids: readonly string[]): Promise<PartnershipResult[]> };
}

const mostResults = 20;

/** An agency's work with UN agencies, financial institutions and all other kinds of partners, with results (UNICEF-22). */
export class EngagementReportService {
  private readonly repository: EngagementReportRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new EngagementReportRepository(work.database.manager);
  }

  async make({ agency, year }: EngagementReportArgs): Promise<EngagementReport> {
    const { knownAgencies, sight, results } = this.parts;
    await knownAgencies.demand([agency], 'agency');
    const asOf = this.work.clock.now();
    const days = daysOf({ year, asOf: null }, asOf);
    const asked = [
      ...(days ?? []),
      [agency],
      await sight.countries(),
      counterpartTable.types,
      counterpartTable.classes,
    ];
    const [rows, proven] = days
      ? await Promise.all([this.repository.findClasses(asked), this.repository.findProven(asked, mostResults)])
      : [[], []];
    const known = new Map((await results.ofIds(proven.map(({ id }) => id))).map((result) => [result.id, result]));
    const isOwn = this.work.viewer.agency === agency;
    const classes = counterparts.map((counterpart): CounterpartEngagement => {
      const row = rows.find((one) => one.counterpart === counterpart) ?? none;
      const own = proven.filter((one) => one.counterpart === counterpart);
      const shown = row.engagements === 0 || showsAmounts(row, isOwn);
      return {
        counterpart,
        engagements: row.engagements,
        partners: row.partners,
        committedUsd: shown ? row.committedUsd : null,
        disbursedUsd: shown ? row.disbursedUsd : null,
        suppressed: !shown,
        results: own.flatMap(({ id }) => known.get(id) ?? []),
        moreResults: (own[0]?.count ?? 0) - own.length,
      };
    });
    return { agencyCode: agency, year, classes, asOf };
  }
}

const none = { engagements: 0, partners: 0, committedUsd: '0.00', disbursedUsd: '0.00' };
