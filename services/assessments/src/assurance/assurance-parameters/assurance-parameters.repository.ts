import type { EntityManager } from 'typeorm';
import type { AssuranceParametersRow } from './assurance-parameters.rules';

export class AssuranceParametersRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A few per agency: they are set by people, and rarely. */
  findAll(): Promise<AssuranceParametersRow[]> {
    return this.manager.query(
      `/* AssuranceParametersRepository.findAll */
       SELECT id, agency, version, effective_from::text AS "effectiveFrom", confirmed, source, rules, set_by AS "setBy",
              set_at AS "setAt"
       FROM assurance_parameters ORDER BY agency COLLATE "C", version`,
    );
  }

  /** False when the agency has this version already. */
  async insert(row: AssuranceParametersRow): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `/* AssuranceParametersRepository.insert */
       INSERT INTO assurance_parameters (id, agency, version, effective_from, confirmed, source, rules, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT assurance_parameters_version_uq DO NOTHING RETURNING id`,
      [
        row.id,
        row.agency,
        row.version,
        row.effectiveFrom,
        row.confirmed,
        row.source,
        JSON.stringify(row.rules),
        row.setBy,
        row.setAt,
      ],
    );
    return inserted.length > 0;
  }
}
