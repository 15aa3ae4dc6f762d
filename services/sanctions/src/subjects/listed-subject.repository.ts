import type { EntityManager } from 'typeorm';
import type { ListedRecord } from '../lists/listed-record';
import type { RecordHashes } from '../lists/record-hashes';
import type { ListedSubject } from './listed-subject.entity';

export type ListedSubjectRow = Omit<ListedSubject, 'names' | 'nationalities' | 'births' | 'programme'>;

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

export type ScreenedSubject = Pick<ListedSubject, 'id' | 'record' | 'screeningHash'>;

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

  findListed(sources: readonly string[]): Promise<ScreenedSubject[]> {
    return this.manager.query(
      `/* ListedSubjectRepository.findListed */
       SELECT id, record, screening_hash AS "screeningHash" FROM listed_subject
       WHERE source = ANY ($1) AND delisted_at IS NULL ORDER BY id`,
      [sources],
    );
  }

  /** A subject that comes back keeps its id, so that what was decided about it is found again. */
  async upsert({ source, snapshotId, changes }: ChangeSet): Promise<void> {
    await this.manager.query(
      `/* ListedSubjectRepository.upsert */
       INSERT INTO listed_subject (id, source, external_id, kind, record, content_hash, screening_hash,
                                   first_snapshot_id, changed_snapshot_id)
       SELECT id, $1, external_id, record ->> 'subjectType', record, content_hash, screening_hash, $2, $2
       FROM unnest($3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::text[])
         AS changed (id, external_id, record, content_hash, screening_hash)
       ON CONFLICT (source, external_id) DO UPDATE
       SET kind = excluded.kind, record = excluded.record, content_hash = excluded.content_hash,
           screening_hash = excluded.screening_hash, delisted_at = NULL, changed_snapshot_id = $2`,
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
