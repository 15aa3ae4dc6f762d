import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { type IntelligenceNote, IntelligenceNoteState } from './intelligence-note.view';

export type StoredNote = Omit<IntelligenceNote, 'partner' | 'text'> & { sealed: string | null };

export interface NoteSearch {
  partnerId: string;
  agency: string | null;
  now: Date;
  after: string | null;
  limit: number;
}

const columns = `n.id, n.partner_id AS "partnerId", n.agency, n.reliability, n.credibility, n.sealed, n.state,
  n.recorded_by AS "recordedBy", n.recorded_at AS "recordedAt", n.expires_at AS "expiresAt", n.ended_at AS "endedAt", n.version`;
/** Row-level security asks for role and grant again; the end of a grant is asked for here. */
const readable = `(n.agency = $1 OR EXISTS (
  SELECT FROM need_to_know_grant g WHERE g.subject_type = 'INTELLIGENCE_NOTE' AND g.subject_id = n.id
    AND g.agency = $1 AND g.revoked_at IS NULL AND g.until > $2))`;
const ofPartner = `FROM intelligence_note n WHERE ${readable} AND n.partner_id = ANY (ARRAY(
  SELECT $3::uuid UNION ALL SELECT old_id FROM partner_redirect WHERE survivor_id = $3))`;

/** Confidential: that a note exists is known to those who may read it alone. */
export class IntelligenceNoteRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string, { agency, now }: Pick<NoteSearch, 'agency' | 'now'>): Promise<StoredNote | null> {
    const [row] = await this.manager.query(
      `/* IntelligenceNoteRepository.find */ SELECT ${columns} FROM intelligence_note n WHERE ${readable} AND n.id = $3`,
      [agency, now, id],
    );
    return row ?? null;
  }

  search({ partnerId, agency, now, after, limit }: NoteSearch): Promise<StoredNote[]> {
    return this.manager.query(
      `/* IntelligenceNoteRepository.search */
       SELECT ${columns} ${ofPartner} AND ($4::uuid IS NULL OR n.id < $4) ORDER BY n.id DESC LIMIT $5`,
      [agency, now, partnerId, after, limit],
    );
  }

  async count({ partnerId, agency, now }: NoteSearch): Promise<number> {
    const [row] = await this.manager.query(`/* IntelligenceNoteRepository.count */ ${countUpTo(ofPartner)}`, [
      agency,
      now,
      partnerId,
    ]);
    return row.count;
  }

  async insert(note: StoredNote): Promise<void> {
    await this.manager.query(
      `/* IntelligenceNoteRepository.insert */
       INSERT INTO intelligence_note (id, partner_id, agency, reliability, credibility, sealed, state, recorded_by, recorded_at,
                                      expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7, $8, $9)`,
      [
        note.id,
        note.partnerId,
        note.agency,
        note.reliability,
        note.credibility,
        note.sealed,
        note.recordedBy,
        note.recordedAt,
        note.expiresAt,
      ],
    );
  }

  /** False when somebody changed it meanwhile. */
  async withdraw(id: string, expectedVersion: number, endedAt: Date): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* IntelligenceNoteRepository.withdraw */
       UPDATE intelligence_note SET state = $4, ended_at = $3, version = version + 1
       WHERE id = $1 AND version = $2 AND state = 'ACTIVE' RETURNING id`,
      [id, expectedVersion, endedAt, IntelligenceNoteState.WITHDRAWN],
    );
    return rows.length > 0;
  }

  /** By the job role, for all agencies. */
  async expire(now: Date): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* IntelligenceNoteRepository.expire */
       UPDATE intelligence_note SET state = $2, ended_at = $1, version = version + 1
       WHERE state = 'ACTIVE' AND expires_at <= $1 RETURNING id`,
      [now, IntelligenceNoteState.EXPIRED],
    );
    return rows.map(({ id }: { id: string }) => id);
  }

  async purge(endedBefore: Date): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* IntelligenceNoteRepository.purge */
       UPDATE intelligence_note SET sealed = NULL WHERE sealed IS NOT NULL AND ended_at <= $1 RETURNING id`,
      [endedBefore],
    );
    return rows.map(({ id }: { id: string }) => id);
  }
}
