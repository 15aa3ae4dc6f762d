import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface ForumDecisionRow {
  id: string;
  discussionId: string;
  agency: string;
  decidedBy: string;
  sealed: string;
  decidedAt: Date;
}

export interface ForumDissentRow {
  id: string;
  discussionId: string;
  decisionId: string;
  agency: string;
  dissentedBy: string;
  sealed: string;
  at: Date;
}

const columns = `d.id, d.discussion_id AS "discussionId", d.agency, d.decided_by AS "decidedBy", d.sealed,
  d.decided_at AS "decidedAt"`;

/** Append-only; row-level security shows it to those who see the discussion. */
export class ForumDecisionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Of each discussion the latest 20. */
  findLatest(discussionIds: readonly string[]): Promise<ForumDecisionRow[]> {
    return this.manager.query(
      `/* ForumDecisionRepository.findLatest */
       SELECT latest.* FROM unnest($1::uuid[]) AS asked(id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM forum_decision d WHERE d.discussion_id = asked.id ORDER BY d.id DESC LIMIT 20) AS latest`,
      [discussionIds],
    );
  }

  async find(id: string): Promise<ForumDecisionRow | null> {
    const [row] = await this.manager.query(
      `/* ForumDecisionRepository.find */ SELECT ${columns} FROM forum_decision d WHERE d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ForumDecisionRow): Promise<void> {
    await this.manager.query(
      `/* ForumDecisionRepository.insert */
       INSERT INTO forum_decision (id, discussion_id, agency, decided_by, sealed, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [row.id, row.discussionId, row.agency, row.decidedBy, row.sealed, row.decidedAt],
    );
  }

  /** At most one per agency and decision, so 21. */
  findDissents(decisionIds: readonly string[]): Promise<ForumDissentRow[]> {
    return this.manager.query(
      `/* ForumDecisionRepository.findDissents */
       SELECT id, discussion_id AS "discussionId", decision_id AS "decisionId", agency, dissented_by AS "dissentedBy",
              sealed, at
       FROM forum_dissent WHERE decision_id = ANY ($1) ORDER BY id`,
      [decisionIds],
    );
  }

  /** False when the agency dissented before. */
  async dissent(row: ForumDissentRow): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* ForumDecisionRepository.dissent */
       INSERT INTO forum_dissent (id, discussion_id, decision_id, agency, dissented_by, sealed, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT forum_dissent_once_uq DO NOTHING RETURNING id`,
      [row.id, row.discussionId, row.decisionId, row.agency, row.dissentedBy, row.sealed, row.at],
    );
    return inserted.length > 0;
  }
}
