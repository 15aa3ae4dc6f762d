import type { EntityManager } from 'typeorm';
import type { StoredCell } from './derived-cell.rules';

export class DerivationRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A year that is seen for the first time is counted after the first pause, when facts have arrived. */
  async note(years: readonly number[], now: Date): Promise<void> {
    await this.manager.query(
      `/* DerivationRepository.note */
       INSERT INTO kpi_derivation (year, counted_at) SELECT year, $2 FROM unnest($1::int[]) AS year
       ON CONFLICT ON CONSTRAINT kpi_derivation_pk DO NOTHING`,
      [years, now],
    );
  }

  /** Those that nobody has counted since `before`; of those that ask at the same time one gets them. */
  async claim(years: readonly number[], now: Date, before: Date): Promise<number[]> {
    const [rows] = await this.manager.query(
      `/* DerivationRepository.claim */
       UPDATE kpi_derivation SET counted_at = $2 WHERE year = ANY ($1) AND counted_at <= $3 RETURNING year`,
      [years, now, before],
    );
    return rows.map(({ year }: { year: number }) => year);
  }

  /** Of one definition and year, those in force that were counted here. */
  findDerived(definitionId: string, year: number): Promise<StoredCell[]> {
    return this.manager.query(
      `/* DerivationRepository.findDerived */
       SELECT id, agency, country, partner_type AS "partnerType" FROM kpi_value
       WHERE definition_id = $1 AND year = $2 AND partner_id IS NULL AND origin = 'DERIVED' AND superseded_at IS NULL`,
      [definitionId, year],
    );
  }

  async withdraw(cells: readonly StoredCell[], at: Date): Promise<void> {
    await this.manager.query(
      `/* DerivationRepository.withdraw */
       INSERT INTO kpi_value_withdrawal (value_id, agency, reason, withdrawn_at)
       SELECT value_id, agency, 'Nothing is left to count here.', $3 FROM unnest($1::uuid[], $2::text[]) AS gone (value_id, agency)`,
      [cells.map(({ id }) => id), cells.map(({ agency }) => agency), at],
    );
  }

  /** Until when all other services' facts are known here; null before each of them was heard. */
  async findKnownUntil(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* DerivationRepository.findKnownUntil */
       SELECT CASE WHEN count(caught_up_at) = 3 THEN min(caught_up_at) END AS "knownUntil"
       FROM feed_cursor WHERE consumer IN ('registry', 'assessments', 'sanctions')`,
    );
    return row.knownUntil;
  }
}
