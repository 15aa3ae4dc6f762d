import { sectorListV1 } from '@partner-commons/registry/identity/sectors/sector-list.v1';
import { withClient } from '../support/databases';

/** What the search filters and counts by, spread over partners that stand in registry already, the same in every run. */
export async function stockRoster(url: string): Promise<void> {
  const sectors = sectorListV1.map(({ code, specialisations }) => ({ code, of: specialisations.map(([one]) => one) }));
  await withClient(url, async (client) => {
    const share = (salt: string) => `abs(hashtext(id::text || '${salt}'))`;
    await client.query(`UPDATE partner SET
      attributes = CASE ${share('attribute')} % 6 WHEN 0 THEN '{WOMEN_LED}' WHEN 1 THEN '{LOCAL,YOUTH_LED}' ELSE '{}' END::text[],
      categories = CASE ${share('category')} % 3 WHEN 0 THEN '{CIVIL_SOCIETY_CBO_FAITH_BASED}'
        WHEN 1 THEN '{CIVIL_SOCIETY_CBO_FAITH_BASED,WOMEN}' ELSE '{CHILDREN_YOUTH}' END::text[],
      registered_at = CASE WHEN standing = 'PROSPECT' THEN NULL ELSE created_at END`);
    await client.query(
      `INSERT INTO partner_sector (partner_id, sector, specialisation, list_version, experience, first_of_sector)
       SELECT p.id, s.code, o.one, 1, 'FROM_1_TO_5', row_number() OVER (PARTITION BY p.id, s.code) = 1
       FROM jsonb_to_recordset($1) AS s (code text, "of" jsonb), jsonb_array_elements_text(s."of") AS o (one), partner p
       WHERE abs(hashtext(p.id::text || o.one)) % 40 = 0`,
      [JSON.stringify(sectors)],
    );
    await client.query(`
      INSERT INTO operating_country (id, partner_id, country) SELECT gen_random_uuid(), id, country_of_origin FROM partner;
      INSERT INTO partner_location (id, partner_id, country, scheme, code, level, name)
        SELECT gen_random_uuid(), id, country_of_origin, 'OCHA_PCODE',
               country_of_origin || lpad((${share('area')} % 24)::text, 2, '0') || lpad((${share('district')} % 9)::text, 3, '0'), 2, 'Area'
        FROM partner, generate_series(1, 2) ON CONFLICT DO NOTHING;
      INSERT INTO clearance (partner_id, status, basis_hash, checked_at)
        SELECT id, CASE ${share('clearance')} % 50 WHEN 0 THEN 'HITS_OPEN' ELSE 'CLEAR' END, basis_hash, now() FROM partner;
      INSERT INTO partner_rating (assessment_id, partner_id, kind, band, owner, finalised_on, valid_until)
        SELECT gen_random_uuid(), id, 'HACT_MICRO', (ARRAY['LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH'])[1 + ${share('band')} % 4],
               'UNHCR', '2025-01-01', '2099-01-01'
        FROM partner WHERE ${share('rated')} % 2 = 0`);
    await client.query('VACUUM (ANALYZE)');
  });
}
