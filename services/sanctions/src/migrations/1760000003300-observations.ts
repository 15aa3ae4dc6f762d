import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Observations1760000003300 implements MigrationInterface {
  readonly name = 'Observations1760000003300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(grants);
    await runner.query(observations);
    await runner.query(contents);
    await runner.query(events);
    await runner.query(replies);
    await runner.query(files);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION erase_observation_file(uuid);
      DROP TABLE observation_reply, observation_share, observation_event, observation_content, observation,
        need_to_know_grant`);
  }
}

// Time is the service's to judge, since policies do not know its clock: a grant that is over ends in the statements.
const grants = `
  CREATE TABLE need_to_know_grant (
    id uuid CONSTRAINT need_to_know_grant_pk PRIMARY KEY,
    subject_type text NOT NULL CONSTRAINT need_to_know_grant_subject_ck
      CHECK (subject_type IN ('OBSERVATION', 'INTELLIGENCE_NOTE')),
    subject_id uuid NOT NULL,
    owner_agency text NOT NULL,
    agency text NOT NULL CONSTRAINT need_to_know_grant_agency_ck CHECK (agency <> owner_agency),
    until timestamptz NOT NULL,
    sealed text NOT NULL,
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    revoked_by text,
    revoked_at timestamptz,
    CONSTRAINT need_to_know_grant_revoked_ck CHECK ((revoked_by IS NULL) = (revoked_at IS NULL)),
    CONSTRAINT need_to_know_grant_until_ck CHECK (until > granted_at)
  );
  CREATE INDEX need_to_know_grant_subject_ix ON need_to_know_grant (subject_type, subject_id, agency);
  ALTER TABLE need_to_know_grant ENABLE ROW LEVEL SECURITY;
  ALTER TABLE need_to_know_grant FORCE ROW LEVEL SECURITY;
  CREATE POLICY need_to_know_grant_read ON need_to_know_grant FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IN (owner_agency, agency) AND jsonb_array_length((SELECT viewer()) -> 'roles') > 0);
  CREATE POLICY need_to_know_grant_insert ON need_to_know_grant FOR INSERT TO sanctions_app
    WITH CHECK (owner_agency = (SELECT viewer_agency()) AND granted_by = (SELECT viewer() ->> 'subject')
                AND revoked_at IS NULL);
  CREATE POLICY need_to_know_grant_revoke ON need_to_know_grant FOR UPDATE TO sanctions_app
    USING (owner_agency = (SELECT viewer_agency())) WITH CHECK (owner_agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (revoked_by, revoked_at) ON need_to_know_grant TO sanctions_app;
`;

// That a flag of a kind exists is INTER_AGENCY; partners learn not even that. What it says is in observation_content.
const observations = `
  CREATE TABLE observation (
    id uuid CONSTRAINT observation_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT observation_clearance_fk REFERENCES clearance (partner_id),
    agency text NOT NULL,
    type text NOT NULL CONSTRAINT observation_type_ck
      CHECK (type IN ('OBSERVATION', 'RISK_FLAG', 'RISK_FLAG_ESCALATED', 'RED_FLAG')),
    state text NOT NULL CONSTRAINT observation_state_ck CHECK (state IN ('ACTIVE', 'EXPIRED', 'INVALID')),
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    review_by timestamptz,
    reminded_at timestamptz,
    escalated_by text,
    escalated_at timestamptz,
    decision_due_at timestamptz,
    verdict text CONSTRAINT observation_verdict_ck CHECK (verdict IN ('UPHELD', 'DEFERRED')),
    decided_by text,
    decided_at timestamptz,
    ended_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT observation_escalated_ck CHECK ((escalated_by IS NULL) = (escalated_at IS NULL)
      AND (escalated_by IS NULL) = (decision_due_at IS NULL)),
    CONSTRAINT observation_decided_ck CHECK ((decided_by IS NULL) = (decided_at IS NULL)
      AND (decided_by IS NULL) = (verdict IS NULL) AND (decided_by IS NULL OR escalated_by IS NOT NULL)),
    CONSTRAINT observation_duties_ck CHECK (decided_by <> recorded_by AND decided_by <> escalated_by),
    CONSTRAINT observation_level_ck CHECK (CASE type
      WHEN 'RED_FLAG' THEN coalesce(verdict = 'UPHELD', false)
      WHEN 'RISK_FLAG_ESCALATED' THEN escalated_by IS NOT NULL AND verdict IS NULL
      WHEN 'RISK_FLAG' THEN coalesce(verdict, 'DEFERRED') = 'DEFERRED' AND (verdict IS NOT NULL OR escalated_by IS NULL)
      ELSE escalated_by IS NULL END),
    CONSTRAINT observation_ended_ck CHECK ((state = 'ACTIVE') = (ended_at IS NULL))
  );
  CREATE INDEX observation_partner_ix ON observation (partner_id, id);
  CREATE INDEX observation_decision_ix ON observation (agency, decision_due_at, id)
    WHERE state = 'ACTIVE' AND type = 'RISK_FLAG_ESCALATED';
  CREATE INDEX observation_expiry_ix ON observation (expires_at) WHERE state = 'ACTIVE';
  CREATE INDEX observation_ended_ix ON observation (ended_at) WHERE state <> 'ACTIVE';
  ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE observation FORCE ROW LEVEL SECURITY;
  CREATE POLICY observation_read ON observation FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND jsonb_array_length((SELECT viewer()) -> 'roles') > 0);
  CREATE POLICY observation_insert ON observation FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND recorded_by = (SELECT viewer() ->> 'subject')
                AND type IN ('OBSERVATION', 'RISK_FLAG'));
  -- The author loses control with the decision of headquarters.
  CREATE POLICY observation_update ON observation FOR UPDATE TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND (decided_at IS NULL OR (SELECT viewer_has_role('IP_UNIT_ADMIN'))))
    WITH CHECK (agency = (SELECT viewer_agency())
                AND (decided_at IS NULL OR (SELECT viewer_has_role('IP_UNIT_ADMIN'))));
  CREATE POLICY observation_job_read ON observation FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY observation_job_update ON observation FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (type, state, expires_at, review_by, escalated_by, escalated_at, decision_due_at, verdict,
    decided_by, decided_at, ended_at, version) ON observation TO sanctions_app;
  GRANT SELECT, UPDATE (state, ended_at, reminded_at, version) ON observation TO sanctions_job;
`;

// Sealed: text, contact and attachment. Those of the agency that recorded it, of all agencies, or of those it granted it to.
const contents = `
  CREATE TABLE observation_content (
    observation_id uuid CONSTRAINT observation_content_pk PRIMARY KEY
      CONSTRAINT observation_content_observation_fk REFERENCES observation (id),
    agency text NOT NULL,
    classification text NOT NULL CONSTRAINT observation_content_classification_ck
      CHECK (classification IN ('AGENCY', 'NEED_TO_KNOW', 'ALL_AGENCIES')),
    category text NOT NULL CONSTRAINT observation_content_category_ck CHECK (category IN (
      'REPUTATIONAL_ETHICAL', 'FINANCIAL', 'OPERATIONAL', 'COMPLIANCE', 'SEXUAL_EXPLOITATION_ABUSE',
      'SAFEGUARDING_VIOLATION', 'SANCTIONS_MATCH', 'NOT_A_GENUINE_ORGANISATION', 'OTHER')),
    severity text NOT NULL CONSTRAINT observation_content_severity_ck
      CHECK (severity IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    source text NOT NULL CONSTRAINT observation_content_source_ck CHECK (source IN (
      'OWN_STAFF', 'MONITORING', 'AUDIT', 'COMMUNITY', 'OTHER_AGENCY', 'AUTHORITY', 'MEDIA', 'OTHER')),
    confidence text NOT NULL CONSTRAINT observation_content_confidence_ck
      CHECK (confidence IN ('UNCONFIRMED', 'PLAUSIBLE', 'CONFIRMED')),
    sealed text,
    purged_at timestamptz,
    CONSTRAINT observation_content_purged_ck CHECK ((sealed IS NULL) = (purged_at IS NOT NULL))
  );
  ALTER TABLE observation_content ENABLE ROW LEVEL SECURITY;
  ALTER TABLE observation_content FORCE ROW LEVEL SECURITY;
  CREATE POLICY observation_content_read ON observation_content FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('PROGRAMME_OFFICER', 'VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'ASSESSOR',
                  'SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'))
           AND (agency = (SELECT viewer_agency()) OR classification = 'ALL_AGENCIES'
                OR EXISTS (SELECT FROM need_to_know_grant g
                           WHERE g.subject_type = 'OBSERVATION' AND g.subject_id = observation_id
                             AND g.agency = (SELECT viewer_agency()) AND g.revoked_at IS NULL)));
  CREATE POLICY observation_content_insert ON observation_content FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY observation_content_update ON observation_content FOR UPDATE TO sanctions_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY observation_content_job_read ON observation_content FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY observation_content_job_update ON observation_content FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (classification, category, severity, source, confidence, sealed)
    ON observation_content TO sanctions_app;
  GRANT SELECT, UPDATE (sealed, purged_at) ON observation_content TO sanctions_job;
`;

// Append-only, and shown to whoever may read the observation itself.
const events = `
  CREATE TABLE observation_event (
    id uuid CONSTRAINT observation_event_pk PRIMARY KEY,
    observation_id uuid NOT NULL CONSTRAINT observation_event_observation_fk REFERENCES observation (id),
    kind text NOT NULL CONSTRAINT observation_event_kind_ck CHECK (kind IN (
      'RECORDED', 'AMENDED', 'ESCALATED', 'UPHELD', 'DEFERRED', 'SHARED', 'INVALIDATED', 'REMINDED', 'EXPIRED')),
    type_before text,
    type_after text NOT NULL,
    actor text NOT NULL,
    agency text,
    at timestamptz NOT NULL,
    sealed text
  );
  CREATE INDEX observation_event_observation_ix ON observation_event (observation_id, id);
  ALTER TABLE observation_event ENABLE ROW LEVEL SECURITY;
  ALTER TABLE observation_event FORCE ROW LEVEL SECURITY;
  CREATE POLICY observation_event_read ON observation_event FOR SELECT TO sanctions_app
    USING (EXISTS (SELECT FROM observation_content c WHERE c.observation_id = observation_event.observation_id));
  CREATE POLICY observation_event_insert ON observation_event FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND actor = (SELECT viewer() ->> 'subject'));
  CREATE POLICY observation_event_job_read ON observation_event FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY observation_event_job_insert ON observation_event FOR INSERT TO sanctions_job WITH CHECK (true);
  CREATE POLICY observation_event_job_update ON observation_event FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON observation_event TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE (sealed) ON observation_event TO sanctions_job;
`;

// What a partner was shown stands here as it was shown, so that nothing of the flag itself is open to a partner's token.
const replies = `
  CREATE TABLE observation_share (
    observation_id uuid CONSTRAINT observation_share_pk PRIMARY KEY
      CONSTRAINT observation_share_observation_fk REFERENCES observation (id),
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    sealed text,
    shared_by text NOT NULL,
    shared_at timestamptz NOT NULL
  );
  CREATE INDEX observation_share_partner_ix ON observation_share (partner_id, observation_id);
  ALTER TABLE observation_share ENABLE ROW LEVEL SECURITY;
  ALTER TABLE observation_share FORCE ROW LEVEL SECURITY;
  CREATE POLICY observation_share_read ON observation_share FOR SELECT TO sanctions_app
    USING (EXISTS (SELECT FROM observation_content c WHERE c.observation_id = observation_share.observation_id)
           OR ((SELECT viewer() ->> 'kind') = 'PARTNER'
               AND (partner_id::text = (SELECT viewer() ->> 'partnerId')
                    OR (SELECT viewer() -> 'partnerIds') ? partner_id::text)));
  CREATE POLICY observation_share_insert ON observation_share FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND shared_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY observation_share_job_read ON observation_share FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY observation_share_job_update ON observation_share FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON observation_share TO sanctions_app;
  GRANT SELECT, UPDATE (sealed) ON observation_share TO sanctions_job;

  CREATE TABLE observation_reply (
    id uuid CONSTRAINT observation_reply_pk PRIMARY KEY,
    observation_id uuid NOT NULL CONSTRAINT observation_reply_share_fk REFERENCES observation_share (observation_id),
    sealed text,
    replied_by text NOT NULL,
    replied_at timestamptz NOT NULL
  );
  CREATE INDEX observation_reply_observation_ix ON observation_reply (observation_id, id);
  ALTER TABLE observation_reply ENABLE ROW LEVEL SECURITY;
  ALTER TABLE observation_reply FORCE ROW LEVEL SECURITY;
  CREATE POLICY observation_reply_read ON observation_reply FOR SELECT TO sanctions_app
    USING (EXISTS (SELECT FROM observation_share s WHERE s.observation_id = observation_reply.observation_id));
  CREATE POLICY observation_reply_insert ON observation_reply FOR INSERT TO sanctions_app
    WITH CHECK ((SELECT viewer() ->> 'kind') = 'PARTNER' AND replied_by = (SELECT viewer() ->> 'subject')
                AND EXISTS (SELECT FROM observation_share s WHERE s.observation_id = observation_reply.observation_id));
  CREATE POLICY observation_reply_job_read ON observation_reply FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY observation_reply_job_update ON observation_reply FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON observation_reply TO sanctions_app;
  GRANT SELECT, UPDATE (sealed) ON observation_reply TO sanctions_job;
`;

// The bytes of a sealed file lie under its own id, so nothing else loses them.
const files = `
  CREATE FUNCTION erase_observation_file(file uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      DELETE FROM public.stored_file WHERE id = file AND kind = 'OBSERVATION_ATTACHMENT';
      IF NOT FOUND THEN RETURN false; END IF;
      DELETE FROM public.file_chunk WHERE sha256 = 'sealed:' || file;
      RETURN true;
    END $$;
  REVOKE EXECUTE ON FUNCTION erase_observation_file(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION erase_observation_file(uuid) TO sanctions_job;
`;
