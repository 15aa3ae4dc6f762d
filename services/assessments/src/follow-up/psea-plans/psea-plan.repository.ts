import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { RatedForPsea } from './psea-plan.rules';

export class PseaPlanRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A plan follows from a rating when it runs, or was closed after it. */
  findRated(partnerIds: readonly string[], today: Day): Promise<(RatedForPsea & { partnerId: string })[]> {
    return this.manager.query(
      `/* PseaPlanRepository.findRated */
       SELECT wanted.partner_id AS "partnerId", a.band, a.finalised_on::text AS "finalisedOn", EXISTS (
         SELECT FROM capacity_plan p WHERE p.partner_id = ANY (wanted.ids) AND p.purpose = 'PSEA'
           AND (p.state = 'ACTIVE' OR (p.state = 'CLOSED' AND p.closed_at >= a.finalised_on))) AS "hasPlan"
       FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT band, finalised_on FROM assessment
         WHERE partner_id = ANY (wanted.ids) AND kind = 'PSEA_CAPACITY' AND state = 'FINAL' AND finalised_on <= $2
           AND valid_until >= $2
         ORDER BY finalised_on DESC, id DESC LIMIT 1) AS a`,
      [partnerIds, today],
    );
  }
}
