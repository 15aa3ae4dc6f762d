import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The projection of registry's relations: which partner is whose office, affiliate or member. */
export class Relations1760000003100 implements MigrationInterface {
  readonly name = 'Relations1760000003100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner_relation (
        id uuid CONSTRAINT partner_relation_pk PRIMARY KEY,
        kind text NOT NULL,
        from_id uuid NOT NULL,
        to_id uuid NOT NULL,
        state text NOT NULL,
        until date,
        CONSTRAINT partner_relation_self_ck CHECK (from_id <> to_id)
      );
      CREATE INDEX partner_relation_from_ix ON partner_relation (from_id) WHERE state = 'CONFIRMED' AND until IS NULL;
      CREATE INDEX partner_relation_to_ix ON partner_relation (to_id) WHERE state = 'CONFIRMED' AND until IS NULL;
      GRANT SELECT ON partner_relation TO sanctions_app;
      GRANT SELECT, INSERT, UPDATE ON partner_relation TO sanctions_job;
    `);
    // Registry's facts are heard once more from the beginning, for those that nobody took before; repeating is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'registry'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE partner_relation`);
  }
}
