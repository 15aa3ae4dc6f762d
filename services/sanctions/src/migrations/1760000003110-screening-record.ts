import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a screening asked, found and gave, so that it can be read and repeated; who asked for it; runs over the roster. */
export class ScreeningRecord1760000003110 implements MigrationInterface {
  readonly name = 'ScreeningRecord1760000003110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(bases);
    await runner.query(screenings);
    await runner.query(requests);
    await runner.query(runs);
    await runner.query(thresholds);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE screening_threshold, roster_run, screening_request, screening_match, screened_basis',
    );
    await runner.query(withoutRecord);
  }
}

const bases = `
  ALTER TABLE partner_basis ADD COLUMN identifiers jsonb NOT NULL DEFAULT '[]';
  ALTER TABLE clearance ADD COLUMN scorer_version text;
  ALTER TABLE hit DROP CONSTRAINT hit_field_ck;
  ALTER TABLE hit ADD CONSTRAINT hit_field_ck
    CHECK (matched_field IN ('LEGAL_NAME', 'ALIAS', 'FORMER_NAME', 'KEY_PERSON', 'IDENTIFIER'));
`;

// What was found and asked names people, so it is sealed and closed to all but those who work on hits.
const screenings = `
  ALTER TABLE screening DROP CONSTRAINT screening_trigger_ck;
  UPDATE screening SET trigger = 'KEY_PERSON_CHANGE' WHERE trigger = 'PERSON_CHANGE';
  ALTER TABLE screening
    ADD CONSTRAINT screening_trigger_ck CHECK (trigger IN (
      'REGISTRATION', 'DECLARATION_SIGNED', 'NAME_CHANGE', 'KEY_PERSON_CHANGE', 'USER_ADDED', 'LIST_UPDATE',
      'PRE_SELECTION', 'PRE_SIGNATURE', 'PRE_DISBURSEMENT', 'PERIODIC', 'MANUAL', 'MERGE', 'CORRECTION', 'ADJUDICATION',
      'SCORER_CHANGE')),
    ADD COLUMN status text CONSTRAINT screening_status_ck CHECK (status IN ('CLEAR', 'HITS_OPEN', 'BLOCKED', 'UNKNOWN'));
  DROP INDEX screening_partner_ix;
  CREATE INDEX screening_partner_ix ON screening (partner_id, id);
  GRANT SELECT (id, partner_id, basis_hash, trigger, list_versions, scorer_version, threshold, checked_at, status)
    ON screening TO sanctions_app;
  GRANT UPDATE (status) ON screening TO sanctions_job;
  GRANT SELECT ON listed_subject_version TO sanctions_app;

  CREATE TABLE screening_match (
    screening_id uuid CONSTRAINT screening_match_pk PRIMARY KEY
      CONSTRAINT screening_match_screening_fk REFERENCES screening (id),
    sealed text NOT NULL
  );
  ALTER TABLE screening_match ENABLE ROW LEVEL SECURITY;
  ALTER TABLE screening_match FORCE ROW LEVEL SECURITY;
  CREATE POLICY screening_match_read ON screening_match FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR')));
  CREATE POLICY screening_match_job_read ON screening_match FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY screening_match_job_insert ON screening_match FOR INSERT TO sanctions_job WITH CHECK (true);
  GRANT SELECT ON screening_match TO sanctions_app;
  GRANT SELECT, INSERT ON screening_match TO sanctions_job;

  CREATE TABLE screened_basis (
    partner_id uuid NOT NULL,
    basis_hash text NOT NULL,
    sealed text NOT NULL,
    CONSTRAINT screened_basis_pk PRIMARY KEY (partner_id, basis_hash)
  );
  ALTER TABLE screened_basis ENABLE ROW LEVEL SECURITY;
  ALTER TABLE screened_basis FORCE ROW LEVEL SECURITY;
  CREATE POLICY screened_basis_read ON screened_basis FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR')));
  CREATE POLICY screened_basis_job_read ON screened_basis FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY screened_basis_job_insert ON screened_basis FOR INSERT TO sanctions_job WITH CHECK (true);
  GRANT SELECT ON screened_basis TO sanctions_app;
  GRANT SELECT, INSERT ON screened_basis TO sanctions_job;
`;

const withoutRecord = `
  REVOKE UPDATE (status) ON screening FROM sanctions_job;
  REVOKE SELECT ON listed_subject_version FROM sanctions_app;
  REVOKE SELECT (id, partner_id, basis_hash, trigger, list_versions, scorer_version, threshold, checked_at, status)
    ON screening FROM sanctions_app;
  DROP INDEX screening_partner_ix;
  CREATE INDEX screening_partner_ix ON screening (partner_id, checked_at DESC);
  ALTER TABLE screening DROP CONSTRAINT screening_trigger_ck, DROP COLUMN status;
  UPDATE screening SET trigger = CASE trigger WHEN 'KEY_PERSON_CHANGE' THEN 'PERSON_CHANGE' ELSE 'LIST_UPDATE' END
    WHERE trigger NOT IN ('REGISTRATION', 'NAME_CHANGE', 'DECLARATION_SIGNED', 'MERGE', 'CORRECTION', 'LIST_UPDATE',
      'ADJUDICATION');
  ALTER TABLE screening ADD CONSTRAINT screening_trigger_ck CHECK (trigger IN (
    'REGISTRATION', 'NAME_CHANGE', 'PERSON_CHANGE', 'DECLARATION_SIGNED', 'MERGE', 'CORRECTION', 'LIST_UPDATE',
    'ADJUDICATION'));
  ALTER TABLE hit NO FORCE ROW LEVEL SECURITY;
  UPDATE hit SET matched_field = 'LEGAL_NAME' WHERE matched_field = 'IDENTIFIER';
  ALTER TABLE hit FORCE ROW LEVEL SECURITY;
  ALTER TABLE hit DROP CONSTRAINT hit_field_ck;
  ALTER TABLE hit ADD CONSTRAINT hit_field_ck
    CHECK (matched_field IN ('LEGAL_NAME', 'ALIAS', 'FORMER_NAME', 'KEY_PERSON'));
  ALTER TABLE clearance DROP COLUMN scorer_version;
  ALTER TABLE partner_basis DROP COLUMN identifiers;
`;

const requests = `
  CREATE TABLE screening_request (
    id uuid CONSTRAINT screening_request_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    trigger text NOT NULL CONSTRAINT screening_request_trigger_ck
      CHECK (trigger IN ('MANUAL', 'PRE_SELECTION', 'PRE_SIGNATURE', 'PRE_DISBURSEMENT')),
    agency text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    screening_id uuid CONSTRAINT screening_request_screening_fk REFERENCES screening (id)
  );
  GRANT SELECT, INSERT ON screening_request TO sanctions_app;
  GRANT SELECT, UPDATE (screening_id) ON screening_request TO sanctions_job;
`;

const runs = `
  CREATE TABLE roster_run (
    id uuid CONSTRAINT roster_run_pk PRIMARY KEY,
    trigger text NOT NULL CONSTRAINT roster_run_trigger_ck CHECK (trigger IN ('LIST_UPDATE', 'PERIODIC', 'SCORER_CHANGE')),
    snapshots uuid[] NOT NULL,
    scorer_version text NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    screened integer NOT NULL DEFAULT 0,
    confirmed integer NOT NULL DEFAULT 0
  );
  CREATE INDEX roster_run_finished_ix ON roster_run (finished_at DESC);
  GRANT SELECT ON roster_run TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE ON roster_run TO sanctions_job;
`;

const thresholds = `
  CREATE TABLE screening_threshold (
    agency text CONSTRAINT screening_threshold_pk PRIMARY KEY,
    review numeric(5, 4) NOT NULL,
    strong numeric(5, 4) NOT NULL,
    reason text NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT screening_threshold_order_ck CHECK (review >= 0.6 AND review < strong AND strong <= 0.99)
  );
  GRANT SELECT, INSERT, UPDATE ON screening_threshold TO sanctions_app;
`;
