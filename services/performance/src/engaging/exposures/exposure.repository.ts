import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { ExposureCell } from './exposure.rules';

/** What was on record of running agreements at $2, or is now when that is null. */
const running = `r.state IN ('ACTIVE', 'SUSPENDED') AND ($2::timestamptz IS NULL OR r.recorded_at <= $2)
  AND NOT EXISTS (
    SELECT FROM engagement_revision later WHERE later.engagement_id = r.engagement_id AND later.version > r.version
      AND ($2::timestamptz IS NULL OR later.recorded_at <= $2))`;

export class ExposureRepository {
  constructor(private readonly manager: EntityManager) {}

  findCells(partnerIds: readonly string[], at: Date | null): Promise<ExposureCell[]> {
    return this.manager.query(
      `/* ExposureRepository.findCells */
       SELECT wanted.partner_id AS "partnerId", r.agency, r.country, sum(r.amount_usd)::text AS "activeUsd",
         sum(r.undisbursed_usd)::text AS "undisbursedUsd", count(*)::int AS engagements
       FROM ${wantedPartners} JOIN engagement_revision r ON r.partner_id = ANY (wanted.ids) AND ${running}
       GROUP BY wanted.partner_id, r.agency, r.country`,
      [partnerIds, at],
    );
  }

  findCountries(countries: readonly string[], at: Date | null): Promise<{ country: string; countryUsd: string }[]> {
    return this.manager.query(
      `/* ExposureRepository.findCountries */
       SELECT r.country, sum(r.amount_usd)::text AS "countryUsd" FROM engagement_revision r
       WHERE r.country = ANY ($1::text[]) AND ${running} GROUP BY r.country`,
      [countries, at],
    );
  }
}
