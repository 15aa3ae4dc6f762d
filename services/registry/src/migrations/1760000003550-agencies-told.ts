import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other services hear of agencies by event now; those that were enrolled before are told once. */
export class AgenciesTold1760000003550 implements MigrationInterface {
  readonly name = 'AgenciesTold1760000003550';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO outbox_event (type, subject, audience, data)
      SELECT 'registry.agency-registered', code, 'AGENCY', jsonb_build_object('code', code, 'name', name)
      FROM agency ORDER BY code`);
  }

  async down(): Promise<void> {
    // What was told stays told.
  }
}
