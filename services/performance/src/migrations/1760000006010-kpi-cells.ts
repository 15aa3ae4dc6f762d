import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A figure may be about a country, a type of partner, a sector; and may be counted by this service or be system-wide. */
export class KpiCells1760000006010 implements MigrationInterface {
  readonly name = 'KpiCells1760000006010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregation);
    await runner.query(cells);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER kpi_value_superseded_tr ON kpi_value;
      DROP FUNCTION mark_kpi_value_superseded();
      DROP INDEX kpi_value_question_ix;
      ALTER TABLE kpi_value DROP CONSTRAINT kpi_value_cell_uq;
      ALTER TABLE kpi_value ADD CONSTRAINT kpi_value_cell_uq
        UNIQUE NULLS NOT DISTINCT (definition_id, agency, partner_id, year, quarter, revision);
      ALTER TABLE kpi_value DROP COLUMN country, DROP COLUMN partner_type, DROP COLUMN sector, DROP COLUMN origin,
        DROP COLUMN covers, DROP COLUMN contributors, DROP COLUMN source_system, DROP COLUMN external_id,
        DROP COLUMN batch_id, DROP COLUMN data_as_of, DROP COLUMN superseded_at,
        ALTER idempotency_key SET NOT NULL, ALTER request_hash SET NOT NULL;
      REVOKE ALL ON kpi_value FROM performance_job;
      REVOKE ALL ON kpi_definition FROM performance_job;
      ALTER TABLE kpi_definition DROP COLUMN aggregation`);
  }
}

const aggregation = `
  ALTER TABLE kpi_definition ADD aggregation text;
  UPDATE kpi_definition SET aggregation = CASE
    WHEN code = 'ACTIVE_PARTNERS' THEN 'DISTINCT_COUNT'
    WHEN code IN ('SHARED_PARTNERS', 'ASSESSMENT_COVERAGE', 'PSEA_COVERAGE', 'ASSURANCE_COMPLETION',
                  'DUPLICATE_ASSESSMENTS', 'CAPACITY_UPLIFT') THEN 'DISTINCT_RATIO'
    WHEN code = 'CONCENTRATION_TOP10' THEN 'TOP_SHARE'
    WHEN unit = 'DAYS' THEN 'MEDIAN'
    WHEN unit = 'PERCENT' THEN 'RATIO_OF_SUMS'
    ELSE 'SUM' END;
  ALTER TABLE kpi_definition ALTER aggregation SET NOT NULL, ADD CONSTRAINT kpi_definition_aggregation_ck
    CHECK (aggregation IN ('SUM', 'RATIO_OF_SUMS', 'DISTINCT_COUNT', 'DISTINCT_RATIO', 'MEDIAN', 'TOP_SHARE'));
  GRANT SELECT ON kpi_definition TO performance_job;
`;

const cells = `
  ALTER TABLE kpi_value
    ADD country text CONSTRAINT kpi_value_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    ADD partner_type text,
    ADD sector text,
    ADD origin text NOT NULL DEFAULT 'SUBMITTED' CONSTRAINT kpi_value_origin_ck CHECK (origin IN ('SUBMITTED', 'DERIVED')),
    -- Codes in order of the agencies that a system-wide figure covers; null for the figure of the agency itself.
    ADD covers text[] CONSTRAINT kpi_value_covers_ck CHECK (cardinality(covers) > 1),
    -- Partners or respondents behind the cell; null when the figure is not about few of them.
    ADD contributors integer CONSTRAINT kpi_value_contributors_ck CHECK (contributors >= 0),
    ADD source_system text,
    ADD external_id text,
    ADD batch_id uuid,
    -- Until when the facts behind a derived figure were known.
    ADD data_as_of timestamptz,
    ADD superseded_at timestamptz,
    ALTER idempotency_key DROP NOT NULL, ALTER request_hash DROP NOT NULL,
    DROP CONSTRAINT kpi_value_cell_uq;
  ALTER TABLE kpi_value ADD CONSTRAINT kpi_value_cell_uq UNIQUE NULLS NOT DISTINCT
    (definition_id, year, quarter, agency, country, partner_type, sector, partner_id, origin, covers, revision);
  -- Figures of whole agencies and of cells; those of single partners are found by their partner.
  CREATE INDEX kpi_value_question_ix ON kpi_value (definition_id, year, agency) WHERE partner_id IS NULL;
  UPDATE kpi_value SET superseded_at = later.submitted_at FROM kpi_value later WHERE later.supersedes = kpi_value.id;

  -- The values themselves are never changed (P-INV-2): nobody has UPDATE, and only a revision marks what it replaces.
  CREATE FUNCTION mark_kpi_value_superseded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE public.kpi_value SET superseded_at = NEW.submitted_at WHERE id = NEW.supersedes;
    RETURN NULL;
  END $$;
  REVOKE EXECUTE ON FUNCTION mark_kpi_value_superseded() FROM PUBLIC;
  CREATE TRIGGER kpi_value_superseded_tr AFTER INSERT ON kpi_value FOR EACH ROW WHEN (NEW.supersedes IS NOT NULL)
    EXECUTE FUNCTION mark_kpi_value_superseded();
  GRANT SELECT, INSERT ON kpi_value TO performance_job;
`;
