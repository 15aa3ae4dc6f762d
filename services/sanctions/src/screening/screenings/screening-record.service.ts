import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { PageArgs } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import type { Work } from '@partner-commons/platform/work';
import { ScreeningMatchRepository, ScreeningRepository, type ScreeningRow } from './screening.repository';
import type { ScreenedBasis } from './screening.rules';
import { type KeptMatch, openBasis, openMatches } from './sealed-screening';

/** What is on record about screenings. */
export class ScreeningRecordService {
  private readonly repository: ScreeningRepository;

  constructor(private readonly work: Work) {
    this.repository = new ScreeningRepository(work.database.manager);
  }

  private readonly pages = new PageLoader<ScreeningRow>({
    load: ({ parents, after, limit }) => this.repository.listOf(parents, after, limit),
    count: (parents) => this.repository.countOf(parents),
    parentOf: ({ partnerId }) => partnerId,
  });

  private readonly matchesById = rowLoader(
    (ids) =>
      this.work.database.confidential(async (transaction) => {
        const rows = await new ScreeningMatchRepository(transaction).findMatches(ids);
        await this.work.audit
          .within(transaction, 'Screening.matches')
          .record({ objectType: 'Screening', detail: { ids } });
        return rows;
      }),
    (row: { screeningId: string; sealed: string }) => row.screeningId,
  );

  async find(id: string): Promise<ScreeningRow | null> {
    return isId(id) ? this.repository.find(id) : null;
  }

  /** Newest first. */
  ofPartner(partnerId: string, page: PageArgs) {
    return this.pages.load(partnerId, page);
  }

  async matches({ id }: Pick<ScreeningRow, 'id'>): Promise<KeptMatch[]> {
    const row = await this.matchesById.load(id);
    return row ? openMatches(this.work.cipher, id, row.sealed) : [];
  }

  /** Who was asked for then; null for a screening from before that was kept. */
  basisOf({ partnerId, basisHash }: ScreeningRow): Promise<ScreenedBasis | null> {
    return this.work.database.confidential(async (transaction) => {
      const row = await new ScreeningMatchRepository(transaction).findBasis(partnerId, basisHash);
      return row && openBasis(this.work.cipher, partnerId, basisHash, row.sealed);
    });
  }
}
