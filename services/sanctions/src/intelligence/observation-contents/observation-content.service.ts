import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type ContentToSave, ObservationContentRepository, type StoredContent } from './observation-content.repository';
import type { ObservationContent } from './observation-content.view';

export const attachmentFile = 'OBSERVATION_ATTACHMENT';

/** What is sealed of an observation. */
export interface Words {
  text: string;
  contact: string | null;
  attachmentId: string | null;
}

export type ReadContent = Omit<ObservationContent, 'attachmentUrl' | 'replies'> & { agency: string };
export type NewContent = Omit<ContentToSave, 'sealed'> & Words;

const contextOf = (observationId: string) => `observation:${observationId}`;

export class ObservationContentService {
  constructor(private readonly work: Work) {}

  private readonly byObservation = rowLoader(
    (ids) => this.read(ids),
    (row: ReadContent) => row.observationId,
  );

  /** Null for a viewer whose role, or whose agency by its classification, may not read it. */
  find(observationId: string): Promise<ReadContent | null> {
    return this.byObservation.load(observationId);
  }

  /** As stored now, within a transaction that may have changed it. */
  async require(observationId: string): Promise<ReadContent | null> {
    return this.byObservation.clear(observationId).load(observationId);
  }

  async insert({ agency, ...content }: NewContent & { agency: string }): Promise<void> {
    await this.checkAttachment(content);
    await this.work.database.confidential((transaction) =>
      new ObservationContentRepository(transaction).insert({ ...this.seal(content), agency }),
    );
  }

  async save(content: NewContent): Promise<void> {
    await this.checkAttachment(content);
    await this.work.database.confidential((transaction) =>
      new ObservationContentRepository(transaction).save(this.seal(content)),
    );
    this.byObservation.clear(content.observationId);
  }

  wordsOf({ id, sealed }: { id: string; sealed: string }): Words {
    return JSON.parse(this.work.cipher.open(sealed, contextOf(id)));
  }

  /** A link to its file; the caller was shown the content that names it. */
  async linkOf({ observationId, attachmentId }: ReadContent): Promise<string | null> {
    if (!attachmentId) return null;
    await this.work.database.confidential((transaction) =>
      this.work.audit
        .within(transaction, 'ObservationContent.attachmentUrl')
        .record({ objectType: 'File', objectId: attachmentId, detail: { observationId } }),
    );
    return this.work.files.createDownload(attachmentId).url;
  }

  private read(ids: readonly string[]): Promise<ReadContent[]> {
    const { viewer, clock, database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const reading = { agency: viewer.agency, now: clock.now() };
      const rows = await new ObservationContentRepository(transaction).findReadable(ids, reading);
      // Somebody who sees nothing but that it is held back has read nothing.
      if (rows.length > 0) {
        const read = rows.map(({ observationId }) => observationId);
        await audit
          .within(transaction, 'Observation.content')
          .record({ objectType: 'Observation', detail: { ids: read } });
      }
      return rows.map((row) => this.open(row));
    });
  }

  private seal({ text, contact, attachmentId, ...content }: NewContent): ContentToSave {
    const words: Words = { text, contact, attachmentId };
    return { ...content, sealed: this.work.cipher.seal(JSON.stringify(words), contextOf(content.observationId)) };
  }

  private open({ sealed, ...row }: StoredContent): ReadContent {
    if (sealed === null) return { ...row, text: null, contact: null, attachmentId: null };
    return { ...row, ...this.wordsOf({ id: row.observationId, sealed }) };
  }

  private async checkAttachment({ attachmentId }: Pick<NewContent, 'attachmentId'>): Promise<void> {
    const { viewer, files, database } = this.work;
    if (attachmentId)
      await files.require(attachmentId, { kind: attachmentFile, agency: viewer.agency }, database.manager);
  }
}
