import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What registry and assessments told, kept with the place on their feed and the moment it was known here: figures that
 * are counted from it can be counted again as they were (P-INV-3).
 */
export class ToldFacts1760000006300 implements MigrationInterface {
  readonly name = 'ToldFacts1760000006300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ofRegistry);
    await runner.query(ofAssessments);
    await runner.query(derivation);
    // Both feeds are heard once more from the beginning, for what nobody kept before; repeating is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer IN ('registry', 'assessments')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE kpi_derivation, finding_fact, coverage_fact, reuse_fact, assessment_fact, partner_presence,
        registration_step, redirect_fact, partner_fact;
      ALTER TABLE completed_registration DROP COLUMN known_at`);
  }
}

const ofRegistry = `
  CREATE TABLE partner_fact (
    partner_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    primary_type text,
    country text,
    CONSTRAINT partner_fact_pk PRIMARY KEY (partner_id, position)
  );
  CREATE TABLE redirect_fact (
    old_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    -- Null takes the redirect away.
    survivor_id uuid,
    CONSTRAINT redirect_fact_pk PRIMARY KEY (old_id, position)
  );
  CREATE TABLE registration_step (
    registration_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    partner_id uuid,
    agency text,
    state text NOT NULL,
    since timestamptz NOT NULL,
    CONSTRAINT registration_step_pk PRIMARY KEY (registration_id, position)
  );
  CREATE INDEX registration_step_agency_ix ON registration_step (agency, since);
  -- As it stands now: no published figure is counted from it.
  CREATE TABLE partner_presence (
    partner_id uuid CONSTRAINT partner_presence_pk PRIMARY KEY,
    position bigint NOT NULL,
    countries text[] NOT NULL,
    areas jsonb NOT NULL,
    sectors text[] NOT NULL
  );
  CREATE INDEX partner_presence_countries_ix ON partner_presence USING gin (countries);
  ALTER TABLE completed_registration ADD known_at timestamptz;
  UPDATE completed_registration SET known_at = registered_at;
  ALTER TABLE completed_registration ALTER known_at SET NOT NULL;
  GRANT SELECT ON partner_fact, redirect_fact, registration_step, partner_presence TO performance_app;
  -- Append-only: nobody has UPDATE or DELETE on facts.
  GRANT SELECT, INSERT ON partner_fact, redirect_fact, registration_step TO performance_job;
  GRANT SELECT, INSERT, UPDATE ON partner_presence TO performance_job;
`;

const ofAssessments = `
  CREATE TABLE assessment_fact (
    assessment_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    partner_id uuid NOT NULL,
    kind text NOT NULL,
    band text,
    owner_agency text NOT NULL,
    finalised_on date,
    valid_until date,
    -- The day on which it ceased to count, such as by a newer one; null while it counts.
    ended_on date,
    CONSTRAINT assessment_fact_pk PRIMARY KEY (assessment_id, position)
  );
  CREATE INDEX assessment_fact_partner_ix ON assessment_fact (partner_id);
  CREATE TABLE reuse_fact (
    reuse_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    assessment_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    kind text NOT NULL,
    requester_agency text NOT NULL,
    outcome text NOT NULL,
    days_saved integer,
    cost_saved_usd numeric,
    decided_at timestamptz NOT NULL,
    CONSTRAINT reuse_fact_pk PRIMARY KEY (reuse_id, position)
  );
  CREATE INDEX reuse_fact_partner_ix ON reuse_fact (partner_id);
  CREATE TABLE coverage_fact (
    plan_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    year integer NOT NULL,
    coverage text NOT NULL,
    -- Whether the plan asks for anything.
    required boolean NOT NULL,
    CONSTRAINT coverage_fact_pk PRIMARY KEY (plan_id, position)
  );
  CREATE INDEX coverage_fact_year_ix ON coverage_fact (year);
  CREATE TABLE finding_fact (
    finding_id uuid NOT NULL,
    position bigint NOT NULL,
    known_at timestamptz NOT NULL,
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    priority text NOT NULL,
    state text NOT NULL,
    due date,
    CONSTRAINT finding_fact_pk PRIMARY KEY (finding_id, position)
  );
  CREATE INDEX finding_fact_due_ix ON finding_fact (due);
  GRANT SELECT ON assessment_fact, reuse_fact, coverage_fact, finding_fact TO performance_app;
  -- Append-only: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON assessment_fact, reuse_fact, coverage_fact, finding_fact TO performance_job;
`;

/** When the figures of a year were last counted, so that a timer of many processes counts them once. */
const derivation = `
  CREATE TABLE kpi_derivation (
    year integer CONSTRAINT kpi_derivation_pk PRIMARY KEY,
    counted_at timestamptz NOT NULL
  );
  GRANT SELECT, INSERT, UPDATE ON kpi_derivation TO performance_job;
`;
