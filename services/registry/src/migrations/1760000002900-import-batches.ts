import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports in several forms, tried dry, undone as a batch; exports. */
export class ImportBatches1760000002900 implements MigrationInterface {
  readonly name = 'ImportBatches1760000002900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE partner_import
        ADD COLUMN format text NOT NULL DEFAULT 'NGO_DIRECTORY_CSV',
        ADD COLUMN source text NOT NULL DEFAULT 'NGO_DIRECTORY',
        ADD COLUMN dry_run boolean NOT NULL DEFAULT false,
        ADD COLUMN on_duplicate text NOT NULL DEFAULT 'ADD' CONSTRAINT partner_import_duplicate_ck
          CHECK (on_duplicate IN ('ADD', 'SKIP')),
        ADD COLUMN to_check integer NOT NULL DEFAULT 0,
        ADD COLUMN undone_at timestamptz,
        ADD COLUMN undone integer,
        ADD COLUMN kept integer;
      ALTER TABLE partner_import_row
        DROP CONSTRAINT partner_import_row_pk,
        ADD COLUMN level text NOT NULL DEFAULT 'REFUSED' CONSTRAINT partner_import_row_level_ck
          CHECK (level IN ('REFUSED', 'CHECK')),
        ADD COLUMN partner_id uuid,
        ADD CONSTRAINT partner_import_row_pk PRIMARY KEY (import_id, level, row_number);

      CREATE TABLE partner_import_item (
        import_id uuid NOT NULL CONSTRAINT partner_import_item_import_fk REFERENCES partner_import (id),
        row_number integer NOT NULL,
        partner_id uuid NOT NULL CONSTRAINT partner_import_item_partner_fk REFERENCES partner (id),
        outcome text NOT NULL CONSTRAINT partner_import_item_outcome_ck CHECK (outcome IN ('ADDED', 'UPDATED')),
        version integer NOT NULL,
        before jsonb,
        undone boolean NOT NULL DEFAULT false,
        CONSTRAINT partner_import_item_pk PRIMARY KEY (import_id, row_number)
      );
      GRANT SELECT ON partner_import_item TO registry_app;
      GRANT SELECT, INSERT, UPDATE (undone) ON partner_import_item TO registry_job;
      GRANT UPDATE (undone_at, undone, kept, job_id) ON partner_import TO registry_app;

      CREATE TABLE partner_export (
        id uuid CONSTRAINT partner_export_pk PRIMARY KEY,
        agency text NOT NULL CONSTRAINT partner_export_agency_fk REFERENCES agency (code),
        asked_by text NOT NULL,
        form text NOT NULL CONSTRAINT partner_export_form_ck CHECK (form IN ('CSV', 'XLSX', 'JSON')),
        filter jsonb NOT NULL,
        sort text NOT NULL,
        job_id uuid NOT NULL,
        file_id uuid,
        row_count integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX partner_export_agency_ix ON partner_export (agency, id);
      GRANT SELECT, INSERT ON partner_export TO registry_app;
      GRANT SELECT, UPDATE (file_id, row_count) ON partner_export TO registry_job`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE partner_export, partner_import_item;
      REVOKE UPDATE (undone_at, undone, kept, job_id) ON partner_import FROM registry_app;
      DELETE FROM partner_import_row WHERE level = 'CHECK';
      ALTER TABLE partner_import_row DROP CONSTRAINT partner_import_row_pk, DROP COLUMN level, DROP COLUMN partner_id,
        ADD CONSTRAINT partner_import_row_pk PRIMARY KEY (import_id, row_number);
      ALTER TABLE partner_import DROP COLUMN format, DROP COLUMN source, DROP COLUMN dry_run, DROP COLUMN on_duplicate,
        DROP COLUMN to_check, DROP COLUMN undone_at, DROP COLUMN undone, DROP COLUMN kept`);
  }
}
