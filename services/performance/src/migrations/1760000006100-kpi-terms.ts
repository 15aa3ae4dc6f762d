import type { MigrationInterface, QueryRunner } from 'typeorm';
import coreTerms from '../kpis/definitions/core-kpi-terms.v1.json';

/** What a definition says beyond its formula, who decided on it, and from which year it counts (P-INV-1, JIU-43, JIU-46). */
export class KpiTerms1760000006100 implements MigrationInterface {
  readonly name = 'KpiTerms1760000006100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(
      `UPDATE kpi_definition SET frequency = terms.frequency, dimensions = terms.dimensions,
         mandatory_for = terms."mandatoryFor", target = terms.target, warning = terms.warning, alarm = terms.alarm,
         floor = terms.floor, qcpr = list_of(terms.alignment -> 'qcpr'), sdg = list_of(terms.alignment -> 'sdg'),
         strategic_plan = list_of(terms.alignment -> 'strategicPlan'),
         grand_bargain = list_of(terms.alignment -> 'grandBargain'), data_owner = terms."dataOwner"
       FROM jsonb_to_recordset($1) AS terms (code text, frequency text, dimensions text[], "mandatoryFor" text[],
         target numeric, warning numeric, alarm numeric, floor numeric, alignment jsonb, "dataOwner" text)
       WHERE kpi_definition.code = terms.code AND kpi_definition.version = 1`,
      [JSON.stringify(coreTerms)],
    );
    await runner.query(rules);
    await runner.query(governance);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE kpi_comment, kpi_vote;
      DROP TRIGGER kpi_definition_published_tr ON kpi_definition;
      DROP FUNCTION keep_published_kpi();
      REVOKE ALL ON kpi_definition FROM performance_app;
      GRANT SELECT ON kpi_definition TO performance_app;
      DROP INDEX kpi_definition_version_ix;
      DELETE FROM kpi_definition WHERE state = 'WITHDRAWN';
      ALTER TABLE kpi_definition ADD CONSTRAINT kpi_definition_code_version_uq UNIQUE (code, version),
        DROP COLUMN frequency, DROP COLUMN dimensions, DROP COLUMN mandatory_for, DROP COLUMN target, DROP COLUMN warning,
        DROP COLUMN alarm, DROP COLUMN floor, DROP COLUMN qcpr, DROP COLUMN sdg, DROP COLUMN strategic_plan,
        DROP COLUMN grand_bargain, DROP COLUMN data_owner, DROP COLUMN state, DROP COLUMN agency,
        DROP COLUMN effective_from, DROP COLUMN published_at, DROP COLUMN deprecated_from, DROP COLUMN deprecated_at,
        DROP COLUMN deprecation_reason, DROP COLUMN proposed_by, DROP COLUMN proposed_at, DROP COLUMN edition,
        DROP COLUMN vote_round, DROP COLUMN members`);
  }
}

const columns = `
  ALTER TABLE kpi_definition
    ADD frequency text NOT NULL DEFAULT 'YEARLY'
      CONSTRAINT kpi_definition_frequency_ck CHECK (frequency IN ('YEARLY', 'QUARTERLY')),
    ADD dimensions text[] NOT NULL DEFAULT '{}' CONSTRAINT kpi_definition_dimensions_ck
      CHECK (dimensions <@ ARRAY['COUNTRY', 'PARTNER_TYPE', 'SECTOR', 'PARTNER']),
    ADD mandatory_for text[] NOT NULL DEFAULT '{}' CONSTRAINT kpi_definition_mandatory_ck
      CHECK (mandatory_for <@ ARRAY['INSIGNIFICANT', 'MODERATE', 'SIGNIFICANT']),
    ADD target numeric, ADD warning numeric, ADD alarm numeric,
    -- Below it a figure of TARGET_RANGE is too little to be true.
    ADD floor numeric,
    ADD qcpr text[] NOT NULL DEFAULT '{}', ADD sdg text[] NOT NULL DEFAULT '{}',
    ADD strategic_plan text[] NOT NULL DEFAULT '{}', ADD grand_bargain text[] NOT NULL DEFAULT '{}',
    ADD data_owner text NOT NULL DEFAULT 'KPI steward of the agency',
    ADD state text NOT NULL DEFAULT 'PUBLISHED' CONSTRAINT kpi_definition_state_ck
      CHECK (state IN ('PROPOSED', 'COMMENT', 'VOTE', 'PUBLISHED', 'DEPRECATED', 'WITHDRAWN')),
    -- Whose own KPI it is; null for the shared ones.
    ADD agency text,
    ADD effective_from integer NOT NULL DEFAULT 1990,
    ADD published_at timestamptz DEFAULT '2025-01-01T00:00:00Z',
    ADD deprecated_from integer, ADD deprecated_at timestamptz, ADD deprecation_reason text,
    ADD proposed_by text, ADD proposed_at timestamptz,
    ADD edition integer NOT NULL DEFAULT 1,
    ADD vote_round integer NOT NULL DEFAULT 0,
    -- The agencies that may vote in the round.
    ADD members text[] NOT NULL DEFAULT '{}';
  CREATE FUNCTION list_of(list jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS
    $$ SELECT ARRAY(SELECT jsonb_array_elements_text(list)) $$;
`;

const rules = `
  DROP FUNCTION list_of(jsonb);
  ALTER TABLE kpi_definition ALTER state SET DEFAULT 'PROPOSED', ALTER published_at DROP DEFAULT,
    ALTER effective_from DROP DEFAULT, ALTER data_owner DROP DEFAULT,
    ADD CONSTRAINT kpi_definition_published_ck CHECK ((published_at IS NOT NULL) = (state IN ('PUBLISHED', 'DEPRECATED'))),
    ADD CONSTRAINT kpi_definition_deprecated_ck CHECK ((state = 'DEPRECATED')
      = (num_nonnulls(deprecated_from, deprecated_at, deprecation_reason) = 3)),
    DROP CONSTRAINT kpi_definition_code_version_uq;
  -- What was withdrawn leaves its number free; nothing else ever does.
  CREATE UNIQUE INDEX kpi_definition_version_ix ON kpi_definition (code, version) WHERE state <> 'WITHDRAWN';
  CREATE FUNCTION keep_published_kpi() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF to_jsonb(OLD) - '{state,deprecated_from,deprecated_at,deprecation_reason,edition}'::text[]
      IS DISTINCT FROM to_jsonb(NEW) - '{state,deprecated_from,deprecated_at,deprecation_reason,edition}'::text[]
      OR OLD.state <> 'PUBLISHED' OR NEW.state <> 'DEPRECATED' THEN
      RAISE EXCEPTION 'permission denied: a published definition never changes (P-INV-1)' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER kpi_definition_published_tr BEFORE UPDATE ON kpi_definition FOR EACH ROW
    WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_kpi();
  GRANT INSERT, UPDATE ON kpi_definition TO performance_app;
`;

const governance = `
  CREATE TABLE kpi_comment (
    id uuid CONSTRAINT kpi_comment_pk PRIMARY KEY,
    definition_id uuid NOT NULL CONSTRAINT kpi_comment_definition_fk REFERENCES kpi_definition (id),
    agency text NOT NULL,
    text text NOT NULL,
    edition integer NOT NULL,
    commented_at timestamptz NOT NULL
  );
  CREATE INDEX kpi_comment_definition_ix ON kpi_comment (definition_id, id DESC);
  GRANT SELECT, INSERT ON kpi_comment TO performance_app;

  CREATE TABLE kpi_vote (
    definition_id uuid NOT NULL CONSTRAINT kpi_vote_definition_fk REFERENCES kpi_definition (id),
    round integer NOT NULL CONSTRAINT kpi_vote_round_ck CHECK (round > 0),
    agency text NOT NULL,
    choice text NOT NULL CONSTRAINT kpi_vote_choice_ck CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN')),
    reason text,
    voted_at timestamptz NOT NULL,
    CONSTRAINT kpi_vote_pk PRIMARY KEY (definition_id, round, agency)
  );
  GRANT SELECT, INSERT ON kpi_vote TO performance_app;
`;
