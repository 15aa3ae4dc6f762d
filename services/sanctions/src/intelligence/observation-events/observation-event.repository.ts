import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { ObservationEvent } from './observation-event.view';

export type StoredEvent = Omit<ObservationEvent, 'reason' | 'textBefore'> & { sealed: string | null };

/** Confidential and append-only. */
export class ObservationEventRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByObservations(ids: readonly string[]): Promise<StoredEvent[]> {
    return this.manager.query(
      `/* ObservationEventRepository.findByObservations */
       SELECT e.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT id, observation_id AS "observationId", kind, type_before AS "typeBefore", type_after AS "typeAfter", actor,
                at, sealed
         FROM observation_event WHERE observation_id = asked.id ORDER BY id LIMIT 100) e
       ORDER BY e."observationId", e.id`,
      [ids],
    );
  }

  async insert(event: StoredEvent & { agency: string | null }): Promise<void> {
    await this.manager.query(
      `/* ObservationEventRepository.insert */
       INSERT INTO observation_event (id, observation_id, kind, type_before, type_after, actor, agency, at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        event.id,
        event.observationId,
        event.kind,
        event.typeBefore,
        event.typeAfter,
        event.actor,
        event.agency,
        event.at,
        event.sealed,
      ],
    );
  }
}
