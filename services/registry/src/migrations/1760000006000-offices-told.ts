import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other services hear of offices by event now; those that were there before are told once. */
export class OfficesTold1760000006000 implements MigrationInterface {
  readonly name = 'OfficesTold1760000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO outbox_event (type, subject, audience, data)
      SELECT 'registry.office-changed', id::text, 'AGENCY', jsonb_build_object('officeId', id, 'agency', agency,
        'parentId', parent_id, 'level', level, 'name', name, 'country', country, 'active', active)
      FROM office ORDER BY id`);
  }

  async down(): Promise<void> {
    // What was told stays told.
  }
}
