import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How partners performed in agreements, what they answered, and who may read that (P-INV-6, JIU-59). */
export class Reviews1760000006500 implements MigrationInterface {
  readonly name = 'Reviews1760000006500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reviews);
    await runner.query(access);
    await runner.query(bodies);
    await runner.query(index);
    await runner.query(mutual);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE agency_feedback, mutual_review, partner_index, index_weights, milestone_rating,
        performance_review_response, performance_review_body, review_reading, review_access, performance_review`);
  }
}

const readers = `'PROGRAMME_OFFICER', 'EVALUATOR', 'REPRESENTATIVE', 'SENIOR_OFFICIAL', 'ASSESSOR', 'ASSURANCE_OFFICER',
  'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'`;
const purposes = `'PARTNER_SELECTION', 'DUE_DILIGENCE', 'SCREENING', 'RISK_MANAGEMENT', 'ASSURANCE_PLANNING', 'MONITORING',
  'REPORTING', 'DONOR_REPORTING', 'AUDIT', 'INVESTIGATION'`;
const isMember = `(SELECT viewer() ->> 'kind') = 'AGENCY' AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0`;
const isOwner = `agency = (SELECT viewer_agency())`;
const isOwnPartner = `partner_id::text = ANY ((SELECT viewer_partners())::text[])`;

const protect = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

const reviews = `
  CREATE TABLE performance_review (
    id uuid CONSTRAINT performance_review_pk PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT performance_review_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    partner_type text,
    country text NOT NULL,
    milestone text NOT NULL CONSTRAINT performance_review_milestone_ck CHECK (milestone IN
      ('PROPOSAL', 'REPORTING', 'MONITORING', 'REVISION', 'AUDIT', 'CLOSURE')),
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    method text NOT NULL CONSTRAINT performance_review_method_ck CHECK (method IN
      ('DESK', 'FIELD', 'SURVEY', 'EVALUATION', 'MIXED')),
    band text NOT NULL CONSTRAINT performance_review_band_ck CHECK (band IN
      ('UNSATISFACTORY', 'PARTLY_SATISFACTORY', 'SATISFACTORY', 'HIGHLY_SATISFACTORY')),
    recommendation text NOT NULL CONSTRAINT performance_review_recommendation_ck CHECK (recommendation IN
      ('RECOMMEND', 'RECOMMEND_WITH_CONDITIONS', 'DO_NOT_RECOMMEND')),
    state text NOT NULL CONSTRAINT performance_review_state_ck CHECK (state IN
      ('DRAFT', 'AWAITING_RESPONSE', 'PUBLISHED', 'WITHDRAWN')),
    authors text[] NOT NULL,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz,
    response_due_on date,
    responded_at timestamptz,
    signed_off_by text,
    signed_off_at timestamptz,
    published_at timestamptz,
    withdrawn_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT performance_review_period_ck CHECK (ends_on >= starts_on),
    CONSTRAINT performance_review_submitted_ck CHECK ((submitted_at IS NULL) = (response_due_on IS NULL)),
    CONSTRAINT performance_review_signed_ck CHECK ((signed_off_by IS NULL) = (signed_off_at IS NULL)),
    CONSTRAINT performance_review_second_ck CHECK (signed_off_by <> ALL (authors)),
    -- P-INV-6: nobody advises against a partner alone, or before it was heard or had its time to answer.
    CONSTRAINT performance_review_against_ck CHECK (
      published_at IS NULL OR recommendation <> 'DO_NOT_RECOMMEND'
      OR (signed_off_at IS NOT NULL AND (responded_at IS NOT NULL OR (published_at AT TIME ZONE 'UTC')::date > response_due_on)))
  );
  CREATE INDEX performance_review_partner_ix ON performance_review (partner_id, id DESC);
  CREATE INDEX performance_review_agency_ix ON performance_review (agency, id DESC);
  CREATE INDEX performance_review_engagement_ix ON performance_review (engagement_id);
  ${protect('performance_review')}
  CREATE POLICY performance_review_owner_read ON performance_review FOR SELECT TO performance_app
    USING (${isOwner} AND ${isMember});
  -- Band and recommendation are INTER_AGENCY once they are published (domain-model.md 2.8).
  CREATE POLICY performance_review_published_read ON performance_review FOR SELECT TO performance_app
    USING (state = 'PUBLISHED' AND ${isMember});
  CREATE POLICY performance_review_partner_read ON performance_review FOR SELECT TO performance_app
    USING (submitted_at IS NOT NULL AND ${isOwnPartner});
  CREATE POLICY performance_review_insert ON performance_review FOR INSERT TO performance_app
    WITH CHECK (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'IP_UNIT_ADMIN')));
  CREATE POLICY performance_review_update ON performance_review FOR UPDATE TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'IP_UNIT_ADMIN', 'REPRESENTATIVE', 'SENIOR_OFFICIAL')));
  -- The partner notes that it answered, or that it was shown the review.
  CREATE POLICY performance_review_partner_update ON performance_review FOR UPDATE TO performance_app
    USING (state IN ('AWAITING_RESPONSE', 'PUBLISHED') AND ${isOwnPartner});
  CREATE POLICY performance_review_job_read ON performance_review FOR SELECT TO performance_job USING (true);
  GRANT SELECT, INSERT, UPDATE (milestone, starts_on, ends_on, method, band, recommendation, state, authors, submitted_at,
    response_due_on, responded_at, signed_off_by, signed_off_at, published_at, withdrawn_at, version)
    ON performance_review TO performance_app;
  GRANT SELECT ON performance_review TO performance_job;
`;

const access = `
  CREATE TABLE review_access (
    id uuid CONSTRAINT review_access_pk PRIMARY KEY,
    review_id uuid NOT NULL CONSTRAINT review_access_review_fk REFERENCES performance_review (id),
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    grantee_agency text NOT NULL,
    state text NOT NULL CONSTRAINT review_access_state_ck CHECK (state IN ('REQUESTED', 'GRANTED', 'REFUSED', 'REVOKED')),
    level text NOT NULL CONSTRAINT review_access_level_ck CHECK (level IN ('SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL')),
    purpose text NOT NULL CONSTRAINT review_access_purpose_ck CHECK (purpose IN (${purposes})),
    sealed_reason text,
    requested_by text,
    requested_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    until timestamptz,
    revoked_by text,
    revoked_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT review_access_foreign_ck CHECK (grantee_agency <> owner_agency),
    CONSTRAINT review_access_decided_ck CHECK ((state = 'REQUESTED') = (decided_at IS NULL)),
    CONSTRAINT review_access_until_ck CHECK ((state IN ('GRANTED', 'REVOKED')) = (until IS NOT NULL)),
    CONSTRAINT review_access_time_ck CHECK (until > decided_at AND until - decided_at <= interval '366 days')
  );
  CREATE UNIQUE INDEX review_access_open_uq ON review_access (review_id, grantee_agency) WHERE state = 'REQUESTED';
  CREATE INDEX review_access_owner_ix ON review_access (owner_agency, id DESC);
  CREATE INDEX review_access_grantee_ix ON review_access (grantee_agency, id DESC);
  CREATE INDEX review_access_partner_ix ON review_access (partner_id, id DESC);
  ${protect('review_access')}
  CREATE POLICY review_access_agency_read ON review_access FOR SELECT TO performance_app
    USING ((SELECT viewer_agency()) IN (owner_agency, grantee_agency) AND ${isMember});
  -- Not that somebody investigates it: the partner must not be warned.
  CREATE POLICY review_access_partner_read ON review_access FOR SELECT TO performance_app
    USING (state IN ('GRANTED', 'REVOKED') AND purpose <> 'INVESTIGATION' AND ${isOwnPartner});
  CREATE POLICY review_access_insert ON review_access FOR INSERT TO performance_app
    WITH CHECK (((state = 'REQUESTED' AND grantee_agency = (SELECT viewer_agency()))
                 OR (state = 'GRANTED' AND owner_agency = (SELECT viewer_agency())))
                AND EXISTS (SELECT FROM performance_review r WHERE r.id = review_id AND r.agency = owner_agency
                              AND r.partner_id = review_access.partner_id));
  CREATE POLICY review_access_update ON review_access FOR UPDATE TO performance_app
    USING (owner_agency = (SELECT viewer_agency()) AND (SELECT viewer_holds('EVALUATOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  GRANT SELECT, INSERT, UPDATE (state, level, until, decided_by, decided_at, revoked_by, revoked_at, version)
    ON review_access TO performance_app;

  CREATE TABLE review_reading (
    id uuid CONSTRAINT review_reading_pk PRIMARY KEY,
    review_id uuid NOT NULL CONSTRAINT review_reading_review_fk REFERENCES performance_review (id),
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    viewer_agency text NOT NULL,
    viewer_subject text NOT NULL,
    level text NOT NULL,
    purpose text,
    access_id uuid CONSTRAINT review_reading_access_fk REFERENCES review_access (id),
    at timestamptz NOT NULL
  );
  CREATE INDEX review_reading_owner_ix ON review_reading (owner_agency, id DESC);
  CREATE INDEX review_reading_partner_ix ON review_reading (partner_id, id DESC);
  ${protect('review_reading')}
  CREATE POLICY review_reading_owner_read ON review_reading FOR SELECT TO performance_app
    USING ((SELECT viewer_agency()) IN (owner_agency, viewer_agency)
           AND (SELECT viewer_holds('EVALUATOR', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR', 'DATA_PROTECTION_OFFICER')));
  CREATE POLICY review_reading_partner_read ON review_reading FOR SELECT TO performance_app
    USING (purpose IS DISTINCT FROM 'INVESTIGATION' AND ${isOwnPartner});
  CREATE POLICY review_reading_insert ON review_reading FOR INSERT TO performance_app
    WITH CHECK (viewer_agency = (SELECT viewer_agency()) AND viewer_subject = (SELECT viewer() ->> 'subject'));
  GRANT SELECT, INSERT ON review_reading TO performance_app;
`;

const grantedToViewer = (table: string) => `(SELECT viewer_holds(${readers})) AND EXISTS (
      SELECT FROM review_access g WHERE g.review_id = ${table}.review_id AND g.grantee_agency = (SELECT viewer_agency())
        AND g.state = 'GRANTED' AND g.until > now())`;

const bodies = `
  CREATE TABLE performance_review_body (
    review_id uuid CONSTRAINT performance_review_body_pk PRIMARY KEY
      CONSTRAINT performance_review_body_review_fk REFERENCES performance_review (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    overall numeric(3, 2) NOT NULL,
    sealed text NOT NULL
  );
  ${protect('performance_review_body')}
  CREATE POLICY performance_review_body_owner_read ON performance_review_body FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds(${readers})));
  CREATE POLICY performance_review_body_grant_read ON performance_review_body FOR SELECT TO performance_app
    USING (${grantedToViewer('performance_review_body')});
  CREATE POLICY performance_review_body_partner_read ON performance_review_body FOR SELECT TO performance_app
    USING (${isOwnPartner} AND EXISTS (SELECT FROM performance_review r WHERE r.id = review_id));
  CREATE POLICY performance_review_body_insert ON performance_review_body FOR INSERT TO performance_app
    WITH CHECK (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'IP_UNIT_ADMIN')));
  CREATE POLICY performance_review_body_update ON performance_review_body FOR UPDATE TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'IP_UNIT_ADMIN')));
  GRANT SELECT, INSERT, UPDATE (overall, sealed) ON performance_review_body TO performance_app;

  CREATE TABLE performance_review_response (
    review_id uuid CONSTRAINT performance_review_response_pk PRIMARY KEY
      CONSTRAINT performance_review_response_review_fk REFERENCES performance_review (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    sealed text NOT NULL,
    responded_by text NOT NULL,
    responded_at timestamptz NOT NULL
  );
  ${protect('performance_review_response')}
  CREATE POLICY performance_review_response_owner_read ON performance_review_response FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds(${readers})));
  CREATE POLICY performance_review_response_grant_read ON performance_review_response FOR SELECT TO performance_app
    USING (${grantedToViewer('performance_review_response')});
  CREATE POLICY performance_review_response_partner_read ON performance_review_response FOR SELECT TO performance_app
    USING (${isOwnPartner});
  CREATE POLICY performance_review_response_insert ON performance_review_response FOR INSERT TO performance_app
    WITH CHECK (${isOwnPartner} AND EXISTS (SELECT FROM performance_review r WHERE r.id = review_id AND r.agency = performance_review_response.agency));
  -- Said once: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON performance_review_response TO performance_app;
`;

const index = `
  CREATE TABLE milestone_rating (
    id uuid CONSTRAINT milestone_rating_pk PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT milestone_rating_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    milestone text NOT NULL CONSTRAINT milestone_rating_milestone_ck CHECK (milestone IN
      ('PROPOSAL', 'REPORTING', 'MONITORING', 'REVISION', 'AUDIT', 'CLOSURE')),
    score numeric(3, 2) NOT NULL CONSTRAINT milestone_rating_score_ck CHECK (score BETWEEN 1 AND 4),
    rated_on date NOT NULL,
    rater text NOT NULL,
    review_id uuid CONSTRAINT milestone_rating_review_fk REFERENCES performance_review (id),
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX milestone_rating_agency_ix ON milestone_rating (agency, id DESC);
  CREATE INDEX milestone_rating_partner_ix ON milestone_rating (partner_id, id DESC);
  ${protect('milestone_rating')}
  CREATE POLICY milestone_rating_owner_read ON milestone_rating FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds(${readers})));
  CREATE POLICY milestone_rating_partner_read ON milestone_rating FOR SELECT TO performance_app USING (${isOwnPartner});
  CREATE POLICY milestone_rating_insert ON milestone_rating FOR INSERT TO performance_app
    WITH CHECK (${isOwner} AND rater = (SELECT viewer() ->> 'subject')
                AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN')));
  CREATE POLICY milestone_rating_job_read ON milestone_rating FOR SELECT TO performance_job USING (true);
  -- A later rating of the same milestone takes the place of an earlier one: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON milestone_rating TO performance_app;
  GRANT SELECT ON milestone_rating TO performance_job;

  CREATE TABLE index_weights (
    version integer CONSTRAINT index_weights_pk PRIMARY KEY,
    weights jsonb NOT NULL,
    effective_from date NOT NULL,
    published_at timestamptz NOT NULL
  );
  INSERT INTO index_weights (version, weights, effective_from, published_at) VALUES (1,
    '{"PROPOSAL": 10, "REPORTING": 20, "MONITORING": 25, "REVISION": 10, "AUDIT": 20, "CLOSURE": 15}',
    '2026-01-01', '2026-01-01T00:00:00Z');
  GRANT SELECT, INSERT ON index_weights TO performance_app;
  GRANT SELECT ON index_weights TO performance_job;

  -- Without row-level security: only what rests on enough ratings is written here at all.
  CREATE TABLE partner_index (
    partner_id uuid CONSTRAINT partner_index_pk PRIMARY KEY,
    points integer NOT NULL CONSTRAINT partner_index_points_ck CHECK (points BETWEEN 0 AND 100),
    ratings integer NOT NULL,
    agencies integer NOT NULL,
    weights_version integer NOT NULL CONSTRAINT partner_index_weights_fk REFERENCES index_weights (version),
    computed_on date NOT NULL
  );
  GRANT SELECT ON partner_index TO performance_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON partner_index TO performance_job;
`;

const mutual = `
  CREATE TABLE mutual_review (
    id uuid CONSTRAINT mutual_review_pk PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT mutual_review_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    year integer NOT NULL,
    scores jsonb NOT NULL,
    sealed text,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    CONSTRAINT mutual_review_engagement_uq UNIQUE (engagement_id, year)
  );
  CREATE INDEX mutual_review_agency_ix ON mutual_review (agency, year, id);
  CREATE INDEX mutual_review_partner_ix ON mutual_review (partner_id, id DESC);
  ${protect('mutual_review')}
  -- Raw answers are for the unit that evaluates, not for those who are judged by them (domain-model.md 2.8).
  CREATE POLICY mutual_review_unit_read ON mutual_review FOR SELECT TO performance_app
    USING (${isOwner} AND (SELECT viewer_holds('EVALUATOR', 'OVERSIGHT_AUDITOR')));
  CREATE POLICY mutual_review_partner_read ON mutual_review FOR SELECT TO performance_app USING (${isOwnPartner});
  CREATE POLICY mutual_review_insert ON mutual_review FOR INSERT TO performance_app WITH CHECK (${isOwnPartner});
  CREATE POLICY mutual_review_job_read ON mutual_review FOR SELECT TO performance_job USING (true);
  GRANT SELECT, INSERT ON mutual_review TO performance_app;
  GRANT SELECT ON mutual_review TO performance_job;

  -- Without row-level security: whole groups of five partners are all that is ever written here.
  CREATE TABLE agency_feedback (
    agency text NOT NULL,
    year integer NOT NULL,
    aspect text NOT NULL,
    partners integer NOT NULL CONSTRAINT agency_feedback_partners_ck CHECK (partners >= 5 AND partners % 5 = 0),
    mean numeric(3, 2) NOT NULL,
    CONSTRAINT agency_feedback_pk PRIMARY KEY (agency, year, aspect)
  );
  GRANT SELECT ON agency_feedback TO performance_app;
  GRANT SELECT, INSERT, UPDATE ON agency_feedback TO performance_job;
`;
