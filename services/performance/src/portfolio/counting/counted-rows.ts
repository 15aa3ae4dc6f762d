/** Kinds that say whether a partner can be trusted with money; each agency needs one that is valid (JIU-15). */
export const capacityKinds = `('HACT_MICRO', 'SIMPLIFIED_CHECKLIST', 'PARTNER_CAPACITY_PCAT', 'OCHA_CBPF_CAPACITY')`;

/** UNICEF-7: organisations of civil society, as types of registry. */
export const civilSociety = `('INTERNATIONAL_NGO', 'NATIONAL_NGO', 'REGIONAL_NGO', 'COMMUNITY_BASED_ORG',
  'RED_CROSS_CRESCENT', 'PROFESSIONAL_ASSOCIATION', 'TRADE_UNION', 'NETWORK_OR_COALITION')`;

const bodiesOfStates = `('UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK')`;

export const activeRows = `
  SELECT agency, country, partner_type, partner_id, true AS counted, true AS counted_wide FROM running`;

/** Of several agencies that are asked for, those that two of them share; of one, those that it shares with anybody. */
export const sharedRows = `
  SELECT r.agency, r.country, r.partner_type, r.partner_id, there.agencies > 1 AS counted, anywhere.agencies > 1 AS counted_wide
  FROM running r
  JOIN (SELECT partner_id, count(DISTINCT agency) AS agencies FROM running
        WHERE $4::text[] IS NULL OR cardinality($4) = 1 OR agency = ANY ($4) GROUP BY partner_id) AS anywhere
    ON anywhere.partner_id = r.partner_id
  JOIN (SELECT partner_id, country, count(DISTINCT agency) AS agencies FROM running
        WHERE $4::text[] IS NULL OR cardinality($4) = 1 OR agency = ANY ($4) GROUP BY partner_id, country) AS there
    ON there.partner_id = r.partner_id AND there.country = r.country`;

/** An agency has assessed a partner itself, or has accepted what another agency found. */
export const coverageRows = `
  SELECT r.agency, r.country, r.partner_type, r.partner_id, c.partner_id IS NOT NULL AS counted,
    c.partner_id IS NOT NULL AS counted_wide
  FROM running r LEFT JOIN (
    SELECT owner_agency AS agency, partner_id FROM valid_then WHERE kind IN ${capacityKinds}
    UNION
    SELECT u.requester_agency, v.partner_id FROM reuse_then u JOIN valid_then v ON v.assessment_id = u.assessment_id
    WHERE u.accepted AND v.kind IN ${capacityKinds}) AS c ON c.agency = r.agency AND c.partner_id = r.partner_id
  WHERE r.partner_type NOT IN ${bodiesOfStates} AND r.partner_type <> 'INDIVIDUAL'`;

/** One assessment of PSEA serves all agencies, whoever made it (JIU-104). */
export const pseaRows = `
  SELECT r.agency, r.country, r.partner_type, r.partner_id, p.partner_id IS NOT NULL AS counted,
    p.partner_id IS NOT NULL AS counted_wide
  FROM running r
  LEFT JOIN (SELECT DISTINCT partner_id FROM valid_then WHERE kind = 'PSEA_CAPACITY' AND band <> 'NOT_ASSESSED') AS p
    ON p.partner_id = r.partner_id
  WHERE r.partner_type IN ${civilSociety}`;

/** Where an agency works with a partner; a partner without an agreement of it is in no country. */
const placesOfPartners = `(SELECT DISTINCT agency, partner_id, country FROM running)`;

export const assuranceRows = `
  SELECT c.agency, place.country, coalesce(k.primary_type, 'OTHER') AS partner_type, c.partner_id,
    c.coverage = 'COMPLETE' AS counted, c.coverage = 'COMPLETE' AS counted_wide
  FROM (
    SELECT DISTINCT ON (f.plan_id) f.agency, f.coverage, f.required, coalesce(d.survivor_id, f.partner_id) AS partner_id
    FROM coverage_fact f LEFT JOIN redirect_then d ON d.old_id = f.partner_id
    WHERE f.known_at <= $1 AND f.year = extract(year FROM $2::date) ORDER BY f.plan_id, f.position DESC) AS c
  LEFT JOIN ${placesOfPartners} AS place ON place.agency = c.agency AND place.partner_id = c.partner_id
  LEFT JOIN partner_then k ON k.partner_id = c.partner_id
  WHERE c.required`;

const assessedThisYear = `(SELECT * FROM assessment_then WHERE finalised_on BETWEEN $2 AND $3)`;

/** JIU-52: the same kind by another agency within 24 months before or after, as far as that has happened. */
export const duplicateRows = `
  SELECT a.owner_agency AS agency, place.country, coalesce(k.primary_type, 'OTHER') AS partner_type, a.partner_id,
    twice.assessment_id IS NOT NULL AS counted, twice.assessment_id IS NOT NULL AS counted_wide
  FROM ${assessedThisYear} AS a
  LEFT JOIN (
    SELECT DISTINCT one.assessment_id FROM ${assessedThisYear} AS one
    JOIN assessment_then other ON other.partner_id = one.partner_id AND other.kind = one.kind
    WHERE other.owner_agency <> one.owner_agency AND other.finalised_on <= $3
      AND other.finalised_on BETWEEN one.finalised_on - interval '24 months' AND one.finalised_on + interval '24 months'
      AND ($4::text[] IS NULL OR cardinality($4) = 1 OR other.owner_agency = ANY ($4))) AS twice
    ON twice.assessment_id = a.assessment_id
  LEFT JOIN ${placesOfPartners} AS place ON place.agency = a.owner_agency AND place.partner_id = a.partner_id
  LEFT JOIN partner_then k ON k.partner_id = a.partner_id`;

/** JIU-54: against the assessment of the same kind before it; bands that were only assumed are no measure of growth. */
export const upliftRows = `
  SELECT a.owner_agency AS agency, place.country, coalesce(k.primary_type, 'OTHER') AS partner_type, a.partner_id,
    a.rank < a.earlier AS counted, a.rank < a.earlier AS counted_wide
  FROM (
    SELECT ranked.*, last_value(rank) OVER (PARTITION BY partner_id, kind ORDER BY finalised_on
      RANGE BETWEEN UNBOUNDED PRECEDING AND interval '1 day' PRECEDING) AS earlier
    FROM (
      SELECT t.*, CASE band WHEN 'LOW' THEN 1 WHEN 'MODERATE' THEN 2 WHEN 'SIGNIFICANT' THEN 3 WHEN 'HIGH' THEN 4 END AS rank
      FROM assessment_then t) AS ranked) AS a
  LEFT JOIN ${placesOfPartners} AS place ON place.agency = a.owner_agency AND place.partner_id = a.partner_id
  LEFT JOIN partner_then k ON k.partner_id = a.partner_id
  WHERE a.finalised_on BETWEEN $2 AND $3 AND a.rank IS NOT NULL AND a.earlier IS NOT NULL`;

export const localFundRows = `
  SELECT agency, country, partner_type, partner_id, CASE WHEN is_local THEN usd ELSE 0 END AS part, usd AS whole
  FROM fund WHERE partner_type NOT IN ${bodiesOfStates}`;

/** JIU-57: an assessment counts as started in the year in which it became final: nobody tells of it before. */
export const reuseRows = `
  SELECT requester_agency AS agency, NULL::text AS country, NULL::text AS partner_type, partner_id, 1 AS part, 1 AS whole
  FROM reuse_then WHERE accepted AND (decided_at AT TIME ZONE 'UTC')::date BETWEEN $2 AND $3
  UNION ALL
  SELECT owner_agency, NULL, NULL, partner_id, 0, 1 FROM ${assessedThisYear} AS assessed`;

/** JIU-44: due in the year and by now; overdue are those of them that nobody has met yet. */
export const findingRows = `
  SELECT f.agency, NULL::text AS country, NULL::text AS partner_type, f.partner_id,
    CASE WHEN f.state IN ('OPEN', 'IN_PROGRESS', 'OVERDUE') THEN 1 ELSE 0 END AS part, 1 AS whole
  FROM (
    SELECT DISTINCT ON (t.finding_id) t.agency, t.priority, t.state, t.due, coalesce(d.survivor_id, t.partner_id) AS partner_id
    FROM finding_fact t LEFT JOIN redirect_then d ON d.old_id = t.partner_id
    WHERE t.known_at <= $1 ORDER BY t.finding_id, t.position DESC) AS f
  WHERE f.priority = 'HIGH' AND f.due >= $2 AND f.due <= $3 AND f.due < ($1 AT TIME ZONE 'UTC')::date`;

/** JIU-95: claims in US dollars that were made in the year; sums of several currencies would need rates that nobody told. */
export const recoveryRows = `
  SELECT s.agency, NULL::text AS country, NULL::text AS partner_type, coalesce(d.survivor_id, s.partner_id) AS partner_id,
    s.recovered AS part, s.claimed AS whole
  FROM (
    SELECT DISTINCT ON (c.claim_id) c.* FROM recovery_claim_state c WHERE c.at <= $1 ORDER BY c.claim_id, c.at DESC) AS s
  LEFT JOIN redirect_then d ON d.old_id = s.partner_id
  WHERE s.currency = 'USD' AND s.claimed_on BETWEEN $2 AND $3`;
