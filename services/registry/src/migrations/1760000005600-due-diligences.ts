import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What assessments tells: due diligence before a signature (HAB-16), assessments that ended, notices to partners. */
export class DueDiligences1760000005600 implements MigrationInterface {
  readonly name = 'DueDiligences1760000005600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dueDiligences);
    await runner.query(ratings);
    await runner.query(notices);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE partner_notice, due_diligence_history;
      REVOKE UPDATE (ended_on) ON partner_rating FROM registry_job;
      ALTER TABLE partner_rating DROP COLUMN ended_on`);
  }
}

const dueDiligences = `
  CREATE TABLE due_diligence_history (
    id uuid CONSTRAINT due_diligence_history_pk PRIMARY KEY,
    case_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    agency text NOT NULL,
    level text NOT NULL,
    state text NOT NULL CONSTRAINT due_diligence_history_state_ck CHECK (state IN ('DECIDED', 'EXPIRED', 'SUPERSEDED')),
    decision text NOT NULL CONSTRAINT due_diligence_history_decision_ck
      CHECK (decision IN ('PROCEED', 'PROCEED_WITH_MITIGATION', 'DECLINE')),
    decided_on date NOT NULL,
    valid_until date,
    recorded_at timestamptz NOT NULL,
    -- What is satisfactory has an end: without one it would count for ever.
    CONSTRAINT due_diligence_history_until_ck CHECK ((decision = 'DECLINE') = (valid_until IS NULL))
  );
  CREATE INDEX due_diligence_history_partner_ix ON due_diligence_history (partner_id, case_id, id DESC);
  GRANT SELECT ON due_diligence_history TO registry_app;
  GRANT SELECT, INSERT ON due_diligence_history TO registry_job;
`;

const ratings = `
  -- The first day on which it no longer counts, where it ended before its last valid day.
  ALTER TABLE partner_rating ADD ended_on date;
  GRANT UPDATE (ended_on) ON partner_rating TO registry_job;
`;

const notices = `
  CREATE TABLE partner_notice (
    id uuid CONSTRAINT partner_notice_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT partner_notice_kind_ck
      CHECK (kind IN ('CONSENT_REQUESTED', 'COMMENTS_REQUESTED', 'SELF_ASSESSMENT_ASSIGNED', 'ACTION_DUE')),
    reference_no text,
    agency text NOT NULL,
    due_on date,
    at timestamptz NOT NULL
  );
  CREATE INDEX partner_notice_partner_ix ON partner_notice (partner_id, id DESC);
  ALTER TABLE partner_notice ENABLE ROW LEVEL SECURITY;
  ALTER TABLE partner_notice FORCE ROW LEVEL SECURITY;
  CREATE POLICY partner_notice_read ON partner_notice FOR SELECT TO registry_app
    USING (partner_id = ANY ((SELECT viewer_partners())::uuid[]));
  CREATE POLICY partner_notice_job_write ON partner_notice FOR INSERT TO registry_job WITH CHECK (true);
  GRANT SELECT ON partner_notice TO registry_app;
  GRANT INSERT ON partner_notice TO registry_job;
`;
