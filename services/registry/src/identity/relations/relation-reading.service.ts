import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import type { PartnerRelation } from './relation.entity';
import { type RelationArgs, RelationDirection } from './relation.inputs';
import { type RelationOfPartner, RelationRepository, type RelationSearch } from './relation.repository';

interface Part {
  rows: RelationOfPartner[];
  count: number;
}

/** Pages of relations; those of all partners in a list cost two statements together. */
export class RelationReadingService {
  private readonly repository: RelationRepository;
  private readonly loaders = new Map<string, DataLoader<string, Part>>();

  constructor(work: Work) {
    this.repository = new RelationRepository(work.database.manager);
  }

  /** The relations of a partner whose row the caller has already been allowed to see. */
  async ofPartner(partnerId: string, args: RelationArgs): Promise<Page<PartnerRelation>> {
    const { kinds, direction, includeEnded, first } = args;
    const after = decodeCursor(args.after, 1)?.[0] ?? null;
    if (after !== null && !isId(after)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search: RelationSearch = {
      kinds: kinds ?? null,
      parents: direction !== RelationDirection.CHILDREN,
      children: direction !== RelationDirection.PARENTS,
      includeEnded,
      after,
      limit: first + 1,
    };
    const { rows, count } = await this.loaderOf(search).load(partnerId);
    return pageOf(rows, first, count, { cursor: ({ id }) => [id], node: (row) => row });
  }

  private loaderOf(search: RelationSearch): DataLoader<string, Part> {
    const key = JSON.stringify(search);
    const loader = this.loaders.get(key) ?? new DataLoader((ids: readonly string[]) => this.load(ids, search));
    this.loaders.set(key, loader);
    return loader;
  }

  private async load(ids: readonly string[], search: RelationSearch): Promise<Part[]> {
    const [rows, counts] = await Promise.all([
      this.repository.listOf(ids, search),
      this.repository.countOf(ids, search),
    ]);
    return ids.map((id) => ({
      rows: rows.filter(({ ofPartner }) => ofPartner === id),
      count: counts.find(({ ofPartner }) => ofPartner === id)?.count ?? 0,
    }));
  }
}
