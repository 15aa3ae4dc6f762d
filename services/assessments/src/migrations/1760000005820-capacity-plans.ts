import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans by which partners become able to do more: from findings, with a band before and after (JIU-53, JIU-54). */
export class CapacityPlans1760000005820 implements MigrationInterface {
  readonly name = 'CapacityPlans1760000005820';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(topics);
    await runner.query(
      `
      INSERT INTO capacity_topic (code, label, area, effective_from)
      SELECT code, label, area, '2014-01-01' FROM unnest($1::text[], $2::text[], $3::text[]) AS t (code, label, area)`.trim(),
      [0, 1, 2].map((column) => topicRows.map((row) => row[column])),
    );
    await runner.query(plans);
    await runner.query(actions);
    await runner.query(notes);
    await runner.query(outcomes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE capacity_outcome, capacity_note, capacity_action, capacity_plan_finding, capacity_plan_body;
      DROP FUNCTION viewer_reads_capacity_plan(uuid);
      DROP TABLE capacity_plan, capacity_topic;
      DROP SEQUENCE capacity_plan_number`);
  }
}

const topics = `
  CREATE TABLE capacity_topic (
    code text CONSTRAINT capacity_topic_pk PRIMARY KEY
      CONSTRAINT capacity_topic_code_ck CHECK (code ~ '^[A-Z][A-Z0-9_]{2,60}$'),
    label text NOT NULL,
    area text NOT NULL,
    effective_from date NOT NULL,
    effective_until date CONSTRAINT capacity_topic_effective_ck CHECK (effective_until >= effective_from)
  );
  GRANT SELECT ON capacity_topic TO assessments_app;
`;

// One per area at least, so that a plan can be drawn up from findings of any; HAB-8 asks for SDG_MONITORING.
const topicRows: string[][] = [
  ['GOVERNANCE', 'Governing body, oversight and legal duties', 'GOVERNANCE'],
  ['FINANCIAL_MANAGEMENT', 'Budgets, financial reporting and funds flow', 'FINANCIAL_MANAGEMENT'],
  ['ACCOUNTING', 'Accounting, records and supporting documents', 'ACCOUNTING'],
  ['INTERNAL_CONTROL', 'Segregation of duties, payments, cash and bank', 'INTERNAL_CONTROL'],
  ['INTERNAL_AUDIT', 'Internal audit and follow-up of recommendations', 'INTERNAL_AUDIT'],
  ['HUMAN_RESOURCES', 'Recruitment, staffing and conduct', 'HR'],
  ['PROCUREMENT', 'Procurement and contracts', 'PROCUREMENT'],
  ['ASSETS_INVENTORY', 'Assets, stocks and warehouses', 'ASSETS_INVENTORY'],
  ['PROGRAMME_MANAGEMENT', 'Planning and running of programmes', 'PROGRAMME_MANAGEMENT'],
  ['MONITORING_EVALUATION', 'Monitoring, evaluation and results', 'M_AND_E'],
  ['SDG_MONITORING', 'Monitoring of the Sustainable Development Goals and the New Urban Agenda', 'M_AND_E'],
  ['SUB_PARTNERS', 'Choice and oversight of sub-partners', 'SUB_PARTNERS'],
  ['ICT_SYSTEMS', 'Information systems and their security', 'ICT_SYSTEMS'],
  ['PSEA', 'Protection from sexual exploitation and abuse', 'SAFEGUARDING_PSEA'],
  ['ANTI_FRAUD', 'Prevention and reporting of fraud and corruption', 'ANTI_FRAUD'],
  ['SUPPLIER_CODE', 'Duties of the UN Supplier Code of Conduct', 'ANTI_FRAUD'],
  ['DATA_PROTECTION', 'Protection of personal data', 'DATA_PROTECTION'],
];

const bands = `'LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH', 'HIGH_ASSUMED', 'LOW_ASSUMED', 'NOT_REQUIRED'`;

// That an agency has a plan with a partner is for all agencies; what is in it is not, unless the partner consented (2.8).
const plans = `
  CREATE SEQUENCE capacity_plan_number;
  GRANT USAGE ON SEQUENCE capacity_plan_number TO assessments_app;

  CREATE TABLE capacity_plan (
    id uuid CONSTRAINT capacity_plan_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'CDP-' || lpad(nextval('capacity_plan_number')::text, 7, '0')
      CONSTRAINT capacity_plan_reference_uq UNIQUE,
    partner_id uuid NOT NULL CONSTRAINT capacity_plan_partner_fk REFERENCES known_partner (partner_id),
    agency text NOT NULL,
    purpose text NOT NULL CONSTRAINT capacity_plan_purpose_ck CHECK (purpose IN ('STRENGTHENING', 'REMEDIATION', 'PSEA')),
    state text NOT NULL CONSTRAINT capacity_plan_state_ck CHECK (state IN ('ACTIVE', 'CLOSED', 'CANCELLED')),
    starts_on date NOT NULL,
    due_on date NOT NULL,
    inter_agency boolean NOT NULL,
    consented_by text,
    consented_at timestamptz,
    shared_with text[] NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    closed_by text,
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT capacity_plan_time_ck CHECK (due_on >= starts_on),
    CONSTRAINT capacity_plan_consent_ck CHECK ((consented_by IS NULL) = (consented_at IS NULL)
      AND (NOT inter_agency OR consented_by IS NOT NULL)),
    CONSTRAINT capacity_plan_closed_ck CHECK ((state = 'ACTIVE') = (closed_by IS NULL)
      AND (closed_by IS NULL) = (closed_at IS NULL))
  );
  CREATE INDEX capacity_plan_partner_ix ON capacity_plan (partner_id, id);
  CREATE INDEX capacity_plan_agency_ix ON capacity_plan (agency, id);
  GRANT SELECT, INSERT, UPDATE (state, due_on, inter_agency, consented_by, consented_at, shared_with, closed_by, closed_at,
    version) ON capacity_plan TO assessments_app;

  CREATE FUNCTION viewer_reads_capacity_plan(plan uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM capacity_plan p WHERE p.id = plan AND (
      p.agency = viewer_agency() OR viewer_agency() = ANY (p.shared_with) OR viewer_acts_for(p.partner_id)
      OR (p.inter_agency AND viewer_agency() IS NOT NULL AND jsonb_array_length(viewer() -> 'roles') > 0)
      OR viewer_granted_level('CAPACITY_PLAN', p.id) >= 2)) $$;

  CREATE TABLE capacity_plan_body (
    plan_id uuid CONSTRAINT capacity_plan_body_pk PRIMARY KEY
      CONSTRAINT capacity_plan_body_plan_fk REFERENCES capacity_plan (id),
    kind text,
    country text NOT NULL,
    baseline_band text CONSTRAINT capacity_plan_baseline_ck CHECK (baseline_band IN (${bands})),
    target_band text CONSTRAINT capacity_plan_target_ck CHECK (target_band IN (${bands})),
    result_band text CONSTRAINT capacity_plan_result_ck CHECK (result_band IN (${bands})),
    baseline_assessment_id uuid CONSTRAINT capacity_plan_baseline_fk REFERENCES assessment (id),
    result_assessment_id uuid CONSTRAINT capacity_plan_result_fk REFERENCES assessment (id),
    sealed text NOT NULL,
    CONSTRAINT capacity_plan_result_of_ck CHECK ((result_band IS NULL) = (result_assessment_id IS NULL)
      AND result_assessment_id <> baseline_assessment_id)
  );
  ALTER TABLE capacity_plan_body ENABLE ROW LEVEL SECURITY;
  ALTER TABLE capacity_plan_body FORCE ROW LEVEL SECURITY;
  CREATE POLICY capacity_plan_body_read ON capacity_plan_body FOR SELECT TO assessments_app
    USING (viewer_reads_capacity_plan(plan_id));
  CREATE POLICY capacity_plan_body_insert ON capacity_plan_body FOR INSERT TO assessments_app
    WITH CHECK (EXISTS (SELECT FROM capacity_plan p WHERE p.id = plan_id AND p.agency = (SELECT viewer_agency())));
  CREATE POLICY capacity_plan_body_update ON capacity_plan_body FOR UPDATE TO assessments_app
    USING (EXISTS (SELECT FROM capacity_plan p WHERE p.id = plan_id AND p.agency = (SELECT viewer_agency())));
  GRANT SELECT, INSERT, UPDATE (kind, result_band, result_assessment_id, sealed) ON capacity_plan_body TO assessments_app;
`;

const ofOwnPlan = (table: string) =>
  `EXISTS (SELECT FROM capacity_plan p WHERE p.id = ${table}.plan_id AND p.agency = (SELECT viewer_agency()))`;
const ofOwnSide = (table: string) => `EXISTS (SELECT FROM capacity_plan p WHERE p.id = ${table}.plan_id
  AND (p.agency = (SELECT viewer_agency()) OR viewer_acts_for(p.partner_id)))`;
const secured = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON ${table} FOR SELECT TO assessments_app USING (viewer_reads_capacity_plan(plan_id));`;

const actions = `
  CREATE TABLE capacity_plan_finding (
    plan_id uuid NOT NULL CONSTRAINT capacity_plan_finding_plan_fk REFERENCES capacity_plan (id),
    finding_id uuid NOT NULL CONSTRAINT capacity_plan_finding_finding_fk REFERENCES finding (id),
    CONSTRAINT capacity_plan_finding_pk PRIMARY KEY (plan_id, finding_id)
  );
  ${secured('capacity_plan_finding')}
  CREATE POLICY capacity_plan_finding_insert ON capacity_plan_finding FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnPlan('capacity_plan_finding')});
  GRANT SELECT, INSERT ON capacity_plan_finding TO assessments_app;

  CREATE TABLE capacity_action (
    id uuid CONSTRAINT capacity_action_pk PRIMARY KEY,
    plan_id uuid NOT NULL CONSTRAINT capacity_action_plan_fk REFERENCES capacity_plan (id),
    topic text NOT NULL CONSTRAINT capacity_action_topic_fk REFERENCES capacity_topic (code),
    area text NOT NULL,
    method text NOT NULL CONSTRAINT capacity_action_method_ck
      CHECK (method IN ('TRAINING', 'WORKSHOP', 'MENTORING', 'PEER_EXCHANGE', 'SYSTEMS', 'ASSESSMENT')),
    provider_agency text,
    funded_by text,
    cost numeric(20, 2) CONSTRAINT capacity_action_cost_ck CHECK (cost > 0),
    currency text,
    due_on date NOT NULL,
    state text NOT NULL CONSTRAINT capacity_action_state_ck
      CHECK (state IN ('PLANNED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
    progress integer NOT NULL CONSTRAINT capacity_action_progress_ck CHECK (progress BETWEEN 0 AND 100),
    evidence_file_id uuid,
    completed_by text,
    completed_at timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    sealed text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT capacity_action_money_ck CHECK ((cost IS NULL) = (currency IS NULL)),
    CONSTRAINT capacity_action_completed_ck CHECK ((state = 'COMPLETED') = (completed_by IS NOT NULL)
      AND (completed_by IS NULL) = (completed_at IS NULL) AND (state = 'COMPLETED') = (evidence_file_id IS NOT NULL)
      AND (state = 'COMPLETED') = (progress = 100))
  );
  CREATE INDEX capacity_action_plan_ix ON capacity_action (plan_id, id);
  ${secured('capacity_action')}
  CREATE POLICY capacity_action_insert ON capacity_action FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnPlan('capacity_action')} AND created_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY capacity_action_update ON capacity_action FOR UPDATE TO assessments_app
    USING (${ofOwnSide('capacity_action')});
  GRANT SELECT, INSERT, UPDATE (state, progress, evidence_file_id, completed_by, completed_at, version)
    ON capacity_action TO assessments_app;
`;

// Interim monitoring and reviews; append-only.
const notes = `
  CREATE TABLE capacity_note (
    id uuid CONSTRAINT capacity_note_pk PRIMARY KEY,
    plan_id uuid NOT NULL CONSTRAINT capacity_note_plan_fk REFERENCES capacity_plan (id),
    kind text NOT NULL CONSTRAINT capacity_note_kind_ck CHECK (kind IN ('MONITORING', 'REVIEW', 'CLOSURE')),
    agency text,
    actor text NOT NULL,
    noted_on date NOT NULL,
    at timestamptz NOT NULL,
    band text CONSTRAINT capacity_note_band_ck CHECK (band IN (${bands})),
    assessment_id uuid CONSTRAINT capacity_note_assessment_fk REFERENCES assessment (id),
    sealed text NOT NULL,
    CONSTRAINT capacity_note_review_ck CHECK ((kind = 'REVIEW') = (band IS NOT NULL)
      AND (band IS NULL) = (assessment_id IS NULL))
  );
  CREATE INDEX capacity_note_plan_ix ON capacity_note (plan_id, id);
  ${secured('capacity_note')}
  CREATE POLICY capacity_note_insert ON capacity_note FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnSide('capacity_note')} AND actor = (SELECT viewer() ->> 'subject'));
  GRANT SELECT, INSERT ON capacity_note TO assessments_app;
`;

// What the statistics over all agencies are made from; never shown plan by plan.
const outcomes = `
  CREATE TABLE capacity_outcome (
    plan_id uuid CONSTRAINT capacity_outcome_pk PRIMARY KEY
      CONSTRAINT capacity_outcome_plan_fk REFERENCES capacity_plan (id),
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    country text NOT NULL,
    purpose text NOT NULL,
    cohort integer NOT NULL,
    state text NOT NULL,
    baseline_band text,
    result_band text,
    findings integer NOT NULL,
    findings_closed integer NOT NULL,
    CONSTRAINT capacity_outcome_findings_ck CHECK (findings_closed BETWEEN 0 AND findings)
  );
  CREATE INDEX capacity_outcome_cohort_ix ON capacity_outcome (cohort, agency);
  GRANT SELECT, INSERT, UPDATE (state, result_band, findings_closed) ON capacity_outcome TO assessments_app;
`;
