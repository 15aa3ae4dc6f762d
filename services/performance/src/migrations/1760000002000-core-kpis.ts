import type { MigrationInterface, QueryRunner } from 'typeorm';
import coreKpis from '../kpis/definitions/core-kpis.v1.json';

/**
 * The system-wide core set v1 of domain-model.md 2.7, with ids that are the same in every installation. The file is never
 * edited: a later set is a migration with a file of its own.
 */
export class CoreKpis1760000002000 implements MigrationInterface {
  readonly name = 'CoreKpis1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO kpi_definition
         (id, code, version, name, purpose, unit, direction, formula, numerator, denominator, source)
       SELECT id, code, 1, name, purpose, unit, direction, formula, numerator, denominator, source
       FROM jsonb_to_recordset($1) AS kpi (id uuid, code text, name text, purpose text, unit text, direction text,
         formula text, numerator text, denominator text, source text[])`,
      [JSON.stringify(coreKpis)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM kpi_definition WHERE id = ANY ($1)', [coreKpis.map(({ id }) => id)]);
  }
}
