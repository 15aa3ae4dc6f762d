import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list that agencies share, what each does about an entry, and the state of each partner that follows from both. */
export class Entries1760000003500 implements MigrationInterface {
  readonly name = 'Entries1760000003500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(projections);
    await runner.query(entries);
    await runner.query(states);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mandatory_listing, ineligibility, recognition_decision, ineligibility_entry, sharing_policy,
        partner_engagement, known_agency;
      DROP SEQUENCE ineligibility_entry_number`);
  }
}

// Facts of registry and performance; the feed consumer alone writes them. Amounts stay with performance.
const projections = `
  CREATE TABLE known_agency (
    code text CONSTRAINT known_agency_pk PRIMARY KEY
  );
  GRANT SELECT ON known_agency TO sanctions_app;
  GRANT SELECT, INSERT ON known_agency TO sanctions_job;

  CREATE TABLE partner_engagement (
    id uuid CONSTRAINT partner_engagement_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    country text NOT NULL,
    state text NOT NULL CONSTRAINT partner_engagement_state_ck
      CHECK (state IN ('PLANNED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    at timestamptz NOT NULL
  );
  CREATE INDEX partner_engagement_exposed_ix ON partner_engagement (partner_id, agency)
    WHERE state IN ('ACTIVE', 'SUSPENDED');
  GRANT SELECT, INSERT, UPDATE ON partner_engagement TO sanctions_job;
  GRANT SELECT ON partner_engagement TO sanctions_app;

  CREATE TABLE sharing_policy (
    agency text CONSTRAINT sharing_policy_pk PRIMARY KEY,
    publishes_entries boolean NOT NULL,
    integrity_contact text NOT NULL,
    version integer NOT NULL,
    changed_at timestamptz NOT NULL
  );
  GRANT SELECT, INSERT, UPDATE ON sharing_policy TO sanctions_app;
  GRANT SELECT ON sharing_policy TO sanctions_job;
`;

// An entry that is not shared is its lead agency's own; the partner sees what is decided about it (domain-model.md 2.8).
const entries = `
  CREATE SEQUENCE ineligibility_entry_number;
  GRANT USAGE ON SEQUENCE ineligibility_entry_number TO sanctions_app, sanctions_job;

  CREATE TABLE ineligibility_entry (
    id uuid CONSTRAINT ineligibility_entry_pk PRIMARY KEY,
    reference_no text NOT NULL CONSTRAINT ineligibility_entry_reference_uq UNIQUE,
    case_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    lead_agency text NOT NULL,
    type text NOT NULL,
    grounds text[] NOT NULL,
    conditions text[] NOT NULL,
    from_on date NOT NULL,
    until_on date,
    conduct_until date,
    decided_on date NOT NULL,
    due_process boolean NOT NULL,
    shared boolean NOT NULL,
    is_public boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    supersedes_id uuid CONSTRAINT ineligibility_entry_supersedes_fk REFERENCES ineligibility_entry (id),
    superseded_at timestamptz,
    lifted_at timestamptz,
    lift_reason text,
    CONSTRAINT ineligibility_entry_period_ck CHECK (until_on IS NULL OR until_on > from_on),
    CONSTRAINT ineligibility_entry_public_ck CHECK (shared OR NOT is_public),
    CONSTRAINT ineligibility_entry_end_ck CHECK (superseded_at IS NULL OR lifted_at IS NULL),
    CONSTRAINT ineligibility_entry_lift_ck CHECK ((lifted_at IS NULL) = (lift_reason IS NULL))
  );
  CREATE INDEX ineligibility_entry_partner_ix ON ineligibility_entry (partner_id, id);
  CREATE INDEX ineligibility_entry_case_ix ON ineligibility_entry (case_id);
  CREATE INDEX ineligibility_entry_lead_ix ON ineligibility_entry (lead_agency, id);
  ALTER TABLE ineligibility_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ineligibility_entry FORCE ROW LEVEL SECURITY;
  CREATE POLICY ineligibility_entry_read ON ineligibility_entry FOR SELECT TO sanctions_app
    USING ((lead_agency = (SELECT viewer_agency()) OR shared AND (SELECT viewer_agency()) IS NOT NULL)
             AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0
           OR shared AND (SELECT viewer() ->> 'kind') = 'PARTNER'
              AND (partner_id::text = (SELECT viewer() ->> 'partnerId')
                   OR (SELECT viewer() -> 'partnerIds') ? partner_id::text)
           OR shared AND is_public AND lead_agency IN (SELECT p.agency FROM sharing_policy p WHERE p.publishes_entries));
  CREATE POLICY ineligibility_entry_insert ON ineligibility_entry FOR INSERT TO sanctions_app
    WITH CHECK (lead_agency = (SELECT viewer_agency())
                AND (SELECT viewer_has_role('SANCTIONS_PANEL', 'IP_UNIT_ADMIN')));
  CREATE POLICY ineligibility_entry_end ON ineligibility_entry FOR UPDATE TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('SANCTIONS_PANEL', 'IP_UNIT_ADMIN')))
    WITH CHECK (lead_agency = (SELECT viewer_agency()));
  CREATE POLICY ineligibility_entry_job_read ON ineligibility_entry FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY ineligibility_entry_job_insert ON ineligibility_entry FOR INSERT TO sanctions_job WITH CHECK (true);
  CREATE POLICY ineligibility_entry_job_update ON ineligibility_entry FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (superseded_at, lifted_at, lift_reason) ON ineligibility_entry
    TO sanctions_app, sanctions_job;

  CREATE TABLE recognition_decision (
    id uuid CONSTRAINT recognition_decision_pk PRIMARY KEY,
    entry_id uuid NOT NULL CONSTRAINT recognition_decision_entry_fk REFERENCES ineligibility_entry (id),
    agency text NOT NULL,
    outcome text NOT NULL CONSTRAINT recognition_decision_outcome_ck
      CHECK (outcome IN ('RECOGNISED', 'OPTED_OUT', 'PARTIAL')),
    reason text NOT NULL,
    compensating_controls text,
    countries text[] NOT NULL,
    until_on date,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    carried_from uuid CONSTRAINT recognition_decision_carried_fk REFERENCES recognition_decision (id),
    CONSTRAINT recognition_decision_end_ck CHECK ((outcome = 'RECOGNISED') = (until_on IS NULL)),
    CONSTRAINT recognition_decision_controls_ck CHECK ((outcome = 'RECOGNISED') = (compensating_controls IS NULL)),
    CONSTRAINT recognition_decision_countries_ck CHECK ((outcome = 'PARTIAL') = (countries <> '{}'))
  );
  CREATE INDEX recognition_decision_entry_ix ON recognition_decision (entry_id, id);
  GRANT SELECT, INSERT ON recognition_decision TO sanctions_app, sanctions_job;
`;

// What every agency may know of a partner: its own rows, written by the job role, with the cause left where it is.
const states = `
  CREATE TABLE ineligibility (
    partner_id uuid CONSTRAINT ineligibility_pk PRIMARY KEY,
    next_change_at timestamptz,
    published jsonb,
    suspensions jsonb
  );
  CREATE INDEX ineligibility_due_ix ON ineligibility (next_change_at) WHERE next_change_at IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE ON ineligibility TO sanctions_job;

  CREATE TABLE mandatory_listing (
    id uuid CONSTRAINT mandatory_listing_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz
  );
  CREATE UNIQUE INDEX mandatory_listing_now_uq ON mandatory_listing (partner_id) WHERE until IS NULL;
  CREATE INDEX mandatory_listing_partner_ix ON mandatory_listing (partner_id, since);
  GRANT SELECT ON mandatory_listing TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE (until) ON mandatory_listing TO sanctions_job;
`;
