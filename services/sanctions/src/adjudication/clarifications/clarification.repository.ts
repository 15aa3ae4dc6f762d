import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ClarificationRequest } from './clarification-request.entity';

/** As everybody sees it who sees it at all: nothing in it tells why it was asked. */
export type ClarificationRow = Pick<
  ClarificationRequest,
  | 'id'
  | 'partnerId'
  | 'personId'
  | 'topics'
  | 'state'
  | 'askedAt'
  | 'dueAt'
  | 'answeredAt'
  | 'sealedAnswer'
  | 'fileIds'
  | 'version'
>;

/** For whoever asked because of a hit. */
export type HitClarificationRow = ClarificationRow & { hitId: string; askedBy: string; agency: string };

export interface NewClarification {
  row: ClarificationRow;
  purpose: 'SCREENING' | 'VERIFICATION';
  hitId: string | null;
  askedBy: string;
  agency: string;
}

export type ClarificationAnswer = Pick<ClarificationRow, 'id' | 'sealedAnswer' | 'fileIds' | 'version'> & {
  answeredBy: string;
  answeredAt: Date;
};

export interface ClarificationSearch {
  partnerId: string;
  after: string | null;
  limit: number;
}

const columns = `id, partner_id AS "partnerId", person_id AS "personId", topics, state, asked_at AS "askedAt",
  due_at AS "dueAt", answered_at AS "answeredAt", sealed_answer AS "sealedAnswer", file_ids AS "fileIds", version`;
const ofPartner = `FROM clarification_request WHERE partner_id = ANY (ARRAY(
    SELECT $1::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $1))`;

/** Row-level security decides who sees which. */
export class ClarificationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  search({ partnerId, after, limit }: ClarificationSearch): Promise<ClarificationRow[]> {
    return this.manager.query(
      `/* ClarificationRepository.search */
       SELECT ${columns} ${ofPartner} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [partnerId, after, limit],
    );
  }

  async count(partnerId: string): Promise<number> {
    const [row] = await this.manager.query(`/* ClarificationRepository.count */ ${countUpTo(ofPartner)}`, [partnerId]);
    return row.count;
  }

  findByHits(hitIds: readonly string[]): Promise<HitClarificationRow[]> {
    return this.manager.query(
      `/* ClarificationRepository.findByHits */
       SELECT ${columns}, hit_id AS "hitId", asked_by AS "askedBy", agency FROM clarification_request
       WHERE hit_id = ANY ($1) ORDER BY id`,
      [hitIds],
    );
  }

  async find(id: string): Promise<ClarificationRow | null> {
    const [row] = await this.manager.query(
      `/* ClarificationRepository.find */ SELECT ${columns} FROM clarification_request WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<ClarificationRow | null> {
    const [row] = await this.manager.query(
      `/* ClarificationRepository.lock */
       SELECT ${columns} FROM clarification_request WHERE id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Null when it was not asked because of a hit. */
  async findHit(id: string): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* ClarificationRepository.findHit */ SELECT hit_id AS "hitId" FROM clarification_request WHERE id = $1`,
      [id],
    );
    return row?.hitId ?? null;
  }

  async insert({ row, purpose, hitId, askedBy, agency }: NewClarification): Promise<void> {
    await this.manager.query(
      `/* ClarificationRepository.insert */
       INSERT INTO clarification_request (id, partner_id, person_id, purpose, hit_id, topics, state, asked_by, agency,
                                          asked_at, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'OPEN', $7, $8, $9, $10)`,
      [row.id, row.partnerId, row.personId, purpose, hitId, row.topics, askedBy, agency, row.askedAt, row.dueAt],
    );
  }

  async answer({ id, sealedAnswer, fileIds, version, answeredBy, answeredAt }: ClarificationAnswer): Promise<void> {
    await this.manager.query(
      `/* ClarificationRepository.answer */
       UPDATE clarification_request SET state = 'ANSWERED', sealed_answer = $2, file_ids = $3, answered_by = $4,
         answered_at = $5, closed_at = $5, version = $6 WHERE id = $1`,
      [id, sealedAnswer, fileIds, answeredBy, answeredAt, version],
    );
  }

  async extend(id: string, dueAt: Date): Promise<void> {
    await this.manager.query(
      `/* ClarificationRepository.extend */
       UPDATE clarification_request SET due_at = $2, reminded_at = NULL, version = version + 1 WHERE id = $1`,
      [id, dueAt],
    );
  }

  async withdraw(id: string, closedAt: Date): Promise<void> {
    await this.manager.query(
      `/* ClarificationRepository.withdraw */
       UPDATE clarification_request SET state = 'WITHDRAWN', closed_at = $2, version = version + 1 WHERE id = $1`,
      [id, closedAt],
    );
  }

  findOverdue(now: Date, limit: number): Promise<{ id: string }[]> {
    return this.manager.query(
      `/* ClarificationRepository.findOverdue */
       SELECT id FROM clarification_request WHERE state = 'OPEN' AND due_at <= $1 ORDER BY due_at, id LIMIT $2`,
      [now, limit],
    );
  }

  /** False when it was answered, extended or withdrawn meanwhile. */
  async markOverdue(id: string, now: Date): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* ClarificationRepository.markOverdue */
       UPDATE clarification_request SET state = 'OVERDUE', version = version + 1
       WHERE id = $1 AND state = 'OPEN' AND due_at <= $2 RETURNING id`,
      [id, now],
    );
    return rows.length > 0;
  }

  /** Each once; gives whom to remind. */
  async remind(
    before: Date,
    now: Date,
    limit: number,
  ): Promise<Pick<ClarificationRow, 'id' | 'partnerId' | 'dueAt'>[]> {
    const [rows] = await this.manager.query(
      `/* ClarificationRepository.remind */
       UPDATE clarification_request SET reminded_at = $2 WHERE id IN (
         SELECT id FROM clarification_request WHERE state = 'OPEN' AND reminded_at IS NULL AND due_at <= $1
         ORDER BY due_at, id LIMIT $3)
       RETURNING id, partner_id AS "partnerId", due_at AS "dueAt"`,
      [before, now, limit],
    );
    return rows;
  }
}
