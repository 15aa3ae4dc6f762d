import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations with partners (JIU-97): that they were held is INTER_AGENCY, what was said is for those who took part. */
export class Consultations1760000006600 implements MigrationInterface {
  readonly name = 'Consultations1760000006600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(consultations);
    await runner.query(invitations);
    await runner.query(minutes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE consultation_minutes, consultation_invitation, consultation;
      DROP SEQUENCE consultation_number`);
  }
}

const consultations = `
  CREATE SEQUENCE consultation_number;
  GRANT USAGE ON SEQUENCE consultation_number TO performance_app;
  CREATE TABLE consultation (
    id uuid CONSTRAINT consultation_pk PRIMARY KEY,
    reference_no text NOT NULL DEFAULT 'CNS-' || lpad(nextval('consultation_number')::text, 7, '0')
      CONSTRAINT consultation_reference_uq UNIQUE,
    type text NOT NULL CONSTRAINT consultation_type_ck CHECK (type IN
      ('REGULAR_PARTNER', 'THEMATIC', 'POLICY_INPUT', 'GRIEVANCE', 'END_OF_CYCLE', 'SURVEY_FOLLOW_UP')),
    lead_agency text NOT NULL,
    co_agencies text[] NOT NULL,
    office_id uuid,
    country text CONSTRAINT consultation_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    cadence text NOT NULL CONSTRAINT consultation_cadence_ck CHECK (cadence IN
      ('ONCE', 'MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'ANNUAL')),
    held_on date NOT NULL,
    mode text NOT NULL CONSTRAINT consultation_mode_ck CHECK (mode IN ('IN_PERSON', 'REMOTE', 'HYBRID')),
    agenda text[] NOT NULL,
    languages text[] NOT NULL,
    state text NOT NULL CONSTRAINT consultation_state_ck CHECK (state IN
      ('PLANNED', 'INVITED', 'HELD', 'MINUTED', 'CANCELLED')),
    cancel_reason text,
    -- When it was recorded that it took place; figures as of an earlier time do not count it.
    held_recorded_at timestamptz,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT consultation_held_ck CHECK ((state IN ('HELD', 'MINUTED')) = (held_recorded_at IS NOT NULL))
  );
  CREATE INDEX consultation_country_ix ON consultation (country, held_on DESC, id DESC);
  CREATE INDEX consultation_lead_ix ON consultation (lead_agency, held_on DESC, id DESC);
  CREATE INDEX consultation_held_ix ON consultation (held_on DESC, id DESC);
  GRANT SELECT, INSERT, UPDATE (held_on, mode, agenda, languages, state, cancel_reason, held_recorded_at, version)
    ON consultation TO performance_app;
  GRANT SELECT ON consultation TO performance_job;
`;

const invitations = `
  CREATE TABLE consultation_invitation (
    consultation_id uuid NOT NULL CONSTRAINT consultation_invitation_consultation_fk REFERENCES consultation (id),
    partner_id uuid NOT NULL,
    response text CONSTRAINT consultation_invitation_response_ck CHECK (response IN ('ACCEPTED', 'DECLINED', 'TENTATIVE')),
    -- How many people come; no names.
    people integer CONSTRAINT consultation_invitation_people_ck CHECK (people BETWEEN 0 AND 100),
    attended boolean,
    invited_at timestamptz NOT NULL,
    responded_at timestamptz,
    CONSTRAINT consultation_invitation_pk PRIMARY KEY (consultation_id, partner_id)
  );
  CREATE INDEX consultation_invitation_partner_ix ON consultation_invitation (partner_id, consultation_id);
  GRANT SELECT, INSERT, UPDATE (response, people, attended, responded_at) ON consultation_invitation TO performance_app;
  GRANT SELECT ON consultation_invitation TO performance_job;
`;

/** The agencies that held it, and the partners that were present. */
const minutes = `
  CREATE TABLE consultation_minutes (
    consultation_id uuid NOT NULL CONSTRAINT consultation_minutes_consultation_fk REFERENCES consultation (id),
    version integer NOT NULL,
    agencies text[] NOT NULL,
    -- Sealed: minutes say who said what.
    text text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT consultation_minutes_pk PRIMARY KEY (consultation_id, version)
  );
  ALTER TABLE consultation_minutes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE consultation_minutes FORCE ROW LEVEL SECURITY;
  CREATE POLICY consultation_minutes_read ON consultation_minutes FOR SELECT TO performance_app
    USING ((SELECT viewer_agency()) = ANY (agencies) AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY consultation_minutes_partner_read ON consultation_minutes FOR SELECT TO performance_app
    USING ((SELECT viewer() ->> 'kind') = 'PARTNER' AND EXISTS (
      SELECT FROM consultation_invitation i WHERE i.consultation_id = consultation_minutes.consultation_id
        AND i.attended AND i.partner_id::text = ANY ((SELECT viewer_partners())::text[])));
  CREATE POLICY consultation_minutes_insert ON consultation_minutes FOR INSERT TO performance_app
    WITH CHECK ((SELECT viewer_agency()) = ANY (agencies) AND (SELECT viewer_holds('CONSULTATION_LEAD')));
  -- Append-only: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON consultation_minutes TO performance_app;
`;
