import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ForumDiscussionService } from '../forum-discussions/forum-discussion.service';
import type { ForumPostsArgs, PostToForumDiscussionInput } from './forum-post.inputs';
import { ForumPostRepository, type ForumPostRow } from './forum-post.repository';
import type { ForumPost } from './forum-post.view';

const contextOf = (id: string) => `forum-post:${id}`;

/** What is said in discussions (JIU-60); a withdrawn post leaves a tombstone. */
export class ForumPostService {
  constructor(
    private readonly work: Work,
    private readonly forumDiscussions: ForumDiscussionService,
  ) {}

  /** Empty for whoever takes no part, as for a discussion that is none. */
  page({ discussionId, first, after }: ForumPostsArgs): Promise<Page<ForumPost>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const posts = new ForumPostRepository(transaction);
      const rows = await posts.findPage(discussionId, last, first + 1);
      const counted = await posts.count(discussionId);
      const postIds = rows.slice(0, first).map(({ id }) => id);
      await audit
        .within(transaction, 'forumPosts')
        .record({ objectType: 'ForumDiscussion', objectId: discussionId, detail: { postIds } });
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.present(row) });
    });
  }

  async get(id: string): Promise<ForumPost> {
    const row = isId(id) ? await this.repository((posts) => posts.find(id)) : null;
    if (!row) throw notFound('post');
    return this.present(row);
  }

  async post({ discussionId, text, references }: PostToForumDiscussionInput): Promise<ForumPost> {
    const { cipher, clock, audit } = this.work;
    const discussion = await this.forumDiscussions.lock(discussionId, 'post');
    const { agency, subject: author } = this.forumDiscussions.me;
    const id = newId();
    const row: ForumPostRow = {
      ...{ id, discussionId: discussion.id, agency, author },
      references: references.map((reference) => ({ kind: reference.kind, id: reference.id })),
      sealed: cipher.seal(text, contextOf(id)),
      postedAt: clock.now(),
      withdrawnAt: null,
    };
    await this.repository((posts) => posts.insert(row));
    await audit.record({ objectType: 'ForumPost', objectId: id, detail: { discussionId: discussion.id } });
    return this.present(row);
  }

  async withdraw(postId: string): Promise<ForumPost> {
    const { clock, audit } = this.work;
    const row = await this.repository((posts) => posts.lock(postId));
    if (!row) throw notFound('post');
    if (row.withdrawnAt) throw new AppError('CONFLICT', 'This post is withdrawn.', { reason: 'INVALID_STATE' });
    const withdrawnAt = clock.now();
    await this.repository((posts) => posts.withdraw(row.id, withdrawnAt));
    const detail = { discussionId: row.discussionId, change: 'WITHDRAWN' };
    await audit.record({ objectType: 'ForumPost', objectId: row.id, detail });
    return this.present({ ...row, withdrawnAt });
  }

  private present({ sealed, references, agency, ...row }: ForumPostRow): ForumPost {
    const isShown = row.withdrawnAt === null || hasRole(this.work.viewer, 'OVERSIGHT_AUDITOR');
    return {
      ...row,
      agency: { code: agency },
      text: isShown ? this.work.cipher.open(sealed, contextOf(row.id)) : null,
      references: isShown ? references : [],
    };
  }

  private repository<Result>(run: (posts: ForumPostRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ForumPostRepository(transaction)));
  }
}
