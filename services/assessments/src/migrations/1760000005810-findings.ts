import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Findings and what is done about them: confidential but for their counts (domain-model.md 2.8). */
export class Findings1760000005810 implements MigrationInterface {
  readonly name = 'Findings1760000005810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(findings);
    await runner.query(figures);
    await runner.query(actions);
    await runner.query(evidence);
    await runner.query(events);
    await runner.query(settlements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE finding_settlement, finding_event, finding_evidence, finding_action, finding_figure, finding;
      DROP SEQUENCE finding_number`);
  }
}

// Whoever may read the source of a finding in full reads the finding; a partner nothing that is held back from it.
const findings = `
  CREATE SEQUENCE finding_number;
  GRANT USAGE ON SEQUENCE finding_number TO assessments_app;

  CREATE TABLE finding (
    id uuid CONSTRAINT finding_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'FND-' || lpad(nextval('finding_number')::text, 7, '0')
      CONSTRAINT finding_reference_uq UNIQUE,
    partner_id uuid NOT NULL CONSTRAINT finding_partner_fk REFERENCES known_partner (partner_id),
    agency text NOT NULL,
    shared_with text[] NOT NULL,
    source_type text NOT NULL CONSTRAINT finding_source_ck
      CHECK (source_type IN ('ASSESSMENT', 'ASSURANCE_ACTIVITY', 'DUE_DILIGENCE_CASE', 'MONITORING_VISIT')),
    source_id uuid,
    visited_on date,
    section text,
    question text,
    category text NOT NULL CONSTRAINT finding_category_fk REFERENCES finding_category (code),
    area text NOT NULL,
    priority text NOT NULL CONSTRAINT finding_priority_ck CHECK (priority IN ('HIGH', 'MEDIUM', 'LOW')),
    country text NOT NULL,
    engagement_id uuid,
    amount_usd numeric(20, 2) NOT NULL CONSTRAINT finding_amount_ck CHECK (amount_usd >= 0),
    refunded_usd numeric(20, 2) NOT NULL DEFAULT 0 CONSTRAINT finding_refunded_ck CHECK (refunded_usd >= 0),
    documented_usd numeric(20, 2) NOT NULL DEFAULT 0 CONSTRAINT finding_documented_ck CHECK (documented_usd >= 0),
    justified_usd numeric(20, 2) NOT NULL DEFAULT 0 CONSTRAINT finding_justified_ck CHECK (justified_usd >= 0),
    written_off_usd numeric(20, 2) NOT NULL DEFAULT 0 CONSTRAINT finding_written_off_ck CHECK (written_off_usd >= 0),
    due_on date NOT NULL,
    state text NOT NULL CONSTRAINT finding_state_ck
      CHECK (state IN ('OPEN', 'IN_PROGRESS', 'IMPLEMENTED', 'VERIFIED', 'WAIVED')),
    held_back boolean NOT NULL,
    responsible text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    implemented_by text,
    implemented_at timestamptz,
    waiver_proposed_by text,
    confirmed_by text,
    confirmed_at timestamptz,
    closed_by text,
    closed_at timestamptz,
    overdue_at timestamptz,
    reminded_at timestamptz,
    reopened_at timestamptz,
    sealed text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT finding_visit_ck CHECK ((source_type = 'MONITORING_VISIT') = (source_id IS NULL)
      AND (source_id IS NULL) = (visited_on IS NOT NULL)),
    CONSTRAINT finding_settled_ck
      CHECK (refunded_usd + documented_usd + justified_usd + written_off_usd <= amount_usd),
    CONSTRAINT finding_implemented_ck CHECK ((implemented_by IS NULL) = (implemented_at IS NULL)
      AND (state <> 'IMPLEMENTED' OR implemented_by IS NOT NULL)),
    CONSTRAINT finding_closed_ck CHECK ((closed_by IS NULL) = (closed_at IS NULL)
      AND (state IN ('VERIFIED', 'WAIVED')) = (closed_by IS NOT NULL)),
    -- Two people, whatever a wrong statement says (A-INV-6).
    CONSTRAINT finding_duties_ck CHECK (CASE state WHEN 'VERIFIED' THEN closed_by <> implemented_by
      WHEN 'WAIVED' THEN coalesce(closed_by <> waiver_proposed_by, false) ELSE true END AND confirmed_by <> recorded_by),
    CONSTRAINT finding_confirmed_ck CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
  );
  CREATE INDEX finding_agency_ix ON finding (agency, id);
  CREATE INDEX finding_partner_ix ON finding (partner_id, id);
  CREATE INDEX finding_source_ix ON finding (source_id, id);
  CREATE INDEX finding_due_ix ON finding (due_on) WHERE state IN ('OPEN', 'IN_PROGRESS');
  ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
  ALTER TABLE finding FORCE ROW LEVEL SECURITY;
  CREATE POLICY finding_agency_read ON finding FOR SELECT TO assessments_app
    USING (agency = (SELECT viewer_agency()) OR (SELECT viewer_agency()) = ANY (shared_with)
           OR viewer_granted_level(source_type, source_id) >= 2);
  CREATE POLICY finding_partner_read ON finding FOR SELECT TO assessments_app
    USING (viewer_acts_for(partner_id) AND NOT held_back);
  CREATE POLICY finding_insert ON finding FOR INSERT TO assessments_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND recorded_by = (SELECT viewer() ->> 'subject') AND state = 'OPEN');
  CREATE POLICY finding_agency_update ON finding FOR UPDATE TO assessments_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  -- A partner says how far it is; whether that is so, others say.
  CREATE POLICY finding_partner_update ON finding FOR UPDATE TO assessments_app
    USING (viewer_acts_for(partner_id) AND NOT held_back)
    WITH CHECK (viewer_acts_for(partner_id) AND NOT held_back AND state IN ('OPEN', 'IN_PROGRESS', 'IMPLEMENTED'));
  CREATE POLICY finding_job_read ON finding FOR SELECT TO assessments_job USING (true);
  CREATE POLICY finding_job_update ON finding FOR UPDATE TO assessments_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (shared_with, priority, due_on, state, held_back, refunded_usd, documented_usd, justified_usd,
    written_off_usd, implemented_by, implemented_at, waiver_proposed_by, confirmed_by, confirmed_at, closed_by, closed_at,
    overdue_at, reminded_at, reopened_at, sealed, version) ON finding TO assessments_app;
  GRANT SELECT, UPDATE (overdue_at, reminded_at) ON finding TO assessments_job;
`;

// No text and no single finding: what counts, heat map and rolling risk are made from. Written with each change of a finding.
const figures = `
  CREATE TABLE finding_figure (
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    country text NOT NULL,
    area text NOT NULL,
    total integer NOT NULL,
    open integer NOT NULL,
    open_high integer NOT NULL,
    held_high integer NOT NULL,
    waived_high integer NOT NULL,
    overdue integer NOT NULL,
    verified integer NOT NULL,
    pending_usd numeric(20, 2) NOT NULL,
    CONSTRAINT finding_figure_pk PRIMARY KEY (partner_id, agency, country, area)
  );
  CREATE INDEX finding_figure_country_ix ON finding_figure (country, area);
  GRANT SELECT, INSERT, UPDATE ON finding_figure TO assessments_app, assessments_job;
`;

// All that hangs on a finding is read by whoever reads the finding: the policy asks that table, with the viewer's own rights.
const ofReadFinding = (table: string) => `EXISTS (SELECT FROM finding f WHERE f.id = ${table}.finding_id)`;
const ofOwnFinding = (table: string) =>
  `EXISTS (SELECT FROM finding f WHERE f.id = ${table}.finding_id AND f.agency = (SELECT viewer_agency()))`;
const ofOwnSide = (table: string) => `EXISTS (SELECT FROM finding f WHERE f.id = ${table}.finding_id
  AND (f.agency = (SELECT viewer_agency()) OR viewer_acts_for(f.partner_id)))`;

const secured = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON ${table} FOR SELECT TO assessments_app USING (${ofReadFinding(table)});`;

const actions = `
  CREATE TABLE finding_action (
    id uuid CONSTRAINT finding_action_pk PRIMARY KEY,
    finding_id uuid NOT NULL CONSTRAINT finding_action_finding_fk REFERENCES finding (id),
    owner text NOT NULL CONSTRAINT finding_action_owner_ck CHECK (owner IN ('PARTNER', 'AGENCY')),
    priority text NOT NULL CONSTRAINT finding_action_priority_ck CHECK (priority IN ('HIGH', 'MEDIUM', 'LOW')),
    state text NOT NULL CONSTRAINT finding_action_state_ck CHECK (state IN ('OPEN', 'DONE', 'VERIFIED', 'CANCELLED')),
    due_on date NOT NULL,
    done_by text,
    done_at timestamptz,
    verified_by text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    sealed text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT finding_action_done_ck CHECK ((done_by IS NULL) = (done_at IS NULL)
      AND (state IN ('DONE', 'VERIFIED')) = (done_by IS NOT NULL)),
    CONSTRAINT finding_action_duties_ck CHECK ((state = 'VERIFIED') = (verified_by IS NOT NULL) AND verified_by <> done_by)
  );
  CREATE INDEX finding_action_finding_ix ON finding_action (finding_id, id);
  ${secured('finding_action')}
  CREATE POLICY finding_action_insert ON finding_action FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnFinding('finding_action')} AND created_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY finding_action_agency_update ON finding_action FOR UPDATE TO assessments_app
    USING (${ofOwnFinding('finding_action')});
  CREATE POLICY finding_action_partner_update ON finding_action FOR UPDATE TO assessments_app
    USING (owner = 'PARTNER' AND ${ofOwnSide('finding_action')})
    WITH CHECK (owner = 'PARTNER' AND state IN ('OPEN', 'DONE') AND ${ofOwnSide('finding_action')});
  GRANT SELECT, INSERT, UPDATE (state, done_by, done_at, verified_by, version) ON finding_action TO assessments_app;
`;

const evidence = `
  CREATE TABLE finding_evidence (
    id uuid CONSTRAINT finding_evidence_pk PRIMARY KEY,
    finding_id uuid NOT NULL CONSTRAINT finding_evidence_finding_fk REFERENCES finding (id),
    action_id uuid CONSTRAINT finding_evidence_action_fk REFERENCES finding_action (id),
    file_id uuid NOT NULL CONSTRAINT finding_evidence_file_uq UNIQUE,
    by_partner boolean NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    verdict text CONSTRAINT finding_evidence_verdict_ck CHECK (verdict IN ('ACCEPTED', 'REJECTED')),
    judged_by text,
    judged_at timestamptz,
    sealed text NOT NULL,
    CONSTRAINT finding_evidence_judged_ck CHECK ((verdict IS NULL) = (judged_by IS NULL)
      AND (verdict IS NULL) = (judged_at IS NULL)),
    CONSTRAINT finding_evidence_duties_ck CHECK (judged_by <> added_by)
  );
  CREATE INDEX finding_evidence_finding_ix ON finding_evidence (finding_id, id);
  CREATE INDEX finding_evidence_action_ix ON finding_evidence (action_id);
  ${secured('finding_evidence')}
  CREATE POLICY finding_evidence_insert ON finding_evidence FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnSide('finding_evidence')} AND added_by = (SELECT viewer() ->> 'subject') AND verdict IS NULL);
  CREATE POLICY finding_evidence_update ON finding_evidence FOR UPDATE TO assessments_app
    USING (${ofOwnFinding('finding_evidence')});
  GRANT SELECT, INSERT, UPDATE (verdict, judged_by, judged_at) ON finding_evidence TO assessments_app;
`;

// Append-only.
const events = `
  CREATE TABLE finding_event (
    id uuid CONSTRAINT finding_event_pk PRIMARY KEY,
    finding_id uuid NOT NULL CONSTRAINT finding_event_finding_fk REFERENCES finding (id),
    kind text NOT NULL,
    agency text,
    actor text NOT NULL,
    at timestamptz NOT NULL,
    sealed text
  );
  CREATE INDEX finding_event_finding_ix ON finding_event (finding_id, id);
  ${secured('finding_event')}
  CREATE POLICY finding_event_insert ON finding_event FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnSide('finding_event')} AND actor = (SELECT viewer() ->> 'subject'));
  GRANT SELECT, INSERT ON finding_event TO assessments_app;
`;

const settlements = `
  CREATE TABLE finding_settlement (
    id uuid CONSTRAINT finding_settlement_pk PRIMARY KEY,
    finding_id uuid NOT NULL CONSTRAINT finding_settlement_finding_fk REFERENCES finding (id),
    kind text NOT NULL CONSTRAINT finding_settlement_kind_ck
      CHECK (kind IN ('REFUNDED', 'EXTRA_DOCUMENTATION', 'JUSTIFIED', 'WRITTEN_OFF')),
    amount_usd numeric(20, 2) NOT NULL CONSTRAINT finding_settlement_amount_ck CHECK (amount_usd > 0),
    settled_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    decision text CONSTRAINT finding_settlement_decision_ck CHECK (decision IN ('APPROVED', 'REFUSED')),
    decided_by text,
    decided_at timestamptz,
    sealed text NOT NULL,
    CONSTRAINT finding_settlement_decided_ck CHECK ((decision IS NULL) = (decided_by IS NULL)
      AND (decision IS NULL) = (decided_at IS NULL)),
    -- Giving money up takes two people.
    CONSTRAINT finding_settlement_duties_ck CHECK (kind = 'WRITTEN_OFF' OR decision IS NULL),
    CONSTRAINT finding_settlement_second_ck CHECK (decided_by <> recorded_by)
  );
  CREATE INDEX finding_settlement_finding_ix ON finding_settlement (finding_id, id);
  ${secured('finding_settlement')}
  CREATE POLICY finding_settlement_insert ON finding_settlement FOR INSERT TO assessments_app
    WITH CHECK (${ofOwnFinding('finding_settlement')} AND recorded_by = (SELECT viewer() ->> 'subject')
                AND decision IS NULL);
  CREATE POLICY finding_settlement_update ON finding_settlement FOR UPDATE TO assessments_app
    USING (${ofOwnFinding('finding_settlement')});
  GRANT SELECT, INSERT, UPDATE (decision, decided_by, decided_at) ON finding_settlement TO assessments_app;
`;
