import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { HitRow } from '../hits/hit.repository';
import { openFinding } from '../hits/sealed-finding';
import { RelatedHitRepository } from './related-hit.repository';

export interface RelatedHitRow {
  hit: HitRow;
  inheritedFrom: { id: string };
  relation: string;
  isHeadquarters: boolean;
  distance: number;
}

/** What a country office inherits from its headquarters, and affiliates from one another: a view, never a copy. */
export class RelatedHitService {
  constructor(
    private readonly work: Work,
    private readonly relations: PartnerRelationService,
  ) {}

  async search(partnerId: string, distance: number, { first, after }: PageArgs): Promise<Page<RelatedHitRow>> {
    if (!isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'partnerId');
    if (distance < 1 || distance > 3) throw invalidInput('Relatives are 1 to 3 steps away.', 'maxDistance');
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const relatives = new Map((await this.relations.related(partnerId, distance)).map((one) => [one.partnerId, one]));
    const headquarters = await this.relations.headquartersOf(partnerId);
    const ids = [...relatives.keys()];
    return this.work.database.confidential(async (transaction) => {
      const repository = new RelatedHitRepository(transaction);
      const rows = await repository.find(ids, { after: last, limit: first + 1 });
      const page = pageOf(rows, first, await repository.count(ids), {
        cursor: ({ id }) => [id],
        node: (row): RelatedHitRow => ({
          hit: openFinding(this.work.cipher, row),
          inheritedFrom: { id: row.partnerId },
          relation: relatives.get(row.partnerId)?.kind ?? '',
          isHeadquarters: row.partnerId === headquarters,
          distance: relatives.get(row.partnerId)?.distance ?? 0,
        }),
      });
      const shown = page.edges.map(({ node }) => node.hit.id);
      await this.work.audit
        .within(transaction, 'relatedHits')
        .record({ objectType: 'Hit', detail: { partnerId, ids: shown } });
      return page;
    });
  }
}
