import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other services hear by event which partners are PUBLIC; those that were there before are told once. */
export class PublicityTold1760000007200 implements MigrationInterface {
  readonly name = 'PublicityTold1760000007200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO outbox_event (type, subject, audience, data)
      SELECT 'registry.partner-publicity-changed', p.id::text, 'INTERNAL', jsonb_build_object('partnerId', p.id,
        'shown', jsonb_build_object('legalName', p.legal_name, 'uniqueNumber', p.unique_number,
          'primaryType', p.primary_type, 'countryOfOrigin', p.country_of_origin))
      FROM partner p
      WHERE p.registered_at IS NOT NULL AND NOT p.protected_listing AND p.kind <> 'INDIVIDUAL' ORDER BY p.id`);
  }

  async down(): Promise<void> {
    // What was told stays told.
  }
}
