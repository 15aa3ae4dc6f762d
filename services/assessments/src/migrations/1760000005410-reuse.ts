import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mutual recognition: who asked to rely on what, by which facts and rules it was decided, and what that saved (JIU-57). */
export class Reuse1760000005410 implements MigrationInterface {
  readonly name = 'Reuse1760000005410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(embargoes);
    await runner.query(requests);
    await runner.query(notes);
    await runner.query(figures);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY access_grant_job_give ON access_grant;
      REVOKE INSERT ON access_grant FROM assessments_job;
      DROP TABLE assessment_cost, reuse_note, reuse_dispute, reuse_supplement, reuse_snapshot, reuse_request, owner_ask,
        reuse_embargo;
      DROP SEQUENCE reuse_number`);
  }
}

const guardians = `viewer_has_role('INVESTIGATOR', 'IP_UNIT_ADMIN')`;

// That an owner wants to be asked is what check 11 tells agencies; why, and since when, is the owner's alone.
const embargoes = `
  CREATE TABLE reuse_embargo (
    id uuid CONSTRAINT reuse_embargo_pk PRIMARY KEY,
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    assessment_id uuid CONSTRAINT reuse_embargo_assessment_fk REFERENCES assessment (id),
    cause text NOT NULL CONSTRAINT reuse_embargo_cause_ck CHECK (cause IN (
      'AGENCY_POLICY', 'QUALITY_CONCERN', 'DATA_PROTECTION', 'ONGOING_INVESTIGATION')),
    sealed text,
    placed_by text NOT NULL,
    placed_at timestamptz NOT NULL,
    lifted_by text,
    lifted_at timestamptz,
    CONSTRAINT reuse_embargo_lifted_ck CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
  );
  CREATE INDEX reuse_embargo_owner_ix ON reuse_embargo (owner_agency, id);
  ALTER TABLE reuse_embargo ENABLE ROW LEVEL SECURITY;
  ALTER TABLE reuse_embargo FORCE ROW LEVEL SECURITY;
  CREATE POLICY reuse_embargo_owner ON reuse_embargo TO assessments_app
    USING (owner_agency = (SELECT viewer_agency()) AND (SELECT ${guardians}))
    WITH CHECK (owner_agency = (SELECT viewer_agency()) AND (SELECT ${guardians}));
  GRANT SELECT, INSERT, UPDATE (lifted_by, lifted_at) ON reuse_embargo TO assessments_app;

  CREATE TABLE owner_ask (
    embargo_id uuid CONSTRAINT owner_ask_pk PRIMARY KEY CONSTRAINT owner_ask_embargo_fk REFERENCES reuse_embargo (id),
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    assessment_id uuid
  );
  CREATE INDEX owner_ask_partner_ix ON owner_ask (partner_id);
  CREATE INDEX owner_ask_assessment_ix ON owner_ask (assessment_id);
  ALTER TABLE owner_ask ENABLE ROW LEVEL SECURITY;
  ALTER TABLE owner_ask FORCE ROW LEVEL SECURITY;
  -- Partners never see it: it could warn them of an investigation.
  CREATE POLICY owner_ask_agency_read ON owner_ask FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY owner_ask_owner_insert ON owner_ask FOR INSERT TO assessments_app
    WITH CHECK (owner_agency = (SELECT viewer_agency()) AND (SELECT ${guardians}));
  CREATE POLICY owner_ask_owner_delete ON owner_ask FOR DELETE TO assessments_app
    USING (owner_agency = (SELECT viewer_agency()) AND (SELECT ${guardians}));
  CREATE POLICY owner_ask_job_read ON owner_ask FOR SELECT TO assessments_job USING (true);
  GRANT SELECT, INSERT, DELETE ON owner_ask TO assessments_app;
  GRANT SELECT ON owner_ask TO assessments_job;
`;

const kinds = `'METHOD_GAPS', 'COUNTRY_ANNEX', 'TRANSACTION_TEST', 'MISSING_AREAS', 'PROXY_CONFIRMATION'`;

// Requests and decisions are INTER_AGENCY, so what stands here is without check 11, the facts, and people's reasons.
const requests = `
  CREATE SEQUENCE reuse_number;
  GRANT USAGE ON SEQUENCE reuse_number TO assessments_app;

  CREATE TABLE reuse_request (
    id uuid CONSTRAINT reuse_request_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'RUS-' || lpad(nextval('reuse_number')::text, 7, '0')
      CONSTRAINT reuse_request_reference_uq UNIQUE,
    assessment_id uuid NOT NULL CONSTRAINT reuse_request_assessment_fk REFERENCES assessment (id),
    partner_id uuid NOT NULL,
    kind text NOT NULL,
    owner_agency text NOT NULL,
    requester_agency text NOT NULL,
    country text NOT NULL,
    planned_amount_usd numeric NOT NULL CONSTRAINT reuse_request_amount_ck CHECK (planned_amount_usd > 0),
    sector text,
    modality text,
    functions text[] NOT NULL,
    purpose text NOT NULL,
    outcome text NOT NULL CONSTRAINT reuse_request_outcome_ck CHECK (outcome IN (
      'ACCEPTED_AUTOMATIC', 'ACCEPTED', 'ACCEPTED_WITH_SUPPLEMENT', 'REFUSED', 'ESCALATED', 'PENDING_CONSENT', 'WITHDRAWN')),
    refusal text,
    escalated_to text CONSTRAINT reuse_request_escalated_ck CHECK (escalated_to IN ('OWNER', 'REQUESTER')),
    rule_version text NOT NULL,
    checks jsonb NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    consent_ids uuid[] NOT NULL DEFAULT '{}',
    grant_id uuid,
    lead_time_days integer,
    days_saved integer,
    cost_saved_usd numeric,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT reuse_request_foreign_ck CHECK (owner_agency <> requester_agency),
    CONSTRAINT reuse_request_decided_ck CHECK (
      (outcome IN ('ESCALATED', 'PENDING_CONSENT')) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT reuse_request_refusal_ck CHECK (refusal IS NULL OR outcome = 'REFUSED')
  );
  CREATE UNIQUE INDEX reuse_request_open_uq ON reuse_request (assessment_id, partner_id, requester_agency)
    WHERE outcome IN ('ESCALATED', 'PENDING_CONSENT');
  CREATE INDEX reuse_request_partner_ix ON reuse_request (partner_id, id);
  CREATE INDEX reuse_request_requester_ix ON reuse_request (requester_agency, id);
  CREATE INDEX reuse_request_owner_ix ON reuse_request (owner_agency, id);
  CREATE INDEX reuse_request_at_ix ON reuse_request (requested_at);
  GRANT SELECT, INSERT, UPDATE (outcome, refusal, escalated_to, rule_version, checks, decided_by, decided_at, consent_ids,
    grant_id, lead_time_days, days_saved, cost_saved_usd, version) ON reuse_request TO assessments_app;
  GRANT SELECT, UPDATE (outcome, refusal, escalated_to, rule_version, checks, decided_by, decided_at, consent_ids,
    grant_id, lead_time_days, days_saved, cost_saved_usd, version) ON reuse_request TO assessments_job;

  CREATE TABLE reuse_snapshot (
    id uuid CONSTRAINT reuse_snapshot_pk PRIMARY KEY,
    request_id uuid NOT NULL CONSTRAINT reuse_snapshot_request_fk REFERENCES reuse_request (id),
    owner_agency text NOT NULL,
    requester_agency text NOT NULL,
    rule_version text NOT NULL,
    facts jsonb NOT NULL,
    verdict jsonb NOT NULL,
    taken_at timestamptz NOT NULL
  );
  CREATE INDEX reuse_snapshot_request_ix ON reuse_snapshot (request_id, id);
  ALTER TABLE reuse_snapshot ENABLE ROW LEVEL SECURITY;
  ALTER TABLE reuse_snapshot FORCE ROW LEVEL SECURITY;
  CREATE POLICY reuse_snapshot_read ON reuse_snapshot FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, requester_agency));
  CREATE POLICY reuse_snapshot_insert ON reuse_snapshot FOR INSERT TO assessments_app
    WITH CHECK (requester_agency = (SELECT viewer_agency()));
  CREATE POLICY reuse_snapshot_job ON reuse_snapshot FOR INSERT TO assessments_job WITH CHECK (true);
  GRANT SELECT, INSERT ON reuse_snapshot TO assessments_app;
  GRANT INSERT ON reuse_snapshot TO assessments_job;

  CREATE TABLE reuse_supplement (
    id uuid CONSTRAINT reuse_supplement_pk PRIMARY KEY,
    request_id uuid NOT NULL CONSTRAINT reuse_supplement_request_fk REFERENCES reuse_request (id),
    kind text NOT NULL CONSTRAINT reuse_supplement_kind_ck CHECK (kind IN (${kinds})),
    items text[] NOT NULL,
    cost_usd numeric CONSTRAINT reuse_supplement_cost_ck CHECK (cost_usd >= 0),
    completed_by text,
    completed_at timestamptz,
    CONSTRAINT reuse_supplement_completed_ck CHECK (
      (completed_at IS NULL) = (completed_by IS NULL) AND (completed_at IS NOT NULL OR cost_usd IS NULL)),
    CONSTRAINT reuse_supplement_request_uq UNIQUE (request_id, kind)
  );
  GRANT SELECT, INSERT, UPDATE (cost_usd, completed_by, completed_at) ON reuse_supplement TO assessments_app;
  GRANT INSERT ON reuse_supplement TO assessments_job;

  -- A request that waited for the consent is decided by the service itself, and brings its summary along all the same.
  CREATE POLICY access_grant_job_give ON access_grant FOR INSERT TO assessments_job
    WITH CHECK (resource_type = 'ASSESSMENT' AND level = 'SUMMARY');
  GRANT INSERT ON access_grant TO assessments_job;
`;

const notes = `
  CREATE TABLE reuse_dispute (
    id uuid CONSTRAINT reuse_dispute_pk PRIMARY KEY,
    request_id uuid NOT NULL CONSTRAINT reuse_dispute_request_fk REFERENCES reuse_request (id),
    agency text NOT NULL,
    raised_by text NOT NULL,
    raised_at timestamptz NOT NULL,
    resolution text CONSTRAINT reuse_dispute_resolution_ck CHECK (resolution IN ('UPHELD', 'REQUEST_AGAIN', 'WITHDRAWN')),
    closed_by text,
    closed_at timestamptz,
    CONSTRAINT reuse_dispute_closed_ck CHECK (
      (closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (resolution IS NULL))
  );
  CREATE UNIQUE INDEX reuse_dispute_open_uq ON reuse_dispute (request_id) WHERE closed_at IS NULL;
  CREATE INDEX reuse_dispute_request_ix ON reuse_dispute (request_id, id);
  GRANT SELECT, INSERT, UPDATE (resolution, closed_by, closed_at) ON reuse_dispute TO assessments_app;

  -- Why people decided as they did, and what else they wrote: between the two agencies.
  CREATE TABLE reuse_note (
    id uuid CONSTRAINT reuse_note_pk PRIMARY KEY,
    request_id uuid NOT NULL CONSTRAINT reuse_note_request_fk REFERENCES reuse_request (id),
    owner_agency text NOT NULL,
    requester_agency text NOT NULL,
    topic text NOT NULL CONSTRAINT reuse_note_topic_ck CHECK (topic IN ('DECISION', 'SUPPLEMENT', 'DISPUTE', 'DISPUTE_ANSWER')),
    about_id uuid NOT NULL,
    refusal text,
    agency text NOT NULL,
    sealed text NOT NULL,
    written_by text NOT NULL,
    written_at timestamptz NOT NULL
  );
  CREATE INDEX reuse_note_about_ix ON reuse_note (about_id, id);
  ALTER TABLE reuse_note ENABLE ROW LEVEL SECURITY;
  ALTER TABLE reuse_note FORCE ROW LEVEL SECURITY;
  CREATE POLICY reuse_note_read ON reuse_note FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, requester_agency));
  CREATE POLICY reuse_note_insert ON reuse_note FOR INSERT TO assessments_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND agency IN (owner_agency, requester_agency));
  GRANT SELECT, INSERT ON reuse_note TO assessments_app;
`;

// The figures of story 4.c, shipped for all agencies until each confirms its own.
const figures = `
  CREATE TABLE assessment_cost (
    id uuid CONSTRAINT assessment_cost_pk PRIMARY KEY,
    agency text,
    kind text NOT NULL,
    cost_usd numeric NOT NULL CONSTRAINT assessment_cost_amount_ck CHECK (cost_usd >= 0),
    lead_time_days integer NOT NULL CONSTRAINT assessment_cost_days_ck CHECK (lead_time_days > 0),
    is_confirmed boolean NOT NULL,
    source text NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
  );
  CREATE INDEX assessment_cost_kind_ix ON assessment_cost (kind, agency, set_at);
  INSERT INTO assessment_cost VALUES ('01890a5d-ac96-774b-bcce-b302099a8001', NULL, 'HACT_MICRO', 6000, 62, false,
    'Story 4.c: an external micro-assessment, for example; to be confirmed', 'shipped', '2026-01-01T00:00:00Z');
  GRANT SELECT, INSERT ON assessment_cost TO assessments_app;
  GRANT SELECT ON assessment_cost TO assessments_job;
`;
