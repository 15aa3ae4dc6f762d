import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';

export interface ClosureRow {
  closureId: string | null;
  engagementId: string;
  externalId: string;
  agencyCode: string;
  partnerId: string;
  country: string;
  stored: 'SUBMITTED' | 'WAIVED' | null;
  dueOn: string;
  submittedAt: Date | null;
  version: number;
}

export interface ClosureQuery {
  agency: string | null;
  country: string | null;
  state: string | null;
  /** First day of the year, and of the next one. */
  from: string | null;
  until: string | null;
  today: string;
  horizon: string;
  /** Null is every country. */
  countries: readonly string[] | null;
}

const columns = `c.id AS "closureId", e.id AS "engagementId", e.external_id AS "externalId", e.agency AS "agencyCode",
  e.partner_id AS "partnerId", e.country, c.state AS stored, coalesce(c.due_on, e.ends_on)::text AS "dueOn",
  c.submitted_at AS "submittedAt", coalesce(c.version, 0) AS version`;

/** Agreements that were never signed, or that have no end, are never due. */
const matching = `FROM engagement e LEFT JOIN closure_assessment c ON c.engagement_id = e.id
  WHERE e.ends_on IS NOT NULL AND e.state <> 'PLANNED' AND (e.ends_on <= $1::date OR c.id IS NOT NULL)
    AND ($2::text IS NULL OR e.agency = $2) AND ($3::text IS NULL OR e.country = $3)
    AND ($4::text IS NULL OR $4 = coalesce(c.state, CASE WHEN e.ends_on < $5::date THEN 'OVERDUE' ELSE 'DUE' END))
    AND ($6::date IS NULL OR (e.ends_on >= $6 AND e.ends_on < $7::date))
    AND ($8::text[] IS NULL OR e.country = ANY ($8))`;

const placesOf = (query: ClosureQuery) => [
  query.horizon,
  query.agency,
  query.country,
  query.state,
  query.today,
  query.from,
  query.until,
  query.countries,
];

/** That assessments are due or done; what they say, closure_assessment_text keeps. */
export class ClosureAssessmentRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage(query: ClosureQuery, after: readonly string[] | null, limit: number): Promise<ClosureRow[]> {
    return this.manager.query(
      `/* ClosureAssessmentRepository.findPage */
       SELECT ${columns} ${matching} AND ($9::date IS NULL OR (e.ends_on, e.id) > ($9::date, $10::uuid))
       ORDER BY e.ends_on, e.id LIMIT $11`,
      [...placesOf(query), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(query: ClosureQuery): Promise<number> {
    const [row] = await this.manager.query(
      `/* ClosureAssessmentRepository.count */ ${countUpTo(matching)}`,
      placesOf(query),
    );
    return row.count;
  }

  async find(engagementId: string): Promise<ClosureRow | null> {
    const [row] = await this.manager.query(
      `/* ClosureAssessmentRepository.find */
       SELECT ${columns} FROM engagement e LEFT JOIN closure_assessment c ON c.engagement_id = e.id WHERE e.id = $1
         AND e.ends_on IS NOT NULL AND e.state <> 'PLANNED'`,
      [engagementId],
    );
    return row ?? null;
  }

  /** Null when there is none; waits for whoever is writing one. */
  async lock(engagementId: string): Promise<{ id: string; state: 'SUBMITTED' | 'WAIVED'; version: number } | null> {
    const [row] = await this.manager.query(
      `/* ClosureAssessmentRepository.lock */
       SELECT id, state, version FROM closure_assessment WHERE engagement_id = $1 FOR NO KEY UPDATE`,
      [engagementId],
    );
    return row ?? null;
  }

  async insert(row: ClosureRow & { closureId: string }): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* ClosureAssessmentRepository.insert */
       INSERT INTO closure_assessment (id, engagement_id, agency, partner_id, country, state, due_on, submitted_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT closure_assessment_engagement_uq DO NOTHING RETURNING id`,
      [
        row.closureId,
        row.engagementId,
        row.agencyCode,
        row.partnerId,
        row.country,
        row.stored,
        row.dueOn,
        row.submittedAt,
        row.version,
      ],
    );
    return inserted.length > 0;
  }

  async save(id: string, { stored, submittedAt, version }: ClosureRow): Promise<void> {
    await this.manager.query(
      `/* ClosureAssessmentRepository.save */
       UPDATE closure_assessment SET state = $2, submitted_at = $3, version = $4 WHERE id = $1`,
      [id, stored, submittedAt, version],
    );
  }

  countOverdue(partnerIds: readonly string[], today: string): Promise<{ partnerId: string; count: number }[]> {
    return this.manager.query(
      `/* ClosureAssessmentRepository.countOverdue */
       SELECT wanted.partner_id AS "partnerId", count(*)::int AS count
       FROM ${wantedPartners} JOIN engagement e ON e.partner_id = ANY (wanted.ids)
       WHERE e.ends_on < $2 AND e.state <> 'PLANNED'
         AND NOT EXISTS (SELECT FROM closure_assessment c WHERE c.engagement_id = e.id)
       GROUP BY wanted.partner_id`,
      [partnerIds, today],
    );
  }

  /** How an agency did in a year, for reports: agreements that ended in it. */
  async summarise(agency: string, from: string, until: string, today: string) {
    const [row] = await this.manager.query(
      `/* ClosureAssessmentRepository.summarise */
       SELECT count(*)::int AS ended, count(*) FILTER (WHERE c.state = 'SUBMITTED')::int AS submitted,
         count(*) FILTER (WHERE c.state = 'WAIVED')::int AS waived, count(*) FILTER (WHERE c.id IS NULL)::int AS overdue
       FROM engagement e LEFT JOIN closure_assessment c ON c.engagement_id = e.id
       WHERE e.agency = $1 AND e.state <> 'PLANNED' AND e.ends_on >= $2 AND e.ends_on < $3 AND e.ends_on < $4`,
      [agency, from, until, today],
    );
    return row as { ended: number; submitted: number; waived: number; overdue: number };
  }

  /** For the job role: those that nobody was reminded of in this respect; batches keep a run short. */
  remind(kind: 'DUE_SOON' | 'OVERDUE', { today, horizon, at }: { today: string; horizon: string; at: Date }) {
    return this.manager.query(
      `/* ClosureAssessmentRepository.remind */
       WITH told AS (
         INSERT INTO closure_reminder (engagement_id, due_on, kind, at)
         SELECT e.id, e.ends_on, $1, $4 FROM engagement e
         WHERE e.ends_on IS NOT NULL AND e.state <> 'PLANNED' AND e.ends_on >= $2::date - 366
           AND (($1 = 'OVERDUE' AND e.ends_on < $2::date) OR ($1 = 'DUE_SOON' AND e.ends_on BETWEEN $2::date AND $3::date))
           AND NOT EXISTS (SELECT FROM closure_assessment c WHERE c.engagement_id = e.id)
           AND NOT EXISTS (SELECT FROM closure_reminder r WHERE r.engagement_id = e.id AND r.due_on = e.ends_on AND r.kind = $1)
         ORDER BY e.ends_on, e.id LIMIT 200
         ON CONFLICT DO NOTHING RETURNING engagement_id
       )
       SELECT e.id AS "engagementId", e.external_id AS "externalId", e.agency AS "agencyCode",
         e.partner_id AS "partnerId", e.ends_on::text AS "dueOn"
       FROM told JOIN engagement e ON e.id = told.engagement_id ORDER BY e.ends_on, e.id`,
      [kind, today, horizon, at],
    ) as Promise<Pick<ClosureRow, 'engagementId' | 'externalId' | 'agencyCode' | 'partnerId' | 'dueOn'>[]>;
  }
}

export interface StoredClosureText {
  closureId: string;
  sealed: string;
  version: number;
}

/** CONFIDENTIAL: row-level security shows texts to staff of their agency who need them. */
export class ClosureTextRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest version of each. */
  find(closureIds: readonly string[]): Promise<StoredClosureText[]> {
    return this.manager.query(
      `/* ClosureTextRepository.find */
       SELECT DISTINCT ON (closure_id) closure_id AS "closureId", sealed, version FROM closure_assessment_text
       WHERE closure_id = ANY ($1) ORDER BY closure_id, version DESC`,
      [closureIds],
    );
  }

  async insert(text: StoredClosureText & { agency: string; writtenBy: string }): Promise<void> {
    await this.manager.query(
      `/* ClosureTextRepository.insert */
       INSERT INTO closure_assessment_text (closure_id, version, agency, sealed, written_by) VALUES ($1, $2, $3, $4, $5)`,
      [text.closureId, text.version, text.agency, text.sealed, text.writtenBy],
    );
  }
}
