import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { RiskLevel } from '../../terms/risk-level.enum';

export interface AcceptanceRow {
  id: string;
  riskId: string;
  agency: string;
  residualBand: RiskLevel;
  appetite: RiskLevel;
  excess: number;
  /** The justification. */
  sealed: string;
  until: string;
  acceptedBy: string;
  acceptedAt: Date;
}

/** Append-only: whoever accepted a risk has accepted it. */
export class RiskAcceptanceRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  async insert(row: AcceptanceRow): Promise<void> {
    await this.transaction.manager.query(
      `/* RiskAcceptanceRepository.insert */
       INSERT INTO risk_acceptance (id, risk_id, agency, residual_band, appetite, excess, sealed, until, accepted_by,
                                    accepted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.riskId,
        row.agency,
        row.residualBand,
        row.appetite,
        row.excess,
        row.sealed,
        row.until,
        row.acceptedBy,
        row.acceptedAt,
      ],
    );
  }

  /** The latest 100 of each, the first one first. */
  findOfRisks(riskIds: readonly string[]): Promise<AcceptanceRow[]> {
    return this.transaction.manager.query(
      `/* RiskAcceptanceRepository.findOfRisks */
       SELECT c.id, c.risk_id AS "riskId", c.agency, c.residual_band AS "residualBand", c.appetite, c.excess, c.sealed,
              c.until::text AS until, c.accepted_by AS "acceptedBy", c.accepted_at AS "acceptedAt"
       FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT * FROM risk_acceptance d WHERE d.risk_id = asked.id ORDER BY d.id DESC LIMIT 100) AS c ORDER BY c.id`,
      [riskIds],
    );
  }
}
