import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What `asOf` answers rest on (architecture.md 4), and the rules of agencies about whom they engage (JIU-13). */
export class Eligibility1760000002620 implements MigrationInterface {
  readonly name = 'Eligibility1760000002620';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(history);
    await runner.query(rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE eligibility_rule, screening_basis_history, list_confirmation_history, clearance_history',
    );
    await runner.query('DROP INDEX registration_event_at_ix, standing_change_at_ix, eligibility_hold_partner_ix');
  }
}

const history = `
  CREATE TABLE clearance_history (
    id uuid CONSTRAINT clearance_history_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    status text NOT NULL,
    basis_hash text NOT NULL,
    checked_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX clearance_history_partner_ix ON clearance_history (partner_id, recorded_at, id);
  INSERT INTO clearance_history (id, partner_id, status, basis_hash, checked_at, recorded_at)
    SELECT gen_random_uuid(), partner_id, status, basis_hash, checked_at, checked_at FROM clearance;

  CREATE TABLE list_confirmation_history (
    id uuid CONSTRAINT list_confirmation_history_pk PRIMARY KEY,
    source text NOT NULL,
    binding text NOT NULL,
    max_age_hours integer NOT NULL,
    version text NOT NULL,
    confirmed_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX list_confirmation_history_source_ix ON list_confirmation_history (source, recorded_at, id);
  INSERT INTO list_confirmation_history (id, source, binding, max_age_hours, version, confirmed_at, recorded_at)
    SELECT gen_random_uuid(), source, binding, max_age_hours, version, confirmed_at, confirmed_at FROM list_confirmation;

  CREATE TABLE screening_basis_history (
    id uuid CONSTRAINT screening_basis_history_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    basis_hash text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX screening_basis_history_partner_ix ON screening_basis_history (partner_id, at, id);
  INSERT INTO screening_basis_history (id, partner_id, basis_hash, at)
    SELECT gen_random_uuid(), id, basis_hash, created_at FROM partner;

  GRANT SELECT ON clearance_history, list_confirmation_history TO registry_app;
  GRANT SELECT, INSERT ON clearance_history, list_confirmation_history TO registry_job;
  GRANT SELECT, INSERT ON screening_basis_history TO registry_app, registry_job;

  CREATE INDEX standing_change_at_ix ON standing_change (partner_id, at, id);
  CREATE INDEX registration_event_at_ix ON registration_event (registration_id, at, id);
  CREATE INDEX eligibility_hold_partner_ix ON eligibility_hold (partner_id, id);
`;

const rules = `
  CREATE TABLE eligibility_rule (
    id uuid CONSTRAINT eligibility_rule_pk PRIMARY KEY,
    agency text NOT NULL CONSTRAINT eligibility_rule_agency_fk REFERENCES agency (code),
    partner_type text,
    track text,
    eligible boolean NOT NULL,
    conditions text,
    effective_from date NOT NULL,
    effective_until date,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL,
    CONSTRAINT eligibility_rule_until_ck CHECK (effective_until > effective_from)
  );
  CREATE INDEX eligibility_rule_agency_ix ON eligibility_rule (agency, id);
  GRANT SELECT, INSERT ON eligibility_rule TO registry_app;
  GRANT SELECT ON eligibility_rule TO registry_job;
`;
