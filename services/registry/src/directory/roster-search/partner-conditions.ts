import { firstEnding } from '../roster/partner-expiry';

/** The worst of the ratings that count on the day in $17, one per kind; NOT_REQUIRED says nothing about risk. */
const severity = `CASE latest.band WHEN 'LOW' THEN 1 WHEN 'LOW_ASSUMED' THEN 1 WHEN 'MODERATE' THEN 2
  WHEN 'SIGNIFICANT' THEN 3 WHEN 'HIGH' THEN 4 WHEN 'HIGH_ASSUMED' THEN 4 END`;
const worst = `coalesce((ARRAY['LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH'])[max(${severity})], 'NOT_ASSESSED')`;
const latestRatings = `SELECT DISTINCT ON (r.partner_id, r.kind) r.partner_id, r.band FROM partner_rating r
  WHERE r.finalised_on <= $17::date AND r.valid_until >= $17::date AND (r.ended_on IS NULL OR r.ended_on > $17::date)`;
const newestFirst = 'ORDER BY r.partner_id, r.kind, r.finalised_on DESC, r.assessment_id DESC';

export const risks = `SELECT latest.partner_id, ${worst} AS band FROM (${latestRatings} ${newestFirst}) AS latest
  GROUP BY latest.partner_id`;
const riskOfPartner = `SELECT ${worst} FROM (${latestRatings} AND r.partner_id = p.id ${newestFirst}) AS latest`;

/** A clearance counts only for the basis that it was given for. */
const clearanceOfPartner = `coalesce((SELECT c.status FROM clearance c
  WHERE c.partner_id = p.id AND c.basis_hash = p.basis_hash), 'UNKNOWN')`;

/** An OCHA p-code begins with the code of the area around it, so a province finds its districts. */
const inAreas = `p.id IN (SELECT l.partner_id FROM partner_location l, unnest($8::text[]) AS area (code)
  WHERE l.until IS NULL AND starts_with(l.code, area.code))`;

/** What each facet filters by. The planner folds away the conditions whose parameter is null. */
const byCountry = '($1::text[] IS NULL OR p.country_of_origin = ANY ($1))';
const byType = '($2::text[] IS NULL OR p.primary_type = ANY ($2))';
const byCategory = '($3::text[] IS NULL OR p.categories && $3)';
const byAttribute = '($5::text[] IS NULL OR p.attributes && $5)';
const byStanding = '($6::text[] IS NULL OR p.standing = ANY ($6))';
const byArea = `($8::text[] IS NULL OR ${inAreas})`;
const bySector = `($9::text[] IS NULL OR p.id IN (SELECT s.partner_id FROM partner_sector s
  WHERE s.sector = ANY ($9) OR s.specialisation = ANY ($9)))`;
const byRisk = `($12::text[] IS NULL OR (${riskOfPartner}) = ANY ($12))`;
const byClearance = `($13::text[] IS NULL OR ${clearanceOfPartner} = ANY ($13))`;

/** What no facet counts. */
export const otherConditions = `NOT EXISTS (SELECT FROM partner_redirect gone WHERE gone.old_id = p.id)
  AND ($4::text[] IS NULL OR p.roles && $4)
  AND ($7::text[] IS NULL OR p.id IN (SELECT o.partner_id FROM operating_country o
    WHERE o.country = ANY ($7) AND o.until IS NULL))
  AND ($10::text[] IS NULL OR p.id IN (SELECT e.partner_id FROM roster_entry e
    WHERE e.removed_at IS NULL AND e.populations && $10))
  AND ($14::boolean IS NULL OR (p.registered_at IS NOT NULL) = $14)
  AND ($15::boolean IS NULL OR $15 = (p.id IN (SELECT e.partner_id FROM roster_entry e ${firstEnding}
    WHERE e.removed_at IS NULL AND e.emergency_ready
      AND (ending.until IS NULL OR ending.until > $16::timestamptz))))
  AND ($11::boolean IS NULL OR $11 = (p.id IN (SELECT v.partner_id FROM verification v
    WHERE v.result = 'VERIFIED' AND v.valid_until > $16::timestamptz AND NOT EXISTS (
      SELECT FROM verification later WHERE later.partner_id = v.partner_id AND later.id > v.id))))
  AND $16::timestamptz IS NOT NULL AND $17::date IS NOT NULL`;

export const allConditions = `${byCountry} AND ${byType} AND ${byCategory} AND ${byAttribute} AND ${byStanding}
  AND ${byArea} AND ${bySector} AND ${byRisk} AND ${byClearance} AND ${otherConditions}`;

/**
 * One bit for each facet whose own filter a partner does not pass: a facet counts those whom nothing else keeps out. The
 * band and the clearance are those that `risk` and `cleared` were joined with.
 */
export const missedFacets = `(CASE WHEN ${byType} THEN 0 ELSE 1 END) + (CASE WHEN ${byCategory} THEN 0 ELSE 2 END)
  + (CASE WHEN ${byCountry} THEN 0 ELSE 4 END) + (CASE WHEN ${byArea} THEN 0 ELSE 8 END)
  + (CASE WHEN ${bySector} THEN 0 ELSE 16 END) + (CASE WHEN ${byAttribute} THEN 0 ELSE 32 END)
  + (CASE WHEN ${byStanding} THEN 0 ELSE 64 END)
  + (CASE WHEN $12::text[] IS NULL OR coalesce(risk.band, 'NOT_ASSESSED') = ANY ($12) THEN 0 ELSE 128 END)
  + (CASE WHEN $13::text[] IS NULL OR coalesce(cleared.status, 'UNKNOWN') = ANY ($13) THEN 0 ELSE 256 END)`;
