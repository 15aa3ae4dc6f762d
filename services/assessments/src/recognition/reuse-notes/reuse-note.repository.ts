import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ReuseRefusal } from '../../terms/reuse-refusal.enum';

export interface NoteRow {
  id: string;
  requestId: string;
  ownerAgency: string;
  requesterAgency: string;
  /** A supplement's, dispute's or the request's own. */
  topic: 'DECISION' | 'SUPPLEMENT' | 'DISPUTE' | 'DISPUTE_ANSWER';
  /** Of the decision, supplement or dispute that it is about. */
  aboutId: string;
  refusal: `${ReuseRefusal}` | null;
  agency: string;
  sealed: string;
  writtenBy: string;
  writtenAt: Date;
}

/** Row-level security shows what people wrote to the two agencies. */
export class ReuseNoteRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findAbout(aboutIds: readonly string[]): Promise<NoteRow[]> {
    return this.manager.query(
      `/* ReuseNoteRepository.findAbout */
       SELECT id, request_id AS "requestId", owner_agency AS "ownerAgency", requester_agency AS "requesterAgency", topic,
         about_id AS "aboutId", refusal, agency, sealed, written_by AS "writtenBy", written_at AS "writtenAt"
       FROM reuse_note WHERE about_id = ANY ($1) ORDER BY id`,
      [aboutIds],
    );
  }

  async insert(row: NoteRow): Promise<void> {
    await this.manager.query(
      `/* ReuseNoteRepository.insert */
       INSERT INTO reuse_note (id, request_id, owner_agency, requester_agency, topic, about_id, refusal, agency, sealed,
                               written_by, written_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.id,
        row.requestId,
        row.ownerAgency,
        row.requesterAgency,
        row.topic,
        row.aboutId,
        row.refusal,
        row.agency,
        row.sealed,
        row.writtenBy,
        row.writtenAt,
      ],
    );
  }
}
