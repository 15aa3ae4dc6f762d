import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { PartnerRelation, RelationKind } from './relation.entity';
import type { Step } from './relation.rules';

export interface RelationSearch {
  kinds: RelationKind[] | null;
  parents: boolean;
  children: boolean;
  includeEnded: boolean;
  after: string | null;
  limit: number;
}

export type RelationOfPartner = PartnerRelation & { ofPartner: string };

const columns = `r.id, r.kind, r.from_id AS "fromId", r.to_id AS "toId", r.state, r.role, r.since::text AS since,
  r.until::text AS until, r.proposed_by AS "proposedBy", r.proposed_side AS "proposedSide", r.proposed_at AS "proposedAt",
  r.decided_by AS "decidedBy", r.decided_at AS "decidedAt", r.version`;

const wanted = `FROM partner_relation r
  WHERE ((r.from_id = q.id AND $3) OR (r.to_id = q.id AND $4)) AND ($2::text[] IS NULL OR r.kind = ANY ($2))
    AND ($5 OR (r.until IS NULL AND r.state <> 'DECLINED'))`;

const inForce = `r.until IS NULL AND r.state = 'CONFIRMED' AND r.kind = ANY ($2)`;

/** Twelve steps are more than any tree may have; the end of the walk does not hang on the data. */
const walkUp = `WITH RECURSIVE walk AS (
    SELECT q.id AS start, q.id, 0 AS steps FROM unnest($1::uuid[]) AS q (id)
    UNION SELECT w.start, r.to_id, w.steps + 1 FROM walk w JOIN partner_relation r ON r.from_id = w.id AND ${inForce}
    WHERE w.steps < 12)
  SELECT start, id, steps FROM walk ORDER BY start, steps, id`;
const walkDown = `WITH RECURSIVE walk AS (
    SELECT q.id AS start, q.id, 0 AS steps FROM unnest($1::uuid[]) AS q (id)
    UNION SELECT w.start, r.from_id, w.steps + 1 FROM walk w JOIN partner_relation r ON r.to_id = w.id AND ${inForce}
    WHERE w.steps < 12)
  SELECT start, id, steps FROM walk ORDER BY start, steps, id`;

export type StepOf = Step & { start: string };

export class RelationRepository {
  constructor(private readonly manager: EntityManager) {}

  /** One page for each partner, in one statement. */
  listOf(partnerIds: readonly string[], search: RelationSearch): Promise<RelationOfPartner[]> {
    const { kinds, parents, children, includeEnded, after, limit } = search;
    return this.manager.query(
      `/* RelationRepository.listOf */
       SELECT q.id AS "ofPartner", page.* FROM unnest($1::uuid[]) AS q (id)
       CROSS JOIN LATERAL (SELECT ${columns} ${wanted} AND ($6::uuid IS NULL OR r.id > $6) ORDER BY r.id LIMIT $7) AS page
       ORDER BY q.id, page.id`,
      [partnerIds, kinds, parents, children, includeEnded, after, limit],
    );
  }

  countOf(partnerIds: readonly string[], search: RelationSearch): Promise<{ ofPartner: string; count: number }[]> {
    const { kinds, parents, children, includeEnded } = search;
    return this.manager.query(
      `/* RelationRepository.countOf */
       SELECT q.id AS "ofPartner", counted.count FROM unnest($1::uuid[]) AS q (id)
       CROSS JOIN LATERAL (${countUpTo(wanted)}) AS counted`,
      [partnerIds, kinds, parents, children, includeEnded],
    );
  }

  async find(id: string): Promise<PartnerRelation | null> {
    const [row] = await this.manager.query(
      `/* RelationRepository.find */ SELECT ${columns} FROM partner_relation r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<PartnerRelation | null> {
    const [row] = await this.manager.query(
      `/* RelationRepository.lock */ SELECT ${columns} FROM partner_relation r WHERE r.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Two relations that are sound each for itself can make a circle together, so they come one after the other. */
  async lockTrees(): Promise<void> {
    await this.manager.query(
      `/* RelationRepository.lockTrees */ SELECT pg_advisory_xact_lock(hashtextextended('partner-relations', 0))`,
    );
  }

  /** Each partner itself, then what it belongs to, step by step. */
  walkUp(partnerIds: readonly string[], kinds: RelationKind[]): Promise<StepOf[]> {
    return this.manager.query(`/* RelationRepository.walkUp */ ${walkUp}`, [partnerIds, kinds]);
  }

  /** Each partner itself, then what belongs to it, step by step. */
  walkDown(partnerIds: readonly string[], kinds: RelationKind[]): Promise<StepOf[]> {
    return this.manager.query(`/* RelationRepository.walkDown */ ${walkDown}`, [partnerIds, kinds]);
  }

  /** False when the two stand in this relation already, or it is proposed. */
  async insert(row: PartnerRelation): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* RelationRepository.insert */
       INSERT INTO partner_relation (id, kind, from_id, to_id, state, role, since, until, proposed_by, proposed_side,
                                     proposed_at, decided_by, decided_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id`,
      [
        row.id,
        row.kind,
        row.fromId,
        row.toId,
        row.state,
        row.role,
        row.since,
        row.until,
        row.proposedBy,
        row.proposedSide,
        row.proposedAt,
        row.decidedBy,
        row.decidedAt,
        row.version,
      ],
    );
    return inserted.length > 0;
  }

  async update({ id, state, until, decidedBy, decidedAt, version }: PartnerRelation): Promise<void> {
    await this.manager.query(
      `/* RelationRepository.update */
       UPDATE partner_relation SET state = $2, until = $3, decided_by = $4, decided_at = $5, version = $6 WHERE id = $1`,
      [id, state, until, decidedBy, decidedAt, version],
    );
  }
}
