import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ForumPurpose, ForumState } from './forum-discussion.enums';
import type { ForumPerson } from './forum-discussion.rules';

export interface ForumDiscussionRow {
  id: string;
  openerAgency: string;
  openedBy: string;
  agencies: string[];
  invited: string[];
  participants: (ForumPerson & { joinedAt: string })[];
  partnerIds: string[];
  purpose: ForumPurpose;
  sealed: string;
  state: ForumState;
  openedAt: Date;
  version: number;
}

export interface ForumDiscussionSearch {
  partnerId: string | null;
  states: readonly ForumState[] | null;
}

const columns = `d.id, d.opener_agency AS "openerAgency", d.opened_by AS "openedBy", d.agencies, d.invited, d.participants,
  d.partner_ids AS "partnerIds", d.purpose, d.sealed, d.state, d.opened_at AS "openedAt", d.version`;

const matching = `FROM forum_discussion d WHERE ($1::text[] IS NULL OR d.state = ANY ($1)) AND ($2::uuid IS NULL OR EXISTS (
  SELECT FROM unnest(d.partner_ids) AS linked(id) LEFT JOIN partner_redirect r ON r.old_id = linked.id
  WHERE coalesce(r.survivor_id, linked.id) = coalesce((SELECT survivor_id FROM partner_redirect WHERE old_id = $2), $2)))`;

const placesOf = ({ states, partnerId }: ForumDiscussionSearch) => [states, partnerId];

/** Row-level security shows a discussion to whoever has a seat in it, and to oversight of the agencies that take part. */
export class ForumDiscussionRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(search: ForumDiscussionSearch, after: string | null, limit: number): Promise<ForumDiscussionRow[]> {
    return this.manager.query(
      `/* ForumDiscussionRepository.findPage */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $4`,
      [...placesOf(search), after, limit],
    );
  }

  async count(search: ForumDiscussionSearch): Promise<number> {
    const [row] = await this.manager.query(
      `/* ForumDiscussionRepository.count */ ${countUpTo(matching)}`,
      placesOf(search),
    );
    return row.count;
  }

  async find(id: string): Promise<ForumDiscussionRow | null> {
    const [row] = await this.manager.query(
      `/* ForumDiscussionRepository.find */ SELECT ${columns} FROM forum_discussion d WHERE d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Null for whoever has no seat, oversight included: who reads alone changes nothing. */
  async lock(id: string): Promise<ForumDiscussionRow | null> {
    const [row] = await this.manager.query(
      `/* ForumDiscussionRepository.lock */ SELECT ${columns} FROM forum_discussion d WHERE d.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ForumDiscussionRow): Promise<void> {
    await this.manager.query(
      `/* ForumDiscussionRepository.insert */
       INSERT INTO forum_discussion (id, opener_agency, opened_by, agencies, invited, participants, partner_ids, purpose,
         sealed, state, opened_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.id,
        row.openerAgency,
        row.openedBy,
        row.agencies,
        row.invited,
        JSON.stringify(row.participants),
        row.partnerIds,
        row.purpose,
        row.sealed,
        row.state,
        row.openedAt,
        row.version,
      ],
    );
  }

  async save({ id, agencies, invited, participants, state, version }: ForumDiscussionRow): Promise<void> {
    await this.manager.query(
      `/* ForumDiscussionRepository.save */
       UPDATE forum_discussion SET agencies = $2, invited = $3, participants = $4, state = $5, version = $6 WHERE id = $1`,
      [id, agencies, invited, JSON.stringify(participants), state, version],
    );
  }
}
