import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assessments that come as files, by whatever code the agency calls the partner. */
export class AssessmentImports1760000005300 implements MigrationInterface {
  readonly name = 'AssessmentImports1760000005300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codes);
    await runner.query(imports);
    // Registry's facts are heard once more from the beginning, for the codes that nobody kept before.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'registry'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assessment_import_row, assessment_import, partner_code');
  }
}

const codes = `
  CREATE TABLE partner_code (
    agency text NOT NULL,
    system text NOT NULL,
    code text NOT NULL,
    partner_id uuid NOT NULL,
    CONSTRAINT partner_code_pk PRIMARY KEY (agency, system, code)
  );
  CREATE INDEX partner_code_code_ix ON partner_code (code);
  GRANT SELECT ON partner_code TO assessments_app;
  GRANT SELECT, INSERT, UPDATE ON partner_code TO assessments_job;
`;

// Rows tell keys, fields and reasons, never what stood in the cells.
const imports = `
  CREATE TABLE assessment_import (
    id uuid CONSTRAINT assessment_import_pk PRIMARY KEY,
    agency text NOT NULL,
    file_id uuid NOT NULL,
    job_id uuid NOT NULL,
    format text NOT NULL CONSTRAINT assessment_import_format_ck CHECK (format IN ('CSV', 'XLSX', 'JSON')),
    dry_run boolean NOT NULL,
    outcome text CONSTRAINT assessment_import_outcome_ck CHECK (outcome IN ('CHECKED', 'LOADED', 'REFUSED')),
    added integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    not_taken integer NOT NULL DEFAULT 0,
    report_file_id uuid,
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL
  );
  GRANT SELECT, INSERT ON assessment_import TO assessments_app;
  GRANT SELECT, UPDATE (outcome, added, unchanged, not_taken, report_file_id) ON assessment_import TO assessments_job;

  CREATE TABLE assessment_import_row (
    import_id uuid NOT NULL CONSTRAINT assessment_import_row_import_fk REFERENCES assessment_import (id),
    row_number integer NOT NULL CONSTRAINT assessment_import_row_number_ck CHECK (row_number > 0),
    key text,
    field text,
    reason text NOT NULL,
    message text NOT NULL,
    CONSTRAINT assessment_import_row_pk PRIMARY KEY (import_id, row_number)
  );
  GRANT SELECT ON assessment_import_row TO assessments_app;
  GRANT SELECT, INSERT, DELETE ON assessment_import_row TO assessments_job;
`;
