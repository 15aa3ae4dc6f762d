import type { MigrationInterface, QueryRunner } from 'typeorm';
import templates from '../reporting/report-templates/report-templates.v1.json';

/** Reports to governing bodies (JIU-25, HAB-25): OWNER_ONLY until they are submitted, then PUBLIC (domain-model.md 2.8). */
export class GoverningBodyReports1760000006800 implements MigrationInterface {
  readonly name = 'GoverningBodyReports1760000006800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(templateTable);
    await runner.query(
      'INSERT INTO report_template SELECT t.* FROM jsonb_populate_recordset(NULL::report_template, $1) t',
      [JSON.stringify(templates)],
    );
    await runner.query(reports);
    await runner.query(contributions);
    await runner.query(sections);
    await runner.query(figures);
    await runner.query(files);
    await runner.query(decisions);
    await runner.query(names);
    // Registry's facts are heard once more from the beginning, for the names of partners; repeating is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'registry'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE known_partner_name, board_decision, report_file, report_figure, report_section;
       DROP POLICY governing_body_report_unit_read ON governing_body_report;
       DROP TABLE report_contribution, governing_body_report, report_template;
       DROP FUNCTION refuse_change_of_signed_report()`,
    );
  }
}

const templateTable = `
  CREATE TABLE report_template (
    code text CONSTRAINT report_template_pk PRIMARY KEY,
    title text NOT NULL,
    sections jsonb NOT NULL
  );
  GRANT SELECT ON report_template TO performance_app, performance_job;
`;

const own = 'agency = (SELECT viewer_agency())';
const editors = `${own} AND (SELECT viewer_holds('REPORT_EDITOR'))`;
const keepers = `${own} AND (SELECT viewer_holds('REPORT_EDITOR', 'REPORT_APPROVER'))`;
const readers = `${own} AND (SELECT viewer_holds('REPORT_EDITOR', 'REPORT_APPROVER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'))`;
const secure = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

const reports = `
  CREATE TABLE governing_body_report (
    id uuid CONSTRAINT governing_body_report_pk PRIMARY KEY,
    agency text NOT NULL,
    body text NOT NULL,
    session text NOT NULL,
    year integer NOT NULL,
    template text NOT NULL CONSTRAINT governing_body_report_template_fk REFERENCES report_template (code),
    in_response_to text[] NOT NULL,
    state text NOT NULL CONSTRAINT governing_body_report_state_ck CHECK (state IN
      ('PLANNED', 'COLLECTING', 'DRAFT', 'CONTRIBUTIONS', 'CLEARANCE', 'SIGNED_OFF', 'SUBMITTED', 'PRESENTED')),
    -- Everybody who wrote in it: none of them may sign it off.
    editors text[] NOT NULL,
    -- Counts how often figures were frozen; those of the last time are the figures of the report.
    freeze_no integer NOT NULL DEFAULT 0,
    frozen_at timestamptz,
    completeness numeric,
    figure_agencies text[] NOT NULL DEFAULT '{}',
    return_reason text,
    signed_off_by text,
    signed_off_at timestamptz,
    content_hash text,
    submitted_at timestamptz,
    presented_on date,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT governing_body_report_frozen_ck CHECK ((freeze_no = 0) = (frozen_at IS NULL)),
    CONSTRAINT governing_body_report_signed_ck CHECK (
      (state IN ('SIGNED_OFF', 'SUBMITTED', 'PRESENTED')) = (signed_off_at IS NOT NULL AND content_hash IS NOT NULL))
  );
  CREATE INDEX governing_body_report_agency_ix ON governing_body_report (agency, id DESC);
  ${secure('governing_body_report')}
  CREATE POLICY governing_body_report_read ON governing_body_report FOR SELECT TO performance_app USING (${readers});
  CREATE POLICY governing_body_report_public_read ON governing_body_report FOR SELECT TO performance_app
    USING (state IN ('SUBMITTED', 'PRESENTED') AND viewer() IS NOT NULL);
  CREATE POLICY governing_body_report_insert ON governing_body_report FOR INSERT TO performance_app WITH CHECK (${editors});
  CREATE POLICY governing_body_report_update ON governing_body_report FOR UPDATE TO performance_app
    USING (${keepers}) WITH CHECK (${keepers});
  CREATE POLICY governing_body_report_job_read ON governing_body_report FOR SELECT TO performance_job USING (true);
  GRANT SELECT, INSERT, UPDATE (state, editors, freeze_no, frozen_at, completeness, figure_agencies, return_reason,
    signed_off_by, signed_off_at, content_hash, submitted_at, presented_on, version) ON governing_body_report TO performance_app;
  GRANT SELECT ON governing_body_report TO performance_job;

  -- What was signed off stays as it was (P-INV-3), whoever tries.
  CREATE FUNCTION refuse_change_of_signed_report() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state IN ('SIGNED_OFF', 'SUBMITTED', 'PRESENTED') AND
       (NEW.freeze_no, NEW.frozen_at, NEW.editors, NEW.content_hash, NEW.signed_off_by, NEW.signed_off_at, NEW.figure_agencies)
       IS DISTINCT FROM
       (OLD.freeze_no, OLD.frozen_at, OLD.editors, OLD.content_hash, OLD.signed_off_by, OLD.signed_off_at, OLD.figure_agencies)
    THEN RAISE EXCEPTION 'a signed report is not changed'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER governing_body_report_signed_tr BEFORE UPDATE ON governing_body_report FOR EACH ROW
    EXECUTE FUNCTION refuse_change_of_signed_report();
`;

const ofReport = (where: string) => `EXISTS (SELECT FROM governing_body_report r WHERE r.id = report_id AND ${where})`;
const seesWhole = `${ofReport(`(r.state IN ('SUBMITTED', 'PRESENTED') OR (r.agency = (SELECT viewer_agency())
  AND (SELECT viewer_holds('REPORT_EDITOR', 'REPORT_APPROVER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'))))`)}`;
const mayWrite = `${ofReport(`r.agency = (SELECT viewer_agency())
  AND r.state IN ('PLANNED', 'COLLECTING', 'DRAFT', 'CONTRIBUTIONS', 'CLEARANCE')`)}
  AND (SELECT viewer_holds('REPORT_EDITOR', 'REPORT_APPROVER'))`;

const contributions = `
  CREATE TABLE report_contribution (
    id uuid CONSTRAINT report_contribution_pk PRIMARY KEY,
    report_id uuid NOT NULL CONSTRAINT report_contribution_report_fk REFERENCES governing_body_report (id),
    agency text NOT NULL,
    section text NOT NULL,
    unit text NOT NULL,
    role text NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CONSTRAINT report_contribution_state_ck CHECK (state IN ('ASKED', 'SUBMITTED', 'MERGED', 'WITHDRAWN')),
    text text,
    asked_at timestamptz NOT NULL,
    submitted_by text,
    submitted_at timestamptz,
    reminded_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT report_contribution_text_ck CHECK ((text IS NULL) = (submitted_at IS NULL))
  );
  CREATE INDEX report_contribution_report_ix ON report_contribution (report_id, id);
  CREATE INDEX report_contribution_agency_ix ON report_contribution (agency, id DESC);
  CREATE INDEX report_contribution_due_ix ON report_contribution (due_on) WHERE state = 'ASKED' AND reminded_at IS NULL;
  ${secure('report_contribution')}
  CREATE POLICY report_contribution_read ON report_contribution FOR SELECT TO performance_app USING (${readers});
  CREATE POLICY report_contribution_unit_read ON report_contribution FOR SELECT TO performance_app
    USING (${own} AND viewer_holds(role));
  CREATE POLICY report_contribution_insert ON report_contribution FOR INSERT TO performance_app WITH CHECK (${editors});
  CREATE POLICY report_contribution_update ON report_contribution FOR UPDATE TO performance_app
    USING (${own} AND ((SELECT viewer_holds('REPORT_EDITOR')) OR viewer_holds(role))) WITH CHECK (${own});
  CREATE POLICY report_contribution_job_read ON report_contribution FOR SELECT TO performance_job USING (true);
  CREATE POLICY report_contribution_job_update ON report_contribution FOR UPDATE TO performance_job
    USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (state, text, submitted_by, submitted_at, version) ON report_contribution TO performance_app;
  GRANT SELECT, UPDATE (reminded_at) ON report_contribution TO performance_job;

  -- Units that are asked see which report it is for; its sections and figures stay with its editors.
  CREATE POLICY governing_body_report_unit_read ON governing_body_report FOR SELECT TO performance_app
    USING (${own} AND EXISTS (SELECT FROM report_contribution c WHERE c.report_id = governing_body_report.id));
`;

const sections = `
  CREATE TABLE report_section (
    report_id uuid NOT NULL CONSTRAINT report_section_report_fk REFERENCES governing_body_report (id),
    key text NOT NULL,
    position integer NOT NULL,
    title text NOT NULL,
    mandatory boolean NOT NULL,
    guidance text NOT NULL,
    text text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT report_section_pk PRIMARY KEY (report_id, key)
  );
  ${secure('report_section')}
  CREATE POLICY report_section_read ON report_section FOR SELECT TO performance_app USING (${seesWhole});
  CREATE POLICY report_section_insert ON report_section FOR INSERT TO performance_app WITH CHECK (${mayWrite});
  CREATE POLICY report_section_update ON report_section FOR UPDATE TO performance_app USING (${mayWrite}) WITH CHECK (${mayWrite});
  GRANT SELECT, INSERT, UPDATE (text, version) ON report_section TO performance_app;
`;

const figures = `
  CREATE TABLE report_figure (
    id uuid CONSTRAINT report_figure_pk PRIMARY KEY,
    report_id uuid NOT NULL CONSTRAINT report_figure_report_fk REFERENCES governing_body_report (id),
    freeze_no integer NOT NULL,
    position integer NOT NULL,
    section text NOT NULL,
    kind text NOT NULL CONSTRAINT report_figure_kind_ck CHECK (kind IN ('KPI', 'FACT')),
    audience text NOT NULL CONSTRAINT report_figure_audience_ck CHECK (audience IN ('INTER_AGENCY', 'PUBLIC')),
    code text NOT NULL,
    version integer,
    label text NOT NULL,
    year integer NOT NULL,
    is_total boolean NOT NULL,
    agency_code text,
    partner_type text,
    value numeric,
    numerator numeric,
    denominator numeric,
    unit text NOT NULL,
    quality text,
    origin text,
    suppressed boolean NOT NULL,
    held_back boolean NOT NULL,
    absent_because text,
    data_as_of timestamptz,
    source text NOT NULL,
    lineage jsonb NOT NULL,
    footnote text,
    footnote_by text,
    CONSTRAINT report_figure_position_uq UNIQUE (report_id, freeze_no, position),
    CONSTRAINT report_figure_suppressed_ck CHECK (NOT suppressed OR num_nonnulls(value, numerator, denominator) = 0)
  );
  ${secure('report_figure')}
  CREATE POLICY report_figure_read ON report_figure FOR SELECT TO performance_app USING (
    ${seesWhole} AND (audience = 'PUBLIC' OR (SELECT viewer() ->> 'kind' = 'AGENCY'
      AND jsonb_array_length(viewer() -> 'roles') > 0)));
  CREATE POLICY report_figure_insert ON report_figure FOR INSERT TO performance_app WITH CHECK (${mayWrite});
  CREATE POLICY report_figure_update ON report_figure FOR UPDATE TO performance_app USING (${mayWrite}) WITH CHECK (${mayWrite});
  -- Append-only but for footnotes: figures that were frozen are never edited, only frozen anew.
  GRANT SELECT, INSERT, UPDATE (footnote, footnote_by) ON report_figure TO performance_app;
`;

const files = `
  CREATE TABLE report_file (
    report_id uuid NOT NULL CONSTRAINT report_file_report_fk REFERENCES governing_body_report (id),
    form text NOT NULL CONSTRAINT report_file_form_ck CHECK (form IN ('HTML', 'CSV', 'JSON')),
    file_id uuid NOT NULL,
    CONSTRAINT report_file_pk PRIMARY KEY (report_id, form)
  );
  ${secure('report_file')}
  CREATE POLICY report_file_read ON report_file FOR SELECT TO performance_app USING (${seesWhole});
  CREATE POLICY report_file_insert ON report_file FOR INSERT TO performance_app WITH CHECK (${mayWrite});
  -- Append-only: the files of a report are made once, when it is signed off.
  GRANT SELECT, INSERT ON report_file TO performance_app;
`;

/** Decisions of governing bodies are public by nature. */
const decisions = `
  CREATE TABLE board_decision (
    id uuid CONSTRAINT board_decision_pk PRIMARY KEY,
    report_id uuid NOT NULL CONSTRAINT board_decision_report_fk REFERENCES governing_body_report (id),
    agency text NOT NULL,
    reference text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    adopted_on date NOT NULL,
    mandate_id uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT board_decision_reference_uq UNIQUE (agency, reference)
  );
  CREATE INDEX board_decision_report_ix ON board_decision (report_id, id);
  GRANT SELECT, INSERT ON board_decision TO performance_app;
`;

/** Keyed hashes of names: enough to find one in a text, useless to whoever has the database but not the key. */
const names = `
  CREATE TABLE known_partner_name (
    partner_id uuid NOT NULL,
    name_hash text NOT NULL,
    CONSTRAINT known_partner_name_pk PRIMARY KEY (partner_id, name_hash)
  );
  CREATE INDEX known_partner_name_hash_ix ON known_partner_name (name_hash);
  GRANT SELECT ON known_partner_name TO performance_app;
  GRANT SELECT, INSERT, DELETE ON known_partner_name TO performance_job;
`;
