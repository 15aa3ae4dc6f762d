import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IntelligenceNotes1760000003310 implements MigrationInterface {
  readonly name = 'IntelligenceNotes1760000003310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(notes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE intelligence_note');
  }
}

// Even that a note exists is confidential: it shows for its agency and for those it is granted to.
const notes = `
  CREATE TABLE intelligence_note (
    id uuid CONSTRAINT intelligence_note_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT intelligence_note_clearance_fk REFERENCES clearance (partner_id),
    agency text NOT NULL,
    reliability text NOT NULL CONSTRAINT intelligence_note_reliability_ck CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    credibility integer NOT NULL CONSTRAINT intelligence_note_credibility_ck CHECK (credibility BETWEEN 1 AND 6),
    sealed text,
    state text NOT NULL CONSTRAINT intelligence_note_state_ck CHECK (state IN ('ACTIVE', 'EXPIRED', 'WITHDRAWN')),
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT intelligence_note_ended_ck CHECK ((state = 'ACTIVE') = (ended_at IS NULL)),
    CONSTRAINT intelligence_note_purged_ck CHECK (sealed IS NOT NULL OR ended_at IS NOT NULL)
  );
  CREATE INDEX intelligence_note_partner_ix ON intelligence_note (partner_id, id);
  CREATE INDEX intelligence_note_expiry_ix ON intelligence_note (expires_at) WHERE state = 'ACTIVE';
  ALTER TABLE intelligence_note ENABLE ROW LEVEL SECURITY;
  ALTER TABLE intelligence_note FORCE ROW LEVEL SECURITY;
  CREATE POLICY intelligence_note_read ON intelligence_note FOR SELECT TO sanctions_app
    USING ((SELECT viewer_agency()) IS NOT NULL
           AND (SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_ADJUDICATOR', 'VETTING_OFFICER', 'IP_UNIT_ADMIN'))
           AND (agency = (SELECT viewer_agency())
                OR EXISTS (SELECT FROM need_to_know_grant g
                           WHERE g.subject_type = 'INTELLIGENCE_NOTE' AND g.subject_id = intelligence_note.id
                             AND g.agency = (SELECT viewer_agency()) AND g.revoked_at IS NULL)));
  CREATE POLICY intelligence_note_insert ON intelligence_note FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND recorded_by = (SELECT viewer() ->> 'subject'));
  CREATE POLICY intelligence_note_update ON intelligence_note FOR UPDATE TO sanctions_app
    USING (agency = (SELECT viewer_agency())) WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY intelligence_note_job_read ON intelligence_note FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY intelligence_note_job_update ON intelligence_note FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (state, ended_at, version) ON intelligence_note TO sanctions_app;
  GRANT SELECT, UPDATE (state, sealed, ended_at, version) ON intelligence_note TO sanctions_job;
`;
