import { factsThen } from '../../portfolio/counting/facts-then';

/**
 * Engagements that ran, with the class of their counterpart and what was paid: `asked`. $1 to $3 as `factsThen`, agencies $4
 * and countries in sight $5 (each null for all), types $6 with their classes $7.
 */
export const engagementsByCounterpart = `${factsThen},
  asked AS (
    SELECT r.engagement_id, r.partner_id, r.amount_usd, coalesce(f.usd, 0) AS disbursed,
      coalesce(k.class, 'OTHER') AS counterpart
    FROM running r LEFT JOIN fund f ON f.engagement_id = r.engagement_id
    LEFT JOIN unnest($6::text[], $7::text[]) AS k (type, class) ON k.type = r.partner_type
    WHERE ($4::text[] IS NULL OR r.agency = ANY ($4)) AND ($5::text[] IS NULL OR r.country = ANY ($5)))`;
