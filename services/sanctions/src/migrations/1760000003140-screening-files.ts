import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of names that agencies compare with the lists; the names themselves stay in the files, which are sealed. */
export class ScreeningFiles1760000003140 implements MigrationInterface {
  readonly name = 'ScreeningFiles1760000003140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE screening_file (
        id uuid CONSTRAINT screening_file_pk PRIMARY KEY,
        file_id uuid NOT NULL,
        form text NOT NULL CONSTRAINT screening_file_form_ck CHECK (form IN ('CSV', 'XLSX')),
        agency text NOT NULL,
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        job_id uuid NOT NULL,
        review numeric(5, 4) NOT NULL,
        strong numeric(5, 4) NOT NULL,
        rows integer NOT NULL DEFAULT 0,
        matched integer NOT NULL DEFAULT 0,
        unmatched integer NOT NULL DEFAULT 0,
        unknown integer NOT NULL DEFAULT 0,
        bad integer NOT NULL DEFAULT 0,
        scorer_version text,
        snapshots uuid[] NOT NULL DEFAULT '{}',
        result_file_id uuid
      );
      GRANT SELECT, INSERT ON screening_file TO sanctions_app;
      GRANT SELECT, UPDATE (rows, matched, unmatched, unknown, bad, scorer_version, snapshots, result_file_id)
        ON screening_file TO sanctions_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE screening_file');
  }
}
