import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';

export interface StoredShare {
  id: string;
  partnerId: string;
  agency: string;
  sealed: string | null;
  sharedBy: string;
  sharedAt: Date;
}

export interface StoredReply {
  id: string;
  observationId: string;
  sealed: string | null;
  repliedBy: string;
  repliedAt: Date;
}

const columns = `observation_id AS id, partner_id AS "partnerId", agency, sealed, shared_by AS "sharedBy",
  shared_at AS "sharedAt"`;

/** All that a partner's token reaches of observations: what it was shown, and what it answered. */
export class ObservationShareRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findOfPartners(partnerIds: readonly string[], page: { after: string | null; limit: number }): Promise<StoredShare[]> {
    return this.manager.query(
      `/* ObservationShareRepository.findOfPartners */
       SELECT ${columns} FROM observation_share
       WHERE partner_id = ANY ($1) AND ($2::uuid IS NULL OR observation_id < $2) ORDER BY observation_id DESC LIMIT $3`,
      [partnerIds, page.after, page.limit],
    );
  }

  async countOfPartners(partnerIds: readonly string[]): Promise<number> {
    const [row] = await this.manager.query(
      `/* ObservationShareRepository.countOfPartners */
       ${countUpTo('FROM observation_share WHERE partner_id = ANY ($1)')}`,
      [partnerIds],
    );
    return row.count;
  }

  async find(observationId: string): Promise<StoredShare | null> {
    const [row] = await this.manager.query(
      `/* ObservationShareRepository.find */ SELECT ${columns} FROM observation_share WHERE observation_id = $1`,
      [observationId],
    );
    return row ?? null;
  }

  async insert(share: StoredShare): Promise<void> {
    await this.manager.query(
      `/* ObservationShareRepository.insert */
       INSERT INTO observation_share (observation_id, partner_id, agency, sealed, shared_by, shared_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [share.id, share.partnerId, share.agency, share.sealed, share.sharedBy, share.sharedAt],
    );
  }

  findReplies(observationIds: readonly string[]): Promise<StoredReply[]> {
    return this.manager.query(
      `/* ObservationShareRepository.findReplies */
       SELECT id, observation_id AS "observationId", sealed, replied_by AS "repliedBy", replied_at AS "repliedAt"
       FROM observation_reply WHERE observation_id = ANY ($1) ORDER BY observation_id, id`,
      [observationIds],
    );
  }

  /** So that two answers at once count each other. */
  async lockReplies(observationId: string): Promise<void> {
    await this.manager.query(
      '/* ObservationShareRepository.lockReplies */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`observation-reply:${observationId}`],
    );
  }

  async insertReply(reply: StoredReply): Promise<void> {
    await this.manager.query(
      `/* ObservationShareRepository.insertReply */
       INSERT INTO observation_reply (id, observation_id, sealed, replied_by, replied_at) VALUES ($1, $2, $3, $4, $5)`,
      [reply.id, reply.observationId, reply.sealed, reply.repliedBy, reply.repliedAt],
    );
  }
}
