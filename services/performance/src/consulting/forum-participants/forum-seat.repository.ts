import type { ViewerTransaction } from '@partner-commons/platform/database';
import { newId } from '@partner-commons/platform/id';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ForumPerson } from '../forum-discussions/forum-discussion.rules';

export interface ForumInvitationRow {
  id: string;
  discussionId: string;
  agency: string;
  byAgency: string;
  invitedAt: Date;
}

const columns = `i.id, i.discussion_id AS "discussionId", i.agency, i.by_agency AS "byAgency", i.invited_at AS "invitedAt"`;
const open = 'FROM forum_invitation i WHERE i.answered_at IS NULL';

/** Row-level security shows seats to whoever sits in them, and invitations to the roles of the agency that is asked. */
export class ForumSeatRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** @param openedBy set for the seat of whoever opens the discussion */
  async take(seats: { discussionId: string; agency: string; subjects: string[]; openedBy: string | null; at: Date }) {
    await this.manager.query(
      `/* ForumSeatRepository.take */
       INSERT INTO forum_seat (id, discussion_id, agency, subject, opened_by, joined_at)
       SELECT told.id, $3, $4, told.subject, $5, $6 FROM unnest($1::uuid[], $2::text[]) AS told (id, subject)`,
      [seats.subjects.map(() => newId()), seats.subjects, seats.discussionId, seats.agency, seats.openedBy, seats.at],
    );
  }

  /** The own one. */
  async leave(discussionId: string, { agency, subject }: ForumPerson, at: Date): Promise<void> {
    await this.manager.query(
      `/* ForumSeatRepository.leave */
       UPDATE forum_seat SET left_at = $4
       WHERE discussion_id = $1 AND agency = $2 AND subject = $3 AND left_at IS NULL`,
      [discussionId, agency, subject, at],
    );
  }

  async invite(asked: { discussionId: string; agencies: string[]; by: ForumPerson; at: Date }): Promise<void> {
    await this.manager.query(
      `/* ForumSeatRepository.invite */
       INSERT INTO forum_invitation (id, discussion_id, agency, by_agency, invited_by, invited_at)
       SELECT told.id, $3, told.agency, $4, $5, $6 FROM unnest($1::uuid[], $2::text[]) AS told (id, agency)`,
      [
        asked.agencies.map(() => newId()),
        asked.agencies,
        asked.discussionId,
        asked.by.agency,
        asked.by.subject,
        asked.at,
      ],
    );
  }

  /** So that two colleagues do not answer at once. */
  async lockInvitation(discussionId: string): Promise<ForumInvitationRow | null> {
    const [row] = await this.manager.query(
      `/* ForumSeatRepository.lockInvitation */ SELECT ${columns} ${open} AND i.discussion_id = $1 FOR NO KEY UPDATE`,
      [discussionId],
    );
    return row ?? null;
  }

  async answer(id: string, at: Date): Promise<void> {
    await this.manager.query(
      '/* ForumSeatRepository.answer */ UPDATE forum_invitation SET answered_at = $2 WHERE id = $1',
      [id, at],
    );
  }

  findInvitations(after: string | null, limit: number): Promise<ForumInvitationRow[]> {
    return this.manager.query(
      `/* ForumSeatRepository.findInvitations */
       SELECT ${columns} ${open} AND ($1::uuid IS NULL OR i.id < $1) ORDER BY i.id DESC LIMIT $2`,
      [after, limit],
    );
  }

  async countInvitations(): Promise<number> {
    const [row] = await this.manager.query(`/* ForumSeatRepository.countInvitations */ ${countUpTo(open)}`);
    return row.count;
  }
}
