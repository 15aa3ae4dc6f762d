import type { EntityManager } from 'typeorm';
import { factsThen } from '../counting/facts-then';
import type { PartnerFunds } from './distribution.rules';

export class DistributionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** What was paid out in the year; $1 to $3 as `factsThen`, countries, agency or null for all. */
  findDisbursed(parameters: readonly unknown[]): Promise<PartnerFunds[]> {
    return this.manager.query(
      `/* DistributionRepository.findDisbursed */ ${factsThen}
       SELECT country, bool_or(is_local) AS "isLocal", sum(usd)::numeric(30, 2)::text AS usd FROM fund
       WHERE country = ANY ($4::text[]) AND ($5::text IS NULL OR agency = $5)
       GROUP BY country, partner_id`,
      [...parameters],
    );
  }

  /** What agreements that ran in the year are worth. */
  findCommitted(parameters: readonly unknown[]): Promise<PartnerFunds[]> {
    return this.manager.query(
      `/* DistributionRepository.findCommitted */ ${factsThen}
       SELECT country, bool_or(is_local) AS "isLocal", sum(amount_usd)::numeric(30, 2)::text AS usd FROM running
       WHERE country = ANY ($4::text[]) AND ($5::text IS NULL OR agency = $5)
       GROUP BY country, partner_id HAVING sum(amount_usd) > 0`,
      [...parameters],
    );
  }
}
