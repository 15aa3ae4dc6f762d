import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ForumDiscussionService } from '../forum-discussions/forum-discussion.service';
import type { RecordForumDecisionInput, RecordForumDissentInput } from './forum-decision.inputs';
import { ForumDecisionRepository, type ForumDecisionRow, type ForumDissentRow } from './forum-decision.repository';
import type { ForumDecision } from './forum-decision.view';

const contextOf = (id: string) => `forum-decision:${id}`;
const dissentContextOf = (id: string) => `forum-dissent:${id}`;

/** What discussions decide, and which agencies do not share it (JIU-60). */
export class ForumDecisionService {
  constructor(
    private readonly work: Work,
    private readonly forumDiscussions: ForumDiscussionService,
  ) {}

  private readonly byDiscussion = rowsLoader(
    (ids) => this.readAll(ids),
    (decision: ForumDecision) => decision.discussionId,
  );

  of(discussionId: string): Promise<ForumDecision[]> {
    return this.byDiscussion.load(discussionId);
  }

  async get(id: string): Promise<ForumDecision> {
    const { row, dissents } = await this.repository(async (decisions) => ({
      row: isId(id) ? await decisions.find(id) : null,
      dissents: isId(id) ? await decisions.findDissents([id]) : [],
    }));
    if (!row) throw notFound('decision');
    return this.present(row, dissents);
  }

  async record({ discussionId, text }: RecordForumDecisionInput): Promise<ForumDecision> {
    const { clock, cipher, audit } = this.work;
    const discussion = await this.forumDiscussions.lock(discussionId, 'decide');
    this.forumDiscussions.demandOpener(discussion);
    const { agency, subject: decidedBy } = this.forumDiscussions.me;
    const id = newId();
    const sealed = cipher.seal(text.trim(), contextOf(id));
    const row = { id, discussionId: discussion.id, agency, decidedBy, sealed, decidedAt: clock.now() };
    await this.repository((decisions) => decisions.insert(row));
    await this.forumDiscussions.save(discussion, [{ kind: 'DECIDED' }]);
    await audit.record({ objectType: 'ForumDecision', objectId: id, detail: { discussionId: discussion.id } });
    return this.present(row, []);
  }

  /** By an agency that takes part; whose decision it is, has none. */
  async dissent({ decisionId, text }: RecordForumDissentInput): Promise<ForumDecision> {
    const { clock, cipher, audit } = this.work;
    const decision = await this.repository((decisions) => decisions.find(decisionId));
    if (!decision) throw notFound('decision');
    const discussion = await this.forumDiscussions.lock(decision.discussionId, 'dissent');
    const { agency, subject: dissentedBy } = this.forumDiscussions.me;
    if (agency === decision.agency) {
      throw new AppError('CONFLICT', 'Your agency recorded this decision; record another one.', {
        reason: 'OWN_DECISION',
      });
    }
    const id = newId();
    const sealed = cipher.seal(text.trim(), dissentContextOf(id));
    const { discussionId } = decision;
    const row = { id, discussionId, decisionId: decision.id, agency, dissentedBy, sealed, at: clock.now() };
    if (!(await this.repository((decisions) => decisions.dissent(row)))) {
      throw new AppError('CONFLICT', 'Your agency has dissented from this decision.', { reason: 'ALREADY_DISSENTED' });
    }
    await this.forumDiscussions.save(discussion, [{ kind: 'DISSENTED' }]);
    await audit.record({ objectType: 'ForumDecision', objectId: decision.id, detail: { discussionId } });
    return this.get(decision.id);
  }

  private readAll(discussionIds: readonly string[]): Promise<ForumDecision[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const decisions = new ForumDecisionRepository(transaction);
      const rows = await decisions.findLatest(discussionIds);
      const dissents = await decisions.findDissents(rows.map(({ id }) => id));
      const detail = { discussionIds };
      await audit.within(transaction, 'ForumDiscussion.decisions').record({ objectType: 'ForumDiscussion', detail });
      return rows.map((row) => this.present(row, dissents));
    });
  }

  private present({ id, discussionId, sealed, decidedAt }: ForumDecisionRow, among: readonly ForumDissentRow[]) {
    const { cipher } = this.work;
    const dissents = among
      .filter(({ decisionId }) => decisionId === id)
      .map((row) => ({
        agency: { code: row.agency },
        text: cipher.open(row.sealed, dissentContextOf(row.id)),
        at: row.at,
      }));
    return { id, discussionId, text: cipher.open(sealed, contextOf(id)), decidedAt, dissents };
  }

  private repository<Result>(run: (decisions: ForumDecisionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ForumDecisionRepository(transaction)));
  }
}
