import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the request for access to the first partner code, one fact per partner. */
export class LeadTimes1760000003000 implements MigrationInterface {
  readonly name = 'LeadTimes1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE known_partner ADD COLUMN country text;
      GRANT UPDATE (country) ON known_partner TO performance_job;

      CREATE TABLE completed_registration (
        registration_id uuid CONSTRAINT completed_registration_pk PRIMARY KEY,
        partner_id uuid NOT NULL CONSTRAINT completed_registration_partner_fk REFERENCES known_partner (partner_id),
        agency text NOT NULL,
        country text NOT NULL,
        requested_at timestamptz NOT NULL,
        registered_at timestamptz NOT NULL,
        CONSTRAINT completed_registration_order_ck CHECK (registered_at >= requested_at)
      );
      CREATE INDEX completed_registration_cell_ix ON completed_registration (agency, country, registered_at);
      GRANT SELECT ON completed_registration TO performance_app;
      GRANT SELECT, INSERT ON completed_registration TO performance_job`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE completed_registration; ALTER TABLE known_partner DROP COLUMN country');
  }
}
