import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import { forumMembers } from '../consulting-wiring/forum-roles';
import { ForumSeatRepository } from '../forum-participants/forum-seat.repository';
import { ForumState, ForumStepKind } from './forum-discussion.enums';
import type {
  ForumDiscussionsArgs,
  OpenForumDiscussionInput,
  TurnForumDiscussionInput,
} from './forum-discussion.inputs';
import { ForumDiscussionRepository, type ForumDiscussionRow } from './forum-discussion.repository';
import { type ForumStep as Step, stateAfter } from './forum-discussion.rules';
import type { ForumDiscussion, ForumStep } from './forum-discussion.view';
import { ForumStepRepository, type ForumStepRow } from './forum-step.repository';

interface Sources {
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

/** What a step leaves in the history. */
export interface Told {
  kind: keyof typeof ForumStepKind;
  about?: string | null;
  reason?: string | null;
}

const contextOf = (id: string) => `forum-discussion:${id}`;
const stepContextOf = (id: string) => `forum-step:${id}`;

/** Discussions of agencies about how partners perform (JIU-60); absent for whoever does not take part. */
export class ForumDiscussionService {
  constructor(
    private readonly work: Work,
    private readonly sources: Sources,
  ) {}

  private readonly steps = rowsLoader(
    (ids) => this.readSteps(ids),
    (row: ForumStepRow) => row.discussionId,
  );

  /** Recorded also when there is none, so that both ways cost the same. */
  find(id: string): Promise<ForumDiscussion | null> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const row = isId(id) ? await new ForumDiscussionRepository(transaction).find(id) : null;
      await audit
        .within(transaction, 'forumDiscussion')
        .record({ objectType: 'ForumDiscussion', objectId: row?.id, detail: row ? this.asWhom(row) : undefined });
      return row && this.present(row);
    });
  }

  page({ filter, first, after }: ForumDiscussionsArgs): Promise<Page<ForumDiscussion>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { partnerId: filter?.partnerId ?? null, states: filter?.states ?? null };
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const discussions = new ForumDiscussionRepository(transaction);
      const rows = await discussions.findPage(search, last, first + 1);
      const counted = await discussions.count(search);
      const read = rows.slice(0, first).map((row) => ({ id: row.id, ...this.asWhom(row) }));
      await audit
        .within(transaction, 'forumDiscussions')
        .record({ objectType: 'ForumDiscussion', detail: { read, partnerId: search.partnerId } });
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.present(row) });
    });
  }

  /** For what was just written, which is on record by that. */
  async get(id: string): Promise<ForumDiscussion> {
    const row = isId(id) ? await this.repository((discussions) => discussions.find(id)) : null;
    if (!row) throw notFound('discussion');
    return this.present(row);
  }

  async historyOf({ id }: ForumDiscussion): Promise<ForumStep[]> {
    return (await this.steps.load(id)).map(({ sealedReason, agency, ...row }) => ({
      ...row,
      agency: { code: agency },
      reason: sealedReason && this.work.cipher.open(sealedReason, stepContextOf(row.id)),
    }));
  }

  /** By the ids of today; two that were merged are one. */
  async partnersOf({ partnerIds }: ForumDiscussion): Promise<{ id: string }[]> {
    const current = await Promise.all(partnerIds.map((id) => this.sources.partnerRedirects.resolve(id)));
    return [...new Set(current)].map((id) => ({ id }));
  }

  async open(input: OpenForumDiscussionInput): Promise<ForumDiscussion> {
    const { clock, cipher, database } = this.work;
    const me = this.me;
    const invited = [...new Set(input.agencies)].filter((code) => code !== me.agency).sort();
    if (invited.length === 0) throw invalidInput('Name an agency other than your own.', 'input.agencies');
    await this.sources.knownAgencies.demand(invited, 'input.agencies');
    const partnerIds = new Set<string>();
    for (const partnerId of input.partnerIds) partnerIds.add(await this.sources.knownPartners.demand(partnerId));
    const [id, now] = [newId(), clock.now()];
    const row: ForumDiscussionRow = {
      id,
      openerAgency: me.agency,
      openedBy: me.subject,
      agencies: [me.agency],
      invited,
      participants: [{ ...me, joinedAt: now.toISOString() }],
      partnerIds: [...partnerIds],
      purpose: input.purpose,
      sealed: cipher.seal(JSON.stringify({ topic: input.topic.trim(), text: input.text.trim() }), contextOf(id)),
      state: ForumState.OPEN,
      openedAt: now,
      version: 1,
    };
    await database.confidential(async (transaction) => {
      await new ForumDiscussionRepository(transaction).insert(row);
      const seats = new ForumSeatRepository(transaction);
      await seats.take({ discussionId: id, agency: me.agency, subjects: [me.subject], openedBy: me.subject, at: now });
      await seats.invite({ discussionId: id, agencies: invited, by: me, at: now });
    });
    await this.tell(row, [{ kind: 'OPENED' }, ...invited.map((about): Told => ({ kind: 'INVITED', about }))]);
    await this.notify(row, invited);
    return this.present(row);
  }

  async turn(step: 'close' | 'reopen', input: TurnForumDiscussionInput): Promise<ForumDiscussion> {
    const row = await this.lock(input.discussionId, step, input.expectedVersion);
    this.demandOpener(row);
    return this.save(row, [{ kind: step === 'close' ? 'CLOSED' : 'REOPENED', reason: input.reason.trim() }]);
  }

  /** Of somebody who sits in it, in a state for this step, which it is given in the answer. */
  async lock(id: string, step: Step, expectedVersion?: number): Promise<ForumDiscussionRow> {
    const row = isId(id) ? await this.repository((discussions) => discussions.lock(id)) : null;
    if (!row) throw notFound('discussion');
    if (expectedVersion !== undefined && row.version !== expectedVersion) {
      throw versionConflict('discussion', row.version);
    }
    return { ...row, state: ForumState[stateAfter(row.state, step)] };
  }

  /** The agency that opened it keeps it: no secret to those who take part. */
  demandOpener({ openerAgency }: ForumDiscussionRow): void {
    if (this.work.viewer.agency === openerAgency) return;
    throw forbidden(`This is for ${openerAgency}, which opened the discussion.`, 'NOT_THE_OWNER');
  }

  async save(row: ForumDiscussionRow, told: readonly Told[]): Promise<ForumDiscussion> {
    const saved = { ...row, version: row.version + 1 };
    await this.repository((discussions) => discussions.save(saved));
    await this.tell(saved, told);
    return this.present(saved);
  }

  /** No content: whoever feeds on it learns that somebody asks, for the agency that is asked. */
  async notify({ id: discussionId, openerAgency: byAgency }: ForumDiscussionRow, agencies: readonly string[]) {
    const at = this.work.clock.now();
    await this.work.outbox.publishAll(
      agencies.map((agency) => ({
        type: 'performance.forum-agency-invited',
        subject: discussionId,
        audience: 'INTERNAL',
        data: { discussionId, agency, byAgency, at },
      })),
    );
  }

  get me(): { agency: string; subject: string } {
    const { agency, subject } = this.work.viewer;
    return { agency: agency ?? '', subject: subject ?? '' };
  }

  private async tell({ id: discussionId, version }: ForumDiscussionRow, told: readonly Told[]): Promise<void> {
    const { clock, cipher, database, audit } = this.work;
    const rows = told.map(({ kind, about = null, reason }): ForumStepRow => {
      const id = newId();
      const sealedReason = reason ? cipher.seal(reason, stepContextOf(id)) : null;
      return { id, discussionId, kind: ForumStepKind[kind], ...this.me, about, sealedReason, at: clock.now() };
    });
    await database.confidential((transaction) => new ForumStepRepository(transaction).insert(rows));
    const detail = { version, steps: told.map(({ kind }) => kind) };
    await audit.record({ objectType: 'ForumDiscussion', objectId: discussionId, detail });
  }

  private readSteps(ids: readonly string[]): Promise<ForumStepRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ForumStepRepository(transaction).findLatest(ids);
      const detail = { discussionIds: ids };
      await audit.within(transaction, 'ForumDiscussion.history').record({ objectType: 'ForumDiscussion', detail });
      return rows;
    });
  }

  /** Who reads without a seat is oversight. */
  private asWhom({ participants }: ForumDiscussionRow): { as: 'MEMBER' | 'OVERSIGHT' } {
    const { agency, subject } = this.me;
    const isSeated = participants.some((person) => person.agency === agency && person.subject === subject);
    const isMember = isSeated && hasRole(this.work.viewer, ...forumMembers);
    return { as: isMember ? 'MEMBER' : 'OVERSIGHT' };
  }

  private present(row: ForumDiscussionRow): ForumDiscussion {
    const words: { topic: string; text: string } = JSON.parse(this.work.cipher.open(row.sealed, contextOf(row.id)));
    const { id, partnerIds, purpose, state, openedAt, version } = row;
    return {
      ...{ id, partnerIds, purpose, state, openedAt, version, ...words },
      openerAgency: { code: row.openerAgency },
      agencies: row.agencies.map((code) => ({ code })),
      invitedAgencies: row.invited.map((code) => ({ code })),
      participants: row.participants.map(({ agency, subject, joinedAt }) => ({
        agency: { code: agency },
        subject,
        joinedAt: new Date(joinedAt),
      })),
    };
  }

  private repository<Result>(run: (discussions: ForumDiscussionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ForumDiscussionRepository(transaction)));
  }
}
