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
}
