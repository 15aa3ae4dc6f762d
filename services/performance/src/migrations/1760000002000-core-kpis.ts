import type { MigrationInterface, QueryRunner } from 'typeorm';
import { coreKpisVersion1 } from '../definitions/core-kpis.seed';

/** The system-wide core set v1 of domain-model.md 2.7. A later set is a migration with a file of its own. */
export class CoreKpis1760000002000 implements MigrationInterface {
  readonly name = 'CoreKpis1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO kpi_definition
         (id, code, version, name, purpose, unit, direction, formula, numerator, denominator, source)
       SELECT id, code, 1, name, purpose, unit, direction, formula, numerator, denominator, source
       FROM jsonb_to_recordset($1) AS kpi (id uuid, code text, name text, purpose text, unit text, direction text,
         formula text, numerator text, denominator text, source text[])`,
      [JSON.stringify(coreKpisVersion1)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM kpi_definition WHERE id = ANY ($1)', [coreKpisVersion1.map(({ id }) => id)]);
  }
}
