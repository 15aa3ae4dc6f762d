import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rosters that agencies share (JIU-90 to JIU-92), and what is known of how partners were rated. */
export class Rosters1760000002720 implements MigrationInterface {
  readonly name = 'Rosters1760000002720';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ratings);
    await runner.query(rosters);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE roster_recognition, roster_entry, partner_rating');
  }
}

const ratings = `
  CREATE TABLE partner_rating (
    assessment_id uuid CONSTRAINT partner_rating_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    kind text NOT NULL,
    band text NOT NULL,
    owner text NOT NULL,
    finalised_on date NOT NULL,
    valid_until date NOT NULL
  );
  CREATE INDEX partner_rating_partner_ix ON partner_rating (partner_id, kind, finalised_on DESC, assessment_id DESC);
  GRANT SELECT ON partner_rating TO registry_app;
  GRANT SELECT, INSERT ON partner_rating TO registry_job;
`;

const rosters = `
  CREATE TABLE roster_entry (
    id uuid CONSTRAINT roster_entry_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT roster_entry_partner_fk REFERENCES partner (id),
    roster text NOT NULL,
    sectors text[] NOT NULL,
    countries text[] NOT NULL,
    populations text[] NOT NULL,
    emergency_ready boolean NOT NULL,
    standby_profiles text[] NOT NULL,
    standby_headcount integer CONSTRAINT roster_entry_headcount_ck CHECK (standby_headcount > 0),
    standby_lead_time_days integer CONSTRAINT roster_entry_lead_time_ck CHECK (standby_lead_time_days >= 0),
    standby_countries text[] NOT NULL,
    added_agency text NOT NULL CONSTRAINT roster_entry_agency_fk REFERENCES agency (code),
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    removed_by text,
    removed_at timestamptz,
    removal_reason text,
    reminded_of timestamptz,
    CONSTRAINT roster_entry_standby_ck CHECK ((standby_headcount IS NULL) = (standby_lead_time_days IS NULL)),
    CONSTRAINT roster_entry_removed_ck
      CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (removal_reason IS NULL))
  );
  CREATE UNIQUE INDEX roster_entry_live_uq ON roster_entry (partner_id, roster) WHERE removed_at IS NULL;
  CREATE INDEX roster_entry_roster_ix ON roster_entry (roster, id) WHERE removed_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (removed_by, removed_at, removal_reason) ON roster_entry TO registry_app;
  GRANT SELECT, UPDATE (reminded_of) ON roster_entry TO registry_job;

  CREATE TABLE roster_recognition (
    entry_id uuid NOT NULL CONSTRAINT roster_recognition_entry_fk REFERENCES roster_entry (id),
    agency text NOT NULL CONSTRAINT roster_recognition_agency_fk REFERENCES agency (code),
    recognised_by text NOT NULL,
    recognised_at timestamptz NOT NULL,
    CONSTRAINT roster_recognition_pk PRIMARY KEY (entry_id, agency)
  );
  CREATE INDEX roster_recognition_agency_ix ON roster_recognition (agency, entry_id);
  GRANT SELECT, INSERT ON roster_recognition TO registry_app;
  GRANT SELECT ON roster_recognition TO registry_job;
`;
