import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What registry tells of registrations: who sponsors a partner, and who keyed or verified its data (Z12). */
export class Handlers1760000003220 implements MigrationInterface {
  readonly name = 'Handlers1760000003220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner_registration (
        registration_id uuid CONSTRAINT partner_registration_pk PRIMARY KEY,
        partner_id uuid,
        sponsor_agency text
      );
      CREATE INDEX partner_registration_partner_ix ON partner_registration (partner_id);
      GRANT SELECT ON partner_registration TO sanctions_app;
      GRANT SELECT, INSERT, UPDATE ON partner_registration TO sanctions_job;

      CREATE TABLE registration_handler (
        registration_id uuid NOT NULL,
        subject text NOT NULL,
        part text NOT NULL CONSTRAINT registration_handler_part_ck CHECK (part IN ('KEYED', 'VERIFIED')),
        CONSTRAINT registration_handler_pk PRIMARY KEY (registration_id, subject, part)
      );
      GRANT SELECT ON registration_handler TO sanctions_app;
      GRANT SELECT, INSERT ON registration_handler TO sanctions_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE registration_handler, partner_registration');
  }
}
