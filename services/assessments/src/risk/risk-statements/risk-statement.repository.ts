import type { EntityManager } from 'typeorm';
import type { RiskStatement } from './risk-statement.view';

const columns = `s.id, s.agency, s.covers_partners AS "coversPartners", s.framework, s.confirmed_on::text AS "confirmedOn",
  s.recorded_at AS "recordedAt"`;

/** Append-only; of frameworks, which every agency may know of. */
export class RiskStatementRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(row: RiskStatement & { recordedBy: string }): Promise<void> {
    const { id, agency, coversPartners, framework, confirmedOn, recordedBy, recordedAt } = row;
    await this.manager.query(
      `/* RiskStatementRepository.insert */
       INSERT INTO risk_statement (id, agency, covers_partners, framework, confirmed_on, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, agency, coversPartners, framework, confirmedOn, recordedBy, recordedAt],
    );
  }

  async find(id: string): Promise<RiskStatement | null> {
    const [row] = await this.manager.query(
      `/* RiskStatementRepository.find */ SELECT ${columns} FROM risk_statement s WHERE s.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The latest of each agency. */
  findLatest(): Promise<RiskStatement[]> {
    return this.manager.query(
      `/* RiskStatementRepository.findLatest */
       SELECT DISTINCT ON (s.agency) ${columns} FROM risk_statement s ORDER BY s.agency, s.id DESC LIMIT 100`,
    );
  }
}
