/**
 * What ends first of the facts that a partner's place on a roster rests on (JIU-91), for the row under the alias `e`. A
 * date counts to the end of its day. What is not known limits nothing.
 */
const endOfDay = (day: string) => `(${day} + 1)::timestamp AT TIME ZONE 'UTC'`;

const verification = `SELECT 'VERIFICATION', latest.until FROM (
  SELECT CASE v.result WHEN 'VERIFIED' THEN v.valid_until ELSE v.at END AS until FROM verification v
  WHERE v.partner_id = e.partner_id ORDER BY v.id DESC LIMIT 1) AS latest`;
const declaration = `SELECT 'DECLARATION', d.valid_until FROM partner_declaration d
  WHERE d.partner_id = e.partner_id AND d.state = 'IN_FORCE'`;
const legalRegistration = `SELECT 'LEGAL_REGISTRATION', ${endOfDay('max(d.expires_on)')} FROM partner_document d
  WHERE d.partner_id = e.partner_id AND d.type = 'LEGAL_REGISTRATION' AND d.superseded_at IS NULL`;
const assessment = `SELECT 'ASSESSMENT', ${endOfDay('min(latest.valid_until)')} FROM (
  SELECT DISTINCT ON (r.kind) least(r.valid_until, r.ended_on - 1) AS valid_until FROM partner_rating r WHERE r.partner_id = e.partner_id
  ORDER BY r.kind, r.finalised_on DESC, r.assessment_id DESC) AS latest`;

/** Joined as `ending` with the columns `fact` and `until`. */
export const firstEnding = `LEFT JOIN LATERAL (
  SELECT known.fact, known.until FROM (
    ${verification} UNION ALL ${declaration} UNION ALL ${legalRegistration} UNION ALL ${assessment}
  ) AS known (fact, until) WHERE known.until IS NOT NULL ORDER BY known.until, known.fact LIMIT 1) AS ending ON true`;
