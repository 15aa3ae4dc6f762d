import type { EntityManager } from 'typeorm';
import type { FindingCategory } from './finding-category.view';

export class FindingCategoryRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<FindingCategory[]> {
    return this.manager.query(
      `/* FindingCategoryRepository.findAll */
       SELECT code, list, place, label, area, raises, effective_from::text AS "effectiveFrom",
              effective_until::text AS "effectiveUntil"
       FROM finding_category ORDER BY array_position('{SPOT_CHECK,FINANCIAL,KEY_CONTROL,INTEGRITY}', list), place`,
    );
  }
}
