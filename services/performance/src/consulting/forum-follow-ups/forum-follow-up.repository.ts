import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { ForumFollowUpState } from './forum-follow-up.view';

export interface ForumFollowUpRow {
  id: string;
  discussionId: string;
  agency: string;
  owner: string;
  sealed: string;
  dueOn: Day;
  state: ForumFollowUpState;
  sealedNote: string | null;
  addedAt: Date;
  endedAt: Date | null;
  version: number;
}

export interface ForumFollowUpSearch {
  discussionId: string | null;
  owner: string | null;
  states: readonly ForumFollowUpState[] | null;
  overdue: boolean | null;
  today: Day;
}

const columns = `f.id, f.discussion_id AS "discussionId", f.agency, f.owner, f.sealed, f.due_on::text AS "dueOn", f.state,
  f.sealed_note AS "sealedNote", f.added_at AS "addedAt", f.ended_at AS "endedAt", f.version`;

const matching = `FROM forum_follow_up f WHERE ($1::uuid IS NULL OR f.discussion_id = $1)
  AND ($2::text IS NULL OR f.owner = $2) AND ($3::text[] IS NULL OR f.state = ANY ($3))
  AND ($4::boolean IS NULL OR (f.state = 'OPEN' AND f.due_on < $5::date) = $4)`;

const placesOf = ({ discussionId, owner, states, overdue, today }: ForumFollowUpSearch) => [
  discussionId,
  owner,
  states,
  overdue,
  today,
];

/** Row-level security shows follow-ups to those who see the discussion. */
export class ForumFollowUpRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(search: ForumFollowUpSearch, after: readonly [Day, string] | null, limit: number) {
    return this.manager.query<ForumFollowUpRow[]>(
      `/* ForumFollowUpRepository.findPage */
       SELECT ${columns} ${matching} AND ($6::date IS NULL OR (f.due_on, f.id) > ($6::date, $7::uuid))
       ORDER BY f.due_on, f.id LIMIT $8`,
      [...placesOf(search), after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(search: ForumFollowUpSearch): Promise<number> {
    const [row] = await this.manager.query(
      `/* ForumFollowUpRepository.count */ ${countUpTo(matching)}`,
      placesOf(search),
    );
    return row.count;
  }

  async find(id: string): Promise<ForumFollowUpRow | null> {
    const [row] = await this.manager.query(
      `/* ForumFollowUpRepository.find */ SELECT ${columns} FROM forum_follow_up f WHERE f.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Null for all but members of the agency that does it. */
  async lock(id: string): Promise<ForumFollowUpRow | null> {
    const [row] = await this.manager.query(
      `/* ForumFollowUpRepository.lock */ SELECT ${columns} FROM forum_follow_up f WHERE f.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ForumFollowUpRow): Promise<void> {
    await this.manager.query(
      `/* ForumFollowUpRepository.insert */
       INSERT INTO forum_follow_up (id, discussion_id, agency, owner, sealed, due_on, state, added_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.discussionId, row.agency, row.owner, row.sealed, row.dueOn, row.state, row.addedAt, row.version],
    );
  }

  async end({ id, state, sealedNote, endedAt, version }: ForumFollowUpRow): Promise<void> {
    await this.manager.query(
      `/* ForumFollowUpRepository.end */
       UPDATE forum_follow_up SET state = $2, sealed_note = $3, ended_at = $4, version = $5 WHERE id = $1`,
      [id, state, sealedNote, endedAt, version],
    );
  }
}
