import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agencies accept of one another's methods, whom they recognise, and what partners agree to (standards.md 3.10). */
export class Consents1760000005400 implements MigrationInterface {
  readonly name = 'Consents1760000005400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(acceptances);
    await runner.query(consents);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE consent_request, partner_consent, agency_recognition, methodology_acceptance;
      DROP SEQUENCE consent_number`);
  }
}

// Open to every agency: what one accepts is what the others need to know.
const acceptances = `
  CREATE TABLE methodology_acceptance (
    id uuid CONSTRAINT methodology_acceptance_pk PRIMARY KEY,
    agency text NOT NULL,
    code text NOT NULL,
    min_version integer NOT NULL CONSTRAINT methodology_acceptance_version_ck CHECK (min_version > 0),
    max_age_months integer CONSTRAINT methodology_acceptance_age_ck CHECK (max_age_months > 0),
    max_amount_usd numeric CONSTRAINT methodology_acceptance_amount_ck CHECK (max_amount_usd > 0),
    amount_factor numeric NOT NULL CONSTRAINT methodology_acceptance_factor_ck CHECK (amount_factor BETWEEN 1 AND 3),
    min_remaining_days integer NOT NULL CONSTRAINT methodology_acceptance_remaining_ck CHECK (min_remaining_days >= 0),
    excluded_types text[] NOT NULL,
    excluded_countries text[] NOT NULL,
    legal_ref text,
    accepted_by text NOT NULL,
    accepted_at timestamptz NOT NULL,
    withdrawn_by text,
    withdrawn_at timestamptz,
    CONSTRAINT methodology_acceptance_withdrawn_ck CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
  );
  CREATE UNIQUE INDEX methodology_acceptance_current_uq ON methodology_acceptance (agency, code) WHERE withdrawn_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at) ON methodology_acceptance TO assessments_app;
  GRANT SELECT ON methodology_acceptance TO assessments_job;

  CREATE TABLE agency_recognition (
    id uuid CONSTRAINT agency_recognition_pk PRIMARY KEY,
    agency text NOT NULL,
    other_agency text NOT NULL,
    legal_ref text,
    recognized_by text NOT NULL,
    recognized_at timestamptz NOT NULL,
    ended_by text,
    ended_at timestamptz,
    CONSTRAINT agency_recognition_other_ck CHECK (agency <> other_agency),
    CONSTRAINT agency_recognition_ended_ck CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  );
  CREATE UNIQUE INDEX agency_recognition_current_uq ON agency_recognition (agency, other_agency) WHERE ended_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON agency_recognition TO assessments_app;
  GRANT SELECT ON agency_recognition TO assessments_job;
`;

// To whom a partner gives its consent is between the two.
const consents = `
  CREATE TABLE partner_consent (
    id uuid CONSTRAINT partner_consent_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    scope text NOT NULL CONSTRAINT partner_consent_scope_ck CHECK (scope IN ('ALL_AGENCIES', 'LISTED')),
    agencies text[] NOT NULL,
    kinds text[] NOT NULL,
    valid_until date,
    signed_by text NOT NULL,
    signed_at timestamptz NOT NULL,
    withdrawn_by text,
    withdrawn_at timestamptz,
    CONSTRAINT partner_consent_agencies_ck CHECK ((scope = 'LISTED') = (cardinality(agencies) > 0)),
    CONSTRAINT partner_consent_withdrawn_ck CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
  );
  CREATE INDEX partner_consent_partner_ix ON partner_consent (partner_id, id);
  ALTER TABLE partner_consent ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partner_consent FORCE ROW LEVEL SECURITY;
  CREATE POLICY partner_consent_agency_read ON partner_consent FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) = ANY (agencies)
           OR (scope = 'ALL_AGENCIES' AND (SELECT viewer_agency()) IS NOT NULL
               AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0));
  CREATE POLICY partner_consent_partner ON partner_consent TO assessments_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]))
    WITH CHECK (partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  CREATE POLICY partner_consent_job_read ON partner_consent FOR SELECT TO assessments_job USING (true);
  GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at) ON partner_consent TO assessments_app;
  GRANT SELECT ON partner_consent TO assessments_job;

  CREATE SEQUENCE consent_number;
  GRANT USAGE ON SEQUENCE consent_number TO assessments_app;

  CREATE TABLE consent_request (
    id uuid CONSTRAINT consent_request_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'CON-' || lpad(nextval('consent_number')::text, 7, '0')
      CONSTRAINT consent_request_reference_uq UNIQUE,
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    kinds text[] NOT NULL CONSTRAINT consent_request_kinds_ck CHECK (cardinality(kinds) > 0),
    purpose text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    answer text CONSTRAINT consent_request_answer_ck CHECK (answer IN ('GRANTED', 'DECLINED')),
    answered_by text,
    answered_at timestamptz,
    CONSTRAINT consent_request_answered_ck CHECK (
      (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
  );
  CREATE INDEX consent_request_partner_ix ON consent_request (partner_id, id);
  ALTER TABLE consent_request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE consent_request FORCE ROW LEVEL SECURITY;
  CREATE POLICY consent_request_agency ON consent_request TO assessments_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY consent_request_partner_read ON consent_request FOR SELECT TO assessments_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  CREATE POLICY consent_request_partner_answer ON consent_request FOR UPDATE TO assessments_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  GRANT SELECT, INSERT, UPDATE (answer, answered_by, answered_at) ON consent_request TO assessments_app;
`;
