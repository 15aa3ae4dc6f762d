import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shippedRules, shippedRulesOfUndp } from '../assurance/assurance-parameters/shipped-parameters';

/** Assurance: what is asked for by year, what is planned and done, and who may read it (standards.md 3.2, JIU-7). */
export class Assurance1760000005700 implements MigrationInterface {
  readonly name = 'Assurance1760000005700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(parameters);
    await runner.query(`INSERT INTO assurance_parameters (id, agency, version, effective_from, confirmed, source, rules, set_at)
      VALUES ('01990000-0000-7000-8000-000000005701', NULL, 1, '1990-01-01', false,
              'UNICEF parameters of standards.md 3.1 and 3.2; costs and overlap days are estimates.', ${json(shippedRules)}, '2026-01-01Z'),
             ('01990000-0000-7000-8000-000000005702', 'UNDP', 1, '1990-01-01', false,
              'As shipped for all; micro-assessment above 150,000 a year (UNDP POPP).', ${json(shippedRulesOfUndp)}, '2026-01-01Z')`);
    await runner.query(firms);
    await runner.query(activities);
    await runner.query(reports);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_quality_review, assurance_report, assurance_activity, audit_terms, audit_firm, assurance_parameters;
      DROP SEQUENCE assurance_number`);
  }
}

const json = (value: object) => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;

const types = `'PROGRAMMATIC_VISIT', 'SPOT_CHECK', 'SCHEDULED_AUDIT', 'SPECIAL_AUDIT', 'INTERNAL_CONTROL_AUDIT',
  'NEX_NIM_AUDIT', 'THIRD_PARTY_MONITORING', 'REMOTE_CHECK'`;
const audits = `'SCHEDULED_AUDIT', 'SPECIAL_AUDIT', 'INTERNAL_CONTROL_AUDIT', 'NEX_NIM_AUDIT'`;

const parameters = `
  CREATE TABLE assurance_parameters (
    id uuid CONSTRAINT assurance_parameters_pk PRIMARY KEY,
    agency text,
    version integer NOT NULL CONSTRAINT assurance_parameters_version_ck CHECK (version > 0),
    effective_from date NOT NULL,
    confirmed boolean NOT NULL,
    source text NOT NULL,
    rules jsonb NOT NULL,
    set_by text,
    set_at timestamptz NOT NULL,
    CONSTRAINT assurance_parameters_version_uq UNIQUE NULLS NOT DISTINCT (agency, version)
  );
  GRANT SELECT, INSERT ON assurance_parameters TO assessments_app;
  GRANT SELECT ON assurance_parameters TO assessments_job;
`;

const firms = `
  CREATE TABLE audit_firm (
    id uuid CONSTRAINT audit_firm_pk PRIMARY KEY,
    name text NOT NULL,
    country text NOT NULL CONSTRAINT audit_firm_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    licence_no text,
    active boolean NOT NULL,
    added_by_agency text NOT NULL,
    added_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
  );
  CREATE UNIQUE INDEX audit_firm_name_uq ON audit_firm (lower(name), country);
  GRANT SELECT, INSERT, UPDATE (active, version) ON audit_firm TO assessments_app;
  GRANT SELECT ON audit_firm TO assessments_job;

  CREATE TABLE audit_terms (
    id uuid CONSTRAINT audit_terms_pk PRIMARY KEY,
    agency text NOT NULL,
    type text NOT NULL CONSTRAINT audit_terms_type_ck CHECK (type IN (${types})),
    version integer NOT NULL CONSTRAINT audit_terms_version_ck CHECK (version > 0),
    text text NOT NULL,
    effective_from date NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL,
    CONSTRAINT audit_terms_version_uq UNIQUE (agency, type, version)
  );
  GRANT SELECT, INSERT ON audit_terms TO assessments_app;
`;

const activities = `
  CREATE SEQUENCE assurance_number;
  GRANT USAGE ON SEQUENCE assurance_number TO assessments_app;

  CREATE TABLE assurance_activity (
    id uuid CONSTRAINT assurance_activity_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'ASR-' || lpad(nextval('assurance_number')::text, 7, '0')
      CONSTRAINT assurance_activity_reference_uq UNIQUE,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    country text NOT NULL CONSTRAINT assurance_activity_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    type text NOT NULL CONSTRAINT assurance_activity_type_ck CHECK (type IN (${types})),
    state text NOT NULL CONSTRAINT assurance_activity_state_ck
      CHECK (state IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'FINAL', 'CANCELLED')),
    year integer NOT NULL CONSTRAINT assurance_activity_year_ck CHECK (year BETWEEN 1990 AND 2200),
    planned_from date NOT NULL,
    planned_to date NOT NULL,
    agreements uuid[] NOT NULL,
    period_from date,
    period_to date,
    face_forms text[] NOT NULL,
    auditor text NOT NULL CONSTRAINT assurance_activity_auditor_ck
      CHECK (auditor IN ('AGENCY_STAFF', 'AUDIT_FIRM', 'SUPREME_AUDIT_INSTITUTION', 'THIRD_PARTY')),
    firm_id uuid CONSTRAINT assurance_activity_firm_fk REFERENCES audit_firm (id),
    terms_id uuid CONSTRAINT assurance_activity_terms_fk REFERENCES audit_terms (id),
    conducted_mode text CONSTRAINT assurance_activity_mode_ck CHECK (conducted_mode IN ('ON_SITE', 'REMOTE', 'HYBRID')),
    nex_nim boolean NOT NULL,
    shared_with text[] NOT NULL DEFAULT '{}',
    open_to_others boolean NOT NULL DEFAULT false,
    contacted_on date,
    field_visit_on date,
    draft_to_partner_on date,
    partner_comments_on date,
    draft_to_agency_on date,
    agency_comments_on date,
    submitted_on date,
    final_on date,
    cancelled_on date,
    opinion text CONSTRAINT assurance_activity_opinion_ck
      CHECK (opinion IN ('UNMODIFIED', 'QUALIFIED', 'ADVERSE', 'DISCLAIMER')),
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT assurance_activity_window_ck CHECK (planned_to >= planned_from),
    CONSTRAINT assurance_activity_period_ck CHECK (period_to >= period_from),
    CONSTRAINT assurance_activity_shared_ck CHECK (NOT agency = ANY (shared_with)),
    CONSTRAINT assurance_activity_firm_ck CHECK (firm_id IS NULL OR auditor = 'AUDIT_FIRM'),
    CONSTRAINT assurance_activity_audit_ck CHECK (opinion IS NULL OR type IN (${audits})),
    CONSTRAINT assurance_activity_final_ck CHECK ((state = 'FINAL') = (final_on IS NOT NULL)),
    CONSTRAINT assurance_activity_cancelled_ck CHECK ((state = 'CANCELLED') = (cancelled_on IS NOT NULL)),
    CONSTRAINT assurance_activity_order_ck CHECK (
      coalesce(field_visit_on, 'infinity') >= coalesce(contacted_on, '-infinity')
      AND coalesce(draft_to_partner_on, 'infinity') >= coalesce(field_visit_on, contacted_on, '-infinity')
      AND coalesce(partner_comments_on, 'infinity') >= coalesce(draft_to_partner_on, field_visit_on, '-infinity')
      AND coalesce(draft_to_agency_on, 'infinity') >= coalesce(partner_comments_on, draft_to_partner_on, '-infinity')
      AND coalesce(agency_comments_on, 'infinity') >= coalesce(draft_to_agency_on, partner_comments_on, '-infinity')
      AND coalesce(submitted_on, 'infinity') >= coalesce(agency_comments_on, draft_to_agency_on, field_visit_on, '-infinity')
      AND coalesce(final_on, 'infinity') >= coalesce(submitted_on, '-infinity'))
  );
  CREATE INDEX assurance_activity_partner_ix ON assurance_activity (partner_id, year);
  CREATE INDEX assurance_activity_agency_ix ON assurance_activity (agency, id);
  CREATE INDEX assurance_activity_calendar_ix ON assurance_activity (country, planned_from, id) WHERE state <> 'CANCELLED';
  GRANT SELECT, INSERT, UPDATE (state, planned_from, planned_to, conducted_mode, shared_with, open_to_others,
    contacted_on, field_visit_on, draft_to_partner_on, partner_comments_on, draft_to_agency_on, agency_comments_on,
    submitted_on, final_on, cancelled_on, opinion, period_from, period_to, version) ON assurance_activity TO assessments_app;
  GRANT SELECT ON assurance_activity TO assessments_job;
`;

// Owner and agencies for which it was done read all; the partner once the draft came to it; others by grant.
const reports = `
  CREATE TABLE assurance_report (
    activity_id uuid CONSTRAINT assurance_report_pk PRIMARY KEY
      CONSTRAINT assurance_report_activity_fk REFERENCES assurance_activity (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    currency text,
    amount_tested numeric CONSTRAINT assurance_report_tested_ck CHECK (amount_tested >= 0),
    ineligible_amount numeric,
    units_per_usd numeric CONSTRAINT assurance_report_rate_ck CHECK (units_per_usd > 0),
    rate_on date,
    rate_source text,
    amount_tested_usd numeric,
    ineligible_usd numeric,
    summary text,
    cancel_reason text,
    file_id uuid,
    CONSTRAINT assurance_report_ineligible_ck CHECK (ineligible_amount BETWEEN 0 AND amount_tested),
    CONSTRAINT assurance_report_currency_ck CHECK ((currency IS NULL) = (amount_tested IS NULL)),
    CONSTRAINT assurance_report_usd_ck CHECK ((amount_tested IS NULL) = (amount_tested_usd IS NULL))
  );
  ALTER TABLE assurance_report ENABLE ROW LEVEL SECURITY;
  ALTER TABLE assurance_report FORCE ROW LEVEL SECURITY;
  CREATE POLICY assurance_report_owner_read ON assurance_report FOR SELECT TO assessments_app
    USING (agency = (SELECT viewer_agency()));
  CREATE POLICY assurance_report_shared_read ON assurance_report FOR SELECT TO assessments_app
    USING (EXISTS (SELECT FROM assurance_activity a
                   WHERE a.id = activity_id AND (SELECT viewer_agency()) = ANY (a.shared_with)));
  CREATE POLICY assurance_report_partner_read ON assurance_report FOR SELECT TO assessments_app
    USING (viewer_acts_for(partner_id) AND EXISTS (SELECT FROM assurance_activity a
                   WHERE a.id = activity_id AND (a.draft_to_partner_on IS NOT NULL OR a.final_on IS NOT NULL)));
  CREATE POLICY assurance_report_granted_read ON assurance_report FOR SELECT TO assessments_app
    USING (viewer_granted_level('ASSURANCE_ACTIVITY', activity_id) >= 2);
  CREATE POLICY assurance_report_insert ON assurance_report FOR INSERT TO assessments_app
    WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY assurance_report_update ON assurance_report FOR UPDATE TO assessments_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (currency, amount_tested, ineligible_amount, units_per_usd, rate_on, rate_source,
    amount_tested_usd, ineligible_usd, summary, cancel_reason, file_id) ON assurance_report TO assessments_app;

  CREATE TABLE audit_quality_review (
    id uuid CONSTRAINT audit_quality_review_pk PRIMARY KEY,
    activity_id uuid NOT NULL CONSTRAINT audit_quality_review_activity_uq UNIQUE
      CONSTRAINT audit_quality_review_activity_fk REFERENCES assurance_activity (id),
    firm_id uuid CONSTRAINT audit_quality_review_firm_fk REFERENCES audit_firm (id),
    agency text NOT NULL,
    result text NOT NULL CONSTRAINT audit_quality_review_result_ck
      CHECK (result IN ('SATISFACTORY', 'NEEDS_IMPROVEMENT', 'UNSATISFACTORY')),
    comment text NOT NULL,
    reviewed_by text NOT NULL,
    reviewed_on date NOT NULL
  );
  CREATE INDEX audit_quality_review_firm_ix ON audit_quality_review (firm_id, agency);
  ALTER TABLE audit_quality_review ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_quality_review FORCE ROW LEVEL SECURITY;
  CREATE POLICY audit_quality_review_read ON audit_quality_review FOR SELECT TO assessments_app
    USING (agency = (SELECT viewer_agency()));
  CREATE POLICY audit_quality_review_insert ON audit_quality_review FOR INSERT TO assessments_app
    WITH CHECK (agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT ON audit_quality_review TO assessments_app;
`;
