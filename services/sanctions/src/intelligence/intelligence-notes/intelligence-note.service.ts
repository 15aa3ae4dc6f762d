import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { monthsAfter } from '../observations/observation.rules';
import { type ObservationService, requireText } from '../observations/observation.service';
import type { AddIntelligenceNoteInput, WithdrawIntelligenceNoteInput } from './intelligence-note.inputs';
import { IntelligenceNoteRepository, type StoredNote } from './intelligence-note.repository';
import { type IntelligenceNote, IntelligenceNoteState } from './intelligence-note.view';

export type ReadNote = Omit<IntelligenceNote, 'partner'>;

const longestMonths = 12;
const retentionMonths = 12;
const contextOf = (noteId: string) => `intelligence-note:${noteId}`;

export class IntelligenceNoteService {
  constructor(
    private readonly work: Work,
    private readonly observations: ObservationService,
  ) {}

  find(id: string): Promise<ReadNote | null> {
    return this.work.database.confidential(async (transaction) => {
      const note = isId(id) ? await new IntelligenceNoteRepository(transaction).find(id, this.reading()) : null;
      await this.work.audit
        .within(transaction, 'intelligenceNote')
        .record({ objectType: 'IntelligenceNote', objectId: note?.id });
      return note && this.open(note);
    });
  }

  async get(id: string): Promise<ReadNote> {
    const note = await this.find(id);
    if (!note) throw notFound('intelligence note');
    return note;
  }

  ofPartner(partnerId: string, { first, after }: PageArgs): Promise<Page<ReadNote>> {
    if (!isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'partnerId');
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { ...this.reading(), partnerId, after: last, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const notes = new IntelligenceNoteRepository(transaction);
      const page = pageOf(await notes.search(search), first, await notes.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.open(row),
      });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'intelligenceNotes')
        .record({ objectType: 'IntelligenceNote', detail: { partnerId, ids } });
      return page;
    });
  }

  async add(input: AddIntelligenceNoteInput): Promise<ReadNote> {
    const { viewer, clock, cipher, audit } = this.work;
    const now = clock.now();
    if (input.expiresAt <= now || input.expiresAt > monthsAfter(now, longestMonths)) {
      throw invalidInput(`A note ends in the future, and after ${longestMonths} months at most.`, 'input.expiresAt');
    }
    const text = requireText(input.text, 'input.text');
    const partnerId = await this.observations.requirePartner(input.partnerId);
    const id = newId();
    const note: StoredNote = {
      id,
      partnerId,
      agency: viewer.agency ?? '',
      reliability: input.reliability,
      credibility: input.credibility,
      sealed: cipher.seal(text, contextOf(id)),
      state: IntelligenceNoteState.ACTIVE,
      recordedBy: viewer.subject ?? '',
      recordedAt: now,
      expiresAt: input.expiresAt,
      endedAt: null,
      version: 1,
    };
    await this.confidential((notes) => notes.insert(note));
    await audit.record({ objectType: 'IntelligenceNote', objectId: id, detail: { partnerId } });
    return this.open(note);
  }

  async withdraw({ noteId, expectedVersion }: WithdrawIntelligenceNoteInput): Promise<ReadNote> {
    const { viewer, clock, audit } = this.work;
    const note = await this.get(noteId);
    if (note.agency !== viewer.agency) throw notFound('intelligence note');
    if (note.state !== IntelligenceNoteState.ACTIVE) {
      throw new AppError('CONFLICT', `This note is ${note.state}.`, {
        reason: 'INVALID_STATE',
        facts: { state: note.state },
      });
    }
    const isDone = await this.confidential((notes) => notes.withdraw(noteId, expectedVersion, clock.now()));
    if (!isDone) throw versionConflict('intelligence note', note.version);
    await audit.record({ objectType: 'IntelligenceNote', objectId: noteId, detail: { state: 'WITHDRAWN' } });
    return this.get(noteId);
  }

  /** By time: ends notes, and deletes the text of those that ended a year ago. */
  async lapse(): Promise<void> {
    const now = this.work.clock.now();
    const expired = await this.confidential((notes) => notes.expire(now));
    const purged = await this.confidential((notes) => notes.purge(monthsAfter(now, -retentionMonths)));
    if (expired.length + purged.length === 0) return;
    await this.work.audit.record({ objectType: 'IntelligenceNote', detail: { expired, purged } });
  }

  private reading() {
    return { agency: this.work.viewer.agency, now: this.work.clock.now() };
  }

  private open({ sealed, ...note }: StoredNote): ReadNote {
    return { ...note, text: sealed === null ? null : this.work.cipher.open(sealed, contextOf(note.id)) };
  }

  private confidential<Result>(run: (notes: IntelligenceNoteRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new IntelligenceNoteRepository(transaction)));
  }
}
