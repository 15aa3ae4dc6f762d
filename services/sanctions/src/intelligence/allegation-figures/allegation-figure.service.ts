import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { AllegationCategory } from '../allegations/allegation.enums';
import { retentionYears } from '../allegations/allegation.rules';
import { monthsAfter } from '../observations/observation.rules';
import { AllegationFigureRepository } from './allegation-figure.repository';
import { suppress, totalOf } from './allegation-figure.rules';
import type { AllegationStatistics } from './allegation-figure.view';

const categories = Object.values(AllegationCategory);
const totalKey = 'TOTAL';

/** Numbers about allegations, made by the job role and stored without the small ones. */
export class AllegationFigureService {
  constructor(private readonly work: Work) {}

  async of(year: number): Promise<AllegationStatistics> {
    if (year < 2000 || year > 2100) throw invalidInput('Give a year from 2000 to 2100.', 'year');
    const rows = await this.confidential((figures) => figures.find(year));
    const known = new Map(rows.map(({ category, allegations }) => [category, allegations]));
    return {
      year,
      categories: categories.map((category) => ({ category, allegations: known.get(category) ?? null })),
      total: known.get(totalKey) ?? null,
    };
  }

  /** By time: counts anew, and deletes the words of what was closed ten years ago. */
  async refresh(): Promise<void> {
    const { clock, audit } = this.work;
    const counts = await this.confidential((figures) => figures.count());
    for (const year of new Set(counts.map((row) => row.year))) {
      const ofYear = categories.map((category) => ({
        category: category as string,
        count: counts.find((row) => row.year === year && row.category === category)?.count ?? 0,
      }));
      const total = { category: totalKey, allegations: totalOf(ofYear) };
      await this.confidential((figures) => figures.save(year, [...suppress(ofYear), total]));
    }
    const now = clock.now();
    const purged = await this.confidential((figures) => figures.purge(monthsAfter(now, -12 * retentionYears), now));
    if (purged.length > 0) await audit.record({ objectType: 'IntegrityAllegation', detail: { purged } });
  }

  private confidential<Result>(run: (figures: AllegationFigureRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AllegationFigureRepository(transaction)));
  }
}
