import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outcomes of consultations, what partners say of them, and what agencies do about them (JIU-100). */
export class Outcomes1760000006700 implements MigrationInterface {
  readonly name = 'Outcomes1760000006700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(themes);
    await runner.query(reach);
    await runner.query(outcomes);
    await runner.query(comments);
    await runner.query(actions);
    await runner.query(adoptions);
    await runner.query(followers);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outcome_notice, outcome_subscription, outcome_fact, action_evidence, action_adoption,
        action_confirmation, outcome_action, outcome_waiver, outcome_comment, outcome_translation, outcome_revision,
        consultation_outcome;
      DROP FUNCTION viewer_countries();
      DROP FUNCTION viewer_reaches_office(uuid);
      DROP TABLE outcome_theme`);
  }
}

/** Themes are data: a new one needs no new code (domain-model.md 2.7). */
const themes = `
  CREATE TABLE outcome_theme (
    code text CONSTRAINT outcome_theme_pk PRIMARY KEY
      CONSTRAINT outcome_theme_code_ck CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    label text NOT NULL,
    effective_from date NOT NULL,
    effective_to date
  );
  GRANT SELECT, INSERT, UPDATE (label, effective_to) ON outcome_theme TO performance_app;
  GRANT SELECT ON outcome_theme TO performance_job;
  INSERT INTO outcome_theme (code, label, effective_from) VALUES
    ('TOOLS', 'Tools and templates', '2012-01-01'),
    ('MONITORING', 'Monitoring of performance', '2012-01-01'),
    ('CAPACITY', 'Capacity of partners', '2012-01-01'),
    ('COMMUNICATION', 'Communication', '2012-01-01'),
    ('KNOWLEDGE', 'Knowledge and learning', '2012-01-01'),
    ('ADMINISTRATION', 'Administration and procedures', '2012-01-01'),
    ('FUNDING_AND_OVERHEADS', 'Funding and overheads', '2012-01-01'),
    ('PAYMENT_DELAYS', 'Late payments', '2012-01-01'),
    ('REPORTING_BURDEN', 'Burden of reporting', '2012-01-01'),
    ('DUE_DILIGENCE_DUPLICATION', 'Repeated due diligence and assessments', '2012-01-01'),
    ('SAFEGUARDING', 'Safeguarding, protection from sexual exploitation and abuse', '2012-01-01'),
    ('SECURITY_ACCESS', 'Security and access', '2012-01-01'),
    ('LOCALISATION', 'Localisation', '2012-01-01'),
    ('DATA', 'Data and systems', '2012-01-01'),
    ('PARITY', 'Equal partnership', '2012-01-01'),
    ('OTHER', 'Anything else', '2012-01-01');
`;

const reach = `
  -- Whether one of the viewer's roles is for this office, for one above it, or for the whole of its agency (UNHCR-59).
  CREATE FUNCTION viewer_reaches_office(office uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above AS (
      SELECT o.id, o.agency, o.parent_id, 0 AS steps FROM known_office o WHERE o.id = office
      UNION ALL SELECT o.id, o.agency, o.parent_id, a.steps + 1
      FROM above a JOIN known_office o ON o.id = a.parent_id WHERE a.steps < 12)
    SELECT EXISTS (SELECT FROM above a, jsonb_array_elements(viewer() -> 'roles') AS held
      WHERE a.agency = viewer_agency() AND (held ->> 'office' IS NULL OR held ->> 'office' = a.id::text)) $$;

  -- Countries that a viewer sees; null for all. Who is nothing but a coordinator for offices sees theirs alone (JIU-75).
  CREATE FUNCTION viewer_countries() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN viewer() ->> 'kind' = 'AGENCY' AND jsonb_array_length(viewer() -> 'roles') > 0 AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(viewer() -> 'roles') AS held
        WHERE held ->> 'role' <> 'RCO_COORDINATOR' OR held ->> 'office' IS NULL)
      THEN ARRAY(SELECT DISTINCT o.country FROM known_office o, jsonb_array_elements(viewer() -> 'roles') AS held
        WHERE o.id::text = held ->> 'office' AND o.country IS NOT NULL) END $$;
`;

/** The audience is row-level security itself, so that no list, count or trend can tell more than it lets (P-INV-8). */
const outcomes = `
  CREATE TABLE consultation_outcome (
    id uuid CONSTRAINT consultation_outcome_pk PRIMARY KEY,
    reference_no text NOT NULL CONSTRAINT consultation_outcome_reference_uq UNIQUE,
    consultation_id uuid NOT NULL,
    agency text NOT NULL,
    -- Those that held the consultation together, the leading one among them.
    agencies text[] NOT NULL,
    office_id uuid,
    country text CONSTRAINT consultation_outcome_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    held_on date NOT NULL,
    theme text NOT NULL CONSTRAINT consultation_outcome_theme_fk REFERENCES outcome_theme (code),
    lang text NOT NULL,
    statement text NOT NULL,
    severity text NOT NULL CONSTRAINT consultation_outcome_severity_ck
      CHECK (severity IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    audience text NOT NULL CONSTRAINT consultation_outcome_audience_ck
      CHECK (audience IN ('OFFICE', 'AGENCY', 'UNCT', 'INTER_AGENCY', 'PUBLIC')),
    state text NOT NULL CONSTRAINT consultation_outcome_state_ck CHECK (state IN ('RECORDED', 'PUBLISHED', 'WITHDRAWN')),
    -- Partners that were present and asked for comments.
    partner_ids uuid[] NOT NULL,
    -- Counts the texts that partners were asked about; waivers are for one of them.
    round integer NOT NULL,
    comments_until timestamptz NOT NULL,
    agreed boolean,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    published_at timestamptz,
    withdrawn_at timestamptz,
    withdrawal_reason text,
    version integer NOT NULL,
    CONSTRAINT consultation_outcome_published_ck CHECK (state <> 'PUBLISHED' OR published_at IS NOT NULL),
    CONSTRAINT consultation_outcome_withdrawn_ck CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL)
      AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
  );
  CREATE INDEX consultation_outcome_theme_ix ON consultation_outcome (theme, held_on DESC, id DESC);
  CREATE INDEX consultation_outcome_held_ix ON consultation_outcome (held_on DESC, id DESC);
  CREATE INDEX consultation_outcome_consultation_ix ON consultation_outcome (consultation_id);
  CREATE INDEX consultation_outcome_words_ix ON consultation_outcome
    USING gin (to_tsvector('simple'::regconfig, statement));
  ALTER TABLE consultation_outcome ENABLE ROW LEVEL SECURITY;
  ALTER TABLE consultation_outcome FORCE ROW LEVEL SECURITY;
  CREATE POLICY consultation_outcome_read ON consultation_outcome FOR SELECT TO performance_app USING (
    (SELECT viewer_countries()) IS NULL AND state = 'PUBLISHED' AND audience = 'PUBLIC'
    OR partner_ids::text[] && (SELECT viewer_partners())
    OR (SELECT viewer() ->> 'kind' = 'AGENCY' AND jsonb_array_length(viewer() -> 'roles') > 0)
      AND ((SELECT viewer_countries()) IS NULL OR country = ANY ((SELECT viewer_countries())::text[]))
      AND (
        state = 'PUBLISHED' AND audience IN ('PUBLIC', 'INTER_AGENCY')
        OR state = 'PUBLISHED' AND audience = 'UNCT' AND EXISTS (SELECT FROM known_office o
          WHERE o.agency = (SELECT viewer_agency()) AND o.country = consultation_outcome.country AND o.active)
        OR (SELECT viewer_agency()) = ANY (agencies) AND audience <> 'OFFICE'
        OR (SELECT viewer_agency()) = agency AND audience = 'OFFICE' AND viewer_reaches_office(office_id)));
  CREATE POLICY consultation_outcome_insert ON consultation_outcome FOR INSERT TO performance_app WITH CHECK (
    agency = (SELECT viewer_agency()) AND (SELECT viewer_holds('CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  CREATE POLICY consultation_outcome_update ON consultation_outcome FOR UPDATE TO performance_app USING (
    agency = (SELECT viewer_agency()) AND (SELECT viewer_holds('CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')))
    WITH CHECK (agency = (SELECT viewer_agency()));
  -- Nothing is ever deleted: an outcome is withdrawn, with its reason (story 4.e step 9).
  GRANT SELECT, INSERT, UPDATE (theme, lang, statement, severity, audience, state, partner_ids, round, comments_until,
    agreed, published_at, withdrawn_at, withdrawal_reason, version) ON consultation_outcome TO performance_app;

  CREATE TABLE outcome_revision (
    outcome_id uuid NOT NULL CONSTRAINT outcome_revision_outcome_fk REFERENCES consultation_outcome (id),
    version integer NOT NULL,
    theme text NOT NULL,
    statement text NOT NULL,
    severity text NOT NULL,
    audience text NOT NULL,
    state text NOT NULL,
    reason text,
    at timestamptz NOT NULL,
    CONSTRAINT outcome_revision_pk PRIMARY KEY (outcome_id, version)
  );
  ALTER TABLE outcome_revision ENABLE ROW LEVEL SECURITY;
  ALTER TABLE outcome_revision FORCE ROW LEVEL SECURITY;
  -- Earlier wordings were never shared: they are for those who held the consultation and those who were present.
  CREATE POLICY outcome_revision_read ON outcome_revision FOR SELECT TO performance_app USING (EXISTS (
    SELECT FROM consultation_outcome o WHERE o.id = outcome_id AND ((SELECT viewer_agency()) = ANY (o.agencies)
      OR o.partner_ids::text[] && (SELECT viewer_partners()))));
  CREATE POLICY outcome_revision_insert ON outcome_revision FOR INSERT TO performance_app WITH CHECK (EXISTS (
    SELECT FROM consultation_outcome o WHERE o.id = outcome_id AND o.agency = (SELECT viewer_agency())));
  GRANT SELECT, INSERT ON outcome_revision TO performance_app;

  CREATE TABLE outcome_translation (
    outcome_id uuid NOT NULL CONSTRAINT outcome_translation_outcome_fk REFERENCES consultation_outcome (id),
    lang text NOT NULL,
    round integer NOT NULL,
    statement text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT outcome_translation_pk PRIMARY KEY (outcome_id, lang, round)
  );
  ALTER TABLE outcome_translation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE outcome_translation FORCE ROW LEVEL SECURITY;
  CREATE POLICY outcome_translation_read ON outcome_translation FOR SELECT TO performance_app USING (EXISTS (
    SELECT FROM consultation_outcome o WHERE o.id = outcome_id));
  CREATE POLICY outcome_translation_write ON outcome_translation FOR INSERT TO performance_app WITH CHECK (EXISTS (
    SELECT FROM consultation_outcome o WHERE o.id = outcome_id AND o.agency = (SELECT viewer_agency())));
  GRANT SELECT, INSERT ON outcome_translation TO performance_app;

  -- What figures are counted from; no words. Times are kept, so that a count can be asked again as of a day.
  CREATE TABLE outcome_fact (
    outcome_id uuid CONSTRAINT outcome_fact_pk PRIMARY KEY,
    agency text NOT NULL,
    country text,
    year integer NOT NULL,
    wide boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    published_at timestamptz,
    withdrawn_at timestamptz
  );
  CREATE INDEX outcome_fact_year_ix ON outcome_fact (year, agency);
  GRANT SELECT, INSERT, UPDATE (wide, published_at, withdrawn_at) ON outcome_fact TO performance_app;
  GRANT SELECT ON outcome_fact TO performance_job;
`;

const comments = `
  CREATE TABLE outcome_comment (
    id uuid CONSTRAINT outcome_comment_pk PRIMARY KEY,
    outcome_id uuid NOT NULL CONSTRAINT outcome_comment_outcome_fk REFERENCES consultation_outcome (id),
    round integer NOT NULL,
    partner_id uuid NOT NULL,
    stance text NOT NULL CONSTRAINT outcome_comment_stance_ck CHECK (stance IN ('AGREES', 'SUGGESTS', 'DISAGREES')),
    sealed text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX outcome_comment_outcome_ix ON outcome_comment (outcome_id, id);
  ALTER TABLE outcome_comment ENABLE ROW LEVEL SECURITY;
  ALTER TABLE outcome_comment FORCE ROW LEVEL SECURITY;
  -- Who said what is for the partner and for those who keep the outcome.
  CREATE POLICY outcome_comment_read ON outcome_comment FOR SELECT TO performance_app USING (
    viewer_acts_for(partner_id) OR EXISTS (SELECT FROM consultation_outcome o WHERE o.id = outcome_id
      AND o.agency = (SELECT viewer_agency())
      AND (SELECT viewer_holds('CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'))));
  CREATE POLICY outcome_comment_insert ON outcome_comment FOR INSERT TO performance_app WITH CHECK (
    viewer_acts_for(partner_id) AND EXISTS (SELECT FROM consultation_outcome o WHERE o.id = outcome_id
      AND partner_id = ANY (o.partner_ids)));
  GRANT SELECT, INSERT ON outcome_comment TO performance_app;

  CREATE TABLE outcome_waiver (
    outcome_id uuid NOT NULL CONSTRAINT outcome_waiver_outcome_fk REFERENCES consultation_outcome (id),
    round integer NOT NULL,
    partner_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT outcome_waiver_pk PRIMARY KEY (outcome_id, round, partner_id)
  );
  ALTER TABLE outcome_waiver ENABLE ROW LEVEL SECURITY;
  ALTER TABLE outcome_waiver FORCE ROW LEVEL SECURITY;
  CREATE POLICY outcome_waiver_read ON outcome_waiver FOR SELECT TO performance_app USING (
    viewer_acts_for(partner_id) OR EXISTS (SELECT FROM consultation_outcome o WHERE o.id = outcome_id
      AND o.agency = (SELECT viewer_agency())));
  CREATE POLICY outcome_waiver_insert ON outcome_waiver FOR INSERT TO performance_app WITH CHECK (
    viewer_acts_for(partner_id) AND EXISTS (SELECT FROM consultation_outcome o WHERE o.id = outcome_id
      AND partner_id = ANY (o.partner_ids)));
  GRANT SELECT, INSERT ON outcome_waiver TO performance_app;
`;

const seen = 'EXISTS (SELECT FROM consultation_outcome o WHERE o.id = outcome_id)';

const actions = `
  CREATE TABLE outcome_action (
    id uuid CONSTRAINT outcome_action_pk PRIMARY KEY,
    outcome_id uuid NOT NULL CONSTRAINT outcome_action_outcome_fk REFERENCES consultation_outcome (id),
    place integer NOT NULL,
    owner text NOT NULL,
    unit text,
    text text NOT NULL,
    due date NOT NULL,
    status text NOT NULL CONSTRAINT outcome_action_status_ck CHECK (status IN ('OPEN', 'IN_PROGRESS', 'DONE', 'DROPPED')),
    status_note text,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT outcome_action_place_uq UNIQUE (outcome_id, place)
  );
  CREATE INDEX outcome_action_due_ix ON outcome_action (owner, due) WHERE status IN ('OPEN', 'IN_PROGRESS');
  ALTER TABLE outcome_action ENABLE ROW LEVEL SECURITY;
  ALTER TABLE outcome_action FORCE ROW LEVEL SECURITY;
  CREATE POLICY outcome_action_read ON outcome_action FOR SELECT TO performance_app USING (${seen});
  CREATE POLICY outcome_action_insert ON outcome_action FOR INSERT TO performance_app WITH CHECK (EXISTS (
    SELECT FROM consultation_outcome o WHERE o.id = outcome_id AND o.agency = (SELECT viewer_agency())));
  CREATE POLICY outcome_action_update ON outcome_action FOR UPDATE TO performance_app USING (
    owner = (SELECT viewer_agency())) WITH CHECK (owner = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (status, status_note, updated_at, version) ON outcome_action TO performance_app;

  CREATE TABLE action_confirmation (
    action_id uuid NOT NULL CONSTRAINT action_confirmation_action_fk REFERENCES outcome_action (id),
    partner_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT action_confirmation_pk PRIMARY KEY (action_id, partner_id)
  );
  ALTER TABLE action_confirmation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE action_confirmation FORCE ROW LEVEL SECURITY;
  CREATE POLICY action_confirmation_read ON action_confirmation FOR SELECT TO performance_app USING (EXISTS (
    SELECT FROM outcome_action a WHERE a.id = action_id));
  CREATE POLICY action_confirmation_insert ON action_confirmation FOR INSERT TO performance_app WITH CHECK (
    viewer_acts_for(partner_id) AND EXISTS (SELECT FROM outcome_action a JOIN consultation_outcome o
      ON o.id = a.outcome_id WHERE a.id = action_id AND partner_id = ANY (o.partner_ids)));
  GRANT SELECT, INSERT ON action_confirmation TO performance_app;
`;

const adoptions = `
  CREATE TABLE action_adoption (
    id uuid CONSTRAINT action_adoption_pk PRIMARY KEY,
    action_id uuid NOT NULL CONSTRAINT action_adoption_action_fk REFERENCES outcome_action (id),
    agency text NOT NULL,
    office_id uuid,
    country text,
    -- Who is credited: the owner of the action.
    credits text NOT NULL,
    status text NOT NULL CONSTRAINT action_adoption_status_ck
      CHECK (status IN ('ADOPTED', 'IN_PROGRESS', 'DONE', 'DROPPED')),
    note text,
    adopted_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT action_adoption_office_uq UNIQUE NULLS NOT DISTINCT (action_id, agency, office_id)
  );
  CREATE INDEX action_adoption_agency_ix ON action_adoption (agency, id DESC);
  ALTER TABLE action_adoption ENABLE ROW LEVEL SECURITY;
  ALTER TABLE action_adoption FORCE ROW LEVEL SECURITY;
  CREATE POLICY action_adoption_read ON action_adoption FOR SELECT TO performance_app USING (
    agency = (SELECT viewer_agency()) OR EXISTS (SELECT FROM outcome_action a WHERE a.id = action_id));
  CREATE POLICY action_adoption_insert ON action_adoption FOR INSERT TO performance_app WITH CHECK (
    agency = (SELECT viewer_agency()) AND EXISTS (SELECT FROM outcome_action a WHERE a.id = action_id));
  CREATE POLICY action_adoption_update ON action_adoption FOR UPDATE TO performance_app USING (
    agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (status, note, updated_at, version) ON action_adoption TO performance_app;

  CREATE TABLE action_evidence (
    id uuid CONSTRAINT action_evidence_pk PRIMARY KEY,
    action_id uuid CONSTRAINT action_evidence_action_fk REFERENCES outcome_action (id),
    adoption_id uuid CONSTRAINT action_evidence_adoption_fk REFERENCES action_adoption (id),
    agency text NOT NULL,
    name text NOT NULL,
    file_id uuid CONSTRAINT action_evidence_file_uq UNIQUE,
    link text,
    at timestamptz NOT NULL,
    CONSTRAINT action_evidence_one_ck CHECK (num_nonnulls(action_id, adoption_id) = 1 AND num_nonnulls(file_id, link) = 1)
  );
  CREATE INDEX action_evidence_action_ix ON action_evidence (action_id, id);
  CREATE INDEX action_evidence_adoption_ix ON action_evidence (adoption_id, id);
  ALTER TABLE action_evidence ENABLE ROW LEVEL SECURITY;
  ALTER TABLE action_evidence FORCE ROW LEVEL SECURITY;
  CREATE POLICY action_evidence_read ON action_evidence FOR SELECT TO performance_app USING (
    EXISTS (SELECT FROM outcome_action a WHERE a.id = action_id)
    OR EXISTS (SELECT FROM action_adoption d WHERE d.id = adoption_id));
  CREATE POLICY action_evidence_insert ON action_evidence FOR INSERT TO performance_app WITH CHECK (
    agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT ON action_evidence TO performance_app;
`;

const followers = `
  CREATE TABLE outcome_subscription (
    id uuid CONSTRAINT outcome_subscription_pk PRIMARY KEY,
    agency text NOT NULL,
    holder text NOT NULL,
    forum text,
    -- Empty is all of them.
    themes text[] NOT NULL,
    countries text[] NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz
  );
  CREATE INDEX outcome_subscription_agency_ix ON outcome_subscription (agency, id) WHERE ended_at IS NULL;
  GRANT SELECT, INSERT, UPDATE (ended_at) ON outcome_subscription TO performance_app;

  CREATE TABLE outcome_notice (
    id uuid CONSTRAINT outcome_notice_pk PRIMARY KEY,
    subscription_id uuid NOT NULL CONSTRAINT outcome_notice_subscription_fk REFERENCES outcome_subscription (id),
    outcome_id uuid NOT NULL CONSTRAINT outcome_notice_outcome_fk REFERENCES consultation_outcome (id),
    at timestamptz NOT NULL,
    CONSTRAINT outcome_notice_once_uq UNIQUE (subscription_id, outcome_id)
  );
  GRANT SELECT, INSERT ON outcome_notice TO performance_app;
`;
