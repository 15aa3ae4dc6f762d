import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import { type NoteRow, ReuseNoteRepository } from './reuse-note.repository';

interface NewNote extends Pick<NoteRow, 'requestId' | 'ownerAgency' | 'requesterAgency' | 'topic' | 'aboutId'> {
  refusal?: ReuseRefusal | null;
  text: string;
}

/** Text of people about requests, sealed; reading it is recorded. */
export class ReuseNoteService {
  constructor(private readonly work: Work) {}

  private readonly notes = rowsLoader(
    (ids) => this.readAll(ids),
    (row: NoteRow) => row.aboutId,
  );

  /** Null for whom it is not for, and when nothing was written. */
  async find(aboutId: string, topic: NoteRow['topic']): Promise<{ text: string; refusal: NoteRow['refusal'] } | null> {
    if (this.work.viewer.kind !== 'AGENCY') return null;
    const row = (await this.notes.load(aboutId)).findLast((note) => note.topic === topic);
    return row ? { text: this.work.cipher.open(row.sealed, contextOf(row.id)), refusal: row.refusal } : null;
  }

  async write({ text, refusal = null, ...about }: NewNote): Promise<void> {
    const { viewer, clock, cipher, database } = this.work;
    const id = newId();
    const row: NoteRow = {
      ...about,
      id,
      refusal,
      agency: viewer.agency ?? '',
      sealed: cipher.seal(text, contextOf(id)),
      writtenBy: viewer.subject ?? '',
      writtenAt: clock.now(),
    };
    await database.confidential((transaction) => new ReuseNoteRepository(transaction).insert(row));
  }

  private readAll(aboutIds: readonly string[]): Promise<NoteRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ReuseNoteRepository(transaction).findAbout(aboutIds);
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0)
        await audit.within(transaction, 'ReuseNote').record({ objectType: 'ReuseNote', detail: { ids } });
      return rows;
    });
  }
}

const contextOf = (id: string) => `reuse-note:${id}`;
