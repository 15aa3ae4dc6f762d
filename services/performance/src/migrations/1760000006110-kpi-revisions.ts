import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cells are found by their key at any size of table, a figure can be withdrawn, and a freeze knows what is settled. */
export class KpiRevisions1760000006110 implements MigrationInterface {
  readonly name = 'KpiRevisions1760000006110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE kpi_value DROP CONSTRAINT kpi_value_cell_uq;
      -- IS NOT DISTINCT FROM uses no index, so what is not given has a value here.
      CREATE UNIQUE INDEX kpi_value_cell_uq ON kpi_value (definition_id, year, agency, coalesce(quarter, 0),
        coalesce(country, ''), coalesce(partner_type, ''), coalesce(sector, ''),
        coalesce(partner_id, '00000000-0000-0000-0000-000000000000'::uuid), origin, coalesce(covers, '{}'), revision);
      CREATE INDEX kpi_value_source_ix ON kpi_value (agency, source_system, external_id)
        WHERE external_id IS NOT NULL AND superseded_at IS NULL;

      CREATE TABLE kpi_value_withdrawal (
        value_id uuid CONSTRAINT kpi_value_withdrawal_pk PRIMARY KEY
          CONSTRAINT kpi_value_withdrawal_value_fk REFERENCES kpi_value (id),
        agency text NOT NULL,
        reason text NOT NULL,
        withdrawn_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT ON kpi_value_withdrawal TO performance_app;
      CREATE OR REPLACE FUNCTION mark_kpi_value_superseded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        -- What was withdrawn before stays out of force in between.
        UPDATE public.kpi_value SET superseded_at = NEW.submitted_at WHERE id = NEW.supersedes AND superseded_at IS NULL;
        RETURN NULL;
      END $$;
      CREATE FUNCTION mark_kpi_value_withdrawn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.kpi_value SET superseded_at = NEW.withdrawn_at
          WHERE id = NEW.value_id AND agency = NEW.agency AND superseded_at IS NULL;
        IF NOT FOUND THEN RAISE EXCEPTION 'only a figure in force is withdrawn' USING ERRCODE = 'check_violation'; END IF;
        RETURN NULL;
      END $$;
      REVOKE EXECUTE ON FUNCTION mark_kpi_value_withdrawn() FROM PUBLIC;
      CREATE TRIGGER kpi_value_withdrawn_tr AFTER INSERT ON kpi_value_withdrawal FOR EACH ROW
        EXECUTE FUNCTION mark_kpi_value_withdrawn();

      -- One row: nothing is submitted at or before this instant any more.
      CREATE TABLE kpi_settlement (
        one boolean CONSTRAINT kpi_settlement_pk PRIMARY KEY DEFAULT true CONSTRAINT kpi_settlement_one_ck CHECK (one),
        settled_at timestamptz NOT NULL
      );
      INSERT INTO kpi_settlement (settled_at) VALUES ('1970-01-01T00:00:00Z');
      GRANT SELECT, UPDATE ON kpi_settlement TO performance_app, performance_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE kpi_settlement, kpi_value_withdrawal;
      DROP FUNCTION mark_kpi_value_withdrawn();
      CREATE OR REPLACE FUNCTION mark_kpi_value_superseded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.kpi_value SET superseded_at = NEW.submitted_at WHERE id = NEW.supersedes;
        RETURN NULL;
      END $$;
      DROP INDEX kpi_value_source_ix;
      DROP INDEX kpi_value_cell_uq;
      ALTER TABLE kpi_value ADD CONSTRAINT kpi_value_cell_uq UNIQUE NULLS NOT DISTINCT
        (definition_id, year, quarter, agency, country, partner_type, sector, partner_id, origin, covers, revision)`);
  }
}
