import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far agencies share their figures of a KPI (feature 90), and which figures others see only in one sum. */
export class KpiSharing1760000007300 implements MigrationInterface {
  readonly name = 'KpiSharing1760000007300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE kpi_sharing_decision (
        id uuid CONSTRAINT kpi_sharing_decision_pk PRIMARY KEY,
        agency text NOT NULL,
        code text NOT NULL,
        version integer NOT NULL CONSTRAINT kpi_sharing_decision_version_ck CHECK (version > 0),
        sharing text NOT NULL
          CONSTRAINT kpi_sharing_decision_sharing_ck CHECK (sharing IN ('SHARED', 'TOTALS_ONLY', 'WITHHELD')),
        reason text NOT NULL,
        -- Figures told until then were told under the decision before.
        decided_at timestamptz NOT NULL,
        CONSTRAINT kpi_sharing_decision_version_uq UNIQUE (code, agency, version)
      );
      -- A decision is never changed, the next one takes its place: what somebody saw depends on it.
      GRANT SELECT, INSERT ON kpi_sharing_decision TO performance_app;
      GRANT SELECT ON kpi_sharing_decision TO performance_job;

      CREATE TABLE kpi_sharing_block_value (
        value_id uuid CONSTRAINT kpi_sharing_block_value_pk PRIMARY KEY
          CONSTRAINT kpi_sharing_block_value_value_fk REFERENCES kpi_value (id),
        definition_id uuid NOT NULL,
        year integer NOT NULL,
        block_id uuid NOT NULL,
        -- Figures of the block, of three agencies at least; a total holds all of them or none.
        size integer NOT NULL CONSTRAINT kpi_sharing_block_value_size_ck CHECK (size > 2),
        formed_at timestamptz NOT NULL
      );
      CREATE INDEX kpi_sharing_block_value_question_ix ON kpi_sharing_block_value (definition_id, year);
      GRANT SELECT, INSERT ON kpi_sharing_block_value TO performance_app, performance_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kpi_sharing_block_value, kpi_sharing_decision');
  }
}
