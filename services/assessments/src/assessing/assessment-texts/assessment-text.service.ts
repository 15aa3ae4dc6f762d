import { newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import type { Assessment } from '../assessments/assessment.entity';
import { AssessmentTextRepository, type AssessmentTextRow, type TextKind } from './assessment-text.repository';

/** A text that was opened. */
export interface OpenText {
  id: string;
  text: string;
  writtenAt: Date;
}

/** Sealed texts about assessments. Who may read which is asked before, and said once more by row-level security. */
export class AssessmentTextService {
  private readonly latest = new Map<TextKind, DataLoader<string, AssessmentTextRow | null>>();

  constructor(private readonly work: Work) {}

  private readonly notes = rowsLoader(
    (ids) => this.repository((texts) => texts.findAll(ids, 'WORKING_NOTE')),
    (row: AssessmentTextRow) => row.assessmentId,
  );

  async latestOf(assessmentId: string, kind: TextKind): Promise<OpenText | null> {
    let loader = this.latest.get(kind);
    if (!loader) {
      loader = rowLoader(
        (ids) => this.repository((texts) => texts.findLatest(ids, kind)),
        (row: AssessmentTextRow) => row.assessmentId,
      );
      this.latest.set(kind, loader);
    }
    const row = await loader.load(assessmentId);
    return row && this.open(row);
  }

  async workingNotesOf(assessmentId: string): Promise<OpenText[]> {
    return (await this.notes.load(assessmentId)).map((row) => this.open(row));
  }

  /** Gives the id, for the audit trail; the text itself is never in it. */
  async write({ id: assessmentId, ownerAgency, partnerId }: Assessment, kind: TextKind, text: string): Promise<string> {
    const { viewer, clock, cipher, audit } = this.work;
    const id = newId();
    const row: AssessmentTextRow = {
      id,
      assessmentId,
      agency: ownerAgency,
      partnerId,
      kind,
      sealed: cipher.seal(text, contextOf(id)),
      writtenBy: viewer.subject ?? '',
      writtenAt: clock.now(),
    };
    await this.repository((texts) => texts.insert(row));
    this.latest.get(kind)?.clear(assessmentId);
    this.notes.clear(assessmentId);
    await audit.record({ objectType: 'Assessment', objectId: assessmentId, detail: { text: id, kind } });
    return id;
  }

  private open({ id, sealed, writtenAt }: AssessmentTextRow): OpenText {
    return { id, text: this.work.cipher.open(sealed, contextOf(id)), writtenAt };
  }

  private repository<Result>(run: (texts: AssessmentTextRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AssessmentTextRepository(transaction)));
  }
}

const contextOf = (id: string) => `assessment-text:${id}`;
