import type { EntityManager } from 'typeorm';

/** As registry tells it. */
export interface PartnerRelation {
  relationId: string;
  kind: string;
  fromId: string;
  toId: string;
  state: string;
  /** Last day; null while it lasts. */
  until: string | null;
}

export interface RelatedPartner {
  partnerId: string;
  /** Steps over relations in force; 1 is next to it. */
  distance: number;
  /** Of the last step towards it. */
  kind: string;
}

const inForce = `r.state = 'CONFIRMED' AND r.until IS NULL`;
const isOffice = `r.kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF')`;

/** The projection of registry's relations; written by the feed consumer alone. Twelve steps are more than any tree has. */
export class PartnerRelationRepository {
  constructor(private readonly manager: EntityManager) {}

  async save({ relationId, kind, fromId, toId, state, until }: PartnerRelation): Promise<void> {
    await this.manager.query(
      `/* PartnerRelationRepository.save */
       INSERT INTO partner_relation (id, kind, from_id, to_id, state, until) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT partner_relation_pk DO UPDATE SET state = excluded.state, until = excluded.until`,
      [relationId, kind, fromId, toId, state, until],
    );
  }

  /** The topmost partner of each that is an office. */
  findHeadquarters(partnerIds: readonly string[]): Promise<{ partnerId: string; headquarters: string }[]> {
    return this.manager.query(
      `/* PartnerRelationRepository.findHeadquarters */
       WITH RECURSIVE walk AS (
         SELECT q.id AS start, q.id, 0 AS steps FROM unnest($1::uuid[]) AS q (id)
         UNION SELECT w.start, r.to_id, w.steps + 1 FROM walk w
         JOIN partner_relation r ON r.from_id = w.id AND ${inForce} AND ${isOffice} WHERE w.steps < 12)
       SELECT DISTINCT ON (start) start AS "partnerId", id AS headquarters FROM walk
       WHERE steps > 0 ORDER BY start, steps DESC, id`,
      [partnerIds],
    );
  }

  /** Everything below each headquarters, nearest first. */
  findOffices(headquarters: readonly string[]): Promise<{ headquarters: string; partnerId: string }[]> {
    return this.manager.query(
      `/* PartnerRelationRepository.findOffices */
       WITH RECURSIVE walk AS (
         SELECT q.id AS start, q.id, 0 AS steps FROM unnest($1::uuid[]) AS q (id)
         UNION SELECT w.start, r.from_id, w.steps + 1 FROM walk w
         JOIN partner_relation r ON r.to_id = w.id AND ${inForce} AND ${isOffice} WHERE w.steps < 12)
       SELECT start AS headquarters, id AS "partnerId" FROM walk
       WHERE id <> start GROUP BY start, id ORDER BY start, min(steps), id`,
      [headquarters],
    );
  }

  /** Whoever can be reached over relations of any kind, in either direction, by the shortest way. */
  findRelated(partnerIds: readonly string[], maxDistance: number): Promise<(RelatedPartner & { of: string })[]> {
    return this.manager.query(
      `/* PartnerRelationRepository.findRelated */
       WITH RECURSIVE step AS (
         SELECT r.from_id AS one, r.to_id AS other, r.kind FROM partner_relation r WHERE ${inForce}
         UNION ALL SELECT r.to_id, r.from_id, r.kind FROM partner_relation r WHERE ${inForce}),
       walk AS (
         SELECT q.id AS start, q.id, 0 AS steps, NULL::text AS kind FROM unnest($1::uuid[]) AS q (id)
         UNION SELECT w.start, s.other, w.steps + 1, s.kind FROM walk w JOIN step s ON s.one = w.id WHERE w.steps < $2)
       SELECT DISTINCT ON (start, id) start AS of, id AS "partnerId", steps AS distance, kind FROM walk
       WHERE id <> start ORDER BY start, id, steps, kind`,
      [partnerIds, maxDistance],
    );
  }
}
