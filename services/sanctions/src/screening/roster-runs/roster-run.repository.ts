import type { EntityManager } from 'typeorm';
import type { PartnerBasis } from '../../federation/partner-basis.repository';

export type RosterTrigger = 'LIST_UPDATE' | 'PERIODIC' | 'SCORER_CHANGE';

export interface RosterRun {
  id: string;
  trigger: RosterTrigger;
  snapshots: string[];
  scorerVersion: string;
  startedAt: Date;
}

/** Partners that were last compared with the same versions by the same scorer. */
export interface OutdatedGroup {
  snapshots: string[];
  scorerVersion: string | null;
  count: number;
}

export interface PageOfGroup {
  group: Pick<OutdatedGroup, 'snapshots' | 'scorerVersion'>;
  /** Those who were screened at this instant or later are done; null when their versions alone say so. */
  before: Date | null;
  /** Id of the last partner of the page before. */
  after: string | null;
  limit: number;
}

export type PagedBasis = PartnerBasis & { isKnown: boolean };

export interface Confirmation {
  partnerIds: readonly string[];
  group: Pick<OutdatedGroup, 'snapshots' | 'scorerVersion'>;
  snapshots: readonly string[];
  checkedAt: Date;
}

const standing = 'NOT EXISTS (SELECT FROM partner_redirect WHERE old_id = c.partner_id)';
const ofGroup = `c.snapshots = $1::uuid[] AND c.scorer_version IS NOT DISTINCT FROM $2
  AND ($3::timestamptz IS NULL OR c.checked_at IS NULL OR c.checked_at < $3)`;

/** Runs over the whole roster, and who is left for them. */
export class RosterRunRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, trigger, snapshots, scorerVersion, startedAt }: RosterRun): Promise<void> {
    await this.manager.query(
      `/* RosterRunRepository.insert */
       INSERT INTO roster_run (id, trigger, snapshots, scorer_version, started_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, trigger, snapshots, scorerVersion, startedAt],
    );
  }

  /** One that was cut short and wanted the same goes on. */
  async findUnfinished({ trigger, snapshots, scorerVersion }: Omit<RosterRun, 'id' | 'startedAt'>) {
    const [row] = await this.manager.query(
      `/* RosterRunRepository.findUnfinished */
       SELECT id, trigger, snapshots, scorer_version AS "scorerVersion", started_at AS "startedAt" FROM roster_run
       WHERE finished_at IS NULL AND trigger = $1 AND snapshots = $2::uuid[] AND scorer_version = $3
       ORDER BY id DESC LIMIT 1`,
      [trigger, snapshots, scorerVersion],
    );
    return (row ?? null) as RosterRun | null;
  }

  async count(id: string, screened: number, confirmed: number): Promise<void> {
    await this.manager.query(
      `/* RosterRunRepository.count */
       UPDATE roster_run SET screened = screened + $2, confirmed = confirmed + $3 WHERE id = $1`,
      [id, screened, confirmed],
    );
  }

  async finish(id: string, finishedAt: Date): Promise<void> {
    await this.manager.query('/* RosterRunRepository.finish */ UPDATE roster_run SET finished_at = $2 WHERE id = $1', [
      id,
      finishedAt,
    ]);
  }

  /** When the last run ended that asked everybody anew; before the first, when screening began. */
  async findLastWhole(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* RosterRunRepository.findLastWhole */
       SELECT coalesce(max(finished_at) FILTER (WHERE trigger IN ('PERIODIC', 'SCORER_CHANGE')), min(finished_at)) AS at
       FROM roster_run`,
    );
    return row.at;
  }

  async hasOtherScorer(scorerVersion: string): Promise<boolean> {
    const [row] = await this.manager.query(
      `/* RosterRunRepository.hasOtherScorer */
       SELECT EXISTS (SELECT FROM clearance WHERE scorer_version <> $1) AS found`,
      [scorerVersion],
    );
    return row.found;
  }

  /** @param before null when versions alone decide; else everybody who was screened earlier is outdated */
  findOutdated(snapshots: readonly string[], scorerVersion: string, before: Date | null): Promise<OutdatedGroup[]> {
    return this.manager.query(
      `/* RosterRunRepository.findOutdated */
       SELECT c.snapshots, c.scorer_version AS "scorerVersion", count(*)::int AS count FROM clearance c
       WHERE ${standing} AND (c.snapshots <> $1::uuid[] OR c.scorer_version IS DISTINCT FROM $2
                              OR ($3::timestamptz IS NOT NULL AND c.checked_at < $3))
       GROUP BY 1, 2 ORDER BY 3 DESC`,
      [snapshots, scorerVersion, before],
    );
  }

  /** Partners whose clearance is UNKNOWN although they were compared with these versions: they are tried again. */
  findUnknown(snapshots: readonly string[], after: string | null, limit: number): Promise<PagedBasis[]> {
    return this.manager.query(
      `/* RosterRunRepository.findUnknown */
       SELECT b.partner_id AS "partnerId", b.basis_hash AS "basisHash", b.primary_type AS "primaryType",
              b.country_of_origin AS "countryOfOrigin", b.names, b.identifiers, b.people, false AS "isKnown"
       FROM clearance c JOIN partner_basis b ON b.partner_id = c.partner_id
       WHERE c.status = 'UNKNOWN' AND c.snapshots = $1::uuid[] AND ($2::uuid IS NULL OR c.partner_id > $2) AND ${standing}
       ORDER BY c.partner_id LIMIT $3`,
      [snapshots, after, limit],
    );
  }

  /** In the order of ids. Known is whose last screening still tells about the partner as it is. */
  findPage({ group, before, after, limit }: PageOfGroup): Promise<PagedBasis[]> {
    return this.manager.query(
      `/* RosterRunRepository.findPage */
       SELECT b.partner_id AS "partnerId", b.basis_hash AS "basisHash", b.primary_type AS "primaryType",
              b.country_of_origin AS "countryOfOrigin", b.names, b.identifiers, b.people,
              c.status <> 'UNKNOWN' AND c.basis_hash = b.basis_hash AS "isKnown"
       FROM clearance c JOIN partner_basis b ON b.partner_id = c.partner_id
       WHERE ${ofGroup} AND ($4::uuid IS NULL OR c.partner_id > $4) AND ${standing}
       ORDER BY c.partner_id LIMIT $5`,
      [group.snapshots, group.scorerVersion, before, after, limit],
    );
  }

  /** Gives whom it confirmed: not those who changed, or were screened, since the page was read. */
  async confirm({ partnerIds, group, snapshots, checkedAt }: Confirmation): Promise<{ partnerId: string }[]> {
    const [rows] = await this.manager.query(
      `/* RosterRunRepository.confirm */
       WITH held AS (
         SELECT c.partner_id FROM clearance c JOIN partner_basis b ON b.partner_id = c.partner_id
         WHERE c.partner_id = ANY ($1) AND c.snapshots = $2::uuid[] AND c.scorer_version IS NOT DISTINCT FROM $3
           AND c.status <> 'UNKNOWN' AND c.basis_hash = b.basis_hash
         ORDER BY c.partner_id FOR NO KEY UPDATE OF c)
       UPDATE clearance AS c SET snapshots = $4, checked_at = $5 FROM held WHERE c.partner_id = held.partner_id
       RETURNING c.partner_id AS "partnerId"`,
      [partnerIds, group.snapshots, group.scorerVersion, snapshots, checkedAt],
    );
    return rows;
  }
}
