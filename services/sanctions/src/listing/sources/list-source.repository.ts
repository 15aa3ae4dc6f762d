import type { EntityManager } from 'typeorm';
import type { ListSource } from './list-source.entity';

export type ListSourceRow = Omit<ListSource, 'inForce' | 'isStale' | 'isScreened' | 'lastRefresh'>;

export type NewListSource = Omit<
  ListSourceRow,
  'inForceSnapshotId' | 'screenedSnapshotId' | 'fetchedSha256' | 'fetchedEtag' | 'fetchedModified'
>;

/** What the server said of the bytes that it sent. */
export interface Fetched {
  sha256: string;
  etag: string | null;
  modified: string | null;
}

export interface ListVersionRow {
  snapshotId: string;
  source: string;
  version: string;
  publishedAt: Date;
  confirmedAt: Date;
  maxAgeHours: number;
}

/** A list that screening uses, and nothing else while the transaction lasts. */
export interface ListInForce {
  source: string;
  snapshotId: string;
  version: string;
  binding: string;
}

export interface ConfirmedSource {
  source: string;
  binding: string;
  maxAgeHours: number;
  version: string;
  publishedAt: Date;
  confirmedAt: Date;
}

const columns = `code, name, authority, binding, formats, agency, legal_basis AS "legalBasis", licence, url,
  refresh_hours AS "refreshHours", fetched_sha256 AS "fetchedSha256", fetched_etag AS "fetchedEtag",
  fetched_modified AS "fetchedModified", max_age_hours AS "maxAgeHours", plausible_min AS "plausibleMin",
  plausible_max AS "plausibleMax", in_force_snapshot_id AS "inForceSnapshotId",
  screened_snapshot_id AS "screenedSnapshotId"`;

export class ListSourceRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<ListSourceRow[]> {
    return this.manager.query(
      `/* ListSourceRepository.findAll */ SELECT ${columns} FROM list_source ORDER BY code COLLATE "C" LIMIT 100`,
    );
  }

  async find(code: string): Promise<ListSourceRow | null> {
    const [row] = await this.manager.query(
      `/* ListSourceRepository.find */ SELECT ${columns} FROM list_source WHERE code = $1`,
      [code],
    );
    return row ?? null;
  }

  /** False when there is one of this code. */
  async insert(source: NewListSource): Promise<boolean> {
    const { code, name, authority, binding, maxAgeHours, plausibleMin, plausibleMax } = source;
    const { formats, agency, legalBasis, licence, url, refreshHours } = source;
    const rows = await this.manager.query(
      `/* ListSourceRepository.insert */
       INSERT INTO list_source (code, name, authority, binding, max_age_hours, plausible_min, plausible_max, formats, agency,
                                legal_basis, licence, url, refresh_hours)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT ON CONSTRAINT list_source_pk DO NOTHING RETURNING code`,
      [
        code,
        name,
        authority,
        binding,
        maxAgeHours,
        plausibleMin,
        plausibleMax,
        formats,
        agency,
        legalBasis,
        licence,
        url,
        refreshHours,
      ],
    );
    return rows.length === 1;
  }

  async saveFetched(code: string, { sha256, etag, modified }: Fetched): Promise<void> {
    await this.manager.query(
      `/* ListSourceRepository.saveFetched */
       UPDATE list_source SET fetched_sha256 = $2, fetched_etag = $3, fetched_modified = $4 WHERE code = $1`,
      [code, sha256, etag, modified],
    );
  }

  findVersions(snapshotIds: readonly string[]): Promise<ListVersionRow[]> {
    return this.manager.query(
      `/* ListSourceRepository.findVersions */
       SELECT s.id AS "snapshotId", s.source, s.version, s.published_at AS "publishedAt", s.confirmed_at AS "confirmedAt",
              l.max_age_hours AS "maxAgeHours"
       FROM list_snapshot s JOIN list_source l ON l.code = s.source WHERE s.id = ANY ($1)`,
      [snapshotIds],
    );
  }

  /** Until the transaction ends no list can come into force, so that no answer mixes versions (trust.md L07). */
  lockInForce(): Promise<ListInForce[]> {
    return this.manager.query(
      `/* ListSourceRepository.lockInForce */
       SELECT l.code AS source, s.id AS "snapshotId", s.version, l.binding
       FROM list_source l JOIN list_snapshot s ON s.id = l.in_force_snapshot_id
       ORDER BY l.code COLLATE "C" FOR SHARE OF l`,
    );
  }

  /** All of them in one order: what is published about one source tells about the others too. */
  lockAll(): Promise<ListSourceRow[]> {
    return this.manager.query(
      `/* ListSourceRepository.lockAll */ SELECT ${columns} FROM list_source ORDER BY code COLLATE "C" FOR UPDATE`,
    );
  }

  async bringIntoForce(code: string, snapshotId: string): Promise<void> {
    await this.manager.query(
      '/* ListSourceRepository.bringIntoForce */ UPDATE list_source SET in_force_snapshot_id = $2 WHERE code = $1',
      [code, snapshotId],
    );
  }

  async markScreened(code: string, snapshotId: string): Promise<void> {
    await this.manager.query(
      '/* ListSourceRepository.markScreened */ UPDATE list_source SET screened_snapshot_id = $2 WHERE code = $1',
      [code, snapshotId],
    );
  }

  findConfirmed(): Promise<ConfirmedSource[]> {
    return this.manager.query(
      `/* ListSourceRepository.findConfirmed */
       SELECT l.code AS source, l.binding, l.max_age_hours AS "maxAgeHours", s.version, s.published_at AS "publishedAt",
              s.confirmed_at AS "confirmedAt"
       FROM list_source l JOIN list_snapshot s ON s.id = l.in_force_snapshot_id AND s.id = l.screened_snapshot_id
       ORDER BY l.code COLLATE "C"`,
    );
  }
}
