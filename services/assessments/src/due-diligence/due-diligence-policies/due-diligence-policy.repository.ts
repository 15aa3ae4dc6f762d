import type { EntityManager } from 'typeorm';
import type { HighRiskSector } from '../due-diligence-cases/due-diligence-case.enums';

export interface PolicyRow {
  id: string;
  agency: string;
  globalCompactRequired: boolean;
  highRiskSectors: HighRiskSector[];
  highRiskMonths: number;
  otherMonths: number;
  setBy: string;
  setAt: Date;
}

export class DueDiligencePolicyRepository {
  constructor(private readonly manager: EntityManager) {}

  async findInForce(agency: string): Promise<PolicyRow | null> {
    const [row] = await this.manager.query(
      `/* DueDiligencePolicyRepository.findInForce */
       SELECT id, agency, global_compact_required AS "globalCompactRequired", high_risk_sectors AS "highRiskSectors",
              high_risk_months AS "highRiskMonths", other_months AS "otherMonths", set_by AS "setBy", set_at AS "setAt"
       FROM due_diligence_policy WHERE agency = $1 ORDER BY id DESC LIMIT 1`,
      [agency],
    );
    return row ?? null;
  }

  async insert(row: PolicyRow): Promise<void> {
    await this.manager.query(
      `/* DueDiligencePolicyRepository.insert */
       INSERT INTO due_diligence_policy (id, agency, global_compact_required, high_risk_sectors, high_risk_months,
                                         other_months, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        row.id,
        row.agency,
        row.globalCompactRequired,
        row.highRiskSectors,
        row.highRiskMonths,
        row.otherMonths,
        row.setBy,
        row.setAt,
      ],
    );
  }
}
