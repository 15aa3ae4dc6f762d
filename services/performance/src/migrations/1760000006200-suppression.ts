import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which figures of few partners are shown together (P-INV-4), and the indexes that questions about figures walk. */
export class Suppression1760000006200 implements MigrationInterface {
  readonly name = 'Suppression1760000006200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kpi_block_value (
        value_id uuid CONSTRAINT kpi_block_value_pk PRIMARY KEY
          CONSTRAINT kpi_block_value_value_fk REFERENCES kpi_value (id),
        definition_id uuid NOT NULL,
        year integer NOT NULL,
        block_id uuid NOT NULL,
        -- Cells of the block; an answer that holds fewer of them cuts it.
        size integer NOT NULL CONSTRAINT kpi_block_value_size_ck CHECK (size > 1),
        -- Whether its cells are of several agencies.
        spans boolean NOT NULL,
        -- Before, its cells were hidden one by one, and a question about that time must find them so.
        formed_at timestamptz NOT NULL
      );
      CREATE INDEX kpi_block_value_question_ix ON kpi_block_value (definition_id, year);
      -- A block is never changed: what was seen before and after would tell the difference.
      GRANT SELECT, INSERT ON kpi_block_value TO performance_app, performance_job;

      DROP INDEX kpi_value_question_ix;
      CREATE INDEX kpi_value_question_ix ON kpi_value (definition_id, year, agency, origin)
        WHERE partner_id IS NULL AND covers IS NULL;
      CREATE INDEX kpi_value_covers_ix ON kpi_value (definition_id, year) WHERE covers IS NOT NULL;
      CREATE INDEX kpi_value_few_ix ON kpi_value (definition_id, year)
        WHERE contributors < 5 AND superseded_at IS NULL AND partner_id IS NULL AND covers IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX kpi_value_few_ix, kpi_value_covers_ix, kpi_value_question_ix;
      CREATE INDEX kpi_value_question_ix ON kpi_value (definition_id, year, agency) WHERE partner_id IS NULL;
      DROP TABLE kpi_block_value`);
  }
}
