import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The projection of registry's merges: which partner stands for one that was merged (R-INV-11). */
export class Redirects1760000002500 implements MigrationInterface {
  readonly name = 'Redirects1760000002500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner_redirect (
        old_id uuid CONSTRAINT partner_redirect_pk PRIMARY KEY,
        survivor_id uuid NOT NULL,
        CONSTRAINT partner_redirect_self_ck CHECK (old_id <> survivor_id)
      );
      CREATE INDEX partner_redirect_survivor_ix ON partner_redirect (survivor_id);
      GRANT SELECT ON partner_redirect TO sanctions_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON partner_redirect TO sanctions_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE partner_redirect`);
  }
}
