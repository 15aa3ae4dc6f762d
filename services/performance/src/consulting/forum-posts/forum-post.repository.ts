import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { ForumReference } from './forum-post.view';

export interface ForumPostRow {
  id: string;
  discussionId: string;
  agency: string;
  author: string;
  sealed: string;
  references: ForumReference[];
  postedAt: Date;
  withdrawnAt: Date | null;
}

const columns = `p.id, p.discussion_id AS "discussionId", p.agency, p.author, p.sealed, p.refs AS "references",
  p.posted_at AS "postedAt", p.withdrawn_at AS "withdrawnAt"`;
const ofDiscussion = 'FROM forum_post p WHERE p.discussion_id = $1';

/** Row-level security shows posts to those who see the discussion. */
export class ForumPostRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findPage(discussionId: string, after: string | null, limit: number): Promise<ForumPostRow[]> {
    return this.manager.query(
      `/* ForumPostRepository.findPage */
       SELECT ${columns} ${ofDiscussion} AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`,
      [discussionId, after, limit],
    );
  }

  async count(discussionId: string): Promise<number> {
    const [row] = await this.manager.query(`/* ForumPostRepository.count */ ${countUpTo(ofDiscussion)}`, [
      discussionId,
    ]);
    return row.count;
  }

  async find(id: string): Promise<ForumPostRow | null> {
    const [row] = await this.manager.query(
      `/* ForumPostRepository.find */ SELECT ${columns} FROM forum_post p WHERE p.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Null for all but its author. */
  async lock(id: string): Promise<ForumPostRow | null> {
    const [row] = await this.manager.query(
      `/* ForumPostRepository.lock */ SELECT ${columns} FROM forum_post p WHERE p.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: ForumPostRow): Promise<void> {
    await this.manager.query(
      `/* ForumPostRepository.insert */
       INSERT INTO forum_post (id, discussion_id, agency, author, sealed, refs, posted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [row.id, row.discussionId, row.agency, row.author, row.sealed, JSON.stringify(row.references), row.postedAt],
    );
  }

  async withdraw(id: string, at: Date): Promise<void> {
    await this.manager.query(
      '/* ForumPostRepository.withdraw */ UPDATE forum_post SET withdrawn_at = $2 WHERE id = $1',
      [id, at],
    );
  }
}
