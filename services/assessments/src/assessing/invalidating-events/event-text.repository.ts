import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface EventTextRow {
  eventId: string;
  part: 'DESCRIPTION' | 'RESOLUTION';
  agency: string;
  sealed: string;
}

/** What an agency says about an event stays with it. */
export class EventTextRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByEvents(eventIds: readonly string[]): Promise<EventTextRow[]> {
    return this.manager.query(
      `/* EventTextRepository.findByEvents */
       SELECT event_id AS "eventId", part, agency, sealed FROM invalidating_event_text WHERE event_id = ANY ($1)`,
      [eventIds],
    );
  }

  async insert({ eventId, part, agency, sealed }: EventTextRow): Promise<void> {
    await this.manager.query(
      `/* EventTextRepository.insert */
       INSERT INTO invalidating_event_text (event_id, part, agency, sealed) VALUES ($1, $2, $3, $4)`,
      [eventId, part, agency, sealed],
    );
  }
}
