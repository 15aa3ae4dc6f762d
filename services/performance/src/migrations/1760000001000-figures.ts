import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Figures1760000001000 implements MigrationInterface {
  readonly name = 'Figures1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_partner (
        partner_id uuid CONSTRAINT known_partner_pk PRIMARY KEY,
        registered_at timestamptz NOT NULL
      );
      GRANT SELECT ON known_partner TO performance_app;
      GRANT SELECT, INSERT ON known_partner TO performance_job;

      CREATE TABLE kpi_definition (
        id uuid CONSTRAINT kpi_definition_pk PRIMARY KEY,
        code text NOT NULL,
        version integer NOT NULL CONSTRAINT kpi_definition_version_ck CHECK (version > 0),
        name text NOT NULL,
        purpose text NOT NULL,
        unit text NOT NULL CONSTRAINT kpi_definition_unit_ck CHECK (unit IN ('PERCENT', 'COUNT', 'DAYS')),
        direction text CONSTRAINT kpi_definition_direction_ck
          CHECK (direction IN ('HIGHER_BETTER', 'LOWER_BETTER', 'TARGET_RANGE')),
        formula text NOT NULL,
        numerator text NOT NULL,
        denominator text,
        source text[] NOT NULL,
        CONSTRAINT kpi_definition_code_version_uq UNIQUE (code, version),
        CONSTRAINT kpi_definition_denominator_ck CHECK ((unit = 'PERCENT') = (denominator IS NOT NULL))
      );
      CREATE INDEX kpi_definition_order_ix ON kpi_definition (code COLLATE "C", version);
      GRANT SELECT ON kpi_definition TO performance_app;

      CREATE TABLE kpi_value (
        id uuid CONSTRAINT kpi_value_pk PRIMARY KEY,
        definition_id uuid NOT NULL CONSTRAINT kpi_value_definition_fk REFERENCES kpi_definition (id),
        agency text NOT NULL,
        partner_id uuid CONSTRAINT kpi_value_partner_fk REFERENCES known_partner (partner_id),
        year integer NOT NULL,
        quarter integer CONSTRAINT kpi_value_quarter_ck CHECK (quarter BETWEEN 1 AND 4),
        value numeric NOT NULL,
        numerator numeric NOT NULL CONSTRAINT kpi_value_numerator_ck CHECK (numerator >= 0),
        denominator numeric CONSTRAINT kpi_value_denominator_ck CHECK (denominator > 0),
        quality text NOT NULL CONSTRAINT kpi_value_quality_ck
          CHECK (quality IN ('REPORTED', 'ESTIMATED', 'DERIVED', 'AUDITED')),
        revision integer NOT NULL,
        supersedes uuid CONSTRAINT kpi_value_supersedes_fk REFERENCES kpi_value (id),
        submitted_at timestamptz NOT NULL,
        idempotency_key text NOT NULL,
        request_hash text NOT NULL,
        -- A second wall behind the lock on the cell: no two revisions of one number, no two heirs of one revision.
        CONSTRAINT kpi_value_cell_uq
          UNIQUE NULLS NOT DISTINCT (definition_id, agency, partner_id, year, quarter, revision),
        CONSTRAINT kpi_value_supersedes_uq UNIQUE (supersedes),
        CONSTRAINT kpi_value_revision_ck CHECK (revision > 0 AND (revision = 1) = (supersedes IS NULL)),
        CONSTRAINT kpi_value_idempotency_uq UNIQUE (agency, idempotency_key)
      );
      CREATE INDEX kpi_value_partner_ix ON kpi_value (partner_id, year, id DESC);
      -- Append-only: nobody has UPDATE or DELETE.
      GRANT SELECT, INSERT ON kpi_value TO performance_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kpi_value, kpi_definition, known_partner');
  }
}
