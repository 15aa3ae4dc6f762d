import type { Work } from '@partner-commons/platform/work';
import { daysOf } from '../counting/counted-days.rules';
import type { SightService } from '../counting/sight.service';
import { DistributionRepository } from './distribution.repository';
import { distributionOf } from './distribution.rules';
import { FundBasis, type FundDistribution, type FundDistributionArgs } from './distribution.view';

const finders = { [FundBasis.DISBURSED]: 'findDisbursed', [FundBasis.COMMITTED]: 'findCommitted' } as const;

/** How evenly money is spread over partners, by country (UNICEF-35). */
export class DistributionService {
  private readonly repository: DistributionRepository;

  constructor(
    private readonly work: Work,
    private readonly sight: SightService,
  ) {
    this.repository = new DistributionRepository(work.database.manager);
  }

  async list({ year, countries, agency = null, basis, top }: FundDistributionArgs): Promise<FundDistribution[]> {
    const sight = await this.sight.countries();
    const asked = countries.filter((country) => sight === null || sight.includes(country));
    const days = daysOf({ year, asOf: null }, this.work.clock.now());
    const parameters = [...(days ?? []), asked, agency];
    const find = finders[basis];
    const funds = days && asked.length > 0 ? await this.repository[find](parameters) : [];
    return asked.map((country) => ({
      country,
      basis,
      ...distributionOf(
        funds.filter((one) => one.country === country),
        top,
      ),
    }));
  }
}
