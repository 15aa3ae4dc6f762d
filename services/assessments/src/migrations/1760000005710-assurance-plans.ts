import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a year asks for and what is done of it, with its history; and how agencies join each other's work (JIU-102). */
export class AssurancePlans1760000005710 implements MigrationInterface {
  readonly name = 'AssurancePlans1760000005710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(plans);
    await runner.query(joins);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assurance_join, assurance_plan_revision, assurance_plan');
  }
}

const bands = `'LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH', 'NOT_ASSESSED', 'HIGH_ASSUMED', 'LOW_ASSUMED', 'NOT_REQUIRED'`;

const plans = `
  CREATE TABLE assurance_plan (
    id uuid CONSTRAINT assurance_plan_pk PRIMARY KEY,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    year integer NOT NULL CONSTRAINT assurance_plan_year_ck CHECK (year BETWEEN 1990 AND 2200),
    given_cash_usd numeric CONSTRAINT assurance_plan_given_ck CHECK (given_cash_usd >= 0),
    reported_usd numeric CONSTRAINT assurance_plan_reported_ck CHECK (reported_usd >= 0),
    follow_up_spot_checks integer NOT NULL CONSTRAINT assurance_plan_follow_up_ck CHECK (follow_up_spot_checks >= 0),
    assumed_band text CONSTRAINT assurance_plan_assumed_ck CHECK (assumed_band IN (${bands})),
    assumption_reason text,
    parameters_id uuid NOT NULL CONSTRAINT assurance_plan_parameters_fk REFERENCES assurance_parameters (id),
    cash_usd numeric NOT NULL CONSTRAINT assurance_plan_cash_ck CHECK (cash_usd >= 0),
    basis text NOT NULL CONSTRAINT assurance_plan_basis_ck CHECK (basis IN ('MICRO_ASSESSMENT', 'HIGH_RISK_ASSUMED',
      'LOW_RISK_ASSUMED', 'NEGATIVE_AUDIT_RESULTS', 'SIMPLIFIED_CHECKLIST', 'OTHERS')),
    basis_assessment_id uuid CONSTRAINT assurance_plan_basis_fk REFERENCES assessment (id),
    hact_band text NOT NULL CONSTRAINT assurance_plan_hact_ck CHECK (hact_band IN (${bands})),
    psea_capacity text NOT NULL CONSTRAINT assurance_plan_psea_ck CHECK (psea_capacity IN ('FULL', 'MEDIUM', 'LOW',
      'LOW_ASSUMED_EMERGENCY', 'NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES', 'NOT_ASSESSED')),
    partner_type text,
    risk text CONSTRAINT assurance_plan_risk_ck CHECK (risk IN ('LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH')),
    minimum jsonb NOT NULL,
    quarters jsonb NOT NULL,
    done jsonb NOT NULL,
    steps jsonb NOT NULL,
    coverage text NOT NULL CONSTRAINT assurance_plan_coverage_ck CHECK (coverage IN ('VOID', 'PARTIAL', 'COMPLETE')),
    assessment_due text NOT NULL CONSTRAINT assurance_plan_due_ck
      CHECK (assessment_due IN ('NOT_DUE', 'APPROACHING_THRESHOLD', 'DUE')),
    closed_on date,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT assurance_plan_year_uq UNIQUE (agency, partner_id, year),
    CONSTRAINT assurance_plan_assumption_ck CHECK ((assumed_band IS NULL) = (assumption_reason IS NULL))
  );
  CREATE INDEX assurance_plan_partner_ix ON assurance_plan (partner_id, year);
  CREATE INDEX assurance_plan_open_ix ON assurance_plan (id) WHERE closed_on IS NULL;
  GRANT SELECT, INSERT, UPDATE (given_cash_usd, reported_usd, follow_up_spot_checks, assumed_band, assumption_reason,
    parameters_id, cash_usd, basis, basis_assessment_id, hact_band, psea_capacity, partner_type, risk, minimum, quarters,
    done, steps, coverage, assessment_due, closed_on, version) ON assurance_plan TO assessments_app, assessments_job;

  CREATE TABLE assurance_plan_revision (
    plan_id uuid NOT NULL CONSTRAINT assurance_plan_revision_plan_fk REFERENCES assurance_plan (id),
    version integer NOT NULL,
    cause text NOT NULL CONSTRAINT assurance_plan_revision_cause_ck
      CHECK (cause IN ('PLANNED', 'CHANGED', 'RECOMPUTED', 'ACTIVITIES', 'YEAR_CLOSED')),
    cash_usd numeric NOT NULL,
    reported_usd numeric,
    hact_band text NOT NULL,
    psea_capacity text NOT NULL,
    minimum jsonb NOT NULL,
    done jsonb NOT NULL,
    coverage text NOT NULL,
    parameters_id uuid NOT NULL CONSTRAINT assurance_plan_revision_parameters_fk REFERENCES assurance_parameters (id),
    at timestamptz NOT NULL,
    CONSTRAINT assurance_plan_revision_pk PRIMARY KEY (plan_id, version)
  );
  GRANT SELECT, INSERT ON assurance_plan_revision TO assessments_app, assessments_job;
`;

const joins = `
  CREATE TABLE assurance_join (
    id uuid CONSTRAINT assurance_join_pk PRIMARY KEY,
    activity_id uuid NOT NULL CONSTRAINT assurance_join_activity_fk REFERENCES assurance_activity (id),
    owner_agency text NOT NULL,
    agency text NOT NULL,
    state text NOT NULL CONSTRAINT assurance_join_state_ck CHECK (state IN ('REQUESTED', 'ACCEPTED', 'DECLINED')),
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT assurance_join_foreign_ck CHECK (agency <> owner_agency),
    CONSTRAINT assurance_join_decided_ck CHECK ((state = 'REQUESTED') = (decided_at IS NULL))
  );
  CREATE UNIQUE INDEX assurance_join_open_uq ON assurance_join (activity_id, agency) WHERE state = 'REQUESTED';
  CREATE INDEX assurance_join_owner_ix ON assurance_join (owner_agency, id);
  CREATE INDEX assurance_join_agency_ix ON assurance_join (agency, id);
  ALTER TABLE assurance_join ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assurance_join FORCE ROW LEVEL SECURITY;
  CREATE POLICY assurance_join_read ON assurance_join FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, agency));
  CREATE POLICY assurance_join_insert ON assurance_join FOR INSERT TO assessments_app
    WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY assurance_join_update ON assurance_join FOR UPDATE TO assessments_app
    USING (owner_agency = (SELECT viewer_agency())) WITH CHECK (owner_agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, version) ON assurance_join TO assessments_app;
`;
