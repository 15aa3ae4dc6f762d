import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Good practices and lessons (JIU-5, JIU-8, JIU-103). */
export class Practices1760000006710 implements MigrationInterface {
  readonly name = 'Practices1760000006710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(practices);
    await runner.query(lessons);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lesson, good_practice');
  }
}

const strengths = `('ANECDOTAL', 'DOCUMENTED', 'MEASURED', 'EVALUATED')`;

const practices = `
  CREATE TABLE good_practice (
    id uuid CONSTRAINT good_practice_pk PRIMARY KEY,
    -- Who tells of it, and who has to approve it: the owner of the action that it came from, or the same agency.
    agency text NOT NULL,
    owner text NOT NULL,
    action_id uuid,
    adoption_id uuid CONSTRAINT good_practice_adoption_uq UNIQUE,
    kind text NOT NULL CONSTRAINT good_practice_kind_ck CHECK (kind IN ('GENERAL', 'DONOR_COORDINATION')),
    title text NOT NULL,
    description text NOT NULL,
    stage text,
    themes text[] NOT NULL,
    countries text[] NOT NULL,
    partner_types text[] NOT NULL,
    tags text[] NOT NULL,
    replicability text NOT NULL CONSTRAINT good_practice_replicability_ck CHECK (replicability IN ('LOW', 'MEDIUM', 'HIGH')),
    evidence_strength text NOT NULL CONSTRAINT good_practice_evidence_ck CHECK (evidence_strength IN ${strengths}),
    audience text NOT NULL CONSTRAINT good_practice_audience_ck CHECK (audience IN ('INTER_AGENCY', 'PARTNER', 'PUBLIC')),
    state text NOT NULL CONSTRAINT good_practice_state_ck CHECK (state IN ('PROPOSED', 'PUBLISHED', 'DECLINED', 'WITHDRAWN')),
    reason text,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_at timestamptz,
    version integer NOT NULL
  );
  CREATE INDEX good_practice_agency_ix ON good_practice (agency, id DESC);
  CREATE INDEX good_practice_state_ix ON good_practice (state, id DESC);
  GRANT SELECT, INSERT, UPDATE (title, description, stage, partner_types, tags, replicability, evidence_strength,
    audience, state, reason, decided_at, version) ON good_practice TO performance_app;
`;

const lessons = `
  CREATE TABLE lesson (
    id uuid CONSTRAINT lesson_pk PRIMARY KEY,
    agency text NOT NULL,
    source text NOT NULL CONSTRAINT lesson_source_ck CHECK (source IN ('EVALUATION', 'CLOSURE', 'CONSULTATION', 'AUDIT', 'OTHER')),
    -- The evaluation, agreement or consultation that it came from.
    source_id uuid,
    title text NOT NULL,
    text text NOT NULL,
    theme text CONSTRAINT lesson_theme_fk REFERENCES outcome_theme (code),
    country text,
    sector text,
    partner_type text,
    partner_id uuid,
    emergency boolean NOT NULL,
    tags text[] NOT NULL,
    evidence_strength text NOT NULL CONSTRAINT lesson_evidence_ck CHECK (evidence_strength IN ${strengths}),
    audience text NOT NULL CONSTRAINT lesson_audience_ck CHECK (audience IN ('INTER_AGENCY', 'PARTNER', 'PUBLIC')),
    state text NOT NULL CONSTRAINT lesson_state_ck CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    reason text,
    recorded_at timestamptz NOT NULL,
    published_at timestamptz,
    version integer NOT NULL,
    -- A lesson about a named partner is never for the public.
    CONSTRAINT lesson_partner_ck CHECK (partner_id IS NULL OR audience = 'INTER_AGENCY')
  );
  CREATE INDEX lesson_state_ix ON lesson (state, id DESC);
  CREATE INDEX lesson_partner_ix ON lesson (partner_id) WHERE partner_id IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE (audience, state, reason, published_at, version) ON lesson TO performance_app;
`;
