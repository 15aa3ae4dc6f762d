import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of ineligibility: OWNER_ONLY for the lead agency, and from the notice on the respondent's own (domain-model.md 2.8). */
export class Cases1760000003400 implements MigrationInterface {
  readonly name = 'Cases1760000003400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(cases);
    await runner.query(respondents);
    await runner.query(casePolicies);
    await runner.query(files);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_part, case_event, case_dossier');
    await runner.query('DROP POLICY ineligibility_case_read ON ineligibility_case');
    await runner.query('DROP POLICY ineligibility_case_respond ON ineligibility_case');
    await runner.query('DROP TABLE case_respondent, ineligibility_case, case_counter');
    await runner.query('DROP FUNCTION viewer_partners()');
    await runner.query('REVOKE SELECT (primary_type) ON partner_basis FROM sanctions_app');
  }
}

// Whether a partner is a government decides the track of its case; names stay out of reach of requests.
const cases = `
  CREATE FUNCTION viewer_partners() RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN viewer() ->> 'kind' = 'PARTNER' THEN ARRAY(
      SELECT own.id::uuid FROM jsonb_array_elements_text(
        jsonb_build_array(viewer() -> 'partnerId') || coalesce(viewer() -> 'partnerIds', '[]')) AS own (id)
      WHERE own.id IS NOT NULL) ELSE '{}' END $$;

  GRANT SELECT (primary_type) ON partner_basis TO sanctions_app;

  CREATE TABLE case_counter (
    agency text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT case_counter_pk PRIMARY KEY (agency, year)
  );
  ALTER TABLE case_counter ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_counter FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_counter_count ON case_counter TO sanctions_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR')))
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR')));
  GRANT SELECT, INSERT, UPDATE (last) ON case_counter TO sanctions_app;

  CREATE TABLE ineligibility_case (
    id uuid CONSTRAINT ineligibility_case_pk PRIMARY KEY,
    reference_no text NOT NULL CONSTRAINT ineligibility_case_reference_uq UNIQUE,
    lead_agency text NOT NULL,
    other_agencies text[] NOT NULL,
    grounds text[] NOT NULL CONSTRAINT ineligibility_case_grounds_ck CHECK (cardinality(grounds) > 0),
    conduct_from date NOT NULL,
    conduct_to date NOT NULL,
    state text NOT NULL CONSTRAINT ineligibility_case_state_ck CHECK (state IN (
      'INTAKE', 'PRELIMINARY_REVIEW', 'INTERIM_SUSPENSION', 'NOTICE_ISSUED', 'RESPONSE_PERIOD', 'DELIBERATION',
      'DECIDED', 'APPEAL', 'FINAL', 'ENFORCED', 'REHABILITATION_REVIEW', 'CLOSED', 'DISMISSED')),
    track text NOT NULL CONSTRAINT ineligibility_case_track_ck CHECK (track IN ('STANDARD', 'GOVERNMENT')),
    publication_level text NOT NULL CONSTRAINT ineligibility_case_publication_ck
      CHECK (publication_level IN ('INTER_AGENCY', 'PUBLIC')),
    cited_observations uuid[] NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    notified_at timestamptz,
    due_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT ineligibility_case_conduct_ck CHECK (conduct_from <= conduct_to),
    CONSTRAINT ineligibility_case_notified_ck CHECK (notified_at IS NOT NULL OR state IN (
      'INTAKE', 'PRELIMINARY_REVIEW', 'INTERIM_SUSPENSION', 'DISMISSED'))
  );
  CREATE INDEX ineligibility_case_agency_ix ON ineligibility_case (lead_agency, id);
  CREATE INDEX ineligibility_case_due_ix ON ineligibility_case (due_at) WHERE due_at IS NOT NULL;
  ALTER TABLE ineligibility_case ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ineligibility_case FORCE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT, UPDATE (other_agencies, grounds, conduct_from, conduct_to, state, publication_level,
    cited_observations, notified_at, due_at, version) ON ineligibility_case TO sanctions_app;
  GRANT SELECT, UPDATE (state, notified_at, due_at, version) ON ineligibility_case TO sanctions_job;
`;

// A respondent is shown to itself from its own notice on, so that no case and no fellow respondent shows before.
const respondents = `
  CREATE TABLE case_respondent (
    id uuid CONSTRAINT case_respondent_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_respondent_case_fk REFERENCES ineligibility_case (id),
    partner_id uuid NOT NULL,
    lead_agency text NOT NULL,
    relation text CONSTRAINT case_respondent_relation_ck CHECK (relation IN ('SUCCESSOR', 'CONTROLLED_AFFILIATE')),
    notified_at timestamptz,
    response_due_at timestamptz,
    responded_at timestamptz,
    CONSTRAINT case_respondent_partner_uq UNIQUE (case_id, partner_id),
    CONSTRAINT case_respondent_due_ck CHECK ((notified_at IS NULL) = (response_due_at IS NULL))
  );
  CREATE INDEX case_respondent_partner_ix ON case_respondent (partner_id);
  ALTER TABLE case_respondent ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_respondent FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_respondent_staff ON case_respondent TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('INVESTIGATOR', 'LEGAL_OFFICER', 'SANCTIONS_PANEL')))
    WITH CHECK (lead_agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL')));
  CREATE POLICY case_respondent_own ON case_respondent FOR SELECT TO sanctions_app
    USING (notified_at IS NOT NULL AND partner_id = ANY ((SELECT viewer_partners())::uuid[])
           AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN')));
  CREATE POLICY case_respondent_answer ON case_respondent FOR UPDATE TO sanctions_app
    USING (notified_at IS NOT NULL AND partner_id = ANY ((SELECT viewer_partners())::uuid[])
           AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN')))
    WITH CHECK (responded_at IS NOT NULL);
  CREATE POLICY case_respondent_job ON case_respondent FOR SELECT TO sanctions_job USING (true);
  GRANT SELECT, INSERT, UPDATE (notified_at, response_due_at, responded_at) ON case_respondent TO sanctions_app;
  GRANT SELECT ON case_respondent TO sanctions_job;
`;

// Who decides sees a case once the respondent does; a respondent moves it only by answering and by appealing.
const casePolicies = `
  CREATE POLICY ineligibility_case_read ON ineligibility_case FOR SELECT TO sanctions_app
    USING ((lead_agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR', 'LEGAL_OFFICER')))
      OR (lead_agency = (SELECT viewer_agency()) AND notified_at IS NOT NULL
          AND (SELECT viewer_has_role('SANCTIONS_PANEL')))
      OR ((SELECT viewer_agency()) IS NULL AND notified_at IS NOT NULL
          AND EXISTS (SELECT FROM case_respondent r WHERE r.case_id = ineligibility_case.id)));
  CREATE POLICY ineligibility_case_open ON ineligibility_case FOR INSERT TO sanctions_app
    WITH CHECK (lead_agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR')));
  CREATE POLICY ineligibility_case_handle ON ineligibility_case FOR UPDATE TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('INVESTIGATOR', 'LEGAL_OFFICER', 'SANCTIONS_PANEL')))
    WITH CHECK (lead_agency = (SELECT viewer_agency()));
  CREATE POLICY ineligibility_case_respond ON ineligibility_case FOR UPDATE TO sanctions_app
    USING ((SELECT viewer_agency()) IS NULL AND notified_at IS NOT NULL
           AND EXISTS (SELECT FROM case_respondent r WHERE r.case_id = ineligibility_case.id))
    WITH CHECK ((SELECT viewer_agency()) IS NULL AND state NOT IN ('CLOSED', 'DISMISSED'));
  CREATE POLICY ineligibility_case_job_read ON ineligibility_case FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY ineligibility_case_job_move ON ineligibility_case FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (true);
`;

// The summary and the people of a case never leave the lead agency. Steps and parts are append-only.
const files = `
  CREATE TABLE case_dossier (
    case_id uuid CONSTRAINT case_dossier_pk PRIMARY KEY
      CONSTRAINT case_dossier_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    sealed text NOT NULL
  );
  ALTER TABLE case_dossier ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_dossier FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_dossier_staff ON case_dossier TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND EXISTS (SELECT FROM ineligibility_case c WHERE c.id = case_dossier.case_id))
    WITH CHECK (lead_agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('INVESTIGATOR')));
  GRANT SELECT, INSERT, UPDATE (sealed) ON case_dossier TO sanctions_app;

  CREATE TABLE case_event (
    id uuid CONSTRAINT case_event_pk PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT case_event_case_fk REFERENCES ineligibility_case (id),
    lead_agency text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    reason text NOT NULL,
    actor text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX case_event_case_ix ON case_event (case_id, id);
  ALTER TABLE case_event ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_event FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_event_read ON case_event FOR SELECT TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND EXISTS (SELECT FROM ineligibility_case c WHERE c.id = case_event.case_id));
  CREATE POLICY case_event_write ON case_event FOR INSERT TO sanctions_app
    WITH CHECK (actor = (SELECT viewer() ->> 'subject')
                AND EXISTS (SELECT FROM ineligibility_case c WHERE c.id = case_event.case_id));
  CREATE POLICY case_event_job ON case_event FOR INSERT TO sanctions_job WITH CHECK (true);
  GRANT SELECT, INSERT ON case_event TO sanctions_app;
  GRANT INSERT ON case_event TO sanctions_job;

  CREATE TABLE case_part (
    case_id uuid NOT NULL CONSTRAINT case_part_case_fk REFERENCES ineligibility_case (id),
    subject text NOT NULL,
    part text NOT NULL CONSTRAINT case_part_part_ck CHECK (part IN ('INVESTIGATION', 'DECISION', 'APPEAL', 'RELEASE')),
    lead_agency text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT case_part_pk PRIMARY KEY (case_id, subject, part)
  );
  ALTER TABLE case_part ENABLE ROW LEVEL SECURITY;
  ALTER TABLE case_part FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_part_read ON case_part FOR SELECT TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND EXISTS (SELECT FROM ineligibility_case c WHERE c.id = case_part.case_id));
  CREATE POLICY case_part_write ON case_part FOR INSERT TO sanctions_app
    WITH CHECK (subject = (SELECT viewer() ->> 'subject') AND lead_agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT ON case_part TO sanctions_app;
`;
