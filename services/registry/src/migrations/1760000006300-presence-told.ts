import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other services hear by event where partners work; those that were there before are told once. */
export class PresenceTold1760000006300 implements MigrationInterface {
  readonly name = 'PresenceTold1760000006300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO outbox_event (type, subject, audience, data)
      SELECT 'registry.partner-presence-changed', told.id::text, 'AGENCY', jsonb_build_object('partnerId', told.id,
        'countries', told.countries, 'areas', told.areas, 'sectors', told.sectors, 'at', clock_timestamp())
      FROM (
        SELECT p.id,
          ARRAY(SELECT country FROM operating_country WHERE partner_id = p.id AND until IS NULL
                UNION SELECT country FROM partner_location WHERE partner_id = p.id AND until IS NULL ORDER BY 1) AS countries,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('country', l.country, 'scheme', l.scheme, 'code', l.code,
                    'level', l.level, 'name', l.name) ORDER BY l.scheme, l.code), '[]')
           FROM partner_location l WHERE l.partner_id = p.id AND l.until IS NULL AND l.level > 0) AS areas,
          ARRAY(SELECT DISTINCT sector FROM partner_sector WHERE partner_id = p.id ORDER BY 1) AS sectors
        FROM partner p) AS told
      WHERE cardinality(told.countries) > 0 OR cardinality(told.sectors) > 0 OR jsonb_array_length(told.areas) > 0
      ORDER BY told.id`);
  }

  async down(): Promise<void> {
    // What was told stays told.
  }
}
