import type { EntityManager } from 'typeorm';
import type { RedFlagIndicator } from './red-flag-indicator.view';

export class RedFlagIndicatorRepository {
  constructor(private readonly manager: EntityManager) {}

  findInForce(at: Date): Promise<RedFlagIndicator[]> {
    return this.manager.query(
      `/* RedFlagIndicatorRepository.findInForce */
       SELECT code, area, label FROM red_flag_indicator
       WHERE effective_from <= $1 AND (effective_to IS NULL OR effective_to >= $1) ORDER BY position LIMIT 100`,
      [at],
    );
  }
}
