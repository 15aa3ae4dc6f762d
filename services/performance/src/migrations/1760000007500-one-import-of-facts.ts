import type { MigrationInterface, QueryRunner } from 'typeorm';

const others = `'MONEY_FACTS', 'EXCHANGE_RATES', 'SCHEDULE', 'RESULTS'`;
const counts = 'added, updated, unchanged, not_taken';
const setDatasets = (names: string) => `
  ALTER TABLE fact_import DROP CONSTRAINT fact_import_dataset_ck,
    ADD CONSTRAINT fact_import_dataset_ck CHECK (dataset IN (${names}))`;

/** Files of agreements are one dataset of facts among the others, with one table of imports and one report of rows. */
export class OneImportOfFacts1760000007500 implements MigrationInterface {
  readonly name = 'OneImportOfFacts1760000007500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${setDatasets(`'ENGAGEMENTS', ${others}`)};
      INSERT INTO fact_import (id, agency, dataset, source_system, file_id, job_id, format, dry_run, ${counts})
        SELECT id, agency, 'ENGAGEMENTS', 'UNSTATED', file_id, job_id, format, dry_run, ${counts} FROM engagement_import;
      INSERT INTO fact_import_row (import_id, row_number, external_id, reason, message)
        SELECT import_id, row_number, external_id, reason, message FROM engagement_import_row;
      DROP TABLE engagement_import_row, engagement_import;
      -- A file that was sent and not imported yet is announced as what it is now.
      UPDATE stored_file SET kind = 'FACT_FILE' WHERE kind = 'ENGAGEMENT_FILE'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${tables};
      INSERT INTO engagement_import (id, agency, file_id, job_id, format, dry_run, ${counts})
        SELECT id, agency, file_id, job_id, format, dry_run, ${counts} FROM fact_import
        WHERE dataset = 'ENGAGEMENTS' AND format <> 'JSON';
      INSERT INTO engagement_import_row (import_id, row_number, external_id, reason, message)
        SELECT r.import_id, r.row_number, r.external_id, r.reason, r.message
        FROM fact_import_row r JOIN engagement_import e ON e.id = r.import_id;
      UPDATE stored_file SET kind = 'ENGAGEMENT_FILE' WHERE id IN (SELECT file_id FROM engagement_import);
      DELETE FROM fact_import_row WHERE import_id IN (SELECT id FROM fact_import WHERE dataset = 'ENGAGEMENTS');
      DELETE FROM fact_import WHERE dataset = 'ENGAGEMENTS';
      ${setDatasets(others)}`);
  }
}

const tables = `
  CREATE TABLE engagement_import (
    id uuid CONSTRAINT engagement_import_pk PRIMARY KEY,
    agency text NOT NULL,
    file_id uuid NOT NULL,
    job_id uuid NOT NULL,
    format text NOT NULL CONSTRAINT engagement_import_format_ck CHECK (format IN ('CSV', 'XLSX')),
    dry_run boolean NOT NULL,
    added integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    not_taken integer NOT NULL DEFAULT 0
  );
  GRANT SELECT, INSERT ON engagement_import TO performance_app;
  GRANT SELECT, UPDATE (added, updated, unchanged, not_taken) ON engagement_import TO performance_job;
  CREATE TABLE engagement_import_row (
    import_id uuid NOT NULL CONSTRAINT engagement_import_row_import_fk REFERENCES engagement_import (id),
    row_number integer NOT NULL,
    external_id text,
    reason text NOT NULL,
    message text NOT NULL,
    CONSTRAINT engagement_import_row_pk PRIMARY KEY (import_id, row_number)
  );
  GRANT SELECT ON engagement_import_row TO performance_app;
  GRANT SELECT, INSERT, DELETE ON engagement_import_row TO performance_job
`;
