import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners are asked for, in neutral words, whatever it is asked for. */
export class Clarifications1760000003210 implements MigrationInterface {
  readonly name = 'Clarifications1760000003210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(requests);
    await runner.query(policies);
    await runner.query(files);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION erase_sealed_file(uuid);
      DROP TABLE clarification_request;
      DROP FUNCTION viewer_acts_for(uuid)`);
  }
}

const requests = `
  CREATE FUNCTION viewer_acts_for(partner uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT viewer() ->> 'kind' = 'PARTNER' AND (viewer() ->> 'partnerId' = partner::text
      OR coalesce(viewer() -> 'partnerIds', '[]') ? partner::text) $$;

  CREATE TABLE clarification_request (
    id uuid CONSTRAINT clarification_request_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    person_id uuid,
    purpose text NOT NULL CONSTRAINT clarification_request_purpose_ck CHECK (purpose IN ('SCREENING', 'VERIFICATION')),
    hit_id uuid CONSTRAINT clarification_request_hit_fk REFERENCES hit (id),
    topics text[] NOT NULL CONSTRAINT clarification_request_topics_ck CHECK (topics <> '{}'),
    state text NOT NULL CONSTRAINT clarification_request_state_ck
      CHECK (state IN ('OPEN', 'OVERDUE', 'ANSWERED', 'WITHDRAWN')),
    asked_by text NOT NULL,
    agency text NOT NULL,
    asked_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    reminded_at timestamptz,
    answered_by text,
    answered_at timestamptz,
    closed_at timestamptz,
    sealed_answer text,
    file_ids uuid[] NOT NULL DEFAULT '{}',
    erased_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT clarification_request_hit_ck CHECK ((purpose = 'SCREENING') = (hit_id IS NOT NULL)),
    CONSTRAINT clarification_request_answered_ck CHECK ((state = 'ANSWERED') = (answered_at IS NOT NULL)),
    CONSTRAINT clarification_request_closed_ck CHECK ((closed_at IS NOT NULL) = (state IN ('ANSWERED', 'WITHDRAWN'))),
    CONSTRAINT clarification_request_erased_ck CHECK (erased_at IS NULL OR (sealed_answer IS NULL AND file_ids = '{}'))
  );
  CREATE INDEX clarification_request_partner_ix ON clarification_request (partner_id, id);
  CREATE INDEX clarification_request_hit_ix ON clarification_request (hit_id, id) WHERE hit_id IS NOT NULL;
  CREATE UNIQUE INDEX clarification_request_hit_open_uq ON clarification_request (hit_id)
    WHERE hit_id IS NOT NULL AND state = 'OPEN';
  CREATE INDEX clarification_request_due_ix ON clarification_request (due_at) WHERE state = 'OPEN';
  CREATE INDEX clarification_request_closed_ix ON clarification_request (closed_at) WHERE erased_at IS NULL;
`;

const screeners = `(SELECT viewer_agency()) IS NOT NULL
    AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR'))`;
const verifiers = `hit_id IS NULL AND agency = (SELECT viewer_agency())
    AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER'))`;
const partner = 'viewer_acts_for(partner_id)';
const editor = `${partner}
    AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN', 'PARTNER_EDITOR', 'PARTNER_HQ_EDITOR'))`;

// Whoever asks about data quality must not learn which of the requests is about a hit; the partner neither.
const policies = `
  ALTER TABLE clarification_request ENABLE ROW LEVEL SECURITY;
  ALTER TABLE clarification_request FORCE ROW LEVEL SECURITY;
  CREATE POLICY clarification_request_screener_read ON clarification_request FOR SELECT TO sanctions_app
    USING (hit_id IS NOT NULL AND ${screeners});
  CREATE POLICY clarification_request_verifier_read ON clarification_request FOR SELECT TO sanctions_app
    USING (${verifiers});
  CREATE POLICY clarification_request_partner_read ON clarification_request FOR SELECT TO sanctions_app
    USING (${partner});
  CREATE POLICY clarification_request_insert ON clarification_request FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND asked_by = (SELECT viewer() ->> 'subject')
                AND (hit_id IS NOT NULL AND ${screeners} OR ${verifiers}));
  CREATE POLICY clarification_request_staff_update ON clarification_request FOR UPDATE TO sanctions_app
    USING (hit_id IS NOT NULL AND ${screeners} OR ${verifiers})
    WITH CHECK (state IN ('OPEN', 'WITHDRAWN') AND (hit_id IS NOT NULL AND ${screeners} OR ${verifiers}));
  CREATE POLICY clarification_request_answer ON clarification_request FOR UPDATE TO sanctions_app
    USING (${editor}) WITH CHECK (${editor} AND state = 'ANSWERED' AND answered_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY clarification_request_job_read ON clarification_request FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY clarification_request_job_update ON clarification_request FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON clarification_request TO sanctions_app;
  GRANT UPDATE (state, due_at, reminded_at, answered_by, answered_at, closed_at, sealed_answer, file_ids, version)
    ON clarification_request TO sanctions_app;
  GRANT SELECT, UPDATE (state, reminded_at, closed_at, sealed_answer, file_ids, erased_at, version)
    ON clarification_request TO sanctions_job;
`;

const files = `
  CREATE FUNCTION erase_sealed_file(file uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      DELETE FROM public.stored_file WHERE id = file AND kind IN ('CLARIFICATION_FILE', 'HIT_EVIDENCE');
      IF NOT FOUND THEN RETURN false; END IF;
      DELETE FROM public.file_chunk WHERE sha256 = 'sealed:' || file;
      RETURN true;
    END $$;
  REVOKE EXECUTE ON FUNCTION erase_sealed_file(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION erase_sealed_file(uuid) TO sanctions_job;
`;
