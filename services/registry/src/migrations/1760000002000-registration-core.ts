import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the features of registration, standing and identity share: offices, the two state machines, holds, the change log. */
export class RegistrationCore1760000002000 implements MigrationInterface {
  readonly name = 'RegistrationCore1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(offices);
    await runner.query(partners);
    await runner.query(registrations);
    await runner.query(standing);
    await runner.query(changes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_change, eligibility_hold, standing_change, registration_keyer');
    await runner.query('DROP TABLE registration_event, registration');
    await runner.query(`
      DROP INDEX partner_unique_number_uq;
      ALTER TABLE partner DROP COLUMN kind, DROP COLUMN unique_number, DROP COLUMN registered_at, DROP COLUMN signed_declaration_id,
        DROP COLUMN protected_listing, DROP COLUMN categories, DROP COLUMN roles, DROP COLUMN attributes;
      ALTER TABLE partner_name DROP COLUMN language, DROP COLUMN valid_from, DROP COLUMN valid_until;
      ALTER TABLE member DROP COLUMN partner_ids;
      DROP TABLE office`);
  }
}

const offices = `
  CREATE TABLE office (
    id uuid CONSTRAINT office_pk PRIMARY KEY,
    agency text NOT NULL CONSTRAINT office_agency_fk REFERENCES agency (code),
    parent_id uuid CONSTRAINT office_parent_fk REFERENCES office (id),
    level text NOT NULL CONSTRAINT office_level_ck CHECK (level IN ('HQ', 'REGIONAL', 'COUNTRY', 'SUB_OFFICE', 'FIELD')),
    name text NOT NULL,
    country text CONSTRAINT office_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    city text,
    active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT office_name_uq UNIQUE (agency, name),
    CONSTRAINT office_root_ck CHECK ((parent_id IS NULL) = (level = 'HQ'))
  );
  CREATE INDEX office_parent_ix ON office (parent_id);
  GRANT SELECT, INSERT, UPDATE ON office TO registry_app, registry_job;
  ALTER TABLE member ADD COLUMN partner_ids uuid[] NOT NULL DEFAULT '{}';
`;

const partners = `
  ALTER TABLE partner
    ADD COLUMN kind text NOT NULL DEFAULT 'ORGANISATION' CONSTRAINT partner_kind_ck
      CHECK (kind IN ('ORGANISATION', 'NETWORK', 'GOVERNMENT_UNIT', 'INDIVIDUAL')),
    ADD COLUMN unique_number text,
    ADD COLUMN registered_at timestamptz,
    ADD COLUMN signed_declaration_id uuid,
    ADD COLUMN protected_listing boolean NOT NULL DEFAULT false,
    ADD COLUMN categories text[] NOT NULL DEFAULT '{}',
    ADD COLUMN roles text[] NOT NULL DEFAULT '{}',
    ADD COLUMN attributes text[] NOT NULL DEFAULT '{}';
  CREATE UNIQUE INDEX partner_unique_number_uq ON partner (unique_number);
  ALTER TABLE partner_name
    ADD COLUMN language text,
    ADD COLUMN valid_from date,
    ADD COLUMN valid_until date;
`;

const registrations = `
  CREATE TABLE registration (
    id uuid CONSTRAINT registration_pk PRIMARY KEY,
    partner_id uuid CONSTRAINT registration_partner_fk REFERENCES partner (id),
    track text NOT NULL CONSTRAINT registration_track_ck CHECK (track IN (
      'NON_PROFIT', 'OPERATIONAL_PARTNER', 'GOVERNMENT', 'ACADEMIC', 'PRIVATE_SECTOR', 'UN_ENTITY', 'OTHER_INSTITUTION')),
    channel text NOT NULL CONSTRAINT registration_channel_ck
      CHECK (channel IN ('PORTAL', 'EMAIL', 'OFFLINE', 'AGENCY_ON_BEHALF', 'MIGRATION')),
    identification_channel text,
    sponsor_agency text CONSTRAINT registration_sponsor_fk REFERENCES agency (code),
    office_id uuid CONSTRAINT registration_office_fk REFERENCES office (id),
    state text NOT NULL CONSTRAINT registration_state_ck CHECK (state IN (
      'ACCESS_REQUESTED', 'DUPLICATE_REVIEW', 'DOCUMENTS_REQUESTED', 'SUBMITTED', 'IN_VETTING', 'INFO_REQUESTED', 'VETTED',
      'DECLARATION_PENDING', 'DECLARATION_REVIEW', 'SCREENING_HOLD', 'PROFILE_OPEN', 'PROFILE_COMPLETE', 'REGISTERED',
      'REJECTED', 'WITHDRAWN', 'LAPSED')),
    state_since timestamptz NOT NULL,
    reason text,
    requested_at timestamptz NOT NULL,
    submitted_at timestamptz,
    registered_at timestamptz,
    lapses_at timestamptz,
    version integer NOT NULL DEFAULT 1
  );
  CREATE UNIQUE INDEX registration_live_uq ON registration (partner_id)
    WHERE state NOT IN ('REJECTED', 'WITHDRAWN', 'LAPSED');
  CREATE INDEX registration_partner_ix ON registration (partner_id, id);
  CREATE INDEX registration_state_ix ON registration (state, state_since, id);
  CREATE INDEX registration_lapses_ix ON registration (lapses_at) WHERE lapses_at IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE ON registration TO registry_app, registry_job;

  CREATE TABLE registration_event (
    id uuid CONSTRAINT registration_event_pk PRIMARY KEY,
    registration_id uuid NOT NULL CONSTRAINT registration_event_registration_fk REFERENCES registration (id),
    from_state text,
    to_state text NOT NULL,
    reason text,
    actor text NOT NULL,
    agency text,
    at timestamptz NOT NULL
  );
  CREATE INDEX registration_event_registration_ix ON registration_event (registration_id, id);
  GRANT SELECT, INSERT ON registration_event TO registry_app, registry_job;

  CREATE TABLE registration_keyer (
    registration_id uuid NOT NULL CONSTRAINT registration_keyer_registration_fk REFERENCES registration (id),
    subject text NOT NULL,
    CONSTRAINT registration_keyer_pk PRIMARY KEY (registration_id, subject)
  );
  GRANT SELECT, INSERT ON registration_keyer TO registry_app, registry_job;
`;

const standing = `
  CREATE TABLE standing_change (
    id uuid CONSTRAINT standing_change_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT standing_change_partner_fk REFERENCES partner (id),
    from_standing text NOT NULL,
    to_standing text NOT NULL,
    reason text NOT NULL,
    source text NOT NULL,
    note text,
    actor text NOT NULL,
    agency text,
    at timestamptz NOT NULL
  );
  CREATE INDEX standing_change_partner_ix ON standing_change (partner_id, id);
  GRANT SELECT, INSERT ON standing_change TO registry_app, registry_job;

  CREATE TABLE eligibility_hold (
    id uuid CONSTRAINT eligibility_hold_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT eligibility_hold_partner_fk REFERENCES partner (id),
    source text NOT NULL CONSTRAINT eligibility_hold_source_ck
      CHECK (source IN ('SANCTIONS', 'STANDING', 'DOCUMENT', 'DECLARATION', 'CLOSURE_ASSESSMENT', 'MANUAL')),
    code text NOT NULL,
    message text NOT NULL,
    agency text CONSTRAINT eligibility_hold_agency_fk REFERENCES agency (code),
    purposes text[] NOT NULL,
    ref text,
    since timestamptz NOT NULL,
    until timestamptz,
    placed_by text NOT NULL,
    placed_at timestamptz NOT NULL,
    lifted_by text,
    lifted_at timestamptz,
    lift_reason text,
    CONSTRAINT eligibility_hold_lifted_ck CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    CONSTRAINT eligibility_hold_purposes_ck CHECK (purposes <> '{}' AND purposes <@ '{APPLY,SELECT,SIGN,PAY}'::text[])
  );
  CREATE UNIQUE INDEX eligibility_hold_live_uq ON eligibility_hold (partner_id, source, code, agency, ref)
    NULLS NOT DISTINCT WHERE lifted_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (until, lifted_by, lifted_at, lift_reason) ON eligibility_hold TO registry_app, registry_job;
`;

const changes = `
  CREATE TABLE partner_change (
    id uuid CONSTRAINT partner_change_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_change_partner_fk REFERENCES partner (id),
    field text NOT NULL,
    before text,
    after text,
    actor text NOT NULL,
    agency text,
    at timestamptz NOT NULL
  );
  CREATE INDEX partner_change_partner_ix ON partner_change (partner_id, id);
  GRANT SELECT, INSERT ON partner_change TO registry_app, registry_job;
`;
