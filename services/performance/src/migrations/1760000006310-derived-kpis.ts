import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A figure of a cell in which nothing is left to count is withdrawn by the job that counts. */
export class DerivedKpis1760000006310 implements MigrationInterface {
  readonly name = 'DerivedKpis1760000006310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT SELECT, INSERT ON kpi_value_withdrawal TO performance_job');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE ALL ON kpi_value_withdrawal FROM performance_job');
  }
}
