import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agencies ask one another to read what is confidential, and the owner decides (JIU-59). */
export class DisclosureRequests1760000005500 implements MigrationInterface {
  readonly name = 'DisclosureRequests1760000005500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disclosure_request (
        id uuid CONSTRAINT disclosure_request_pk PRIMARY KEY,
        resource_type text NOT NULL CONSTRAINT disclosure_request_resource_ck
          CHECK (resource_type IN ('ASSESSMENT', 'ASSURANCE_ACTIVITY', 'CAPACITY_PLAN', 'DUE_DILIGENCE_CASE')),
        resource_id uuid NOT NULL,
        owner_agency text NOT NULL,
        partner_id uuid NOT NULL,
        requester_agency text NOT NULL,
        requested_by text NOT NULL,
        level text NOT NULL CONSTRAINT disclosure_request_level_ck
          CHECK (level IN ('SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL')),
        purpose text NOT NULL,
        -- Sealed: it may speak of people.
        explanation text NOT NULL,
        state text NOT NULL CONSTRAINT disclosure_request_state_ck
          CHECK (state IN ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
        requested_at timestamptz NOT NULL,
        lapses_at timestamptz NOT NULL,
        decided_by text,
        decided_at timestamptz,
        -- Sealed, like the explanation.
        reason text,
        grant_id uuid CONSTRAINT disclosure_request_grant_fk REFERENCES access_grant (id),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT disclosure_request_foreign_ck CHECK (requester_agency <> owner_agency),
        CONSTRAINT disclosure_request_time_ck CHECK (lapses_at > requested_at),
        CONSTRAINT disclosure_request_decided_ck CHECK ((state = 'PENDING') = (decided_at IS NULL)),
        CONSTRAINT disclosure_request_granted_ck CHECK ((state = 'APPROVED') = (grant_id IS NOT NULL)),
        CONSTRAINT disclosure_request_refused_ck CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
        CONSTRAINT disclosure_request_segregation_ck CHECK (state NOT IN ('APPROVED', 'REFUSED') OR decided_by <> requested_by)
      );
      CREATE UNIQUE INDEX disclosure_request_pending_uq ON disclosure_request (resource_id, requester_agency)
        WHERE state = 'PENDING';
      CREATE INDEX disclosure_request_owner_ix ON disclosure_request (owner_agency, id);
      CREATE INDEX disclosure_request_requester_ix ON disclosure_request (requester_agency, id);
      CREATE INDEX disclosure_request_lapse_ix ON disclosure_request (lapses_at) WHERE state = 'PENDING';

      -- That one agency asks is the affair of the two: no other agency learns of it, nor does the partner.
      ALTER TABLE disclosure_request ENABLE ROW LEVEL SECURITY;
      ALTER TABLE disclosure_request FORCE ROW LEVEL SECURITY;
      CREATE POLICY disclosure_request_read ON disclosure_request FOR SELECT TO assessments_app
        USING ((SELECT viewer_agency()) IN (owner_agency, requester_agency));
      CREATE POLICY disclosure_request_insert ON disclosure_request FOR INSERT TO assessments_app
        WITH CHECK (requester_agency = (SELECT viewer_agency()) AND state = 'PENDING');
      CREATE POLICY disclosure_request_decide ON disclosure_request FOR UPDATE TO assessments_app
        USING (owner_agency = (SELECT viewer_agency()))
        WITH CHECK (owner_agency = (SELECT viewer_agency()) AND state IN ('APPROVED', 'REFUSED'));
      CREATE POLICY disclosure_request_withdraw ON disclosure_request FOR UPDATE TO assessments_app
        USING (requester_agency = (SELECT viewer_agency()))
        WITH CHECK (requester_agency = (SELECT viewer_agency()) AND state = 'WITHDRAWN');
      GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, reason, grant_id, version)
        ON disclosure_request TO assessments_app;
      -- The timer lets requests lapse and reads no words of them.
      CREATE POLICY disclosure_request_job_read ON disclosure_request FOR SELECT TO assessments_job USING (true);
      CREATE POLICY disclosure_request_job_lapse ON disclosure_request FOR UPDATE TO assessments_job
        USING (state = 'PENDING') WITH CHECK (state = 'EXPIRED');
      GRANT SELECT (id, resource_type, resource_id, owner_agency, partner_id, requester_agency, level, purpose, state,
        lapses_at, version), UPDATE (state, decided_at, version) ON disclosure_request TO assessments_job;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE disclosure_request');
  }
}
