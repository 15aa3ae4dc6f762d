/**
 * What was on record at $1 (an instant), for the days from $2 to $3: the same question gives the same answer for ever,
 * whatever was corrected, merged or told later. Statements begin with it and go on with ", …".
 */
export const factsThen = `
  WITH redirect_then AS (
    SELECT DISTINCT ON (old_id) old_id, survivor_id FROM redirect_fact WHERE known_at <= $1::timestamptz
    ORDER BY old_id, position DESC),
  partner_then AS (
    SELECT DISTINCT ON (partner_id) partner_id, primary_type, country FROM partner_fact WHERE known_at <= $1
    ORDER BY partner_id, position DESC),
  engagement_then AS (
    SELECT e.engagement_id, e.agency, e.country, e.sector, e.strategic_outcomes, e.state, e.starts_on,
      -- One that was closed early ran until the day on which that was recorded.
      least(e.ends_on, e.closed_on) AS ended_on, e.amount_usd, e.undisbursed_usd, e.partner_id,
      coalesce(k.primary_type, 'OTHER') AS partner_type, k.country AS origin,
      -- Of the country itself, and no arm of an international body (Grand Bargain: local and national responders).
      coalesce(k.country = e.country AND k.primary_type NOT IN
        ('INTERNATIONAL_NGO', 'REGIONAL_NGO', 'UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK'), false) AS is_local
    FROM (
      SELECT DISTINCT ON (r.engagement_id) r.engagement_id, r.agency, r.country, r.sector, r.strategic_outcomes, r.state,
        r.starts_on, r.ends_on, r.amount_usd, r.undisbursed_usd, coalesce(d.survivor_id, r.partner_id) AS partner_id,
        CASE WHEN r.state = 'CLOSED' THEN (
          SELECT (min(c.recorded_at) AT TIME ZONE 'UTC')::date FROM engagement_revision c
          WHERE c.engagement_id = r.engagement_id AND c.state = 'CLOSED' AND c.recorded_at <= $1) END AS closed_on
      FROM engagement_revision r LEFT JOIN redirect_then d ON d.old_id = r.partner_id
      WHERE r.recorded_at <= $1 ORDER BY r.engagement_id, r.version DESC) AS e
    LEFT JOIN partner_then k ON k.partner_id = e.partner_id),
  running AS (
    SELECT * FROM engagement_then
    WHERE state <> 'PLANNED' AND starts_on <= $3::date AND (ended_on IS NULL OR ended_on >= $2::date)),
  assessment_then AS (
    SELECT DISTINCT ON (a.assessment_id) a.assessment_id, coalesce(d.survivor_id, a.partner_id) AS partner_id, a.kind, a.band,
      a.owner_agency, a.finalised_on, a.valid_until, a.ended_on
    FROM assessment_fact a LEFT JOIN redirect_then d ON d.old_id = a.partner_id
    WHERE a.known_at <= $1 ORDER BY a.assessment_id, a.position DESC),
  valid_then AS (
    SELECT * FROM assessment_then
    WHERE finalised_on <= $3 AND (valid_until IS NULL OR valid_until >= $3) AND (ended_on IS NULL OR ended_on > $3)),
  reuse_then AS (
    SELECT DISTINCT ON (u.reuse_id) u.reuse_id, u.assessment_id, coalesce(d.survivor_id, u.partner_id) AS partner_id,
      u.requester_agency, u.decided_at, u.days_saved, u.cost_saved_usd,
      u.outcome IN ('ACCEPTED', 'ACCEPTED_AUTOMATIC', 'ACCEPTED_WITH_SUPPLEMENT') AS accepted
    FROM reuse_fact u LEFT JOIN redirect_then d ON d.old_id = u.partner_id
    WHERE u.known_at <= $1 ORDER BY u.reuse_id, u.position DESC),
  fund AS (
    SELECT e.engagement_id, e.agency, e.country, e.partner_id, e.partner_type, e.is_local, sum(t.amount_usd) AS usd
    FROM money_total t JOIN engagement_then e ON e.engagement_id = t.engagement_id
    WHERE t.kind = 'DISBURSEMENT' AND t.month BETWEEN $2 AND $3
      AND t.recorded_at <= $1 AND (t.superseded_at IS NULL OR t.superseded_at > $1)
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(t.amount_usd) > 0)`;

/** Agencies $4, country $5 and type of partner $6 that are counted together; null is all. */
export const inScope = `($4::text[] IS NULL OR agency = ANY ($4)) AND ($5::text IS NULL OR country = $5)
  AND ($6::text IS NULL OR partner_type = $6)`;
