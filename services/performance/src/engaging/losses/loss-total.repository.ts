import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { LossTotal } from './loss.rules';

/** Sums that all agencies may see; partners without an established loss have no row. */
export class LossTotalRepository {
  constructor(private readonly manager: EntityManager) {}

  find(partnerIds: readonly string[]): Promise<LossTotal[]> {
    return this.manager.query(
      `/* LossTotalRepository.find */
       SELECT wanted.partner_id AS "partnerId", t.agency, sum(t.events)::int AS events, sum(t.lost_usd)::text AS "lostUsd",
         sum(t.recovered_usd)::text AS "recoveredUsd", sum(t.written_off_usd)::text AS "writtenOffUsd"
       FROM ${wantedPartners} JOIN partner_loss t ON t.partner_id = ANY (wanted.ids) AND t.events > 0
       GROUP BY wanted.partner_id, t.agency ORDER BY t.agency`,
      [partnerIds],
    );
  }
}
