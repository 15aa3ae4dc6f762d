import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is past a threshold, and figures that were written into files. */
export class KpiAlerts1760000006210 implements MigrationInterface {
  readonly name = 'KpiAlerts1760000006210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kpi_alert_due (
        definition_id uuid NOT NULL CONSTRAINT kpi_alert_due_definition_fk REFERENCES kpi_definition (id),
        year integer NOT NULL,
        CONSTRAINT kpi_alert_due_pk PRIMARY KEY (definition_id, year)
      );
      GRANT SELECT, INSERT ON kpi_alert_due TO performance_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON kpi_alert_due TO performance_job;

      CREATE TABLE kpi_alert (
        id uuid CONSTRAINT kpi_alert_pk PRIMARY KEY,
        definition_id uuid NOT NULL CONSTRAINT kpi_alert_definition_fk REFERENCES kpi_definition (id),
        -- Null for all agencies together.
        agency text,
        year integer NOT NULL,
        severity text NOT NULL CONSTRAINT kpi_alert_severity_ck CHECK (severity IN ('WARNING', 'ALARM')),
        value numeric NOT NULL,
        text text NOT NULL,
        raised_at timestamptz NOT NULL,
        cleared_at timestamptz,
        response text,
        responded_at timestamptz,
        CONSTRAINT kpi_alert_response_ck CHECK ((response IS NULL) = (responded_at IS NULL))
      );
      CREATE UNIQUE INDEX kpi_alert_open_uq ON kpi_alert (definition_id, year, agency) NULLS NOT DISTINCT
        WHERE cleared_at IS NULL;
      GRANT SELECT, UPDATE (response, responded_at) ON kpi_alert TO performance_app;
      GRANT SELECT, INSERT, UPDATE (cleared_at, value, text) ON kpi_alert TO performance_job;

      CREATE TABLE kpi_export (
        id uuid CONSTRAINT kpi_export_pk PRIMARY KEY,
        agency text NOT NULL,
        asked_by text NOT NULL,
        form text NOT NULL CONSTRAINT kpi_export_form_ck CHECK (form IN ('CSV', 'XLSX', 'JSON')),
        question jsonb NOT NULL,
        as_of timestamptz NOT NULL,
        -- Countries that the person saw figures of when asking; null for all.
        sight text[],
        job_id uuid NOT NULL CONSTRAINT kpi_export_job_uq UNIQUE,
        file_id uuid,
        row_count integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON kpi_export TO performance_app;
      GRANT SELECT, UPDATE (file_id, row_count) ON kpi_export TO performance_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kpi_export, kpi_alert, kpi_alert_due');
  }
}
