import type { EntityManager } from 'typeorm';
import type { ToldAt } from './told-registry.repository';

export interface AssessmentFact extends ToldAt {
  assessmentId: string;
  partnerId: string;
  kind: string;
  band: string | null;
  ownerAgency: string;
  finalisedOn: string | null;
  validUntil: string | null;
}

export interface AssessmentEnd extends ToldAt {
  assessmentId: string;
  endedOn: string;
}

export interface ReuseFact extends ToldAt {
  reuseId: string;
  assessmentId: string;
  partnerId: string;
  kind: string;
  requesterAgency: string;
  outcome: string;
  daysSaved: number | null;
  costSavedUsd: string | null;
  at: string;
}

export interface CoverageFact extends ToldAt {
  planId: string;
  partnerId: string;
  agency: string;
  year: number;
  coverage: string;
  required: boolean;
}

export interface FindingFact extends ToldAt {
  findingId: string;
  partnerId: string;
  agency: string;
  priority: string;
  state: string;
  due: string | null;
}

/** What assessments told; the feed consumer alone writes it, and a replay changes nothing. */
export class ToldAssessmentsRepository {
  constructor(private readonly manager: EntityManager) {}

  async saveAssessment(fact: AssessmentFact): Promise<void> {
    const { assessmentId, position, knownAt, partnerId, kind, band, ownerAgency, finalisedOn, validUntil } = fact;
    await this.manager.query(
      `/* ToldAssessmentsRepository.saveAssessment */
       INSERT INTO assessment_fact (assessment_id, position, known_at, partner_id, kind, band, owner_agency, finalised_on,
                                    valid_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT assessment_fact_pk DO NOTHING`,
      [assessmentId, position, knownAt, partnerId, kind, band, ownerAgency, finalisedOn, validUntil],
    );
  }

  /** The end names no more than the assessment; the rest is as it was told before. */
  async endAssessment({ assessmentId, position, knownAt, endedOn }: AssessmentEnd): Promise<void> {
    await this.manager.query(
      `/* ToldAssessmentsRepository.endAssessment */
       INSERT INTO assessment_fact (assessment_id, position, known_at, partner_id, kind, band, owner_agency, finalised_on,
                                    valid_until, ended_on)
       SELECT assessment_id, $2, $3, partner_id, kind, band, owner_agency, finalised_on, valid_until, $4
       FROM assessment_fact WHERE assessment_id = $1 AND position < $2 ORDER BY position DESC LIMIT 1
       ON CONFLICT ON CONSTRAINT assessment_fact_pk DO NOTHING`,
      [assessmentId, position, knownAt, endedOn],
    );
  }

  async saveReuse(fact: ReuseFact): Promise<void> {
    const { reuseId, position, knownAt, assessmentId, partnerId, kind, requesterAgency, outcome, at } = fact;
    await this.manager.query(
      `/* ToldAssessmentsRepository.saveReuse */
       INSERT INTO reuse_fact (reuse_id, position, known_at, assessment_id, partner_id, kind, requester_agency, outcome,
                               decided_at, days_saved, cost_saved_usd)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT ON CONSTRAINT reuse_fact_pk DO NOTHING`,
      [
        reuseId,
        position,
        knownAt,
        assessmentId,
        partnerId,
        kind,
        requesterAgency,
        outcome,
        at,
        fact.daysSaved,
        fact.costSavedUsd,
      ],
    );
  }

  async saveCoverage(fact: CoverageFact): Promise<void> {
    const { planId, position, knownAt, partnerId, agency, year, coverage, required } = fact;
    await this.manager.query(
      `/* ToldAssessmentsRepository.saveCoverage */
       INSERT INTO coverage_fact (plan_id, position, known_at, partner_id, agency, year, coverage, required)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT coverage_fact_pk DO NOTHING`,
      [planId, position, knownAt, partnerId, agency, year, coverage, required],
    );
  }

  async saveFinding(fact: FindingFact): Promise<void> {
    const { findingId, position, knownAt, partnerId, agency, priority, state, due } = fact;
    await this.manager.query(
      `/* ToldAssessmentsRepository.saveFinding */
       INSERT INTO finding_fact (finding_id, position, known_at, partner_id, agency, priority, state, due)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT finding_fact_pk DO NOTHING`,
      [findingId, position, knownAt, partnerId, agency, priority, state, due],
    );
  }
}
