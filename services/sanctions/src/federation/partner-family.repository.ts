import type { EntityManager } from 'typeorm';

/** Walks registry's relations of offices in both directions. */
export class PartnerFamilyRepository {
  constructor(private readonly manager: EntityManager) {}

  find(partnerId: string): Promise<{ id: string }[]> {
    return this.manager.query(
      `/* PartnerFamilyRepository.find */
       WITH RECURSIVE step AS (
         SELECT from_id AS one, to_id AS other FROM partner_relation
         WHERE state = 'CONFIRMED' AND until IS NULL AND kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF')
         UNION ALL SELECT to_id, from_id FROM partner_relation
         WHERE state = 'CONFIRMED' AND until IS NULL AND kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF')
         UNION ALL SELECT old_id, survivor_id FROM partner_redirect
         UNION ALL SELECT survivor_id, old_id FROM partner_redirect),
       family AS (SELECT $1::uuid AS id UNION SELECT s.other FROM family f JOIN step s ON s.one = f.id)
       SELECT id FROM family`,
      [partnerId],
    );
  }
}
