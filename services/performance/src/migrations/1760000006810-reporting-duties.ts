import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has to report what by when (JIU-26, HAB-28, HAB-30), and when governing bodies meet (SYS-47): INTER_AGENCY. */
export class ReportingDuties1760000006810 implements MigrationInterface {
  readonly name = 'ReportingDuties1760000006810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sessions);
    await runner.query(cycles);
    await runner.query(obligations);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE reporting_obligation, reporting_obligation_rule, reporting_cycle, governing_body_session',
    );
  }
}

const sessions = `
  CREATE TABLE governing_body_session (
    id uuid CONSTRAINT governing_body_session_pk PRIMARY KEY,
    agency text NOT NULL,
    body text NOT NULL,
    session text NOT NULL,
    starts_on date NOT NULL,
    documents_due_on date NOT NULL,
    reminded_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT governing_body_session_name_uq UNIQUE (agency, body, session),
    CONSTRAINT governing_body_session_days_ck CHECK (documents_due_on <= starts_on)
  );
  CREATE INDEX governing_body_session_start_ix ON governing_body_session (starts_on, id);
  GRANT SELECT, INSERT, UPDATE (starts_on, documents_due_on, reminded_at, version) ON governing_body_session
    TO performance_app;
  GRANT SELECT, UPDATE (reminded_at) ON governing_body_session TO performance_job;
`;

const cycles = `
  CREATE TABLE reporting_cycle (
    id uuid CONSTRAINT reporting_cycle_pk PRIMARY KEY,
    agency text NOT NULL,
    year integer NOT NULL,
    due_on date NOT NULL,
    opened_at timestamptz NOT NULL,
    submitted_at timestamptz,
    submitted_by text,
    report_id uuid CONSTRAINT reporting_cycle_report_fk REFERENCES governing_body_report (id),
    reminded_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT reporting_cycle_agency_uq UNIQUE (agency, year),
    CONSTRAINT reporting_cycle_submitted_ck CHECK ((submitted_at IS NULL) = (submitted_by IS NULL))
  );
  CREATE INDEX reporting_cycle_year_ix ON reporting_cycle (year, agency);
  GRANT SELECT, INSERT, UPDATE (submitted_at, submitted_by, report_id, version) ON reporting_cycle TO performance_app;
  GRANT SELECT, UPDATE (reminded_at) ON reporting_cycle TO performance_job;
`;

const kind = `CHECK (kind IN ('NEW_PARTNERS', 'ENGAGEMENT_YEARLY', 'ENGAGEMENT_END'))`;

const obligations = `
  CREATE TABLE reporting_obligation_rule (
    id uuid CONSTRAINT reporting_obligation_rule_pk PRIMARY KEY,
    agency text NOT NULL,
    kind text NOT NULL CONSTRAINT reporting_obligation_rule_kind_ck ${kind},
    unit text NOT NULL,
    role text NOT NULL,
    partner_type text,
    due_month integer NOT NULL CONSTRAINT reporting_obligation_rule_month_ck CHECK (due_month BETWEEN 1 AND 12),
    due_day integer NOT NULL CONSTRAINT reporting_obligation_rule_day_ck CHECK (due_day BETWEEN 1 AND 28),
    first_year integer NOT NULL,
    ended_at timestamptz,
    version integer NOT NULL DEFAULT 1
  );
  CREATE INDEX reporting_obligation_rule_agency_ix ON reporting_obligation_rule (agency, id);
  GRANT SELECT, INSERT, UPDATE (ended_at, version) ON reporting_obligation_rule TO performance_app;
  GRANT SELECT ON reporting_obligation_rule TO performance_job;

  CREATE TABLE reporting_obligation (
    id uuid CONSTRAINT reporting_obligation_pk PRIMARY KEY,
    rule_id uuid NOT NULL CONSTRAINT reporting_obligation_rule_fk REFERENCES reporting_obligation_rule (id),
    agency text NOT NULL,
    kind text NOT NULL CONSTRAINT reporting_obligation_kind_ck ${kind},
    year integer NOT NULL,
    unit text NOT NULL,
    role text NOT NULL,
    partner_type text,
    engagement_id uuid,
    due_on date NOT NULL,
    confirmed_at timestamptz,
    confirmed_by text,
    confirmed_count integer,
    reminded_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT reporting_obligation_row_uq UNIQUE NULLS NOT DISTINCT (rule_id, year, engagement_id),
    CONSTRAINT reporting_obligation_confirmed_ck CHECK (
      (confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL) = (confirmed_count IS NULL))
  );
  CREATE INDEX reporting_obligation_agency_ix ON reporting_obligation (agency, year, id DESC);
  CREATE INDEX reporting_obligation_due_ix ON reporting_obligation (due_on) WHERE confirmed_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (confirmed_at, confirmed_by, confirmed_count, version) ON reporting_obligation
    TO performance_app;
  GRANT SELECT, INSERT, UPDATE (reminded_at) ON reporting_obligation TO performance_job;
`;
