import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens in a case: evidence, notices, responses, decisions, appeals, conditions and consultations. */
export class CaseProceedings1760000003410 implements MigrationInterface {
  readonly name = 'CaseProceedings1760000003410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(hearing);
    await runner.query(decisions);
    await runner.query(afterwards);
    for (const table of [...partnersRead, ...staffRead]) await runner.query(secured(table));
    for (const table of partnersRead) await runner.query(shownToPartner(table));
    for (const table of partnersWrite) await runner.query(writtenByPartner(table));
    for (const table of staffWrite) await runner.query(writtenByStaff(table));
    await runner.query(settling);
    await runner.query(alerted);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE case_appeal DROP CONSTRAINT case_appeal_decision_fk');
    await runner.query(
      `DROP TABLE case_alerted_agency, condition_assessment, condition_evidence, case_condition, case_decision, case_appeal,
         case_consultation, case_response, case_notice, case_evidence`,
    );
  }
}

const hearing = `
  CREATE TABLE case_evidence (
    id uuid CONSTRAINT case_evidence_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_evidence_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    file_id uuid NOT NULL,
    sealed text NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL
  );
  CREATE INDEX case_evidence_case_ix ON case_evidence (case_id, id);

  CREATE TABLE case_notice (
    id uuid CONSTRAINT case_notice_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_notice_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    partner_ids uuid[] NOT NULL,
    sealed text NOT NULL,
    issued_by text NOT NULL,
    issued_at timestamptz NOT NULL
  );
  CREATE INDEX case_notice_case_ix ON case_notice (case_id, id);

  CREATE TABLE case_response (
    id uuid CONSTRAINT case_response_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_response_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    partner_ids uuid[] NOT NULL,
    sealed text NOT NULL,
    is_late boolean NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL
  );
  CREATE INDEX case_response_case_ix ON case_response (case_id, id);

  CREATE TABLE case_consultation (
    id uuid CONSTRAINT case_consultation_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_consultation_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    kind text NOT NULL CONSTRAINT case_consultation_kind_ck CHECK (kind IN ('LEGAL', 'RESIDENT_COORDINATOR')),
    consulted_on date NOT NULL,
    sealed text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX case_consultation_case_ix ON case_consultation (case_id, id);
`;

// What was decided is never changed: a later decision of the case takes its place. Two people make one (S-INV-6).
const decisions = `
  CREATE TABLE case_appeal (
    id uuid CONSTRAINT case_appeal_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_appeal_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    partner_ids uuid[] NOT NULL,
    decision_id uuid NOT NULL,
    sealed text NOT NULL,
    filed_by text NOT NULL,
    filed_at timestamptz NOT NULL,
    outcome text CONSTRAINT case_appeal_outcome_ck CHECK (outcome IN ('UPHELD', 'PARTLY_UPHELD', 'REJECTED')),
    decided_at timestamptz,
    CONSTRAINT case_appeal_decided_ck CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CONSTRAINT case_appeal_partner_ck CHECK (cardinality(partner_ids) = 1)
  );
  CREATE UNIQUE INDEX case_appeal_once_uq ON case_appeal (case_id, partner_ids);

  CREATE TABLE case_decision (
    id uuid CONSTRAINT case_decision_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_decision_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    kind text NOT NULL CONSTRAINT case_decision_kind_ck
      CHECK (kind IN ('DECISION', 'GOVERNMENT_MEASURE', 'APPEAL', 'EXTENSION', 'REHABILITATION')),
    state text NOT NULL CONSTRAINT case_decision_state_ck CHECK (state IN ('PROPOSED', 'IN_FORCE', 'REJECTED')),
    partner_ids uuid[] NOT NULL CONSTRAINT case_decision_partners_ck CHECK (cardinality(partner_ids) > 0),
    measures jsonb NOT NULL,
    conditions text[] NOT NULL,
    from_on date NOT NULL,
    until_on date,
    due_process boolean NOT NULL,
    shared boolean NOT NULL,
    outcome text,
    appeal_id uuid CONSTRAINT case_decision_appeal_fk REFERENCES case_appeal (id),
    sealed text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    settled_by text,
    settled_at timestamptz,
    appeal_until timestamptz,
    CONSTRAINT case_decision_settled_ck CHECK ((state = 'PROPOSED') = (settled_at IS NULL)
      AND (settled_at IS NULL) = (settled_by IS NULL)),
    CONSTRAINT case_decision_quorum_ck CHECK (state <> 'IN_FORCE' OR settled_by <> proposed_by),
    CONSTRAINT case_decision_appeal_ck CHECK ((kind = 'APPEAL') = (appeal_id IS NOT NULL)),
    CONSTRAINT case_decision_outcome_ck CHECK ((kind IN ('APPEAL', 'REHABILITATION')) = (outcome IS NOT NULL)),
    CONSTRAINT case_decision_period_ck CHECK (until_on IS NULL OR until_on > from_on)
  );
  CREATE UNIQUE INDEX case_decision_open_uq ON case_decision (case_id, kind) WHERE state = 'PROPOSED';
  CREATE INDEX case_decision_case_ix ON case_decision (case_id, id);
  ALTER TABLE case_appeal ADD CONSTRAINT case_appeal_decision_fk FOREIGN KEY (decision_id) REFERENCES case_decision (id);
`;

const afterwards = `
  CREATE TABLE case_condition (
    id uuid CONSTRAINT case_condition_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_condition_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    partner_ids uuid[] NOT NULL,
    decision_id uuid NOT NULL CONSTRAINT case_condition_decision_fk REFERENCES case_decision (id),
    place integer NOT NULL,
    text text NOT NULL,
    CONSTRAINT case_condition_place_uq UNIQUE (decision_id, place)
  );
  CREATE INDEX case_condition_case_ix ON case_condition (case_id, id);

  CREATE TABLE condition_evidence (
    id uuid CONSTRAINT condition_evidence_pk PRIMARY KEY,
    condition_id uuid NOT NULL CONSTRAINT condition_evidence_condition_fk REFERENCES case_condition (id),
    case_id uuid NOT NULL CONSTRAINT condition_evidence_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    partner_ids uuid[] NOT NULL,
    sealed text NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL
  );
  CREATE INDEX condition_evidence_case_ix ON condition_evidence (case_id, id);

  CREATE TABLE condition_assessment (
    id uuid CONSTRAINT condition_assessment_pk PRIMARY KEY,
    condition_id uuid NOT NULL CONSTRAINT condition_assessment_condition_fk REFERENCES case_condition (id),
    case_id uuid NOT NULL CONSTRAINT condition_assessment_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    partner_ids uuid[] NOT NULL,
    is_met boolean NOT NULL,
    sealed text NOT NULL,
    assessed_by text NOT NULL,
    assessed_at timestamptz NOT NULL
  );
  CREATE INDEX condition_assessment_case_ix ON condition_assessment (case_id, id);
`;

// Who was alerted learns that there is a case, and nothing of it (S-INV-11).
const alerted = `
  CREATE TABLE case_alerted_agency (
    case_id uuid NOT NULL CONSTRAINT case_alerted_agency_case_fk REFERENCES ineligibility_case (id),
    agency text NOT NULL,
    CONSTRAINT case_alerted_agency_pk PRIMARY KEY (case_id, agency)
  );
  ALTER TABLE case_alerted_agency ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_alerted_agency FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_alerted_agency_read ON case_alerted_agency FOR SELECT TO sanctions_app
    USING (agency = (SELECT viewer_agency()) AND jsonb_array_length((SELECT viewer() -> 'roles')) > 0);
  CREATE POLICY case_alerted_agency_job ON case_alerted_agency TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT ON case_alerted_agency TO sanctions_app;
  GRANT SELECT, INSERT ON case_alerted_agency TO sanctions_job;
`;

const staffRead = ['case_evidence', 'case_consultation'];
/** Each respondent sees what concerns it; of several in one row, the services show it no other. */
const partnersRead = [
  'case_notice',
  'case_response',
  'case_decision',
  'case_appeal',
  'case_condition',
  'condition_evidence',
  'condition_assessment',
];
const partnersWrite = ['case_response', 'case_appeal', 'condition_evidence'];
const staffWrite = [
  'case_evidence',
  'case_consultation',
  'case_notice',
  'case_decision',
  'case_condition',
  'condition_assessment',
];

const secured = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_staff ON ${table} FOR SELECT TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND EXISTS (SELECT FROM ineligibility_case c WHERE c.id = ${table}.case_id));
  GRANT SELECT, INSERT ON ${table} TO sanctions_app;
`;

const shownToPartner = (table: string) => `
  CREATE POLICY ${table}_partner ON ${table} FOR SELECT TO sanctions_app
    USING (partner_ids && (SELECT viewer_partners())::uuid[]
           AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN'))
           ${table === 'case_decision' ? "AND state = 'IN_FORCE'" : ''});
`;

const writtenByPartner = (table: string) => `
  CREATE POLICY ${table}_submit ON ${table} FOR INSERT TO sanctions_app
    WITH CHECK (partner_ids <@ (SELECT viewer_partners())::uuid[]
                AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN'))
                AND EXISTS (SELECT FROM ineligibility_case c WHERE c.id = ${table}.case_id));
`;

const writtenByStaff = (table: string) => `
  CREATE POLICY ${table}_write ON ${table} FOR INSERT TO sanctions_app
    WITH CHECK (lead_agency = (SELECT viewer_agency())
                AND (SELECT viewer_has_role('INVESTIGATOR', 'LEGAL_OFFICER', 'SANCTIONS_PANEL')));
`;

// A proposal is settled by a second member, and an appeal is closed; nothing else of either ever changes.
const settling = `
  CREATE POLICY case_decision_settle ON case_decision FOR UPDATE TO sanctions_app
    USING (state = 'PROPOSED' AND lead_agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('SANCTIONS_PANEL')))
    WITH CHECK (settled_by = (SELECT viewer() ->> 'subject'));
  GRANT UPDATE (state, settled_by, settled_at, appeal_until) ON case_decision TO sanctions_app;
  CREATE POLICY case_appeal_close ON case_appeal FOR UPDATE TO sanctions_app
    USING (outcome IS NULL AND lead_agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('SANCTIONS_PANEL')))
    WITH CHECK (outcome IS NOT NULL);
  GRANT UPDATE (outcome, decided_at) ON case_appeal TO sanctions_app;

  CREATE POLICY case_decision_job ON case_decision FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY case_appeal_job ON case_appeal FOR SELECT TO sanctions_job USING (true);
  GRANT SELECT ON case_decision, case_appeal TO sanctions_job;
`;
