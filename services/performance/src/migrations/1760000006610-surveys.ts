import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Surveys (P-INV-7). Who has answered and what was answered stand in tables without a common key, time or order: answers
 * wait in an urn, and a batch of them is moved in random order by one transaction of the job role.
 */
export class Surveys1760000006610 implements MigrationInterface {
  readonly name = 'Surveys1760000006610';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(surveys);
    await runner.query(answers);
    await runner.query(named);
    await runner.query(results);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE survey_result, survey_named_answer, survey_answer, survey_urn, survey_invitation, survey;
      DROP SEQUENCE survey_number`);
  }
}

const surveys = `
  CREATE SEQUENCE survey_number;
  GRANT USAGE ON SEQUENCE survey_number TO performance_app;
  CREATE TABLE survey (
    id uuid CONSTRAINT survey_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'SRV-' || lpad(nextval('survey_number')::text, 7, '0')
      CONSTRAINT survey_reference_uq UNIQUE,
    kind text NOT NULL CONSTRAINT survey_kind_ck CHECK (kind IN ('CONSULTATION', 'FEEDBACK')),
    consultation_id uuid CONSTRAINT survey_consultation_fk REFERENCES consultation (id),
    lead_agency text NOT NULL,
    -- Those that questions by agency ask about.
    agencies text[] NOT NULL,
    country text,
    -- Half-year of standing feedback, such as 2026-H2.
    period text,
    anonymous boolean NOT NULL,
    k integer NOT NULL CONSTRAINT survey_k_ck CHECK (k >= 5),
    questions jsonb NOT NULL,
    closes_on date NOT NULL,
    invited integer NOT NULL,
    responses integer NOT NULL DEFAULT 0,
    -- How many ballots wait in the urn.
    waiting integer NOT NULL DEFAULT 0,
    closed_at timestamptz,
    settled_at timestamptz,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT survey_settled_ck CHECK (settled_at IS NULL OR closed_at IS NOT NULL),
    CONSTRAINT survey_subject_ck CHECK ((kind = 'FEEDBACK') = (consultation_id IS NULL)
      AND (kind = 'FEEDBACK') = (period IS NOT NULL)),
    CONSTRAINT survey_period_uq UNIQUE (lead_agency, period)
  );
  CREATE INDEX survey_consultation_ix ON survey (consultation_id, id);
  CREATE INDEX survey_unsettled_ix ON survey (closes_on) WHERE settled_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (responses, waiting, invited, closed_at, version) ON survey TO performance_app;
  GRANT SELECT, UPDATE (waiting, closed_at, settled_at, version) ON survey TO performance_job;

  -- Of an invitation only whether it was used: no time of it, and nothing of the answer.
  CREATE TABLE survey_invitation (
    survey_id uuid NOT NULL CONSTRAINT survey_invitation_survey_fk REFERENCES survey (id),
    partner_id uuid NOT NULL,
    token_hash text NOT NULL,
    answered boolean NOT NULL DEFAULT false,
    CONSTRAINT survey_invitation_pk PRIMARY KEY (survey_id, partner_id),
    CONSTRAINT survey_invitation_token_uq UNIQUE (token_hash)
  );
  CREATE INDEX survey_invitation_partner_ix ON survey_invitation (partner_id, survey_id);
  GRANT SELECT, INSERT, UPDATE (answered) ON survey_invitation TO performance_app;
`;

/** Raw answers are for the independent unit of the leading agency, when the survey is closed and k partners answered. */
const independentUnit = (table: string) => `
  EXISTS (SELECT FROM survey s WHERE s.id = ${table}.survey_id AND s.lead_agency = (SELECT viewer_agency())
    AND s.settled_at IS NOT NULL AND s.responses >= s.k)
  AND (SELECT viewer_holds('EVALUATOR', 'OVERSIGHT_AUDITOR'))`;

const answers = `
  CREATE TABLE survey_urn (
    survey_id uuid NOT NULL CONSTRAINT survey_urn_survey_fk REFERENCES survey (id),
    agency text,
    -- Sealed.
    answers text NOT NULL
  );
  CREATE INDEX survey_urn_survey_ix ON survey_urn (survey_id);
  -- Requests put in and never look: without SELECT there is no row for anybody to see.
  GRANT INSERT ON survey_urn TO performance_app;
  GRANT SELECT, DELETE ON survey_urn TO performance_job;

  CREATE TABLE survey_answer (
    -- Random, since a time-ordered key would tell when it was given.
    id uuid CONSTRAINT survey_answer_pk PRIMARY KEY DEFAULT gen_random_uuid(),
    survey_id uuid NOT NULL CONSTRAINT survey_answer_survey_fk REFERENCES survey (id),
    agency text,
    -- Sealed.
    answers text NOT NULL
  );
  CREATE INDEX survey_answer_survey_ix ON survey_answer (survey_id, id);
  ALTER TABLE survey_answer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE survey_answer FORCE ROW LEVEL SECURITY;
  CREATE POLICY survey_answer_read ON survey_answer FOR SELECT TO performance_app USING (${independentUnit('survey_answer')});
  CREATE POLICY survey_answer_job ON survey_answer FOR ALL TO performance_job USING (true) WITH CHECK (true);
  GRANT SELECT ON survey_answer TO performance_app;
  GRANT SELECT, INSERT, DELETE ON survey_answer TO performance_job;
`;

/** Of surveys that say beforehand that they are not anonymous. */
const named = `
  CREATE TABLE survey_named_answer (
    survey_id uuid NOT NULL CONSTRAINT survey_named_answer_survey_fk REFERENCES survey (id),
    partner_id uuid NOT NULL,
    agency text,
    -- Sealed.
    answers text NOT NULL,
    CONSTRAINT survey_named_answer_uq UNIQUE NULLS NOT DISTINCT (survey_id, partner_id, agency)
  );
  ALTER TABLE survey_named_answer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE survey_named_answer FORCE ROW LEVEL SECURITY;
  CREATE POLICY survey_named_answer_read ON survey_named_answer FOR SELECT TO performance_app
    USING (${independentUnit('survey_named_answer')});
  CREATE POLICY survey_named_answer_own_read ON survey_named_answer FOR SELECT TO performance_app
    USING (viewer_acts_for(partner_id));
  CREATE POLICY survey_named_answer_insert ON survey_named_answer FOR INSERT TO performance_app
    WITH CHECK (viewer_acts_for(partner_id));
  CREATE POLICY survey_named_answer_job_read ON survey_named_answer FOR SELECT TO performance_job USING (true);
  GRANT SELECT, INSERT ON survey_named_answer TO performance_app;
  GRANT SELECT ON survey_named_answer TO performance_job;
`;

/** What may be known, computed once when the survey is closed: an earlier figure and a later one would differ by one answer. */
const results = `
  CREATE TABLE survey_result (
    survey_id uuid NOT NULL CONSTRAINT survey_result_survey_fk REFERENCES survey (id),
    place integer NOT NULL,
    question text NOT NULL,
    agency text,
    n integer,
    mean numeric,
    counts jsonb,
    suppressed boolean NOT NULL,
    CONSTRAINT survey_result_pk PRIMARY KEY (survey_id, place)
  );
  GRANT SELECT ON survey_result TO performance_app;
  GRANT SELECT, INSERT ON survey_result TO performance_job;
`;
