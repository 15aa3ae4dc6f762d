import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { OversightRecommendation } from './recommendation.view';

export type RecommendationRow = OversightRecommendation;

export interface RecommendationQuestion {
  report: string | null;
  kind: string | null;
  addressee: string | null;
  mandateId: string | null;
  agency: string | null;
  status: string | null;
  overdueOn: Day | null;
}

/** Place in the list: by report, formal before informal before mandates, by number; the id ends ties. */
export type RecommendationPlace = [report: string, kind: string, number: number, id: string];

const columns = `r.id, r.report, r.kind, r.number, r.addressee, r.agency AS "agencyCode", r.mandate_id AS "mandateId",
  r.title, r.text, r.owner, r.due_on::text AS due, r.kpi_codes AS "kpiCodes", r.source`;

/** Names of kinds happen to stand in the order of their weight. */
const matching = `FROM oversight_recommendation r
  LEFT JOIN LATERAL (SELECT p.status, p.due_on FROM recommendation_position p
    WHERE p.recommendation_id = r.id AND p.agency = $5 ORDER BY p.version DESC LIMIT 1) AS held ON true
  WHERE ($1::text IS NULL OR r.report = $1) AND ($2::text IS NULL OR r.kind = $2)
    AND ($3::text IS NULL OR r.addressee = $3) AND ($4::uuid IS NULL OR r.mandate_id = $4)
    AND ($5::text IS NULL OR r.agency IS NULL OR r.agency = $5) AND ($6::text IS NULL OR held.status = $6)
    AND ($7::date IS NULL OR coalesce(held.due_on, r.due_on) < $7
      AND coalesce(held.status, 'UNDER_CONSIDERATION') NOT IN ('IMPLEMENTED', 'CLOSED', 'NOT_ACCEPTED'))`;

const parametersOf = (asked: RecommendationQuestion): unknown[] => [
  asked.report,
  asked.kind,
  asked.addressee,
  asked.mandateId,
  asked.agency,
  asked.status,
  asked.overdueOn,
];

export class RecommendationRepository {
  constructor(private readonly manager: EntityManager) {}

  find(ids: readonly string[]): Promise<RecommendationRow[]> {
    return this.manager.query(
      `/* RecommendationRepository.find */ SELECT ${columns} FROM oversight_recommendation r WHERE r.id = ANY ($1)`,
      [ids],
    );
  }

  findOfMandates(mandateIds: readonly string[]): Promise<RecommendationRow[]> {
    return this.manager.query(
      `/* RecommendationRepository.findOfMandates */
       SELECT ${columns} FROM oversight_recommendation r WHERE r.mandate_id = ANY ($1) ORDER BY r.mandate_id, r.number`,
      [mandateIds],
    );
  }

  findPage(
    question: RecommendationQuestion,
    after: RecommendationPlace | null,
    limit: number,
  ): Promise<RecommendationRow[]> {
    return this.manager.query(
      `/* RecommendationRepository.findPage */
       SELECT ${columns} ${matching}
         AND ($8::text IS NULL OR (r.report, r.kind, r.number, r.id) > ($8, $9, $10::int, $11::uuid))
       ORDER BY r.report, r.kind, r.number, r.id LIMIT $12`,
      [...parametersOf(question), ...(after ?? [null, null, null, null]), limit],
    );
  }

  async count(question: RecommendationQuestion): Promise<number> {
    const [row] = await this.manager.query(
      `/* RecommendationRepository.count */ ${countUpTo(matching)}`,
      parametersOf(question),
    );
    return row.count;
  }

  async insert(row: RecommendationRow): Promise<void> {
    await this.manager.query(
      `/* RecommendationRepository.insert */
       INSERT INTO oversight_recommendation (id, report, kind, number, addressee, agency, mandate_id, title, text, owner,
                                             due_on, kpi_codes, source)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.report,
        row.kind,
        row.number,
        row.addressee,
        row.agencyCode,
        row.mandateId,
        row.title,
        row.text,
        row.owner,
        row.due,
        row.kpiCodes,
        row.source,
      ],
    );
  }
}
