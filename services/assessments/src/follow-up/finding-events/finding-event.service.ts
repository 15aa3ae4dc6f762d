import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { FindingEventRepository, type FindingEventRow } from './finding-event.repository';
import { type FindingEvent, FindingEventKind } from './finding-event.view';

const contextOf = (id: string) => `finding-event:${id}`;

/** What happened to findings, and what was said with it. */
export class FindingEventService {
  constructor(private readonly work: Work) {}

  private readonly byFinding = rowsLoader(
    (ids) => this.work.database.confidential((transaction) => new FindingEventRepository(transaction).findOf(ids)),
    (row: FindingEventRow) => row.findingId,
  );

  /** The caller was shown the finding, which is on record. */
  async of(findingId: string): Promise<FindingEvent[]> {
    const rows = await this.byFinding.load(findingId);
    return rows.map(({ id, kind, agency, at, sealed }) => ({
      id,
      kind: FindingEventKind[kind],
      agency,
      at,
      note: sealed && this.work.cipher.open(sealed, contextOf(id)),
    }));
  }

  async record(findingId: string, kind: `${FindingEventKind}`, note: string | null): Promise<void> {
    const { viewer, clock, cipher, database } = this.work;
    const id = newId();
    await database.confidential((transaction) =>
      new FindingEventRepository(transaction).insert({
        id,
        findingId,
        kind,
        agency: viewer.agency,
        actor: viewer.subject ?? '',
        at: clock.now(),
        sealed: note && cipher.seal(note, contextOf(id)),
      }),
    );
    this.byFinding.clear(findingId);
  }
}
