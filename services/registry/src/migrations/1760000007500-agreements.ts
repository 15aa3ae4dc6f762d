import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What performance tells of agreements: an agency pays under one that is in force (UNHCR-51). */
export class Agreements1760000007500 implements MigrationInterface {
  readonly name = 'Agreements1760000007500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_history (
        engagement_id uuid NOT NULL,
        version integer NOT NULL,
        partner_id uuid NOT NULL,
        agency text NOT NULL,
        state text NOT NULL CONSTRAINT agreement_history_state_ck
          CHECK (state IN ('PLANNED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
        starts_on date NOT NULL,
        ends_on date,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT agreement_history_pk PRIMARY KEY (engagement_id, version)
      );
      CREATE INDEX agreement_history_partner_ix ON agreement_history (partner_id, engagement_id);
      GRANT SELECT ON agreement_history TO registry_app;
      GRANT SELECT, INSERT ON agreement_history TO registry_job`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agreement_history');
  }
}
