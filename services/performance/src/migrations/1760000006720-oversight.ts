import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What oversight bodies recommend, governing bodies decide and agencies commit to, and what became of it (SYS-25, SYS-30). */
export class Oversight1760000006720 implements MigrationInterface {
  readonly name = 'Oversight1760000006720';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recommendations);
    await runner.query(commitments);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE commitment, recommendation_evidence, recommendation_position, oversight_recommendation,
        legislative_mandate`);
  }
}

const recommendations = `
  CREATE TABLE legislative_mandate (
    id uuid CONSTRAINT legislative_mandate_pk PRIMARY KEY,
    agency text NOT NULL,
    reference text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    adopted_on date NOT NULL,
    -- The report that the governing body had before it.
    report_id uuid,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT legislative_mandate_reference_uq UNIQUE (agency, reference)
  );
  GRANT SELECT, INSERT ON legislative_mandate TO performance_app;

  CREATE TABLE oversight_recommendation (
    id uuid CONSTRAINT oversight_recommendation_pk PRIMARY KEY,
    report text NOT NULL,
    kind text NOT NULL CONSTRAINT oversight_recommendation_kind_ck CHECK (kind IN ('FORMAL', 'INFORMAL', 'MANDATE')),
    number integer NOT NULL,
    addressee text NOT NULL CONSTRAINT oversight_recommendation_addressee_ck
      CHECK (addressee IN ('LEGISLATIVE_ORGANS', 'EXECUTIVE_HEADS', 'AGENCY')),
    -- The one agency that it is for; null for all of them.
    agency text,
    mandate_id uuid CONSTRAINT oversight_recommendation_mandate_fk REFERENCES legislative_mandate (id),
    title text NOT NULL,
    text text NOT NULL,
    owner text,
    due_on date,
    kpi_codes text[] NOT NULL,
    source text,
    CONSTRAINT oversight_recommendation_number_uq UNIQUE NULLS NOT DISTINCT (report, kind, number, agency),
    CONSTRAINT oversight_recommendation_agency_ck CHECK ((kind = 'MANDATE') = (mandate_id IS NOT NULL)
      AND (mandate_id IS NULL) = (agency IS NULL))
  );
  CREATE INDEX oversight_recommendation_mandate_ix ON oversight_recommendation (mandate_id);
  GRANT SELECT, INSERT ON oversight_recommendation TO performance_app;
  GRANT SELECT ON oversight_recommendation TO performance_job;

  -- One row per answer of an agency; the latest version holds, and nobody changes an earlier one.
  CREATE TABLE recommendation_position (
    recommendation_id uuid NOT NULL CONSTRAINT recommendation_position_recommendation_fk
      REFERENCES oversight_recommendation (id),
    agency text NOT NULL,
    version integer NOT NULL,
    status text NOT NULL CONSTRAINT recommendation_position_status_ck CHECK (status IN
      ('NOT_ACCEPTED', 'UNDER_CONSIDERATION', 'ACCEPTED', 'IN_PROGRESS', 'IMPLEMENTED', 'CLOSED')),
    due_on date,
    owner text,
    note text,
    updated_by text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT recommendation_position_pk PRIMARY KEY (recommendation_id, agency, version)
  );
  CREATE INDEX recommendation_position_agency_ix ON recommendation_position (agency, recommendation_id, version DESC);
  GRANT SELECT, INSERT ON recommendation_position TO performance_app;
  GRANT SELECT ON recommendation_position TO performance_job;

  CREATE TABLE recommendation_evidence (
    id uuid CONSTRAINT recommendation_evidence_pk PRIMARY KEY,
    recommendation_id uuid NOT NULL CONSTRAINT recommendation_evidence_recommendation_fk
      REFERENCES oversight_recommendation (id),
    agency text NOT NULL,
    name text NOT NULL,
    link text,
    kpi_code text,
    outcome_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT recommendation_evidence_one_ck CHECK (num_nonnulls(link, kpi_code, outcome_id) = 1)
  );
  CREATE INDEX recommendation_evidence_recommendation_ix ON recommendation_evidence (recommendation_id, agency, id);
  GRANT SELECT, INSERT ON recommendation_evidence TO performance_app;
`;

const commitments = `
  CREATE TABLE commitment (
    id uuid CONSTRAINT commitment_pk PRIMARY KEY,
    agency text NOT NULL,
    framework text NOT NULL CONSTRAINT commitment_framework_ck CHECK (framework IN
      ('GRAND_BARGAIN', 'QCPR', 'AGENDA_2030', 'PRINCIPLES_OF_PARTNERSHIP', 'STRATEGIC_PLAN', 'OTHER')),
    text text NOT NULL,
    kpi_code text NOT NULL,
    comparison text NOT NULL CONSTRAINT commitment_comparison_ck CHECK (comparison IN ('AT_LEAST', 'AT_MOST')),
    target numeric NOT NULL,
    by_year integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text,
    version integer NOT NULL,
    CONSTRAINT commitment_end_ck CHECK ((ended_at IS NULL) = (end_reason IS NULL))
  );
  CREATE INDEX commitment_agency_ix ON commitment (agency, id DESC);
  GRANT SELECT, INSERT, UPDATE (ended_at, end_reason, version) ON commitment TO performance_app;
`;
