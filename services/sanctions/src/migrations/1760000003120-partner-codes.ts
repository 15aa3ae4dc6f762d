import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The projection of what systems of agencies call partners: programs ask about a partner by these before they pay. */
export class PartnerCodes1760000003120 implements MigrationInterface {
  readonly name = 'PartnerCodes1760000003120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner_code (
        id uuid CONSTRAINT partner_code_pk PRIMARY KEY,
        partner_id uuid NOT NULL,
        agency text NOT NULL,
        system text NOT NULL,
        kind text NOT NULL,
        value text NOT NULL,
        status text NOT NULL
      );
      CREATE UNIQUE INDEX partner_code_value_uq ON partner_code (agency, system, lower(value));
      GRANT SELECT ON partner_code TO sanctions_app;
      GRANT SELECT, INSERT, UPDATE ON partner_code TO sanctions_job;

      CREATE TABLE partner_number (
        partner_id uuid CONSTRAINT partner_number_pk PRIMARY KEY,
        unique_number text NOT NULL CONSTRAINT partner_number_number_uq UNIQUE
      );
      GRANT SELECT ON partner_number TO sanctions_app;
      GRANT SELECT, INSERT ON partner_number TO sanctions_job;
    `);
    // Registry's facts are heard once more from the beginning, for those that nobody took before; repeating is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'registry'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_number, partner_code');
  }
}
