import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { percentOf } from '../../terms/decimal.rules';
import { daysOf } from '../counting/counted-days.rules';
import type { CountryYearArgs } from '../counting/year.args';
import type { CountryViewService } from '../country-views/country-view.service';
import {
  CoordinationReportRepository,
  CountryOutcomeRepository,
  type ReuseFigures,
} from './coordination-report.repository';
import type { CountryCoordinationReport, CountryReuse } from './coordination-report.view';

const noReuse: ReuseFigures = { accepted: 0, newAssessments: 0, daysSaved: 0, costSavedUsd: '0.00' };

/** What a country team reports about working with partners together (JIU-75). */
export class CoordinationReportService {
  private readonly repository: CoordinationReportRepository;

  constructor(
    private readonly work: Work,
    private readonly countryViews: CountryViewService,
  ) {
    this.repository = new CoordinationReportRepository(work.database.manager);
  }

  async ofYear({ country, year }: CountryYearArgs): Promise<CountryCoordinationReport> {
    const { clock, database } = this.work;
    // Refuses countries that are out of sight, before anything else is read.
    const view = await this.countryViews.ofYear({ country, year });
    const now = clock.now();
    const days = daysOf({ year, asOf: null }, now);
    const [team, shared, reuse, consultations, { outcomes, ...actions }] = await Promise.all([
      this.repository.findOfficeAgencies(country),
      days ? this.repository.findShared([...days, country]) : [],
      days ? this.repository.sumReuse([...days, country]) : noReuse,
      this.repository.countConsultations(country, `${year}-01-01`, `${year}-12-31`),
      database.confidential((tx) => new CountryOutcomeRepository(tx).count(country, year, dayOf(now))),
    ]);
    return {
      country,
      year,
      view,
      team: team.map(agencyOf),
      sharedPartners: shared.map(({ partnerId, agencies, activeUsd }) => ({
        partner: { id: partnerId },
        agencies: agencies.map(agencyOf),
        activeUsd,
      })),
      reuse: withRate(reuse),
      consultations: {
        held: consultations.held,
        joint: consultations.joint,
        agencies: consultations.agencies.map(agencyOf),
        outcomes,
      },
      actions,
    };
  }
}

const agencyOf = (code: string) => ({ code });

function withRate(reuse: ReuseFigures): CountryReuse {
  const all = reuse.accepted + reuse.newAssessments;
  return { ...reuse, reuseRate: all === 0 ? null : percentOf(String(reuse.accepted), String(all), 2) };
}
