import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Methodologies as data: one row per published version, which nobody has a right to change (A-INV-1). */
export class Methodologies1760000005100 implements MigrationInterface {
  readonly name = 'Methodologies1760000005100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE methodology (
        code text NOT NULL CONSTRAINT methodology_code_ck CHECK (code ~ '^[A-Z][A-Z0-9_]{2,49}$'),
        version integer NOT NULL CONSTRAINT methodology_version_ck CHECK (version >= 1),
        owner text NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        -- All else: sections, questions, scales, scoring, validity and where it comes from.
        definition jsonb NOT NULL CONSTRAINT methodology_definition_ck CHECK (jsonb_typeof(definition) = 'object'),
        effective_from date NOT NULL,
        effective_until date,
        published_at timestamptz NOT NULL,
        published_by text,
        CONSTRAINT methodology_pk PRIMARY KEY (code, version),
        CONSTRAINT methodology_period_ck CHECK (effective_until >= effective_from)
      );
      GRANT SELECT, INSERT ON methodology TO assessments_app;
      GRANT SELECT ON methodology TO assessments_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE methodology');
  }
}
