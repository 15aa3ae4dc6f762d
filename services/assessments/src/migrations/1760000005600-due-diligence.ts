import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Due diligence before a legal instrument (HAB-16 to HAB-19, standards.md 3.5). */
export class DueDiligence1760000005600 implements MigrationInterface {
  readonly name = 'DueDiligence1760000005600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(cases);
    await runner.query(scopes);
    await runner.query(findings);
    await runner.query(decisions);
    await runner.query(policies);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE due_diligence_policy, due_diligence_mitigation, due_diligence_voice, due_diligence_controversy,
        due_diligence_evidence, due_diligence_finding, due_diligence_scope;
      DROP FUNCTION viewer_reads_due_diligence(uuid, text, uuid, integer);
      DROP TABLE due_diligence_case;
      DROP SEQUENCE due_diligence_number`);
  }
}

const levels = `('BASIC', 'STANDARD', 'ENHANCED')`;
const decisionsMade = `('PROCEED', 'PROCEED_WITH_MITIGATION', 'DECLINE')`;

// What every agency may see: that there is one, its level, its decision and its dates.
const cases = `
  CREATE SEQUENCE due_diligence_number;
  GRANT USAGE ON SEQUENCE due_diligence_number TO assessments_app;

  CREATE TABLE due_diligence_case (
    id uuid CONSTRAINT due_diligence_case_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'DDC-' || lpad(nextval('due_diligence_number')::text, 7, '0')
      CONSTRAINT due_diligence_case_reference_uq UNIQUE,
    partner_id uuid NOT NULL CONSTRAINT due_diligence_case_partner_fk REFERENCES known_partner (partner_id),
    agency text NOT NULL,
    country text NOT NULL,
    level text NOT NULL CONSTRAINT due_diligence_case_level_ck CHECK (level IN ${levels}),
    state text NOT NULL CONSTRAINT due_diligence_case_state_ck
      CHECK (state IN ('OPEN', 'ESCALATED', 'DECIDED', 'EXPIRED', 'SUPERSEDED', 'CANCELLED')),
    decision text CONSTRAINT due_diligence_case_decision_ck CHECK (decision IN ${decisionsMade}),
    opened_at timestamptz NOT NULL,
    decided_on date,
    valid_until date,
    supersedes uuid CONSTRAINT due_diligence_case_supersedes_fk REFERENCES due_diligence_case (id),
    superseded_by uuid CONSTRAINT due_diligence_case_superseded_fk REFERENCES due_diligence_case (id),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT due_diligence_case_decided_ck CHECK (
      (state IN ('DECIDED', 'EXPIRED', 'SUPERSEDED')) = (decision IS NOT NULL)
      AND (decision IS NULL) = (decided_on IS NULL)
      AND (coalesce(decision, 'DECLINE') = 'DECLINE') = (valid_until IS NULL)),
    CONSTRAINT due_diligence_case_superseded_ck CHECK ((state = 'SUPERSEDED') = (superseded_by IS NOT NULL))
  );
  -- One at a time: two of one agency about one partner would contradict each other.
  CREATE UNIQUE INDEX due_diligence_case_open_uq ON due_diligence_case (agency, partner_id)
    WHERE state IN ('OPEN', 'ESCALATED');
  CREATE INDEX due_diligence_case_partner_ix ON due_diligence_case (partner_id, id);
  CREATE INDEX due_diligence_case_agency_ix ON due_diligence_case (agency, state, id);
  CREATE INDEX due_diligence_case_expiry_ix ON due_diligence_case (valid_until) WHERE state = 'DECIDED';
  GRANT SELECT, INSERT, UPDATE (level, state, decision, decided_on, valid_until, superseded_by, version)
    ON due_diligence_case TO assessments_app;
  GRANT SELECT, UPDATE (state, version) ON due_diligence_case TO assessments_job;
`;

const secured = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_insert ON ${table} FOR INSERT TO assessments_app WITH CHECK (agency = (SELECT viewer_agency()));`;

const readable = (table: string, level: 1 | 2, more = '') => `
  CREATE POLICY ${table}_read ON ${table} FOR SELECT TO assessments_app
    USING (viewer_reads_due_diligence(case_id, agency, partner_id, ${level})${more});`;

/** What another agency told in confidence is not handed on: neither to the partner nor with a grant. */
const keptByOwner = ` AND (origin <> 'OTHER_AGENCY' OR agency = (SELECT viewer_agency()))`;

const scopes = `
  -- The owner always, those who were granted it by level, and the partner once it is decided.
  CREATE FUNCTION viewer_reads_due_diligence(case_id uuid, owner text, partner uuid, level integer) RETURNS boolean
    LANGUAGE sql STABLE AS $$
      SELECT coalesce(owner = viewer_agency(), false)
        OR viewer_granted_level('DUE_DILIGENCE_CASE', case_id) >= level
        OR (viewer_acts_for(partner) AND EXISTS (
              SELECT FROM due_diligence_case c WHERE c.id = case_id AND c.decision IS NOT NULL)) $$;

  CREATE TABLE due_diligence_scope (
    case_id uuid CONSTRAINT due_diligence_scope_pk PRIMARY KEY
      CONSTRAINT due_diligence_scope_case_fk REFERENCES due_diligence_case (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    opened_by text NOT NULL,
    planned_amount_usd numeric NOT NULL CONSTRAINT due_diligence_scope_amount_ck CHECK (planned_amount_usd >= 0),
    modality text,
    instrument text,
    sectors text[] NOT NULL,
    is_high_risk boolean NOT NULL,
    computed_level text NOT NULL CONSTRAINT due_diligence_scope_level_ck CHECK (computed_level IN ${levels}),
    level_rule text NOT NULL,
    level_factors jsonb NOT NULL,
    proposed_level text CONSTRAINT due_diligence_scope_proposed_ck CHECK (proposed_level IN ${levels}),
    proposed_by text,
    assessment_id uuid CONSTRAINT due_diligence_scope_assessment_fk REFERENCES assessment (id),
    reused_case_id uuid CONSTRAINT due_diligence_scope_reused_fk REFERENCES due_diligence_case (id),
    reused_dimensions text[] NOT NULL,
    global_compact text CONSTRAINT due_diligence_scope_compact_ck
      CHECK (global_compact IN ('PARTICIPANT', 'NOT_PARTICIPANT', 'DELISTED')),
    global_compact_on date,
    escalated_to text[] NOT NULL DEFAULT '{}' CONSTRAINT due_diligence_scope_escalated_ck
      CHECK (escalated_to <@ '{PARTNERS_UNIT,LEGAL}'),
    revision_sealed text,
    -- Counts what was recorded: a voice rests on what it saw.
    facts integer NOT NULL DEFAULT 0,
    CONSTRAINT due_diligence_scope_proposal_ck CHECK ((proposed_level IS NULL) = (proposed_by IS NULL)),
    CONSTRAINT due_diligence_scope_compact_on_ck CHECK ((global_compact IS NULL) = (global_compact_on IS NULL))
  );
  ${secured('due_diligence_scope')}
  ${readable('due_diligence_scope', 2)}
  CREATE POLICY due_diligence_scope_update ON due_diligence_scope FOR UPDATE TO assessments_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (proposed_level, proposed_by, assessment_id, global_compact, global_compact_on,
    escalated_to, facts) ON due_diligence_scope TO assessments_app;
`;

// Append-only: the latest finding of a dimension counts.
const findings = `
  CREATE TABLE due_diligence_finding (
    id uuid CONSTRAINT due_diligence_finding_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT due_diligence_finding_case_fk REFERENCES due_diligence_case (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    dimension text NOT NULL CONSTRAINT due_diligence_finding_dimension_ck CHECK (dimension IN (
      'HUMAN_RIGHTS', 'ENVIRONMENT', 'ANTI_CORRUPTION', 'LABOUR', 'EXCLUSIONARY', 'GOVERNANCE', 'SAFEGUARDING', 'REPUTATION')),
    finding text NOT NULL CONSTRAINT due_diligence_finding_ck CHECK (finding IN ('CLEAR', 'CONCERN', 'EXCLUSION')),
    exclusions text[] NOT NULL,
    sealed text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT due_diligence_finding_exclusions_ck CHECK ((finding = 'EXCLUSION') = (cardinality(exclusions) > 0))
  );
  CREATE INDEX due_diligence_finding_case_ix ON due_diligence_finding (case_id, id);
  ${secured('due_diligence_finding')}
  ${readable('due_diligence_finding', 1)}
  GRANT SELECT, INSERT ON due_diligence_finding TO assessments_app;

  CREATE TABLE due_diligence_evidence (
    id uuid CONSTRAINT due_diligence_evidence_pk PRIMARY KEY,
    finding_id uuid NOT NULL CONSTRAINT due_diligence_evidence_finding_fk REFERENCES due_diligence_finding (id),
    case_id uuid NOT NULL,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    origin text NOT NULL CONSTRAINT due_diligence_evidence_origin_ck
      CHECK (origin IN ('PUBLIC', 'PARTNER', 'OWN_STAFF', 'OTHER_AGENCY')),
    sealed text NOT NULL,
    file_id uuid
  );
  CREATE INDEX due_diligence_evidence_case_ix ON due_diligence_evidence (case_id, id);
  ${secured('due_diligence_evidence')}
  ${readable('due_diligence_evidence', 2, keptByOwner)}
  GRANT SELECT, INSERT ON due_diligence_evidence TO assessments_app;

  CREATE TABLE due_diligence_controversy (
    id uuid CONSTRAINT due_diligence_controversy_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT due_diligence_controversy_case_fk REFERENCES due_diligence_case (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    severity text NOT NULL CONSTRAINT due_diligence_controversy_severity_ck
      CHECK (severity IN ('MINOR', 'MODERATE', 'SIGNIFICANT')),
    status text NOT NULL CONSTRAINT due_diligence_controversy_status_ck
      CHECK (status IN ('ALLEGED', 'CONFIRMED', 'RESOLVED', 'DISMISSED')),
    origin text NOT NULL CONSTRAINT due_diligence_controversy_origin_ck
      CHECK (origin IN ('PUBLIC', 'PARTNER', 'OWN_STAFF', 'OTHER_AGENCY')),
    occurred_on date NOT NULL,
    replaces uuid CONSTRAINT due_diligence_controversy_replaces_fk REFERENCES due_diligence_controversy (id),
    sealed text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT due_diligence_controversy_replaces_uq UNIQUE (replaces)
  );
  CREATE INDEX due_diligence_controversy_case_ix ON due_diligence_controversy (case_id, id);
  ${secured('due_diligence_controversy')}
  ${readable('due_diligence_controversy', 2, keptByOwner)}
  GRANT SELECT, INSERT ON due_diligence_controversy TO assessments_app;
`;

const decisions = `
  CREATE TABLE due_diligence_voice (
    id uuid CONSTRAINT due_diligence_voice_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT due_diligence_voice_case_fk REFERENCES due_diligence_case (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    decision text NOT NULL CONSTRAINT due_diligence_voice_decision_ck
      CHECK (decision IN ('PROCEED', 'PROCEED_WITH_MITIGATION', 'DECLINE', 'ESCALATE')),
    escalated_to text CONSTRAINT due_diligence_voice_escalated_ck CHECK (escalated_to IN ('PARTNERS_UNIT', 'LEGAL')),
    has_exception boolean NOT NULL,
    proposes boolean NOT NULL,
    facts integer NOT NULL,
    person text NOT NULL,
    roles text[] NOT NULL,
    sealed text,
    at timestamptz NOT NULL,
    CONSTRAINT due_diligence_voice_escalation_ck CHECK ((decision = 'ESCALATE') = (escalated_to IS NOT NULL)),
    CONSTRAINT due_diligence_voice_exception_ck CHECK (NOT has_exception OR sealed IS NOT NULL)
  );
  CREATE INDEX due_diligence_voice_case_ix ON due_diligence_voice (case_id, id);
  ${secured('due_diligence_voice')}
  -- Who spoke for what stays among agencies; the partner learns what was decided.
  ${readable('due_diligence_voice', 2, ' AND (SELECT viewer_agency()) IS NOT NULL')}
  GRANT SELECT, INSERT ON due_diligence_voice TO assessments_app;

  CREATE TABLE due_diligence_mitigation (
    id uuid CONSTRAINT due_diligence_mitigation_pk PRIMARY KEY,
    voice_id uuid NOT NULL CONSTRAINT due_diligence_mitigation_voice_fk REFERENCES due_diligence_voice (id),
    case_id uuid NOT NULL,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    is_agreed boolean NOT NULL DEFAULT false,
    due_on date NOT NULL,
    sealed text NOT NULL
  );
  CREATE INDEX due_diligence_mitigation_case_ix ON due_diligence_mitigation (case_id, id);
  ${secured('due_diligence_mitigation')}
  -- What was proposed and not agreed on is for agencies only.
  ${readable('due_diligence_mitigation', 2, ' AND (is_agreed OR (SELECT viewer_agency()) IS NOT NULL)')}
  CREATE POLICY due_diligence_mitigation_update ON due_diligence_mitigation FOR UPDATE TO assessments_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (is_agreed) ON due_diligence_mitigation TO assessments_app;
`;

// Append-only: the latest row of an agency is in force.
const policies = `
  CREATE TABLE due_diligence_policy (
    id uuid CONSTRAINT due_diligence_policy_pk PRIMARY KEY,
    agency text NOT NULL,
    global_compact_required boolean NOT NULL,
    high_risk_sectors text[] NOT NULL,
    high_risk_months integer NOT NULL CONSTRAINT due_diligence_policy_high_ck CHECK (high_risk_months BETWEEN 1 AND 60),
    other_months integer NOT NULL CONSTRAINT due_diligence_policy_other_ck CHECK (other_months BETWEEN 1 AND 60),
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
  );
  CREATE INDEX due_diligence_policy_agency_ix ON due_diligence_policy (agency, id DESC);
  GRANT SELECT, INSERT ON due_diligence_policy TO assessments_app;
`;
