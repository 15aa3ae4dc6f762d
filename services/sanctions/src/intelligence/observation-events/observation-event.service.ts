import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ObservationContentService } from '../observation-contents/observation-content.service';
import { ObservationEventRepository, type StoredEvent } from './observation-event.repository';
import type { ObservationEvent } from './observation-event.view';

interface Words {
  reason?: string | null;
  textBefore?: string | null;
}

export type NewEvent = Pick<StoredEvent, 'observationId' | 'kind' | 'typeBefore' | 'typeAfter'> & Words;

const contextOf = (eventId: string) => `observation-event:${eventId}`;

/** The whole history of observations (feature 57). */
export class ObservationEventService {
  constructor(
    private readonly work: Work,
    private readonly contents: ObservationContentService,
  ) {}

  private readonly byObservation = rowsLoader(
    (ids) => this.read(ids),
    (row: ObservationEvent) => row.observationId,
  );

  /** Null for a viewer who may not read the observation either. */
  async of(observationId: string): Promise<ObservationEvent[] | null> {
    return (await this.contents.find(observationId)) ? this.byObservation.load(observationId) : null;
  }

  async record({ reason = null, textBefore = null, ...event }: NewEvent): Promise<void> {
    const { viewer, clock, cipher, database } = this.work;
    const id = newId();
    const sealed = reason || textBefore ? cipher.seal(JSON.stringify({ reason, textBefore }), contextOf(id)) : null;
    const actor = viewer.subject ?? viewer.kind;
    const row = { ...event, id, sealed, actor, agency: viewer.agency, at: clock.now() };
    await database.confidential((transaction) => new ObservationEventRepository(transaction).insert(row));
  }

  private read(ids: readonly string[]): Promise<ObservationEvent[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ObservationEventRepository(transaction).findByObservations(ids);
      await audit.within(transaction, 'Observation.history').record({ objectType: 'Observation', detail: { ids } });
      return rows.map((row) => this.open(row));
    });
  }

  private open({ sealed, ...row }: StoredEvent): ObservationEvent {
    const words = sealed === null ? {} : (JSON.parse(this.work.cipher.open(sealed, contextOf(row.id))) as Words);
    return { ...row, reason: words.reason ?? null, textBefore: words.textBefore ?? null };
  }
}
