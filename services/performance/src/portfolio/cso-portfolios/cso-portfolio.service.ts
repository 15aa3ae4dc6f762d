import { decodePlace, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { regionTable } from '../../terms/region.rules';
import { daysOf } from '../counting/counted-days.rules';
import type { SightService } from '../counting/sight.service';
import { CsoPortfolioRepository } from './cso-portfolio.repository';
import type { CsoPortfolioArgs, CsoPortfolioRow } from './cso-portfolio.view';

/** Which organisations of civil society an agency works with, where, in what and with how much (UNICEF-33). */
export class CsoPortfolioService {
  private readonly repository: CsoPortfolioRepository;

  constructor(
    private readonly work: Work,
    private readonly sight: SightService,
  ) {
    this.repository = new CsoPortfolioRepository(work.database.manager);
  }

  async list({ agency = null, groupBy, year, first, after }: CsoPortfolioArgs): Promise<Page<CsoPortfolioRow>> {
    const now = this.work.clock.now();
    const place = decodePlace(after);
    const days = daysOf({ year: year ?? now.getUTCFullYear(), asOf: null }, now);
    const { countries, regions } = regionTable;
    const asked = [...(days ?? []), agency, await this.sight.countries(), groupBy, countries, regions];
    const [rows, counted] = days
      ? await Promise.all([this.repository.find([...asked, place, first + 1]), this.repository.count(asked)])
      : [[], 0];
    return pageOf(rows, first, counted, { cursor: (row) => [row.place], node: (row) => row });
  }
}
