import type { EntityManager } from 'typeorm';

export interface OutcomeFact {
  outcomeId: string;
  agency: string;
  country: string | null;
  year: number;
  /** Whether its audience is wider than the agency. */
  wide: boolean;
  recordedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
}

export interface OutcomeCount {
  agency: string;
  country: string | null;
  shared: number;
  outcomes: number;
}

export interface OutcomeScope {
  year: number;
  asOf: Date;
  agencies: readonly string[] | null;
  country: string | null;
}

/** What OUTCOMES_SHARED is counted from; no words, so it is counted for whoever asks. */
export class OutcomeFactRepository {
  constructor(private readonly manager: EntityManager) {}

  async save(fact: OutcomeFact): Promise<void> {
    await this.manager.query(
      `/* OutcomeFactRepository.save */
       INSERT INTO outcome_fact (outcome_id, agency, country, year, wide, recorded_at, published_at, withdrawn_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT ON CONSTRAINT outcome_fact_pk DO UPDATE SET wide = excluded.wide,
         published_at = excluded.published_at, withdrawn_at = excluded.withdrawn_at`,
      [
        fact.outcomeId,
        fact.agency,
        fact.country,
        fact.year,
        fact.wide,
        fact.recordedAt,
        fact.publishedAt,
        fact.withdrawnAt,
      ],
    );
  }

  /** As it was known then: recorded and not withdrawn, shared when published by then. */
  count({ year, asOf, agencies, country }: OutcomeScope): Promise<OutcomeCount[]> {
    return this.manager.query(
      `/* OutcomeFactRepository.count */
       SELECT agency, country, count(*) FILTER (WHERE wide AND published_at <= $2)::int AS shared,
         count(*)::int AS outcomes
       FROM outcome_fact
       WHERE year = $1 AND recorded_at <= $2 AND (withdrawn_at IS NULL OR withdrawn_at > $2)
         AND ($3::text[] IS NULL OR agency = ANY ($3)) AND ($4::text IS NULL OR country = $4)
       GROUP BY agency, country ORDER BY agency, country`,
      [year, asOf, agencies, country],
    );
  }
}
