import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Submissions of many figures at once, by request or by file, with what became of each row (JIU-47). */
export class KpiBatches1760000006120 implements MigrationInterface {
  readonly name = 'KpiBatches1760000006120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kpi_batch (
        id uuid CONSTRAINT kpi_batch_pk PRIMARY KEY,
        agency text NOT NULL,
        source_system text NOT NULL,
        channel text NOT NULL CONSTRAINT kpi_batch_channel_ck CHECK (channel IN ('REQUEST', 'FILE')),
        submitted_at timestamptz NOT NULL,
        added integer NOT NULL DEFAULT 0,
        revised integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        refused integer NOT NULL DEFAULT 0
      );
      CREATE INDEX kpi_batch_agency_ix ON kpi_batch (agency, id DESC);
      GRANT SELECT, INSERT ON kpi_batch TO performance_app;
      GRANT SELECT, UPDATE ON kpi_batch TO performance_job;

      CREATE TABLE kpi_batch_row (
        batch_id uuid NOT NULL CONSTRAINT kpi_batch_row_batch_fk REFERENCES kpi_batch (id),
        row_number integer NOT NULL,
        external_id text,
        outcome text NOT NULL CONSTRAINT kpi_batch_row_outcome_ck
          CHECK (outcome IN ('ADDED', 'REVISED', 'UNCHANGED', 'REFUSED')),
        code text,
        reason text,
        message text,
        value_id uuid CONSTRAINT kpi_batch_row_value_fk REFERENCES kpi_value (id),
        CONSTRAINT kpi_batch_row_pk PRIMARY KEY (batch_id, row_number),
        CONSTRAINT kpi_batch_row_refused_ck CHECK ((outcome = 'REFUSED') = (code IS NOT NULL))
      );
      GRANT SELECT, INSERT ON kpi_batch_row TO performance_app, performance_job;

      -- How many rows about a year came in, for the scorecard of the agency.
      CREATE TABLE kpi_batch_tally (
        batch_id uuid NOT NULL CONSTRAINT kpi_batch_tally_batch_fk REFERENCES kpi_batch (id),
        agency text NOT NULL,
        year integer NOT NULL,
        taken integer NOT NULL,
        refused integer NOT NULL,
        CONSTRAINT kpi_batch_tally_pk PRIMARY KEY (batch_id, year)
      );
      CREATE INDEX kpi_batch_tally_agency_ix ON kpi_batch_tally (agency, year);
      GRANT SELECT, INSERT ON kpi_batch_tally TO performance_app, performance_job;
      GRANT UPDATE ON kpi_batch_tally TO performance_app, performance_job;

      CREATE TABLE kpi_import (
        batch_id uuid CONSTRAINT kpi_import_pk PRIMARY KEY
          CONSTRAINT kpi_import_batch_fk REFERENCES kpi_batch (id),
        agency text NOT NULL,
        file_id uuid NOT NULL,
        job_id uuid NOT NULL,
        dry_run boolean NOT NULL,
        -- Whether who began it may give system-wide figures.
        system_wide boolean NOT NULL,
        rows_done integer NOT NULL DEFAULT 0
      );
      GRANT SELECT, INSERT ON kpi_import TO performance_app;
      GRANT SELECT, UPDATE ON kpi_import TO performance_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kpi_import, kpi_batch_tally, kpi_batch_row, kpi_batch');
  }
}
