import { factsThen, inScope } from './facts-then';

/**
 * Rows are (agency, country, partner_type, partner_id, counted, counted_wide): who is in the denominator, and whether it
 * is in the numerator, in a figure of one country and in one of all countries.
 */
export const distinctCells = (rows: string) => `${factsThen}, counted_rows AS (${rows})
  SELECT agency, country, partner_type AS "partnerType",
    (CASE WHEN GROUPING(country) = 1 THEN count(DISTINCT partner_id) FILTER (WHERE counted_wide)
          ELSE count(DISTINCT partner_id) FILTER (WHERE counted) END)::text AS numerator,
    count(DISTINCT partner_id)::text AS denominator, count(DISTINCT partner_id)::int AS contributors
  FROM counted_rows WHERE ${inScope}
  GROUP BY GROUPING SETS ((agency), (agency, country), (agency, country, partner_type))
  HAVING (GROUPING(country) = 1 OR country IS NOT NULL)
  ORDER BY agency, country NULLS FIRST, partner_type NULLS FIRST`;

export const distinctTotal = (rows: string) => `${factsThen}, counted_rows AS (${rows})
  SELECT (CASE WHEN $5::text IS NULL THEN count(DISTINCT partner_id) FILTER (WHERE counted_wide)
               ELSE count(DISTINCT partner_id) FILTER (WHERE counted) END)::text AS numerator,
    count(DISTINCT partner_id)::text AS denominator, count(DISTINCT partner_id)::int AS contributors
  FROM counted_rows WHERE ${inScope}`;

/** Rows are (agency, country, partner_type, partner_id, part, whole). */
export const sumCells = (rows: string) => `${factsThen}, counted_rows AS (${rows})
  SELECT agency, country, partner_type AS "partnerType", sum(part)::text AS numerator, sum(whole)::text AS denominator,
    count(DISTINCT partner_id)::int AS contributors
  FROM counted_rows WHERE ${inScope} GROUP BY agency, country, partner_type HAVING sum(whole) > 0
  ORDER BY agency, country, partner_type`;
