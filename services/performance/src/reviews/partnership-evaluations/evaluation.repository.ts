import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PartnershipEvaluation } from './evaluation.view';

export type EvaluationRow = PartnershipEvaluation & { createdBy: string; createdAt: Date };

/** Who looks: asked here as well as by row-level security, so that neither stands alone. */
export interface EvaluationSight {
  agency: string | null;
  /** Whether the agency's drafts are for the viewer. */
  takesPart: boolean;
  ownPartners: readonly string[];
  /** Null is every country. */
  countries: readonly string[] | null;
}

export interface EvaluationQuery {
  partnerIds: readonly string[] | null;
  agency: string | null;
  state: string | null;
}

const columns = `e.id, e.reference_no AS "referenceNo", e.lead_agency AS "leadCode", e.agencies AS "agencyCodes",
  e.partner_id AS "partnerId", e.country, e.starts_on::text AS "from", e.ends_on::text AS "to", e.state, e.title, e.summary,
  e.created_by AS "createdBy", e.created_at AS "createdAt", e.submitted_at AS "submittedAt",
  e.response_due_on::text AS "responseDueOn", e.published_at AS "publishedAt", e.withdrawn_at AS "withdrawnAt", e.version`;

/** $2 agency, $3 whether its drafts too, $4 own partners, $5 countries. */
const inSight = `((($2 = ANY (e.agencies)) AND $3::boolean) OR (e.state = 'PUBLISHED' AND $2::text IS NOT NULL)
    OR (e.submitted_at IS NOT NULL AND e.partner_id = ANY ($4::uuid[])))
  AND ($5::text[] IS NULL OR e.country = ANY ($5))`;

const matching = `FROM partnership_evaluation e
  WHERE ($1::uuid[] IS NULL OR e.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners})) AND ${inSight}
    AND ($6::text IS NULL OR $6 = ANY (e.agencies)) AND ($7::text IS NULL OR e.state = $7)`;

const placesOf = (query: EvaluationQuery, { agency, takesPart, ownPartners, countries }: EvaluationSight) => [
  query.partnerIds,
  agency,
  takesPart,
  ownPartners,
  countries,
  query.agency,
  query.state,
];

/** Row-level security shows drafts to the agencies that take part, published ones to all, and its own to the partner. */
export class EvaluationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByIds(
    ids: readonly string[],
    { agency, takesPart, ownPartners, countries }: EvaluationSight,
  ): Promise<EvaluationRow[]> {
    return this.manager.query(
      `/* EvaluationRepository.findByIds */
       SELECT ${columns} FROM partnership_evaluation e WHERE e.id = ANY ($1) AND ${inSight}`,
      [ids, agency, takesPart, ownPartners, countries],
    );
  }

  findPage(
    query: EvaluationQuery,
    sight: EvaluationSight,
    page: { after: string | null; limit: number },
  ): Promise<EvaluationRow[]> {
    return this.manager.query(
      `/* EvaluationRepository.findPage */
       SELECT ${columns} ${matching} AND ($8::uuid IS NULL OR e.id < $8) ORDER BY e.id DESC LIMIT $9`,
      [...placesOf(query, sight), page.after, page.limit],
    );
  }

  async count(query: EvaluationQuery, sight: EvaluationSight): Promise<number> {
    const [row] = await this.manager.query(
      `/* EvaluationRepository.count */ ${countUpTo(matching)}`,
      placesOf(query, sight),
    );
    return row.count;
  }

  async lock(id: string): Promise<EvaluationRow | null> {
    const [row] = await this.manager.query(
      `/* EvaluationRepository.lock */ SELECT ${columns} FROM partnership_evaluation e WHERE e.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Gives the number that it got. */
  async insert(row: Omit<EvaluationRow, 'referenceNo'>): Promise<string> {
    const [inserted] = await this.manager.query(
      `/* EvaluationRepository.insert */
       INSERT INTO partnership_evaluation (id, lead_agency, agencies, partner_id, country, starts_on, ends_on, state,
         created_by, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING reference_no AS "referenceNo"`,
      [
        row.id,
        row.leadCode,
        row.agencyCodes,
        row.partnerId,
        row.country,
        row.from,
        row.to,
        row.state,
        row.createdBy,
        row.createdAt,
        row.version,
      ],
    );
    return inserted.referenceNo;
  }

  async save(row: EvaluationRow): Promise<void> {
    await this.manager.query(
      `/* EvaluationRepository.save */
       UPDATE partnership_evaluation SET starts_on = $2, ends_on = $3, state = $4, title = $5, summary = $6,
         submitted_at = $7, response_due_on = $8, published_at = $9, withdrawn_at = $10, version = $11 WHERE id = $1`,
      [
        row.id,
        row.from,
        row.to,
        row.state,
        row.title,
        row.summary,
        row.submittedAt,
        row.responseDueOn,
        row.publishedAt,
        row.withdrawnAt,
        row.version,
      ],
    );
  }
}
