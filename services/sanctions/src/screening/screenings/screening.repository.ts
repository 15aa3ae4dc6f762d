import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ClearanceState } from '../clearances/clearance.rules';
import type { Screening, ScreeningTrigger } from './screening.entity';

export type ScreeningCause = `${ScreeningTrigger}`;

export interface NewScreening {
  id: string;
  partnerId: string;
  basisHash: string;
  trigger: ScreeningCause;
  hitCount: number;
}

/** What all screenings of a batch have in common, so that each can be repeated to the same result. */
export interface ScreeningTerms {
  listVersions: readonly object[];
  scorerVersion: string;
  threshold: number;
  checkedAt: Date;
}

export type ScreeningRow = Omit<Screening, 'partner' | 'hitCount'>;

const columns = `s.id, s.partner_id AS "partnerId", s.basis_hash AS "basisHash", s.trigger, s.list_versions AS "listVersions",
  s.scorer_version AS "scorerVersion", s.threshold::float8 AS threshold, s.checked_at AS "checkedAt", s.status`;
const ofPartners = 'FROM screening s WHERE s.partner_id = q.id';

export class ScreeningRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(
    screenings: NewScreening[],
    { listVersions, scorerVersion, threshold, checkedAt }: ScreeningTerms,
  ): Promise<void> {
    await this.manager.query(
      `/* ScreeningRepository.insert */
       INSERT INTO screening (id, partner_id, basis_hash, trigger, hit_count, list_versions, scorer_version, threshold,
                              checked_at)
       SELECT id, partner_id, basis_hash, trigger, hit_count, $6, $7, $8, $9
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[])
         AS done (id, partner_id, basis_hash, trigger, hit_count)`,
      [
        screenings.map(({ id }) => id),
        screenings.map(({ partnerId }) => partnerId),
        screenings.map(({ basisHash }) => basisHash),
        screenings.map(({ trigger }) => trigger),
        screenings.map(({ hitCount }) => hitCount),
        JSON.stringify(listVersions),
        scorerVersion,
        threshold,
        checkedAt,
      ],
    );
  }

  /** What the clearance became is known when the hits have been settled, and those cite their screening. */
  async saveStatus(outcomes: readonly { screeningId: string; status: ClearanceState }[]): Promise<void> {
    await this.manager.query(
      `/* ScreeningRepository.saveStatus */
       UPDATE screening AS s SET status = done.status FROM unnest($1::uuid[], $2::text[]) AS done (id, status)
       WHERE s.id = done.id`,
      [outcomes.map(({ screeningId }) => screeningId), outcomes.map(({ status }) => status)],
    );
  }

  async find(id: string): Promise<ScreeningRow | null> {
    const [row] = await this.manager.query(
      `/* ScreeningRepository.find */ SELECT ${columns} FROM screening s WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** One page for each partner, newest first. */
  listOf(partnerIds: readonly string[], after: string | null, limit: number): Promise<ScreeningRow[]> {
    return this.manager.query(
      `/* ScreeningRepository.listOf */
       SELECT page.* FROM unnest($1::uuid[]) AS q (id) CROSS JOIN LATERAL (
         SELECT ${columns} ${ofPartners} AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3) AS page`,
      [partnerIds, after, limit],
    );
  }

  countOf(partnerIds: readonly string[]): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* ScreeningRepository.countOf */
       SELECT q.id AS parent, counted.count FROM unnest($1::uuid[]) AS q (id)
       CROSS JOIN LATERAL (${countUpTo(ofPartners)}) AS counted`,
      [partnerIds],
    );
  }

  /** The last one of each partner until an instant, with the versions that a run over the roster confirmed since. */
  findAsOf(partnerIds: readonly string[], at: Date): Promise<PastScreening[]> {
    return this.manager.query(
      `/* ScreeningRepository.findAsOf */
       SELECT q.id AS "partnerId", s.status, coalesce(r.finished_at, s.checked_at) AS "checkedAt",
              coalesce(r.snapshots, ARRAY(SELECT (v ->> 'snapshotId')::uuid
                                          FROM jsonb_array_elements(s.list_versions) AS v ORDER BY 1)) AS snapshots
       FROM unnest($1::uuid[]) AS q (id) CROSS JOIN LATERAL (
         SELECT status, checked_at, list_versions FROM screening WHERE partner_id = coalesce(
             (SELECT survivor_id FROM partner_redirect WHERE old_id = q.id), q.id) AND checked_at <= $2
         ORDER BY checked_at DESC, id DESC LIMIT 1) AS s
       LEFT JOIN LATERAL (
         SELECT snapshots, finished_at FROM roster_run WHERE finished_at <= $2 AND finished_at > s.checked_at AND s.status <> 'UNKNOWN'
         ORDER BY finished_at DESC LIMIT 1) AS r ON true`,
      [partnerIds, at],
    );
  }
}

export interface PastScreening {
  partnerId: string;
  status: ClearanceState | null;
  checkedAt: Date;
  snapshots: string[];
}

/** What a screening asked and found, sealed. Only a transaction with a viewer reaches it. */
export class ScreeningMatchRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async insertMatches(rows: readonly { screeningId: string; sealed: string }[]): Promise<void> {
    await this.manager.query(
      `/* ScreeningMatchRepository.insertMatches */
       INSERT INTO screening_match (screening_id, sealed) SELECT * FROM unnest($1::uuid[], $2::text[])`,
      [rows.map(({ screeningId }) => screeningId), rows.map(({ sealed }) => sealed)],
    );
  }

  /** Those whose basis was not kept by an earlier screening. */
  findUnkeptBases(bases: readonly { partnerId: string; basisHash: string }[]): Promise<{ partnerId: string }[]> {
    return this.manager.query(
      `/* ScreeningMatchRepository.findUnkeptBases */
       SELECT asked.partner_id AS "partnerId" FROM unnest($1::uuid[], $2::text[]) AS asked (partner_id, basis_hash)
       WHERE NOT EXISTS (SELECT FROM screened_basis b
                         WHERE b.partner_id = asked.partner_id AND b.basis_hash = asked.basis_hash)`,
      [bases.map(({ partnerId }) => partnerId), bases.map(({ basisHash }) => basisHash)],
    );
  }

  async insertBases(rows: readonly { partnerId: string; basisHash: string; sealed: string }[]): Promise<void> {
    await this.manager.query(
      `/* ScreeningMatchRepository.insertBases */
       INSERT INTO screened_basis (partner_id, basis_hash, sealed)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [
        rows.map(({ partnerId }) => partnerId),
        rows.map(({ basisHash }) => basisHash),
        rows.map(({ sealed }) => sealed),
      ],
    );
  }

  findMatches(screeningIds: readonly string[]): Promise<{ screeningId: string; sealed: string }[]> {
    return this.manager.query(
      `/* ScreeningMatchRepository.findMatches */
       SELECT screening_id AS "screeningId", sealed FROM screening_match WHERE screening_id = ANY ($1)`,
      [screeningIds],
    );
  }

  async findBasis(partnerId: string, basisHash: string): Promise<{ sealed: string } | null> {
    const [row] = await this.manager.query(
      `/* ScreeningMatchRepository.findBasis */
       SELECT sealed FROM screened_basis WHERE partner_id = $1 AND basis_hash = $2`,
      [partnerId, basisHash],
    );
    return row ?? null;
  }

  /** Of each partner, the hits that bind: those on lists that only inform stop nobody (domain-model.md 2.6). */
  countBinding(partnerIds: readonly string[]): Promise<BindingHits[]> {
    return this.manager.query(
      `/* ScreeningMatchRepository.countBinding */
       SELECT coalesce(r.survivor_id, h.partner_id) AS "partnerId",
              count(*) FILTER (WHERE h.closed_at IS NULL)::int AS open,
              count(*) FILTER (WHERE h.state = 'CONFIRMED')::int AS confirmed
       FROM hit h JOIN listed_subject s ON s.id = h.subject_id JOIN list_source l ON l.code = s.source
       LEFT JOIN partner_redirect r ON r.old_id = h.partner_id
       WHERE l.binding <> 'INFORMATIVE' AND h.partner_id = ANY (ARRAY(
         SELECT unnest($1::uuid[]) UNION SELECT old_id FROM partner_redirect WHERE survivor_id = ANY ($1)))
       GROUP BY 1`,
      [partnerIds],
    );
  }
}

export interface BindingHits {
  partnerId: string;
  open: number;
  confirmed: number;
}
