import type { EntityManager } from 'typeorm';
import type { KnownDueDiligence } from './due-diligence.rules';

export interface DueDiligenceRow extends KnownDueDiligence {
  partnerId: string;
}

/** The projection of what assessments says about due diligence; written by the feed consumer alone, never edited. */
export class DueDiligenceRepository {
  constructor(private readonly manager: EntityManager) {}

  /** As each had been recorded by an instant; those of partners that were merged count for the one that stands for them. */
  findAt(partnerIds: readonly string[], at: Date): Promise<DueDiligenceRow[]> {
    return this.manager.query(
      `/* DueDiligenceRepository.findAt */
       SELECT DISTINCT ON (wanted.id, h.case_id) wanted.id AS "partnerId", h.case_id AS "caseId", h.agency, h.level, h.state,
              h.decision, h.decided_on::text AS "decidedOn", h.valid_until::text AS "validUntil"
       FROM unnest($1::uuid[]) AS wanted (id) JOIN due_diligence_history h
         ON h.partner_id = ANY (ARRAY(
           SELECT wanted.id UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = wanted.id))
       WHERE h.recorded_at <= $2 ORDER BY wanted.id, h.case_id, h.id DESC`,
      [partnerIds, at],
    );
  }

  async insert(id: string, row: DueDiligenceRow, recordedAt: Date): Promise<void> {
    const { caseId, partnerId, agency, level, state, decision, decidedOn, validUntil } = row;
    await this.manager.query(
      `/* DueDiligenceRepository.insert */
       INSERT INTO due_diligence_history (id, case_id, partner_id, agency, level, state, decision, decided_on, valid_until,
                                          recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, caseId, partnerId, agency, level, state, decision, decidedOn, validUntil, recordedAt],
    );
  }
}
