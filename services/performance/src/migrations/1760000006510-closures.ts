import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is said of an agreement at its end (HAB-26), and what offices say of themselves once a year (UNICEF-19). */
export class Closures1760000006510 implements MigrationInterface {
  readonly name = 'Closures1760000006510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(closures);
    await runner.query(offices);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE improvement_action, office_benchmark_evidence, office_benchmark_answer, office_self_assessment,
        partnership_benchmark, closure_reminder, closure_assessment_text, closure_assessment;
      DROP INDEX engagement_ends_ix`);
  }
}

const isOwner = `agency = (SELECT viewer_agency())`;

const closures = `
  -- That it was done or waived is INTER_AGENCY; what it says is not.
  CREATE TABLE closure_assessment (
    id uuid CONSTRAINT closure_assessment_pk PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT closure_assessment_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    country text NOT NULL,
    state text NOT NULL CONSTRAINT closure_assessment_state_ck CHECK (state IN ('SUBMITTED', 'WAIVED')),
    due_on date NOT NULL,
    submitted_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT closure_assessment_engagement_uq UNIQUE (engagement_id)
  );
  CREATE INDEX closure_assessment_agency_ix ON closure_assessment (agency, due_on);
  GRANT SELECT, INSERT, UPDATE (state, submitted_at, version) ON closure_assessment TO performance_app;
  GRANT SELECT ON closure_assessment TO performance_job;

  CREATE TABLE closure_assessment_text (
    closure_id uuid NOT NULL CONSTRAINT closure_assessment_text_closure_fk REFERENCES closure_assessment (id),
    version integer NOT NULL,
    agency text NOT NULL,
    sealed text NOT NULL,
    written_by text NOT NULL,
    CONSTRAINT closure_assessment_text_pk PRIMARY KEY (closure_id, version)
  );
  ALTER TABLE closure_assessment_text ENABLE ROW LEVEL SECURITY;
  ALTER TABLE closure_assessment_text FORCE ROW LEVEL SECURITY;
  CREATE POLICY closure_assessment_text_read ON closure_assessment_text FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN',
      'REPORT_EDITOR', 'REPORT_APPROVER', 'OVERSIGHT_AUDITOR')));
  CREATE POLICY closure_assessment_text_insert ON closure_assessment_text FOR INSERT TO performance_app
    WITH CHECK (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  -- Append-only: a correction is the next version.
  GRANT SELECT, INSERT ON closure_assessment_text TO performance_app;

  CREATE TABLE closure_reminder (
    engagement_id uuid NOT NULL CONSTRAINT closure_reminder_engagement_fk REFERENCES engagement (id),
    due_on date NOT NULL,
    kind text NOT NULL CONSTRAINT closure_reminder_kind_ck CHECK (kind IN ('DUE_SOON', 'OVERDUE')),
    at timestamptz NOT NULL,
    CONSTRAINT closure_reminder_pk PRIMARY KEY (engagement_id, due_on, kind)
  );
  CREATE INDEX engagement_ends_ix ON engagement (ends_on, id);
  GRANT SELECT, INSERT ON closure_reminder TO performance_job;
`;

const offices = `
  CREATE TABLE partnership_benchmark (
    code text CONSTRAINT partnership_benchmark_pk PRIMARY KEY,
    place integer NOT NULL,
    name text NOT NULL,
    question text NOT NULL
  );
  INSERT INTO partnership_benchmark (code, place, name, question) VALUES
    ('JOINT_ANALYSIS', 1, 'Joint analysis', 'Did the office analyse with its partners which partnerships the country programme needs?'),
    ('CLEAR_AGREEMENTS', 2, 'Clear agreements', 'Does every partnership rest on a signed agreement with shared results and responsibilities?'),
    ('TIMELY_FUNDS', 3, 'Timely funds', 'Were at least 80 % of instalments paid by the agreed day?'),
    ('PARTNER_CAPACITY', 4, 'Partner capacity', 'Does each partner with a capacity gap have a plan that the office supports?'),
    ('REGULAR_DIALOGUE', 5, 'Regular dialogue', 'Did the office hold at least one structured consultation with its partners in the year?'),
    ('JOINT_REVIEW', 6, 'Joint review', 'Were partnerships reviewed together, with the partner reviewing the office as well?');
  GRANT SELECT ON partnership_benchmark TO performance_app;

  CREATE TABLE office_self_assessment (
    id uuid CONSTRAINT office_self_assessment_pk PRIMARY KEY,
    office_id uuid NOT NULL,
    agency text NOT NULL,
    country text,
    year integer NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    CONSTRAINT office_self_assessment_office_uq UNIQUE (office_id, year)
  );
  CREATE INDEX office_self_assessment_year_ix ON office_self_assessment (year, agency);
  GRANT SELECT, INSERT ON office_self_assessment TO performance_app;

  CREATE TABLE office_benchmark_answer (
    self_assessment_id uuid NOT NULL CONSTRAINT office_benchmark_answer_assessment_fk REFERENCES office_self_assessment (id),
    benchmark text NOT NULL CONSTRAINT office_benchmark_answer_benchmark_fk REFERENCES partnership_benchmark (code),
    met boolean NOT NULL,
    CONSTRAINT office_benchmark_answer_pk PRIMARY KEY (self_assessment_id, benchmark)
  );
  GRANT SELECT, INSERT ON office_benchmark_answer TO performance_app;

  -- Which benchmarks an office meets is for all agencies (JIU-16); what it rests on is for its own.
  CREATE TABLE office_benchmark_evidence (
    self_assessment_id uuid NOT NULL CONSTRAINT office_benchmark_evidence_assessment_fk REFERENCES office_self_assessment (id),
    benchmark text NOT NULL,
    agency text NOT NULL,
    sealed text NOT NULL,
    CONSTRAINT office_benchmark_evidence_pk PRIMARY KEY (self_assessment_id, benchmark)
  );
  ALTER TABLE office_benchmark_evidence ENABLE ROW LEVEL SECURITY;
  ALTER TABLE office_benchmark_evidence FORCE ROW LEVEL SECURITY;
  CREATE POLICY office_benchmark_evidence_read ON office_benchmark_evidence FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY office_benchmark_evidence_insert ON office_benchmark_evidence FOR INSERT TO performance_app
    WITH CHECK (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  GRANT SELECT, INSERT ON office_benchmark_evidence TO performance_app;

  CREATE TABLE improvement_action (
    id uuid CONSTRAINT improvement_action_pk PRIMARY KEY,
    self_assessment_id uuid NOT NULL CONSTRAINT improvement_action_assessment_fk REFERENCES office_self_assessment (id),
    agency text NOT NULL,
    office_id uuid NOT NULL,
    benchmark text CONSTRAINT improvement_action_benchmark_fk REFERENCES partnership_benchmark (code),
    action text NOT NULL,
    owner text NOT NULL,
    due_on date NOT NULL,
    status text NOT NULL CONSTRAINT improvement_action_status_ck CHECK (status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED')),
    note text,
    version integer NOT NULL
  );
  CREATE INDEX improvement_action_assessment_ix ON improvement_action (self_assessment_id);
  ALTER TABLE improvement_action ENABLE ROW LEVEL SECURITY;
  ALTER TABLE improvement_action FORCE ROW LEVEL SECURITY;
  CREATE POLICY improvement_action_read ON improvement_action FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY improvement_action_insert ON improvement_action FOR INSERT TO performance_app
    WITH CHECK (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  CREATE POLICY improvement_action_update ON improvement_action FOR UPDATE TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  GRANT SELECT, INSERT, UPDATE (status, note, version) ON improvement_action TO performance_app;
`;
