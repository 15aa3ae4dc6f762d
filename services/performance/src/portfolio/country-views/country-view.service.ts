import type { Work } from '@partner-commons/platform/work';
import { sumOf } from '../../terms/decimal.rules';
import { daysOf } from '../counting/counted-days.rules';
import type { SightService } from '../counting/sight.service';
import type { CountryYearArgs } from '../counting/year.args';
import { CountryViewRepository } from './country-view.repository';
import type { CountryView } from './country-view.view';

/** What happens with partners in one country, across agencies (JIU-75). */
export class CountryViewService {
  private readonly repository: CountryViewRepository;

  constructor(
    private readonly work: Work,
    private readonly sight: SightService,
  ) {
    this.repository = new CountryViewRepository(work.database.manager);
  }

  async ofYear({ country, year }: CountryYearArgs): Promise<CountryView> {
    await this.sight.demand(country);
    const asOf = this.work.clock.now();
    const days = daysOf({ year, asOf: null }, asOf);
    const [rows, partners] = days
      ? await Promise.all([
          this.repository.findAgencies([...days, country]),
          this.repository.countPartners([...days, country]),
        ])
      : [[], { active: 0, local: 0, civilSociety: 0, shared: 0 }];
    return {
      country,
      year,
      asOf,
      agencies: rows.map(({ agency, ...figures }) => ({ agency: { code: agency }, ...figures })),
      partners,
      activeUsd: sumOf(rows.map(({ activeUsd }) => activeUsd)),
      disbursedUsd: sumOf(rows.map(({ disbursedUsd }) => disbursedUsd)),
    };
  }
}
