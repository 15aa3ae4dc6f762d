import type { EntityManager } from 'typeorm';
import type { ScreeningThreshold } from './screening-threshold.entity';

export type ScreeningThresholdRow = ScreeningThreshold;

export class ScreeningThresholdRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(agency: string): Promise<ScreeningThresholdRow | null> {
    const [row] = await this.manager.query(
      `/* ScreeningThresholdRepository.find */
       SELECT agency, review::float8 AS review, strong::float8 AS strong, reason, set_by AS "setBy", set_at AS "setAt", version
       FROM screening_threshold WHERE agency = $1`,
      [agency],
    );
    return row ?? null;
  }

  /** False when somebody else set it meanwhile. */
  async save({ agency, review, strong, reason, setBy, setAt, version }: ScreeningThresholdRow): Promise<boolean> {
    const rows = await this.manager.query(
      `/* ScreeningThresholdRepository.save */
       INSERT INTO screening_threshold (agency, review, strong, reason, set_by, set_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT screening_threshold_pk DO UPDATE
       SET review = excluded.review, strong = excluded.strong, reason = excluded.reason, set_by = excluded.set_by,
           set_at = excluded.set_at, version = excluded.version
       WHERE screening_threshold.version = excluded.version - 1
       RETURNING agency`,
      [agency, review, strong, reason, setBy, setAt, version],
    );
    return rows.length > 0;
  }
}
