import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second wall around what is final, the history of states, lists that hold drafts too, and what makes an assessment unreliable. */
export class AssessmentStates1760000005200 implements MigrationInterface {
  readonly name = 'AssessmentStates1760000005200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(guard);
    await runner.query(changes);
    await runner.query(events);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invalidating_event_text, invalidating_event, assessment_expiry_warning, assessment_change;
      DROP TRIGGER assessment_kept ON assessment;
      DROP FUNCTION keep_assessment();
      DROP POLICY assessment_report_shared_read ON assessment_report;
      DROP FUNCTION viewer_assessment_level(uuid);
      DROP POLICY assessment_report_import ON assessment_report;
      REVOKE INSERT ON assessment_report FROM assessments_job;
      ALTER TABLE assessment_report DROP COLUMN is_sealed;
      DROP INDEX assessment_partner_ix, assessment_order_ix, assessment_owner_ix;
      CREATE INDEX assessment_partner_ix ON assessment (partner_id, finalised_on DESC, id DESC);
      CREATE INDEX assessment_owner_ix ON assessment (owner_agency, state, id);
      ALTER TABLE assessment DROP COLUMN commissioning_office, DROP COLUMN assessor_firm`);
  }
}

// Lists put what is not final yet before what is; a day that never comes gives both one total order.
const order = `(coalesce(finalised_on, 'infinity'::date)) DESC, id DESC`;

const columns = `
  ALTER TABLE assessment ADD commissioning_office uuid, ADD assessor_firm text,
    ADD CONSTRAINT assessment_firm_ck CHECK (assessor_firm IS NULL OR assessor_type IN ('FIRM', 'EXTERNAL'));
  GRANT UPDATE (assessor_type, assessor_firm) ON assessment TO assessments_app;
  DROP INDEX assessment_partner_ix, assessment_owner_ix;
  CREATE INDEX assessment_partner_ix ON assessment (partner_id, ${order});
  CREATE INDEX assessment_owner_ix ON assessment (owner_agency, ${order});
  CREATE INDEX assessment_order_ix ON assessment (${order});

  -- What was written before texts were sealed stays as it is.
  ALTER TABLE assessment_report ADD is_sealed boolean NOT NULL DEFAULT false;
  CREATE POLICY assessment_report_import ON assessment_report FOR INSERT TO assessments_job WITH CHECK (true);
  GRANT INSERT ON assessment_report TO assessments_job;

  -- 0 nothing, 1 summary, 2 full without attachments, 3 full: how much of its body the viewer may read. Others than those
  -- who carry it out read once it is final; the partner from when it is asked to comment (feature 53), or answers itself.
  CREATE FUNCTION viewer_assessment_level(assessment uuid) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(CASE
      WHEN viewer_agency() = a.owner_agency OR viewer_agency() = ANY (a.joint_agencies) THEN 3
      WHEN viewer_acts_for(a.partner_id) AND (a.assessor_type = 'PARTNER_SELF'
        OR a.state NOT IN ('DRAFT', 'ASSIGNED', 'IN_PROGRESS', 'CANCELLED')) THEN 3
      WHEN a.finalised_on IS NOT NULL THEN viewer_granted_level('ASSESSMENT', a.id)
      ELSE 0 END), 0)
    FROM assessment a WHERE a.id = assessment $$;
  CREATE POLICY assessment_report_shared_read ON assessment_report FOR SELECT TO assessments_app
    USING (viewer_assessment_level(assessment_id) >= 2);
`;

// The service says all of this too, in words for the caller; here it binds whatever statement is sent.
const guard = `
  CREATE FUNCTION keep_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    as_owner boolean := current_user <> 'assessments_app' OR coalesce(NEW.owner_agency = viewer_agency(), false);
    in_part boolean := NEW.state IN ('ASSIGNED', 'IN_PROGRESS', 'PARTNER_COMMENTS', 'SUBMITTED') AND (
      coalesce(viewer_agency() = ANY (NEW.joint_agencies), false)
      OR (NEW.assessor_type = 'PARTNER_SELF' AND coalesce(viewer_acts_for(NEW.partner_id), false)));
    after_final text[] := '{state,superseded_by,version}';
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NOT as_owner THEN
        RAISE EXCEPTION 'permission denied: an agency starts assessments of its own' USING ERRCODE = '42501';
      END IF;
      RETURN NEW;
    END IF;
    IF NOT (as_owner OR in_part) THEN
      RAISE EXCEPTION 'permission denied: this assessment is another agency''s' USING ERRCODE = '42501';
    END IF;
    IF OLD.finalised_on IS NOT NULL AND to_jsonb(NEW) - after_final <> to_jsonb(OLD) - after_final THEN
      RAISE EXCEPTION 'permission denied: what is final is never changed' USING ERRCODE = '42501';
    END IF;
    IF OLD.finalised_on IS NOT NULL AND NEW.state <> OLD.state
       AND NOT (OLD.state = 'FINAL' AND NEW.state IN ('EXPIRED', 'SUPERSEDED', 'INVALIDATED')) THEN
      RAISE EXCEPTION 'permission denied: a final assessment only ends' USING ERRCODE = '42501';
    END IF;
    IF OLD.finalised_on IS NOT NULL AND NEW.superseded_by IS DISTINCT FROM OLD.superseded_by
       AND (OLD.superseded_by IS NOT NULL OR NEW.state <> 'SUPERSEDED') THEN
      RAISE EXCEPTION 'permission denied: it is superseded once' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER assessment_kept BEFORE INSERT OR UPDATE ON assessment FOR EACH ROW EXECUTE FUNCTION keep_assessment();
`;

// States and days only, which every agency may know; reasons are texts of their own.
const changes = `
  CREATE TABLE assessment_change (
    id uuid CONSTRAINT assessment_change_pk PRIMARY KEY,
    assessment_id uuid NOT NULL CONSTRAINT assessment_change_assessment_fk REFERENCES assessment (id),
    from_state text,
    to_state text NOT NULL,
    actor text NOT NULL CONSTRAINT assessment_change_actor_ck CHECK (actor IN ('AGENCY', 'PARTNER', 'SYSTEM')),
    agency text,
    subject text,
    at timestamptz NOT NULL,
    CONSTRAINT assessment_change_agency_ck CHECK ((actor = 'AGENCY') = (agency IS NOT NULL))
  );
  CREATE INDEX assessment_change_assessment_ix ON assessment_change (assessment_id, id);
  GRANT SELECT, INSERT ON assessment_change TO assessments_app, assessments_job;

  CREATE TABLE assessment_expiry_warning (
    assessment_id uuid NOT NULL CONSTRAINT assessment_expiry_warning_assessment_fk REFERENCES assessment (id),
    days integer NOT NULL CONSTRAINT assessment_expiry_warning_days_ck CHECK (days IN (30, 60, 90)),
    warned_at timestamptz NOT NULL,
    CONSTRAINT assessment_expiry_warning_pk PRIMARY KEY (assessment_id, days)
  );
  GRANT SELECT, INSERT ON assessment_expiry_warning TO assessments_job;
`;

const events = `
  CREATE TABLE invalidating_event (
    id uuid CONSTRAINT invalidating_event_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT invalidating_event_kind_ck CHECK (kind IN (
      'HIT_CONFIRMED', 'FRAUD_FINDING', 'ADVERSE_OR_DISCLAIMED_AUDIT', 'LEGAL_STATUS_CHANGE', 'MERGER',
      'BOARD_CHANGE_MAJORITY', 'HEAD_OF_FINANCE_CHANGE', 'SYSTEM_REPLACED', 'SEA_FINDING', 'MISREPRESENTATION')),
    occurred_on date NOT NULL,
    source text NOT NULL,
    source_id text NOT NULL,
    agency text,
    raised_by text NOT NULL,
    raised_at timestamptz NOT NULL,
    resolution text,
    resolved_by text,
    resolved_at timestamptz,
    CONSTRAINT invalidating_event_resolved_ck CHECK (
      (resolved_at IS NULL) = (resolution IS NULL) AND (resolved_at IS NULL) = (resolved_by IS NULL))
  );
  CREATE UNIQUE INDEX invalidating_event_open_uq ON invalidating_event (source, source_id) WHERE resolved_at IS NULL;
  CREATE INDEX invalidating_event_partner_ix ON invalidating_event (partner_id, id);
  GRANT SELECT, INSERT, UPDATE (resolution, resolved_by, resolved_at) ON invalidating_event TO assessments_app, assessments_job;

  CREATE TABLE invalidating_event_text (
    event_id uuid NOT NULL CONSTRAINT invalidating_event_text_event_fk REFERENCES invalidating_event (id),
    part text NOT NULL CONSTRAINT invalidating_event_text_part_ck CHECK (part IN ('DESCRIPTION', 'RESOLUTION')),
    agency text NOT NULL,
    sealed text NOT NULL,
    CONSTRAINT invalidating_event_text_pk PRIMARY KEY (event_id, part)
  );
  ALTER TABLE invalidating_event_text ENABLE ROW LEVEL SECURITY;
  ALTER TABLE invalidating_event_text FORCE ROW LEVEL SECURITY;
  CREATE POLICY invalidating_event_text_own ON invalidating_event_text TO assessments_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT ON invalidating_event_text TO assessments_app;
`;
