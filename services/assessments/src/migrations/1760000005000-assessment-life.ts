import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An assessment has a life now: a method, a scope, states; and what is told of partners, agencies and agreements. */
export class AssessmentLife1760000005000 implements MigrationInterface {
  readonly name = 'AssessmentLife1760000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(assessments);
    await runner.query(projections);
    // Registry's facts are heard once more from the beginning, for what nobody kept before; repeating is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'registry'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE partner_engagement, partner_relation, known_agency;
      ALTER TABLE known_partner DROP COLUMN primary_type, DROP COLUMN country;
      DROP INDEX assessment_owner_ix;
      ALTER TABLE assessment DROP COLUMN reference_no, DROP COLUMN state, DROP COLUMN origin, DROP COLUMN entity_scope,
        DROP COLUMN methodology_code, DROP COLUMN methodology_version, DROP COLUMN assessor_type,
        DROP COLUMN conducted_mode, DROP COLUMN proxy, DROP COLUMN period_from, DROP COLUMN period_to,
        DROP COLUMN countries, DROP COLUMN areas, DROP COLUMN ceiling_usd, DROP COLUMN started_on, DROP COLUMN due_on,
        DROP COLUMN computed_band, DROP COLUMN adjusted_band, DROP COLUMN joint_agencies, DROP COLUMN superseded_by,
        DROP COLUMN version;
      ALTER TABLE assessment ALTER finalised_on SET NOT NULL, ALTER valid_until SET NOT NULL, ALTER band SET NOT NULL,
        ALTER idempotency_key SET NOT NULL, ALTER request_hash SET NOT NULL;
      REVOKE UPDATE, SELECT ON assessment FROM assessments_job;
      REVOKE UPDATE ON assessment FROM assessments_app;
      DROP SEQUENCE assessment_number`);
  }
}

const areas = `'{GOVERNANCE,FINANCIAL_MANAGEMENT,ACCOUNTING,INTERNAL_CONTROL,INTERNAL_AUDIT,HR,PROCUREMENT,ASSETS_INVENTORY,
  PROGRAMME_MANAGEMENT,M_AND_E,SUB_PARTNERS,ICT_SYSTEMS,SAFEGUARDING_PSEA,ANTI_FRAUD,DATA_PROTECTION}'::text[]`;

const bands = `'LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH', 'HIGH_ASSUMED', 'LOW_ASSUMED', 'NOT_REQUIRED'`;

const assessments = `
  CREATE SEQUENCE assessment_number;
  GRANT USAGE ON SEQUENCE assessment_number TO assessments_app, assessments_job;

  ALTER TABLE assessment
    ADD reference_no text NOT NULL DEFAULT 'ASM-' || lpad(nextval('assessment_number')::text, 7, '0')
      CONSTRAINT assessment_reference_uq UNIQUE,
    ADD state text NOT NULL DEFAULT 'FINAL' CONSTRAINT assessment_state_ck CHECK (state IN (
      'DRAFT', 'ASSIGNED', 'IN_PROGRESS', 'PARTNER_COMMENTS', 'SUBMITTED', 'QUALITY_REVIEW', 'RETURNED', 'FINAL',
      'EXPIRED', 'SUPERSEDED', 'INVALIDATED', 'CANCELLED')),
    ADD origin text NOT NULL DEFAULT 'RECORDED' CONSTRAINT assessment_origin_ck
      CHECK (origin IN ('CONDUCTED', 'RECORDED', 'IMPORTED')),
    ADD entity_scope text NOT NULL DEFAULT 'LEGAL_ENTITY' CONSTRAINT assessment_scope_ck
      CHECK (entity_scope IN ('LEGAL_ENTITY', 'COUNTRY_OFFICE', 'GROUP')),
    ADD methodology_code text,
    ADD methodology_version integer CONSTRAINT assessment_methodology_version_ck CHECK (methodology_version > 0),
    ADD assessor_type text NOT NULL DEFAULT 'STAFF' CONSTRAINT assessment_assessor_ck
      CHECK (assessor_type IN ('STAFF', 'FIRM', 'EXTERNAL', 'PARTNER_SELF')),
    ADD conducted_mode text CONSTRAINT assessment_mode_ck CHECK (conducted_mode IN ('ON_SITE', 'REMOTE', 'HYBRID')),
    ADD proxy boolean NOT NULL DEFAULT false,
    ADD period_from date,
    ADD period_to date,
    ADD countries text[] NOT NULL DEFAULT '{}',
    ADD areas text[] NOT NULL DEFAULT '{}' CONSTRAINT assessment_areas_ck CHECK (areas <@ ${areas}),
    ADD ceiling_usd numeric CONSTRAINT assessment_ceiling_ck CHECK (ceiling_usd > 0),
    ADD started_on date,
    ADD due_on date,
    ADD computed_band text CONSTRAINT assessment_computed_band_ck CHECK (computed_band IN (${bands})),
    ADD adjusted_band text CONSTRAINT assessment_adjusted_band_ck CHECK (adjusted_band IN (${bands})),
    ADD joint_agencies text[] NOT NULL DEFAULT '{}',
    ADD superseded_by uuid CONSTRAINT assessment_superseded_fk REFERENCES assessment (id),
    ADD version integer NOT NULL DEFAULT 1,
    ALTER finalised_on DROP NOT NULL, ALTER valid_until DROP NOT NULL, ALTER band DROP NOT NULL,
    ALTER idempotency_key DROP NOT NULL, ALTER request_hash DROP NOT NULL,
    ADD CONSTRAINT assessment_methodology_ck CHECK ((methodology_code IS NULL) = (methodology_version IS NULL)),
    ADD CONSTRAINT assessment_period_ck CHECK (period_to >= period_from),
    ADD CONSTRAINT assessment_final_ck CHECK (
      (state IN ('FINAL', 'EXPIRED', 'SUPERSEDED', 'INVALIDATED')) = (finalised_on IS NOT NULL)
      AND (finalised_on IS NULL) = (valid_until IS NULL) AND (finalised_on IS NULL) = (band IS NULL)),
    -- What was concluded for a reason, by two people, is what counts; else what the method computed (A-INV-2).
    ADD CONSTRAINT assessment_band_of_ck CHECK (band = coalesce(adjusted_band, computed_band, band));
  CREATE INDEX assessment_owner_ix ON assessment (owner_agency, state, id);
  CREATE INDEX assessment_valid_until_ix ON assessment (valid_until) WHERE state = 'FINAL';

  GRANT UPDATE (state, conducted_mode, period_from, period_to, countries, areas, ceiling_usd, due_on, computed_band,
    adjusted_band, band, finalised_on, valid_until, superseded_by, joint_agencies, version) ON assessment TO assessments_app;
  GRANT SELECT, INSERT, UPDATE (state, superseded_by, version) ON assessment TO assessments_job;
`;

// Facts of registry and performance; the feed consumer alone writes them.
const projections = `
  ALTER TABLE known_partner ADD primary_type text, ADD country text;
  GRANT UPDATE (primary_type, country) ON known_partner TO assessments_job;

  CREATE TABLE known_agency (
    code text CONSTRAINT known_agency_pk PRIMARY KEY,
    mrs_signatory boolean NOT NULL,
    hact_member boolean NOT NULL
  );
  GRANT SELECT ON known_agency TO assessments_app;
  GRANT SELECT, INSERT, UPDATE ON known_agency TO assessments_job;

  CREATE TABLE partner_relation (
    id uuid CONSTRAINT partner_relation_pk PRIMARY KEY,
    kind text NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    state text NOT NULL,
    until date,
    CONSTRAINT partner_relation_self_ck CHECK (from_id <> to_id)
  );
  CREATE INDEX partner_relation_from_ix ON partner_relation (from_id) WHERE state = 'CONFIRMED' AND until IS NULL;
  CREATE INDEX partner_relation_to_ix ON partner_relation (to_id) WHERE state = 'CONFIRMED' AND until IS NULL;
  GRANT SELECT ON partner_relation TO assessments_app;
  GRANT SELECT, INSERT, UPDATE ON partner_relation TO assessments_job;

  CREATE TABLE partner_engagement (
    id uuid CONSTRAINT partner_engagement_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    country text NOT NULL,
    from_day date NOT NULL,
    to_day date,
    amount_usd numeric NOT NULL,
    undisbursed_usd numeric NOT NULL,
    state text NOT NULL CONSTRAINT partner_engagement_state_ck
      CHECK (state IN ('PLANNED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    at timestamptz NOT NULL
  );
  CREATE INDEX partner_engagement_partner_ix ON partner_engagement (partner_id, agency);
  GRANT SELECT ON partner_engagement TO assessments_app;
  GRANT SELECT, INSERT, UPDATE ON partner_engagement TO assessments_job;
`;
