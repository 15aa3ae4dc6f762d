import type { EntityManager } from 'typeorm';

export interface SourceOfPartner {
  partnerId: string;
  /** The partner itself, one merged into it, or a headquarters above it: what is decided about it binds the partner. */
  sourceId: string;
}

/** Whose ineligibility binds whom. An affiliate or a successor is bound by a decision of its own alone (S-INV-10). */
export class SourceRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those that were merged into it. */
  findMerged(partnerId: string): Promise<{ id: string }[]> {
    return this.manager.query(
      `/* SourceRepository.findMerged */
       SELECT old_id AS id FROM partner_redirect WHERE survivor_id = $1 ORDER BY old_id`,
      [partnerId],
    );
  }

  find(partnerIds: readonly string[]): Promise<SourceOfPartner[]> {
    return this.manager.query(
      `/* SourceRepository.find */
       WITH RECURSIVE above AS (
         SELECT q.id AS partner_id, coalesce(d.survivor_id, q.id) AS id, 0 AS steps
         FROM unnest($1::uuid[]) AS q (id) LEFT JOIN partner_redirect d ON d.old_id = q.id
         UNION SELECT a.partner_id, r.to_id, a.steps + 1 FROM above a
         JOIN partner_relation r ON r.from_id = a.id AND r.state = 'CONFIRMED' AND r.until IS NULL
           AND r.kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF') WHERE a.steps < 12)
       SELECT partner_id AS "partnerId", id AS "sourceId" FROM above
       UNION SELECT a.partner_id, d.old_id FROM above a JOIN partner_redirect d ON d.survivor_id = a.id`,
      [partnerIds],
    );
  }
}
