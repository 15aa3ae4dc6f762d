import type { EntityManager } from 'typeorm';
import type { CapacityTopic } from './capacity-topic.view';

export class CapacityTopicRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<CapacityTopic[]> {
    return this.manager.query(
      `/* CapacityTopicRepository.findAll */
       SELECT code, label, area, effective_from::text AS "effectiveFrom", effective_until::text AS "effectiveUntil"
       FROM capacity_topic ORDER BY area COLLATE "C", code COLLATE "C"`,
    );
  }
}
