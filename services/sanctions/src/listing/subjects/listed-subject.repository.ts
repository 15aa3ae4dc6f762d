import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ListedRecord } from '../lists/listed-record';
import type { RecordHashes } from '../lists/record-hashes';
import type { ListedSubject } from './listed-subject.entity';

export type ListedSubjectRow = Pick<
  ListedSubject,
  | 'id'
  | 'source'
  | 'externalId'
  | 'kind'
  | 'record'
  | 'contentHash'
  | 'screeningHash'
  | 'delistedAt'
  | 'firstSnapshotId'
  | 'changedSnapshotId'
>;

/** What is known of a subject before an import changes it. */
export interface KnownSubject extends RecordHashes {
  id: string;
  isDelisted: boolean;
}

export interface SubjectChange extends RecordHashes {
  id: string;
  record: ListedRecord;
}

export interface ChangeSet {
  source: string;
  snapshotId: string;
  changes: SubjectChange[];
}

export interface Removal {
  source: string;
  snapshotId: string;
  externalIds: string[];
  delistedAt: Date;
}

/** The entries of a version as they were, whatever became of them: each in its latest state up to that version. */
const asOf = `FROM list_snapshot t JOIN listed_subject l ON l.source = t.source
  JOIN LATERAL (SELECT v.* FROM listed_subject_version v JOIN list_snapshot s ON s.id = v.snapshot_id
                WHERE v.subject_id = l.id AND s.version_no <= t.version_no ORDER BY s.version_no DESC LIMIT 1) AS v
    ON NOT v.removed
  WHERE t.id = $1`;

export class ListedSubjectRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<ListedSubjectRow[]> {
    return this.manager.query(
      `/* ListedSubjectRepository.findByIds */
       SELECT id, source, external_id AS "externalId", kind, record, content_hash AS "contentHash",
              screening_hash AS "screeningHash", delisted_at AS "delistedAt", first_snapshot_id AS "firstSnapshotId",
              changed_snapshot_id AS "changedSnapshotId"
       FROM listed_subject WHERE id = ANY ($1)`,
      [ids],
    );
  }

  findKnown(source: string): Promise<KnownSubject[]> {
    return this.manager.query(
      `/* ListedSubjectRepository.findKnown */
       SELECT id, external_id AS "externalId", content_hash AS "contentHash", screening_hash AS "screeningHash",
              delisted_at IS NOT NULL AS "isDelisted"
       FROM listed_subject WHERE source = $1`,
      [source],
    );
  }

  findPageAsOf(snapshotId: string, after: string | null, limit: number): Promise<ListedSubjectRow[]> {
    return this.manager.query(
      `/* ListedSubjectRepository.findPageAsOf */
       SELECT l.id, l.source, l.external_id AS "externalId", v.record ->> 'subjectType' AS kind, v.record,
              v.content_hash AS "contentHash", v.screening_hash AS "screeningHash", NULL::timestamptz AS "delistedAt",
              l.first_snapshot_id AS "firstSnapshotId", v.snapshot_id AS "changedSnapshotId"
       ${asOf} AND ($2::uuid IS NULL OR l.id > $2) ORDER BY l.id LIMIT $3`,
      [snapshotId, after, limit],
    );
  }

  async countAsOf(snapshotId: string): Promise<number> {
    const [row] = await this.manager.query(`/* ListedSubjectRepository.countAsOf */ ${countUpTo(asOf)}`, [snapshotId]);
    return row.count;
  }

  async findSourcesWithEnded(today: string): Promise<string[]> {
    const rows = await this.manager.query(
      `/* ListedSubjectRepository.findSourcesWithEnded */
       SELECT code FROM list_source s WHERE EXISTS (
         SELECT FROM listed_subject l WHERE l.source = s.code AND l.delisted_at IS NULL AND l.listed_until < $1)`,
      [today],
    );
    return rows.map(({ code }: { code: string }) => code);
  }

  /** Of those that are listed, whose period ended before a day. */
  findEnded(source: string, today: string): Promise<{ id: string; externalId: string }[]> {
    return this.manager.query(
      `/* ListedSubjectRepository.findEnded */
       SELECT id, external_id AS "externalId" FROM listed_subject
       WHERE source = $1 AND delisted_at IS NULL AND listed_until < $2 ORDER BY id`,
      [source, today],
    );
  }

  /** A subject that comes back keeps its id, so that what was decided about it is found again. */
  async upsert({ source, snapshotId, changes }: ChangeSet): Promise<void> {
    await this.manager.query(
      `/* ListedSubjectRepository.upsert */
       INSERT INTO listed_subject (id, source, external_id, kind, record, content_hash, screening_hash, listed_until,
                                   first_snapshot_id, changed_snapshot_id)
       SELECT id, $1, external_id, record ->> 'subjectType', record, content_hash, screening_hash,
              (record -> 'period' ->> 'until')::date, $2, $2
       FROM unnest($3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::text[])
         AS changed (id, external_id, record, content_hash, screening_hash)
       ON CONFLICT (source, external_id) DO UPDATE
       SET kind = excluded.kind, record = excluded.record, content_hash = excluded.content_hash,
           screening_hash = excluded.screening_hash, listed_until = excluded.listed_until, delisted_at = NULL,
           changed_snapshot_id = $2`,
      [source, snapshotId, ...columnsOf(changes)],
    );
  }

  async appendVersions({ snapshotId, changes }: ChangeSet): Promise<void> {
    const [ids, , records, contentHashes, screeningHashes] = columnsOf(changes);
    await this.manager.query(
      `/* ListedSubjectRepository.appendVersions */
       INSERT INTO listed_subject_version (subject_id, snapshot_id, record, content_hash, screening_hash, removed)
       SELECT id, $1, record, content_hash, screening_hash, false
       FROM unnest($2::uuid[], $3::jsonb[], $4::text[], $5::text[]) AS changed (id, record, content_hash, screening_hash)`,
      [snapshotId, ids, records, contentHashes, screeningHashes],
    );
  }

  /** Marks, never deletes (S-INV-4). */
  async delist({ source, snapshotId, externalIds, delistedAt }: Removal): Promise<void> {
    await this.manager.query(
      `/* ListedSubjectRepository.delist */
       WITH removed AS (
         UPDATE listed_subject SET delisted_at = $4, changed_snapshot_id = $2
         WHERE source = $1 AND external_id = ANY ($3)
         RETURNING id, record, content_hash, screening_hash
       )
       INSERT INTO listed_subject_version (subject_id, snapshot_id, record, content_hash, screening_hash, removed)
       SELECT id, $2, record, content_hash, screening_hash, true FROM removed`,
      [source, snapshotId, externalIds, delistedAt],
    );
  }
}

const columnsOf = (changes: SubjectChange[]) =>
  [
    changes.map(({ id }) => id),
    changes.map(({ externalId }) => externalId),
    changes.map(({ record }) => JSON.stringify(record)),
    changes.map(({ contentHash }) => contentHash),
    changes.map(({ screeningHash }) => screeningHash),
  ] as const;
