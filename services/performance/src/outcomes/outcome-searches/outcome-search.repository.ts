import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { type OutcomeRow, outcomeColumns } from '../outcomes/outcome.repository';

export interface OutcomeQuestion {
  themes: string[] | null;
  countries: string[] | null;
  agencies: string[] | null;
  severities: string[] | null;
  from: Day | null;
  to: Day | null;
  consultationId: string | null;
  text: string | null;
  /** Only consultations that this agency held. */
  heldBy: string | null;
}

export interface YearCount {
  year: number;
  count: number;
  agencies: number;
}

const matching = `FROM consultation_outcome o
  WHERE ($1::text[] IS NULL OR o.theme = ANY ($1)) AND ($2::text[] IS NULL OR o.country = ANY ($2))
    AND ($3::text[] IS NULL OR o.agencies && $3) AND ($4::text[] IS NULL OR o.severity = ANY ($4))
    AND ($5::date IS NULL OR o.held_on >= $5) AND ($6::date IS NULL OR o.held_on <= $6)
    AND ($7::uuid IS NULL OR o.consultation_id = $7)
    AND ($8::text IS NULL OR to_tsvector('simple'::regconfig, o.statement) @@ plainto_tsquery('simple', $8))
    AND ($9::text IS NULL OR $9 = ANY (o.agencies))`;

const published = `${matching} AND o.state = 'PUBLISHED'`;

const parametersOf = (question: OutcomeQuestion): unknown[] => [
  question.themes,
  question.countries,
  question.agencies,
  question.severities,
  question.from,
  question.to,
  question.consultationId,
  question.text,
  question.heldBy,
];

/** What is counted is what the viewer may read one by one (P-INV-8): row-level security decides. */
export class OutcomeSearchRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Latest consultation first. */
  findPage(question: OutcomeQuestion, after: { heldOn: Day; id: string } | null, limit: number): Promise<OutcomeRow[]> {
    return this.manager.query(
      `/* OutcomeSearchRepository.findPage */
       SELECT ${outcomeColumns} ${matching}
         AND ($10::date IS NULL OR (o.held_on, o.id) < ($10::date, $11::uuid))
       ORDER BY o.held_on DESC, o.id DESC LIMIT $12`,
      [...parametersOf(question), after?.heldOn ?? null, after?.id ?? null, limit],
    );
  }

  async count(question: OutcomeQuestion): Promise<number> {
    const [row] = await this.manager.query(
      `/* OutcomeSearchRepository.count */ ${countUpTo(matching)}`,
      parametersOf(question),
    );
    return row.count;
  }

  countByYear(question: OutcomeQuestion): Promise<YearCount[]> {
    return this.manager.query(
      `/* OutcomeSearchRepository.countByYear */
       SELECT extract(year FROM o.held_on)::int AS year, count(*)::int AS count,
         count(DISTINCT o.agency)::int AS agencies
       ${published} GROUP BY 1 ORDER BY 1`,
      parametersOf(question),
    );
  }

  /** Published ones on the same theme whose words are likest, the likest first. */
  findSimilar(outcome: OutcomeRow, limit: number): Promise<OutcomeRow[]> {
    return this.manager.query(
      `/* OutcomeSearchRepository.findSimilar */
       SELECT ${outcomeColumns} FROM consultation_outcome o
       CROSS JOIN LATERAL (SELECT cardinality(ARRAY(
         SELECT unnest(tsvector_to_array(to_tsvector('simple'::regconfig, o.statement)))
         INTERSECT SELECT unnest(tsvector_to_array(to_tsvector('simple'::regconfig, $2))))) AS words) AS shared
       WHERE o.theme = $1 AND o.id <> $3 AND o.state = 'PUBLISHED'
       ORDER BY shared.words DESC, o.held_on DESC, o.id DESC LIMIT $4`,
      [outcome.theme, outcome.statement, outcome.id, limit],
    );
  }
}
