import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Concerns of partners (JIU-98, JIU-114): CONFIDENTIAL to those who handle them, statistics INTER_AGENCY. Of an anonymous
 * one nothing that is stored leads to who raised it: no subject, no partner, no time of day, a random key (P-INV-7).
 */
export class Concerns1760000006620 implements MigrationInterface {
  readonly name = 'Concerns1760000006620';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(concerns);
    await runner.query(policies);
    await runner.query(steps);
    await runner.query(figures);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE concern_figure, concern_step, concern;
      DROP SEQUENCE concern_number;
      DROP FUNCTION viewer_handles(text[], uuid[])`);
  }
}

const concerns = `
  CREATE FUNCTION viewer_handles(line text[], path uuid[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT viewer() ->> 'kind' = 'AGENCY' AND EXISTS (
      SELECT FROM jsonb_array_elements(viewer() -> 'roles') AS held WHERE held ->> 'role' = ANY (line)
        AND (held ->> 'office' IS NULL OR (held ->> 'office')::uuid = ANY (path))) $$;

  CREATE SEQUENCE concern_number;
  GRANT USAGE ON SEQUENCE concern_number TO performance_app;
  CREATE TABLE concern (
    id uuid CONSTRAINT concern_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'CRN-' || lpad(nextval('concern_number')::text, 7, '0')
      CONSTRAINT concern_reference_uq UNIQUE,
    anonymous boolean NOT NULL,
    partner_id uuid,
    -- Of the code by which an anonymous one is followed.
    code_hash text CONSTRAINT concern_code_uq UNIQUE,
    agency text NOT NULL,
    country text CONSTRAINT concern_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    consultation_id uuid CONSTRAINT concern_consultation_fk REFERENCES consultation (id),
    theme text,
    severity text NOT NULL CONSTRAINT concern_severity_ck CHECK (severity IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    -- Sealed.
    subject text NOT NULL,
    detail text,
    state text NOT NULL CONSTRAINT concern_state_ck CHECK (state IN ('OPEN', 'ESCALATED', 'RESOLVED', 'CONFIRMED', 'CLOSED')),
    -- Roles that handle it, and the offices from the one it was raised about up to the headquarters.
    line text[] NOT NULL,
    office_path uuid[] NOT NULL,
    -- Office at which it lies now, and how often it was handed up.
    office_id uuid,
    level integer NOT NULL CONSTRAINT concern_level_ck CHECK (level >= 0),
    official text,
    raised_on date NOT NULL,
    due_on date NOT NULL,
    escalates_on date,
    resolution text,
    resolved_on date,
    confirm_until date,
    closed_on date,
    version integer NOT NULL,
    CONSTRAINT concern_anonymous_ck CHECK (anonymous = (partner_id IS NULL) AND anonymous = (code_hash IS NOT NULL)),
    CONSTRAINT concern_closed_ck CHECK ((state IN ('CONFIRMED', 'CLOSED')) = (closed_on IS NOT NULL))
  );
  CREATE INDEX concern_agency_ix ON concern (agency, raised_on DESC, id);
  CREATE INDEX concern_partner_ix ON concern (partner_id);
  CREATE INDEX concern_escalates_ix ON concern (escalates_on) WHERE state IN ('OPEN', 'ESCALATED');
  CREATE INDEX concern_confirm_ix ON concern (confirm_until) WHERE state = 'RESOLVED';
`;

const handled = `(agency = (SELECT viewer_agency()) AND viewer_handles(line, office_path))`;
const raised = `(partner_id IS NOT NULL AND viewer_acts_for(partner_id))`;
/** Who holds the code sets its hash for one transaction. */
const followed = `(code_hash = (SELECT current_setting('commons.concern_code', true)))`;

const policies = `
  ALTER TABLE concern ENABLE ROW LEVEL SECURITY;
  ALTER TABLE concern FORCE ROW LEVEL SECURITY;
  CREATE POLICY concern_read ON concern FOR SELECT TO performance_app USING (${handled} OR ${raised} OR ${followed});
  CREATE POLICY concern_update ON concern FOR UPDATE TO performance_app USING (${handled} OR ${raised} OR ${followed});
  CREATE POLICY concern_insert ON concern FOR INSERT TO performance_app WITH CHECK (anonymous OR ${raised});
  CREATE POLICY concern_job_read ON concern FOR SELECT TO performance_job USING (true);
  CREATE POLICY concern_job_update ON concern FOR UPDATE TO performance_job USING (true);
  GRANT SELECT, INSERT, UPDATE (state, line, office_id, level, official, escalates_on, resolution, resolved_on, confirm_until,
    closed_on, version) ON concern TO performance_app;
  GRANT SELECT, UPDATE (state, line, office_id, level, official, escalates_on, resolution, resolved_on, confirm_until,
    closed_on, version) ON concern TO performance_job;
`;

const steps = `
  CREATE TABLE concern_step (
    concern_id uuid NOT NULL CONSTRAINT concern_step_concern_fk REFERENCES concern (id),
    place integer NOT NULL,
    kind text NOT NULL CONSTRAINT concern_step_kind_ck CHECK (kind IN
      ('RAISED', 'ASSIGNED', 'TAKEN', 'ESCALATED', 'RESOLVED', 'CONFIRMED', 'CONTESTED', 'CLOSED')),
    level integer NOT NULL,
    office_id uuid,
    role text,
    -- A day: a time of day could be held against the logs of others.
    happened_on date NOT NULL,
    CONSTRAINT concern_step_pk PRIMARY KEY (concern_id, place)
  );
  ALTER TABLE concern_step ENABLE ROW LEVEL SECURITY;
  ALTER TABLE concern_step FORCE ROW LEVEL SECURITY;
  CREATE POLICY concern_step_read ON concern_step FOR SELECT TO performance_app
    USING (EXISTS (SELECT FROM concern c WHERE c.id = concern_step.concern_id));
  CREATE POLICY concern_step_insert ON concern_step FOR INSERT TO performance_app WITH CHECK (true);
  CREATE POLICY concern_step_job_read ON concern_step FOR SELECT TO performance_job USING (true);
  CREATE POLICY concern_step_job_insert ON concern_step FOR INSERT TO performance_job WITH CHECK (true);
  -- Append-only: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON concern_step TO performance_app, performance_job;
`;

/** What figures count: no text, no partner, no official. */
const figures = `
  CREATE TABLE concern_figure (
    concern_id uuid CONSTRAINT concern_figure_pk PRIMARY KEY
      CONSTRAINT concern_figure_concern_fk REFERENCES concern (id),
    agency text NOT NULL,
    country text,
    severity text NOT NULL,
    raised_on date NOT NULL,
    due_on date NOT NULL,
    escalations integer NOT NULL,
    resolved_on date,
    closed_on date
  );
  CREATE INDEX concern_figure_closed_ix ON concern_figure (closed_on);
  CREATE INDEX concern_figure_raised_ix ON concern_figure (raised_on, agency);
  GRANT SELECT, INSERT, UPDATE (escalations, resolved_on, closed_on) ON concern_figure TO performance_app, performance_job;
`;
