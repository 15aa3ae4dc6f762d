import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Joint evaluations of key partnerships, and what those who take part answer (UNICEF-23). */
export class PartnershipEvaluations1760000007110 implements MigrationInterface {
  readonly name = 'PartnershipEvaluations1760000007110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(evaluations);
    await runner.query(bodies);
    await runner.query(responses);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE management_response, partnership_evaluation_body, partnership_evaluation;
      DROP SEQUENCE partnership_evaluation_number`);
  }
}

const readers = `'PROGRAMME_OFFICER', 'EVALUATOR', 'REPRESENTATIVE', 'SENIOR_OFFICIAL', 'ASSESSOR', 'ASSURANCE_OFFICER',
  'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'`;
const writers = `'EVALUATOR', 'IP_UNIT_ADMIN'`;
const takesPart = (roles: string) => `((SELECT viewer_agency()) = ANY (agencies) AND (SELECT viewer_holds(${roles})))`;
const isOwnPartner = `partner_id::text = ANY ((SELECT viewer_partners())::text[])`;
const isShown = (table: string) => `EXISTS (SELECT FROM partnership_evaluation e WHERE e.id = ${table}.evaluation_id
      AND e.agencies = ${table}.agencies AND e.partner_id = ${table}.partner_id)`;

const protect = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

const evaluations = `
  CREATE SEQUENCE partnership_evaluation_number;
  GRANT USAGE ON SEQUENCE partnership_evaluation_number TO performance_app;
  CREATE TABLE partnership_evaluation (
    id uuid CONSTRAINT partnership_evaluation_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'PEV-' || lpad(nextval('partnership_evaluation_number')::text, 7, '0')
      CONSTRAINT partnership_evaluation_reference_uq UNIQUE,
    lead_agency text NOT NULL,
    -- All that take part, with the one that leads.
    agencies text[] NOT NULL,
    partner_id uuid NOT NULL,
    country text CONSTRAINT partnership_evaluation_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    state text NOT NULL CONSTRAINT partnership_evaluation_state_ck CHECK (state IN
      ('DRAFT', 'AWAITING_RESPONSES', 'PUBLISHED', 'WITHDRAWN')),
    -- Of published ones alone: before, they lie sealed in the body.
    title text,
    summary text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz,
    response_due_on date,
    published_at timestamptz,
    withdrawn_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT partnership_evaluation_period_ck CHECK (ends_on >= starts_on),
    CONSTRAINT partnership_evaluation_lead_ck CHECK (lead_agency = ANY (agencies) AND cardinality(agencies) >= 2),
    CONSTRAINT partnership_evaluation_submitted_ck CHECK ((submitted_at IS NULL) = (response_due_on IS NULL)),
    CONSTRAINT partnership_evaluation_published_ck CHECK (
      (published_at IS NULL) = (title IS NULL) AND (published_at IS NULL) = (summary IS NULL)
      AND (published_at IS NULL OR submitted_at IS NOT NULL) AND (state <> 'PUBLISHED' OR published_at IS NOT NULL))
  );
  CREATE INDEX partnership_evaluation_partner_ix ON partnership_evaluation (partner_id, id DESC);
  CREATE INDEX partnership_evaluation_agencies_ix ON partnership_evaluation USING gin (agencies);
  ${protect('partnership_evaluation')}
  CREATE POLICY partnership_evaluation_part_read ON partnership_evaluation FOR SELECT TO performance_app
    USING (${takesPart(readers)});
  CREATE POLICY partnership_evaluation_published_read ON partnership_evaluation FOR SELECT TO performance_app
    USING (state = 'PUBLISHED' AND (SELECT viewer() ->> 'kind') = 'AGENCY'
           AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY partnership_evaluation_partner_read ON partnership_evaluation FOR SELECT TO performance_app
    USING (submitted_at IS NOT NULL AND ${isOwnPartner});
  CREATE POLICY partnership_evaluation_insert ON partnership_evaluation FOR INSERT TO performance_app
    WITH CHECK (lead_agency = (SELECT viewer_agency()) AND ${takesPart(writers)});
  -- Also who only answers holds the row while doing so.
  CREATE POLICY partnership_evaluation_update ON partnership_evaluation FOR UPDATE TO performance_app
    USING (${takesPart(`${writers}, 'SENIOR_OFFICIAL'`)});
  CREATE POLICY partnership_evaluation_partner_update ON partnership_evaluation FOR UPDATE TO performance_app
    USING (submitted_at IS NOT NULL AND ${isOwnPartner}) WITH CHECK (false);
  GRANT SELECT, INSERT, UPDATE (starts_on, ends_on, state, title, summary, submitted_at, response_due_on, published_at,
    withdrawn_at, version) ON partnership_evaluation TO performance_app;
`;

const bodies = `
  CREATE TABLE partnership_evaluation_body (
    evaluation_id uuid NOT NULL CONSTRAINT partnership_evaluation_body_evaluation_fk REFERENCES partnership_evaluation (id),
    version integer NOT NULL,
    agencies text[] NOT NULL,
    partner_id uuid NOT NULL,
    sealed text NOT NULL,
    written_by text NOT NULL,
    CONSTRAINT partnership_evaluation_body_pk PRIMARY KEY (evaluation_id, version)
  );
  ${protect('partnership_evaluation_body')}
  CREATE POLICY partnership_evaluation_body_part_read ON partnership_evaluation_body FOR SELECT TO performance_app
    USING (${takesPart(readers)});
  CREATE POLICY partnership_evaluation_body_partner_read ON partnership_evaluation_body FOR SELECT TO performance_app
    USING (${isOwnPartner} AND EXISTS (SELECT FROM partnership_evaluation e WHERE e.id = evaluation_id));
  CREATE POLICY partnership_evaluation_body_insert ON partnership_evaluation_body FOR INSERT TO performance_app
    WITH CHECK (${takesPart(writers)} AND ${isShown('partnership_evaluation_body')});
  -- Append-only: what is written anew is the next version.
  GRANT SELECT, INSERT ON partnership_evaluation_body TO performance_app;
`;

const responses = `
  CREATE TABLE management_response (
    evaluation_id uuid NOT NULL CONSTRAINT management_response_evaluation_fk REFERENCES partnership_evaluation (id),
    finding_id uuid NOT NULL,
    -- Code of the agency, or PARTNER.
    respondent text NOT NULL,
    version integer NOT NULL,
    agencies text[] NOT NULL,
    partner_id uuid NOT NULL,
    stance text NOT NULL CONSTRAINT management_response_stance_ck CHECK (stance IN ('ACCEPTED', 'PARTLY', 'REJECTED')),
    due_on date,
    sealed text NOT NULL,
    responded_by text NOT NULL,
    responded_at timestamptz NOT NULL,
    CONSTRAINT management_response_pk PRIMARY KEY (finding_id, respondent, version),
    CONSTRAINT management_response_due_ck CHECK ((stance = 'REJECTED') = (due_on IS NULL))
  );
  CREATE INDEX management_response_evaluation_ix ON management_response (evaluation_id);
  ${protect('management_response')}
  CREATE POLICY management_response_part_read ON management_response FOR SELECT TO performance_app
    USING (${takesPart(readers)});
  CREATE POLICY management_response_partner_read ON management_response FOR SELECT TO performance_app
    USING (${isOwnPartner} AND EXISTS (SELECT FROM partnership_evaluation e WHERE e.id = evaluation_id));
  -- Nobody answers for another agency, nor an agency for the partner.
  CREATE POLICY management_response_insert ON management_response FOR INSERT TO performance_app
    WITH CHECK (${isShown('management_response')} AND (
      (respondent = (SELECT viewer_agency()) AND ${takesPart(`'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'`)})
      OR (respondent = 'PARTNER' AND ${isOwnPartner})));
  -- Append-only: a corrected answer is the next version.
  GRANT SELECT, INSERT ON management_response TO performance_app;
`;
