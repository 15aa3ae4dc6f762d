import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ListSnapshot, ListSnapshotState } from './list-snapshot.entity';
import type { ListSnapshotProblem } from './list-snapshot-problem.entity';

export type ListSnapshotRow = Omit<ListSnapshot, 'delta' | 'job'>;

export type NewSnapshot = Pick<
  ListSnapshotRow,
  'id' | 'source' | 'format' | 'sha256' | 'retrievedAt' | 'fileId' | 'jobId' | 'agency' | 'importedBy' | 'createdAt'
>;

export type SnapshotContent = Pick<
  ListSnapshotRow,
  | 'version'
  | 'publishedAt'
  | 'records'
  | 'individuals'
  | 'entities'
  | 'notTaken'
  | 'ended'
  | 'passedOver'
  | 'added'
  | 'amended'
  | 'removed'
  | 'kept'
  | 'toRescreen'
>;

export interface SnapshotSearch {
  source: string | null;
  state: ListSnapshotState | null;
  /** Id of the last snapshot of the page before. */
  after: string | null;
  limit: number;
}

export interface Outcome {
  state: ListSnapshotState | `${ListSnapshotState}`;
  reason: string | null;
  message: string | null;
  confirmedAt: Date | null;
  inForceAt: Date | null;
}

export interface Release {
  id: string;
  releasedBy: string;
  releaseReason: string;
  jobId: string;
}

const columns = `id, source, state, reason, message, version, sha256, published_at AS "publishedAt",
  retrieved_at AS "retrievedAt", confirmed_at AS "confirmedAt", in_force_at AS "inForceAt", records, individuals, entities,
  not_taken AS "notTaken", ended, passed_over AS "passedOver", format, version_no AS "versionNo",
  derived_from AS "derivedFrom", added, amended, removed, kept, to_rescreen AS "toRescreen", file_id AS "fileId",
  job_id AS "jobId", agency, imported_by AS "importedBy", released_by AS "releasedBy",
  release_reason AS "releaseReason", created_at AS "createdAt"`;
const matching = 'FROM list_snapshot WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR source = $2)';
const problemsOf = 'FROM list_snapshot_problem WHERE snapshot_id = $1';

export class ListSnapshotRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(snapshot: NewSnapshot): Promise<void> {
    const { id, source, format, sha256, retrievedAt, fileId, jobId, agency, importedBy, createdAt } = snapshot;
    await this.manager.query(
      `/* ListSnapshotRepository.insert */
       INSERT INTO list_snapshot (id, source, state, sha256, retrieved_at, file_id, job_id, agency, imported_by, created_at, format)
       VALUES ($1, $2, 'PENDING', $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, source, sha256, retrievedAt, fileId, jobId, agency, importedBy, createdAt, format],
    );
  }

  async find(id: string): Promise<ListSnapshotRow | null> {
    const [row] = await this.manager.query(
      `/* ListSnapshotRepository.find */ SELECT ${columns} FROM list_snapshot WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  search({ state, source, after, limit }: SnapshotSearch): Promise<ListSnapshotRow[]> {
    return this.manager.query(
      `/* ListSnapshotRepository.search */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
      [state, source, after, limit],
    );
  }

  async count({ state, source }: SnapshotSearch): Promise<number> {
    const [row] = await this.manager.query(`/* ListSnapshotRepository.count */ ${countUpTo(matching)}`, [
      state,
      source,
    ]);
    return row.count;
  }

  async lock(id: string): Promise<ListSnapshotRow | null> {
    const [row] = await this.manager.query(
      `/* ListSnapshotRepository.lock */ SELECT ${columns} FROM list_snapshot WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** False when somebody else decided meanwhile. */
  async release({ id, releasedBy, releaseReason, jobId }: Release): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* ListSnapshotRepository.release */
       UPDATE list_snapshot SET state = 'PENDING', released_by = $2, release_reason = $3, job_id = $4
       WHERE id = $1 AND state = 'QUARANTINED' RETURNING id`,
      [id, releasedBy, releaseReason, jobId],
    );
    return rows.length === 1;
  }

  async saveContent(id: string, content: SnapshotContent): Promise<void> {
    const { version, publishedAt, records, individuals, entities, notTaken, ended, passedOver } = content;
    const { added, amended, removed, kept, toRescreen } = content;
    await this.manager.query(
      `/* ListSnapshotRepository.saveContent */
       UPDATE list_snapshot SET version = $2, published_at = $3, records = $4, individuals = $5, entities = $6,
         not_taken = $7, added = $8, amended = $9, removed = $10, kept = $11, to_rescreen = $12, ended = $13,
         passed_over = $14
       WHERE id = $1`,
      [
        id,
        version,
        publishedAt,
        records,
        individuals,
        entities,
        notTaken,
        added,
        amended,
        removed,
        kept,
        toRescreen,
        ended,
        passedOver,
      ],
    );
  }

  async saveOutcome(id: string, { state, reason, message, confirmedAt, inForceAt }: Outcome): Promise<void> {
    await this.manager.query(
      `/* ListSnapshotRepository.saveOutcome */
       UPDATE list_snapshot SET state = $2, reason = coalesce($3, reason), message = coalesce($4, message),
         confirmed_at = $5, in_force_at = $6,
         version_no = CASE WHEN $2 = 'IN_FORCE' THEN
           (SELECT coalesce(max(o.version_no), 0) + 1 FROM list_snapshot o WHERE o.source = list_snapshot.source) END
       WHERE id = $1`,
      [id, state, reason, message, confirmedAt, inForceAt],
    );
  }

  /** The version in force once more, without the entries whose period ended; the caller holds the source. */
  async derive(id: string, fromId: string, facts: { version: string; removed: number; at: Date }): Promise<void> {
    await this.manager.query(
      `/* ListSnapshotRepository.derive */
       INSERT INTO list_snapshot (id, source, state, version, sha256, published_at, retrieved_at, confirmed_at, in_force_at,
         records, individuals, entities, not_taken, ended, passed_over, added, amended, removed, kept, to_rescreen, file_id,
         job_id, agency, imported_by, created_at, format, version_no, derived_from)
       SELECT $1, source, 'IN_FORCE', $3, sha256, published_at, retrieved_at, confirmed_at, $5, records, individuals, entities,
         not_taken, coalesce(ended, 0) + $4, passed_over, 0, 0, $4, records - coalesce(ended, 0) - $4, 0, file_id, job_id, agency,
         'service:sanctions', $5, format, version_no + 1, id
       FROM list_snapshot WHERE id = $2`,
      [id, fromId, facts.version, facts.removed, facts.at],
    );
  }

  async supersede(id: string): Promise<void> {
    await this.manager.query(
      `/* ListSnapshotRepository.supersede */ UPDATE list_snapshot SET state = 'SUPERSEDED' WHERE id = $1`,
      [id],
    );
  }

  /** Only forward: a file that was fetched earlier than another proves nothing newer. */
  async confirm(id: string, confirmedAt: Date): Promise<void> {
    await this.manager.query(
      `/* ListSnapshotRepository.confirm */
       UPDATE list_snapshot SET confirmed_at = greatest(confirmed_at, $2) WHERE id = $1`,
      [id, confirmedAt],
    );
  }

  /** A released file is read again, so what its first reading reported is replaced. */
  async replaceProblems(id: string, problems: Pick<ListSnapshotProblem, 'ref' | 'reason'>[]): Promise<void> {
    await this.manager.query(`/* ListSnapshotRepository.replaceProblems */ DELETE ${problemsOf}`, [id]);
    await this.manager.query(
      `/* ListSnapshotRepository.replaceProblems */
       INSERT INTO list_snapshot_problem (snapshot_id, position, ref, reason)
       SELECT $1, position, ref, reason
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS found (ref, reason, position)`,
      [id, problems.map(({ ref }) => ref), problems.map(({ reason }) => reason)],
    );
  }

  findProblems(id: string, after: number, limit: number): Promise<ListSnapshotProblem[]> {
    return this.manager.query(
      `/* ListSnapshotRepository.findProblems */
       SELECT snapshot_id AS "snapshotId", position, ref, reason ${problemsOf} AND position > $2 ORDER BY position LIMIT $3`,
      [id, after, limit],
    );
  }

  async countProblems(id: string): Promise<number> {
    const [row] = await this.manager.query(`/* ListSnapshotRepository.countProblems */ ${countUpTo(problemsOf)}`, [id]);
    return row.count;
  }
}
