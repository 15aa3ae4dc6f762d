import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Screening1760000001000 implements MigrationInterface {
  readonly name = 'Screening1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lists);
    await runner.query(screenings);
    await runner.query(hits);
    await runner.query(securityCouncil);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE list_source DROP CONSTRAINT list_source_in_force_fk, DROP CONSTRAINT list_source_screened_fk',
    );
    await runner.query(
      `DROP TABLE hit, clearance, screening, partner_basis, listed_subject_version, listed_subject,
                  list_snapshot_problem, list_snapshot, list_source`,
    );
  }
}

const lists = `
  CREATE TABLE list_source (
    code text CONSTRAINT list_source_pk PRIMARY KEY,
    name text NOT NULL,
    authority text NOT NULL,
    binding text NOT NULL CONSTRAINT list_source_binding_ck
      CHECK (binding IN ('MANDATORY', 'RECOGNISED_BY_DEFAULT', 'INFORMATIVE')),
    max_age_hours integer NOT NULL CONSTRAINT list_source_age_ck CHECK (max_age_hours > 0),
    plausible_min integer NOT NULL,
    plausible_max integer NOT NULL,
    in_force_snapshot_id uuid,
    screened_snapshot_id uuid,
    CONSTRAINT list_source_plausible_ck CHECK (plausible_min > 0 AND plausible_min <= plausible_max)
  );
  GRANT SELECT ON list_source TO sanctions_app;
  GRANT SELECT, UPDATE (in_force_snapshot_id, screened_snapshot_id) ON list_source TO sanctions_job;

  CREATE TABLE list_snapshot (
    id uuid CONSTRAINT list_snapshot_pk PRIMARY KEY,
    source text NOT NULL CONSTRAINT list_snapshot_source_fk REFERENCES list_source (code),
    state text NOT NULL CONSTRAINT list_snapshot_state_ck
      CHECK (state IN ('PENDING', 'IN_FORCE', 'SUPERSEDED', 'CONFIRMED', 'QUARANTINED', 'REFUSED', 'FAILED')),
    reason text,
    message text,
    version text,
    sha256 text NOT NULL,
    published_at timestamptz,
    retrieved_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    in_force_at timestamptz,
    records integer,
    individuals integer,
    entities integer,
    not_taken integer,
    added integer,
    amended integer,
    removed integer,
    kept integer,
    to_rescreen integer,
    file_id uuid NOT NULL,
    job_id uuid NOT NULL,
    agency text NOT NULL,
    imported_by text NOT NULL,
    released_by text,
    release_reason text,
    created_at timestamptz NOT NULL,
    CONSTRAINT list_snapshot_reason_ck
      CHECK (state NOT IN ('QUARANTINED', 'REFUSED', 'FAILED') OR (reason IS NOT NULL AND message IS NOT NULL)),
    CONSTRAINT list_snapshot_in_force_ck CHECK (
      state NOT IN ('IN_FORCE', 'SUPERSEDED', 'CONFIRMED')
      OR (version IS NOT NULL AND published_at IS NOT NULL AND confirmed_at IS NOT NULL)),
    CONSTRAINT list_snapshot_four_eyes_ck CHECK (released_by <> imported_by)
  );
  CREATE UNIQUE INDEX list_snapshot_in_force_uq ON list_snapshot (source) WHERE state = 'IN_FORCE';
  GRANT SELECT, INSERT, UPDATE (state, job_id, released_by, release_reason) ON list_snapshot TO sanctions_app;
  GRANT SELECT, UPDATE ON list_snapshot TO sanctions_job;

  ALTER TABLE list_source
    ADD CONSTRAINT list_source_in_force_fk FOREIGN KEY (in_force_snapshot_id) REFERENCES list_snapshot (id),
    ADD CONSTRAINT list_source_screened_fk FOREIGN KEY (screened_snapshot_id) REFERENCES list_snapshot (id);

  CREATE TABLE list_snapshot_problem (
    snapshot_id uuid NOT NULL CONSTRAINT list_snapshot_problem_snapshot_fk REFERENCES list_snapshot (id),
    position integer NOT NULL,
    ref text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT list_snapshot_problem_pk PRIMARY KEY (snapshot_id, position)
  );
  GRANT SELECT ON list_snapshot_problem TO sanctions_app;
  GRANT SELECT, INSERT, DELETE ON list_snapshot_problem TO sanctions_job;

  CREATE TABLE listed_subject (
    id uuid CONSTRAINT listed_subject_pk PRIMARY KEY,
    source text NOT NULL CONSTRAINT listed_subject_source_fk REFERENCES list_source (code),
    external_id text NOT NULL,
    kind text NOT NULL CONSTRAINT listed_subject_kind_ck CHECK (kind IN ('INDIVIDUAL', 'ENTITY', 'VESSEL')),
    record jsonb NOT NULL,
    content_hash text NOT NULL,
    screening_hash text NOT NULL,
    delisted_at timestamptz,
    first_snapshot_id uuid NOT NULL CONSTRAINT listed_subject_first_fk REFERENCES list_snapshot (id),
    changed_snapshot_id uuid NOT NULL CONSTRAINT listed_subject_changed_fk REFERENCES list_snapshot (id),
    CONSTRAINT listed_subject_external_uq UNIQUE (source, external_id)
  );
  GRANT SELECT ON listed_subject TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE ON listed_subject TO sanctions_job;

  CREATE TABLE listed_subject_version (
    subject_id uuid NOT NULL CONSTRAINT listed_subject_version_subject_fk REFERENCES listed_subject (id),
    snapshot_id uuid NOT NULL CONSTRAINT listed_subject_version_snapshot_fk REFERENCES list_snapshot (id),
    record jsonb NOT NULL,
    content_hash text NOT NULL,
    screening_hash text NOT NULL,
    removed boolean NOT NULL,
    CONSTRAINT listed_subject_version_pk PRIMARY KEY (subject_id, snapshot_id)
  );
  GRANT SELECT, INSERT ON listed_subject_version TO sanctions_job;
`;

// What partners are called never reaches a request, so the app role may read no more of it than the hash.
const screenings = `
  CREATE TABLE partner_basis (
    partner_id uuid CONSTRAINT partner_basis_pk PRIMARY KEY,
    basis_hash text NOT NULL,
    primary_type text NOT NULL,
    country_of_origin text NOT NULL,
    names jsonb NOT NULL
  );
  GRANT SELECT (partner_id, basis_hash) ON partner_basis TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE ON partner_basis TO sanctions_job;

  CREATE TABLE screening (
    id uuid CONSTRAINT screening_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    basis_hash text NOT NULL,
    trigger text NOT NULL CONSTRAINT screening_trigger_ck CHECK (trigger IN ('REGISTRATION', 'NAME_CHANGE', 'LIST_UPDATE')),
    list_versions jsonb NOT NULL,
    scorer_version text NOT NULL,
    threshold numeric(5, 4) NOT NULL,
    checked_at timestamptz NOT NULL,
    hit_count integer NOT NULL
  );
  CREATE INDEX screening_partner_ix ON screening (partner_id, checked_at DESC);
  GRANT SELECT, INSERT ON screening TO sanctions_job;

  CREATE TABLE clearance (
    partner_id uuid CONSTRAINT clearance_pk PRIMARY KEY,
    status text NOT NULL CONSTRAINT clearance_status_ck CHECK (status IN ('CLEAR', 'HITS_OPEN', 'BLOCKED', 'UNKNOWN')),
    basis_hash text,
    checked_at timestamptz,
    snapshots uuid[] NOT NULL DEFAULT '{}',
    screening_id uuid CONSTRAINT clearance_screening_fk REFERENCES screening (id),
    CONSTRAINT clearance_checked_ck CHECK (
      (checked_at IS NULL) = (basis_hash IS NULL) AND (checked_at IS NULL) = (screening_id IS NULL)
      AND (checked_at IS NULL) = (snapshots = '{}') AND (checked_at IS NOT NULL OR status = 'UNKNOWN'))
  );
  GRANT SELECT ON clearance TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE ON clearance TO sanctions_job;
`;

const hits = `
  CREATE TABLE hit (
    id uuid CONSTRAINT hit_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT hit_clearance_fk REFERENCES clearance (partner_id),
    subject_id uuid NOT NULL CONSTRAINT hit_subject_fk REFERENCES listed_subject (id),
    score numeric(5, 4) NOT NULL CONSTRAINT hit_score_ck CHECK (score BETWEEN 0 AND 1),
    asked_name text NOT NULL,
    matched_field text NOT NULL CONSTRAINT hit_field_ck CHECK (matched_field IN ('LEGAL_NAME', 'ALIAS', 'FORMER_NAME')),
    listed_name text NOT NULL,
    features jsonb NOT NULL,
    state text NOT NULL CONSTRAINT hit_state_ck CHECK (state IN (
      'OPEN', 'IN_REVIEW', 'AWAITING_INFORMATION', 'PROPOSED_FALSE_POSITIVE', 'PROPOSED_CONFIRMED', 'FALSE_POSITIVE',
      'CONFIRMED', 'ESCALATED', 'OBSOLETE')),
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    basis_hash text NOT NULL,
    screening_hash text NOT NULL,
    screening_id uuid NOT NULL CONSTRAINT hit_screening_fk REFERENCES screening (id),
    CONSTRAINT hit_closed_ck CHECK ((closed_at IS NOT NULL) = (state IN ('FALSE_POSITIVE', 'CONFIRMED', 'OBSOLETE')))
  );
  CREATE UNIQUE INDEX hit_live_uq ON hit (partner_id, subject_id) WHERE closed_at IS NULL;
  CREATE INDEX hit_partner_ix ON hit (partner_id, id);
  CREATE INDEX hit_state_ix ON hit (state, id);
  CREATE INDEX hit_subject_ix ON hit (subject_id);
  ALTER TABLE hit ENABLE ROW LEVEL SECURITY;
  ALTER TABLE hit FORCE ROW LEVEL SECURITY;
  CREATE POLICY hit_read ON hit FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR')));
  CREATE POLICY hit_job_read ON hit FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY hit_job_insert ON hit FOR INSERT TO sanctions_job WITH CHECK (true);
  CREATE POLICY hit_job_update ON hit FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT ON hit TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE ON hit TO sanctions_job;
`;

const securityCouncil = `
  INSERT INTO list_source (code, name, authority, binding, max_age_hours, plausible_min, plausible_max)
  VALUES ('UNSC', 'Consolidated list of the Security Council', 'United Nations Security Council', 'MANDATORY', 24, 750, 1750);
`;
