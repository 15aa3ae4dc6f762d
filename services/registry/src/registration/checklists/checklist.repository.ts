import type { EntityManager } from 'typeorm';
import type { ChecklistVariant, Requirement } from './checklist.rules';

export interface VariantRequirement extends Requirement {
  variant: ChecklistVariant;
}

export interface ExpectedFunding {
  registrationId: string;
  expectedAnnualUsd: string;
  agency: string;
  decidedBy: string;
  decidedAt: Date;
}

export class ChecklistRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Of a track on a day, for both lists: defaults and rows of the agency. */
  findRequirements(track: string, agency: string | null, on: string): Promise<VariantRequirement[]> {
    return this.manager.query(
      `/* ChecklistRepository.findRequirements */
       SELECT DISTINCT ON (agency, variant, code) agency, variant, code, place, document_type AS "documentType", required,
              new_only AS "newOnly", rule, label_en AS "labelEn", label_fr AS "labelFr"
       FROM document_requirement
       WHERE track = $1 AND (agency IS NULL OR agency = $2) AND valid_from <= $3 AND (valid_until IS NULL OR valid_until > $3)
       ORDER BY agency, variant, code, valid_from DESC`,
      [track, agency, on],
    );
  }

  async findFunding(registrationId: string): Promise<number | null> {
    const [row] = await this.manager.query(
      `/* ChecklistRepository.findFunding */
       SELECT expected_annual_usd::float8 AS expected FROM simplified_checklist WHERE registration_id = $1`,
      [registrationId],
    );
    return row?.expected ?? null;
  }

  async saveFunding(funding: ExpectedFunding): Promise<void> {
    await this.manager.query(
      `/* ChecklistRepository.saveFunding */
       INSERT INTO simplified_checklist (registration_id, expected_annual_usd, agency, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (registration_id) DO UPDATE SET expected_annual_usd = excluded.expected_annual_usd,
         decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
      [funding.registrationId, funding.expectedAnnualUsd, funding.agency, funding.decidedBy, funding.decidedAt],
    );
  }
}
