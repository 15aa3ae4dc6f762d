import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sanctions told of recovery claims, each state that was told is kept, so that `asOf` finds it again. */
export class RecoveryClaims1760000004020 implements MigrationInterface {
  readonly name = 'RecoveryClaims1760000004020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recovery_claim_state (
        claim_id uuid NOT NULL,
        at timestamptz NOT NULL,
        partner_id uuid NOT NULL,
        agency text NOT NULL,
        currency text NOT NULL,
        claimed numeric NOT NULL CONSTRAINT recovery_claim_state_claimed_ck CHECK (claimed >= 0),
        recovered numeric NOT NULL CONSTRAINT recovery_claim_state_recovered_ck CHECK (recovered >= 0),
        written_off numeric NOT NULL CONSTRAINT recovery_claim_state_written_off_ck CHECK (written_off >= 0),
        claimed_on date NOT NULL,
        CONSTRAINT recovery_claim_state_pk PRIMARY KEY (claim_id, at)
      );
      CREATE INDEX recovery_claim_state_period_ix ON recovery_claim_state (currency, claimed_on);
      GRANT SELECT ON recovery_claim_state TO performance_app;
      GRANT SELECT, INSERT, UPDATE ON recovery_claim_state TO performance_job`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_claim_state');
  }
}
