import type { EntityManager } from 'typeorm';
import type { ListedRecord } from '../../listing/lists/listed-record';
import type { ListBinding } from '../../listing/sources/list-source.entity';

/** A list that an index is built from. */
export interface IndexedList {
  source: string;
  snapshotId: string;
  version: string;
  binding: `${ListBinding}`;
}

export interface IndexedRow {
  id: string;
  source: string;
  record: ListedRecord;
  screeningHash: string;
}

/** A subject under two sets of versions; null where it is not listed. */
export interface SubjectDifference {
  id: string;
  source: string;
  before: IndexedRow | null;
  after: IndexedRow | null;
}

export interface VersionsOfSource {
  source: string;
  before: string | null;
  after: string | null;
}

export class IndexRepository {
  constructor(private readonly manager: EntityManager) {}

  findInForce(): Promise<IndexedList[]> {
    return this.manager.query(
      `/* IndexRepository.findInForce */
       SELECT l.code AS source, s.id AS "snapshotId", s.version, l.binding
       FROM list_source l JOIN list_snapshot s ON s.id = l.in_force_snapshot_id ORDER BY l.code COLLATE "C"`,
    );
  }

  /** In the order of their ids; a page, since one answer of the whole would hold up the process. */
  findListed(sources: readonly string[], after: string | null, limit: number): Promise<IndexedRow[]> {
    return this.manager.query(
      `/* IndexRepository.findListed */
       SELECT id, source, record, screening_hash AS "screeningHash" FROM listed_subject
       WHERE source = ANY ($1) AND delisted_at IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [sources, after, limit],
    );
  }

  /** Which source each version is of, whatever became of it since. */
  findSources(snapshotIds: readonly string[]): Promise<{ snapshotId: string; source: string }[]> {
    return this.manager.query(
      `/* IndexRepository.findSources */
       SELECT id AS "snapshotId", source FROM list_snapshot WHERE id = ANY ($1) AND in_force_at IS NOT NULL`,
      [snapshotIds],
    );
  }

  /** Subjects of one source that any version between the two touched, as each of them has it. Null is "no version". */
  async findTouched({ source, before, after }: VersionsOfSource): Promise<SubjectDifference[]> {
    const rows: { id: string; before: Side | null; after: Side | null }[] = await this.manager.query(
      `/* IndexRepository.findTouched */
       WITH place AS (
         SELECT s.id, s.in_force_at AS at FROM list_snapshot s WHERE s.source = $1 AND s.in_force_at IS NOT NULL),
       bound AS (
         SELECT (SELECT at FROM place WHERE id = $2) AS before, (SELECT at FROM place WHERE id = $3) AS after),
       touched AS (
         SELECT DISTINCT v.subject_id AS id FROM listed_subject_version v JOIN place p ON p.id = v.snapshot_id, bound b
         WHERE p.at > least(coalesce(b.before, '-infinity'), coalesce(b.after, '-infinity'))
           AND p.at <= greatest(coalesce(b.before, '-infinity'), coalesce(b.after, '-infinity')))
       SELECT t.id, old.side AS before, new.side AS after FROM touched t CROSS JOIN bound b
       LEFT JOIN LATERAL (
         SELECT jsonb_build_object('record', v.record, 'hash', v.screening_hash, 'removed', v.removed) AS side
         FROM listed_subject_version v JOIN place p ON p.id = v.snapshot_id
         WHERE v.subject_id = t.id AND p.at <= b.before ORDER BY p.at DESC LIMIT 1) AS old ON true
       LEFT JOIN LATERAL (
         SELECT jsonb_build_object('record', v.record, 'hash', v.screening_hash, 'removed', v.removed) AS side
         FROM listed_subject_version v JOIN place p ON p.id = v.snapshot_id
         WHERE v.subject_id = t.id AND p.at <= b.after ORDER BY p.at DESC LIMIT 1) AS new ON true
       ORDER BY t.id`,
      [source, before, after],
    );
    return rows.map(({ id, ...sides }) => ({
      id,
      source,
      before: rowOf(id, source, sides.before),
      after: rowOf(id, source, sides.after),
    }));
  }
}

interface Side {
  record: ListedRecord;
  hash: string;
  removed: boolean;
}

const rowOf = (id: string, source: string, side: Side | null): IndexedRow | null =>
  side && !side.removed ? { id, source, record: side.record, screeningHash: side.hash } : null;
