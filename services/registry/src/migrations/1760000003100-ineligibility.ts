import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sanctions tells about decisions and open matters of integrity, and what follows for standings (R-INV-7). */
export class Ineligibility1760000003100 implements MigrationInterface {
  readonly name = 'Ineligibility1760000003100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ineligibility);
    await runner.query(integrity);
    await runner.query(reasonsByFeed);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE integrity_contact, integrity_matter_history, ineligibility_history;
      DROP POLICY agency_standing_reason_job_write ON agency_standing_reason;
      REVOKE INSERT ON agency_standing_reason FROM registry_job`);
  }
}

const ineligibility = `
  CREATE TABLE ineligibility_history (
    id uuid CONSTRAINT ineligibility_history_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    ineligible boolean NOT NULL,
    since timestamptz,
    listing boolean NOT NULL,
    entries jsonb NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX ineligibility_history_partner_ix ON ineligibility_history (partner_id, id DESC);
  GRANT SELECT ON ineligibility_history TO registry_app;
  GRANT SELECT, INSERT ON ineligibility_history TO registry_job;
`;

const integrity = `
  CREATE TABLE integrity_matter_history (
    id uuid CONSTRAINT integrity_matter_history_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    lead_agency text,
    since timestamptz,
    until timestamptz,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT integrity_matter_history_lead_ck CHECK ((lead_agency IS NULL) = (since IS NULL))
  );
  CREATE INDEX integrity_matter_history_partner_ix ON integrity_matter_history (partner_id, id DESC);
  GRANT SELECT ON integrity_matter_history TO registry_app;
  GRANT SELECT, INSERT ON integrity_matter_history TO registry_job;

  CREATE TABLE integrity_contact (
    id uuid CONSTRAINT integrity_contact_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT integrity_contact_partner_fk REFERENCES partner (id),
    agency text NOT NULL CONSTRAINT integrity_contact_agency_fk REFERENCES agency (code),
    contacted_on date NOT NULL,
    recorded_by text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX integrity_contact_partner_ix ON integrity_contact (partner_id, agency, at);
  GRANT SELECT, INSERT ON integrity_contact TO registry_app;
  GRANT SELECT ON integrity_contact TO registry_job;
`;

/** What sanctions decided for an agency arrives by feed; only such reasons may be written that way, and none is read. */
const reasonsByFeed = `
  CREATE POLICY agency_standing_reason_job_write ON agency_standing_reason FOR INSERT TO registry_job
    WITH CHECK (reason IN ('INVESTIGATION_INTERIM', 'INELIGIBILITY_DECISION'));
  GRANT INSERT ON agency_standing_reason TO registry_job;
`;
