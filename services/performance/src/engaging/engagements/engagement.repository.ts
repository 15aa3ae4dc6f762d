import { isId } from '@partner-commons/platform/id';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { EngagementRow } from './engagement.rules';
import type { EngagementRevision } from './engagement-revision.view';

export interface EngagementQuery {
  /** Null is every partner; else those and what was merged into them. */
  partnerIds: readonly string[] | null;
  agency: string | null;
  country: string | null;
  state: string | null;
  sector: string | null;
  /** Null is every country that there is. */
  countries: readonly string[] | null;
  /** First day of the year, and of the next one. */
  from: string | null;
  until: string | null;
}

const columns = `e.id, e.agency AS "agencyCode", e.external_id AS "externalId", e.partner_id AS "partnerId", e.country, e.sector,
  e.strategic_outcomes AS "strategicOutcomeRefs",
  e.starts_on::text AS "from", e.ends_on::text AS "to", e.amount_usd AS "amountUsd",
  e.undisbursed_usd AS "undisbursedUsd", e.state, e.version, e.recorded_at AS "recordedAt"`;

/** Shared by page and count, so that a total never counts other rows than the pages show. */
const matching = `FROM engagement e
  WHERE ($1::uuid[] IS NULL OR e.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))
    AND ($2::text IS NULL OR e.agency = $2) AND ($3::text IS NULL OR e.country = $3)
    AND ($4::text IS NULL OR e.state = $4)
    AND ($5::date IS NULL OR (e.starts_on < $6::date AND (e.ends_on IS NULL OR e.ends_on >= $5::date)))
    AND ($7::text IS NULL OR e.sector = $7) AND ($8::text[] IS NULL OR e.country = ANY ($8))`;

const place = ({ partnerIds, agency, country, state, sector, countries, from, until }: EngagementQuery) => [
  partnerIds,
  agency,
  country,
  state,
  from,
  until,
  sector,
  countries,
];

export class EngagementRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<EngagementRow[]> {
    return this.manager.query(
      `/* EngagementRepository.findByIds */ SELECT ${columns} FROM engagement e WHERE e.id = ANY ($1)`,
      [ids],
    );
  }

  /** By the agency's own numbers, or by our ids. */
  findReferred(agency: string, references: readonly string[]): Promise<EngagementRow[]> {
    return this.manager.query(
      `/* EngagementRepository.findReferred */
       SELECT ${columns} FROM engagement e WHERE e.agency = $1 AND (e.external_id = ANY ($2) OR e.id = ANY ($3))`,
      [agency, references, references.filter(isId)],
    );
  }

  findPage(query: EngagementQuery, after: string | null, limit: number): Promise<EngagementRow[]> {
    return this.manager.query(
      `/* EngagementRepository.findPage */
       SELECT ${columns} ${matching} AND ($9::uuid IS NULL OR e.id < $9) ORDER BY e.id DESC LIMIT $10`,
      [...place(query), after, limit],
    );
  }

  async count(query: EngagementQuery): Promise<number> {
    const [row] = await this.manager.query(`/* EngagementRepository.count */ ${countUpTo(matching)}`, place(query));
    return row.count;
  }

  /** False when the agency has recorded this agreement before; waits for another one who is just recording it. */
  async insert(row: EngagementRow): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* EngagementRepository.insert */
       INSERT INTO engagement (id, agency, external_id, partner_id, country, starts_on, ends_on, amount_usd,
                               undisbursed_usd, state, version, recorded_at, sector, strategic_outcomes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT ON CONSTRAINT engagement_external_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.agencyCode,
        row.externalId,
        row.partnerId,
        row.country,
        row.from,
        row.to,
        row.amountUsd,
        row.undisbursedUsd,
        row.state,
        row.version,
        row.recordedAt,
        row.sector,
        row.strategicOutcomeRefs,
      ],
    );
    return inserted.length > 0;
  }

  async lock(agency: string, externalId: string): Promise<EngagementRow | null> {
    const [row] = await this.manager.query(
      `/* EngagementRepository.lock */
       SELECT ${columns} FROM engagement e WHERE e.agency = $1 AND e.external_id = $2 FOR UPDATE`,
      [agency, externalId],
    );
    return row ?? null;
  }

  async update(row: EngagementRow): Promise<void> {
    await this.manager.query(
      `/* EngagementRepository.update */
       UPDATE engagement SET partner_id = $2, country = $3, starts_on = $4, ends_on = $5, amount_usd = $6,
         undisbursed_usd = $7, state = $8, version = $9, recorded_at = $10, sector = $11, strategic_outcomes = $12 WHERE id = $1`,
      [
        row.id,
        row.partnerId,
        row.country,
        row.from,
        row.to,
        row.amountUsd,
        row.undisbursedUsd,
        row.state,
        row.version,
        row.recordedAt,
        row.sector,
        row.strategicOutcomeRefs,
      ],
    );
  }

  /** Keeps the present version for ever, for questions about the past. */
  async keepRevision(id: string): Promise<void> {
    await this.manager.query(
      `/* EngagementRepository.keepRevision */
       INSERT INTO engagement_revision (engagement_id, agency, partner_id, country, starts_on, ends_on, amount_usd,
                                        undisbursed_usd, state, version, recorded_at, sector, strategic_outcomes)
       SELECT id, agency, partner_id, country, starts_on, ends_on, amount_usd, undisbursed_usd, state, version,
         recorded_at, sector, strategic_outcomes
       FROM engagement WHERE id = $1`,
      [id],
    );
  }

  /** The latest 100 of each. */
  findRevisions(ids: readonly string[]): Promise<EngagementRevision[]> {
    return this.manager.query(
      `/* EngagementRepository.findRevisions */
       SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT engagement_id AS "engagementId", partner_id AS "partnerId", version, recorded_at AS "recordedAt", country,
           sector, starts_on::text AS "from",
           ends_on::text AS "to", amount_usd AS "amountUsd", undisbursed_usd AS "undisbursedUsd", state
         FROM engagement_revision WHERE engagement_id = wanted.id ORDER BY version DESC LIMIT 100) AS latest`,
      [ids],
    );
  }
}
