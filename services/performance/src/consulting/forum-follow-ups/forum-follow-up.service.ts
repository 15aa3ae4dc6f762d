import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ForumDiscussionService } from '../forum-discussions/forum-discussion.service';
import type { AddForumFollowUpInput, CompleteForumFollowUpInput, ForumFollowUpsArgs } from './forum-follow-up.inputs';
import { ForumFollowUpRepository, type ForumFollowUpRow } from './forum-follow-up.repository';
import { type ForumFollowUp, ForumFollowUpState } from './forum-follow-up.view';

const contextOf = (id: string) => `forum-follow-up:${id}`;
const noteContextOf = (id: string) => `forum-follow-up-note:${id}`;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** What agencies do after discussions (JIU-60); it outlives the discussion. */
export class ForumFollowUpService {
  constructor(
    private readonly work: Work,
    private readonly forumDiscussions: ForumDiscussionService,
  ) {}

  page({ filter, first, after }: ForumFollowUpsArgs): Promise<Page<ForumFollowUp>> {
    const { discussionId = null, owner = null, states = null, overdue = null } = filter ?? {};
    const search = { discussionId, owner, states, overdue, today: this.today };
    const last = placeOf(after);
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const followUps = new ForumFollowUpRepository(transaction);
      const rows = await followUps.findPage(search, last, first + 1);
      const counted = await followUps.count(search);
      const followUpIds = rows.slice(0, first).map(({ id }) => id);
      await audit
        .within(transaction, 'forumFollowUps')
        .record({ objectType: 'ForumFollowUp', detail: { discussionId, followUpIds } });
      return pageOf(rows, first, counted, {
        cursor: (row) => [row.dueOn, row.id],
        node: (row) => this.present(row),
      });
    });
  }

  async get(id: string): Promise<ForumFollowUp> {
    const row = isId(id) ? await this.repository((followUps) => followUps.find(id)) : null;
    if (!row) throw notFound('follow-up');
    return this.present(row);
  }

  async add({ discussionId, owner, text, dueOn }: AddForumFollowUpInput): Promise<ForumFollowUp> {
    const { clock, cipher, audit } = this.work;
    const discussion = await this.forumDiscussions.lock(discussionId, 'followUp');
    if (!discussion.agencies.includes(owner)) throw invalidInput(`${owner} takes no part.`, 'input.owner');
    if (dueOn < this.today) throw invalidInput('The day lies in the past.', 'input.dueOn', 'DAY_IS_OVER');
    const id = newId();
    const row: ForumFollowUpRow = {
      ...{ id, discussionId: discussion.id, agency: this.forumDiscussions.me.agency, owner, dueOn },
      sealed: cipher.seal(text.trim(), contextOf(id)),
      state: ForumFollowUpState.OPEN,
      sealedNote: null,
      addedAt: clock.now(),
      endedAt: null,
      version: 1,
    };
    await this.repository((followUps) => followUps.insert(row));
    await audit.record({
      objectType: 'ForumFollowUp',
      objectId: id,
      detail: { discussionId: row.discussionId, owner },
    });
    return this.present(row);
  }

  async complete({ followUpId, dropped, note, expectedVersion }: CompleteForumFollowUpInput): Promise<ForumFollowUp> {
    const { clock, cipher, audit } = this.work;
    const row = await this.repository((followUps) => followUps.lock(followUpId));
    if (!row) throw notFound('follow-up');
    if (row.version !== expectedVersion) throw versionConflict('follow-up', row.version);
    if (row.state !== ForumFollowUpState.OPEN) {
      throw new AppError('CONFLICT', `This follow-up is ${row.state}.`, {
        reason: 'INVALID_STATE',
        facts: { state: row.state },
      });
    }
    const ended: ForumFollowUpRow = {
      ...row,
      state: dropped ? ForumFollowUpState.DROPPED : ForumFollowUpState.DONE,
      sealedNote: cipher.seal(note.trim(), noteContextOf(row.id)),
      endedAt: clock.now(),
      version: row.version + 1,
    };
    await this.repository((followUps) => followUps.end(ended));
    const detail = { discussionId: row.discussionId, state: ended.state };
    await audit.record({ objectType: 'ForumFollowUp', objectId: row.id, detail });
    return this.present(ended);
  }

  private present({ sealed, sealedNote, owner, ...row }: ForumFollowUpRow): ForumFollowUp {
    const { cipher } = this.work;
    return {
      ...row,
      owner: { code: owner },
      text: cipher.open(sealed, contextOf(row.id)),
      note: sealedNote && cipher.open(sealedNote, noteContextOf(row.id)),
      overdue: row.state === ForumFollowUpState.OPEN && row.dueOn < this.today,
    };
  }

  private get today(): Day {
    return dayOf(this.work.clock.now());
  }

  private repository<Result>(run: (followUps: ForumFollowUpRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ForumFollowUpRepository(transaction)));
  }
}

function placeOf(after: string | null | undefined): readonly [Day, string] | null {
  const [dueOn, id] = decodeCursor(after, 2) ?? [];
  if (dueOn === undefined || id === undefined) return null;
  if (day.test(dueOn) && isId(id)) return [dueOn, id];
  throw invalidInput('This cursor is not one of ours.', 'after');
}
