import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const betweenTheTwo =
  'Reuse requests/decisions: INTER_AGENCY; facts and reasons are between the two agencies (2.5, check 11)';
const embargo = '2.5, check 11: owner embargo, reason not disclosed';

/** Of assessments: what partners agreed to, and what stands behind decisions on reuse. */
export const reuseTables: ConfidentialTable[] = [
  {
    service: 'assessments',
    table: 'partner_consent',
    source: 'PartnerConsent: the partner and the agencies that it names',
    sample: {
      sql: `INSERT INTO partner_consent (id, partner_id, scope, agencies, kinds, signed_by, signed_at)
            VALUES ($1, $1, 'LISTED', '{UNHCR}', '{}', 'test', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'consent_request',
    source: 'PartnerConsent: between the partner and the agency that asks',
    sample: {
      sql: `INSERT INTO consent_request (id, partner_id, agency, kinds, purpose, requested_by, requested_at)
            VALUES ($1, $1, 'UNHCR', '{HACT_MICRO}', 'PARTNER_SELECTION', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'reuse_embargo',
    source: embargo,
    sample: {
      sql: `INSERT INTO reuse_embargo (id, owner_agency, partner_id, cause, placed_by, placed_at)
            VALUES ($1, 'UNICEF', $1, 'ONGOING_INVESTIGATION', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'INVESTIGATOR'),
  },
  {
    service: 'assessments',
    table: 'owner_ask',
    source: embargo,
    sample: {
      sql: `INSERT INTO owner_ask (embargo_id, owner_agency, partner_id) VALUES ($1, 'UNICEF', $1)`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'PROGRAMME_OFFICER'),
    // Check 11 tells every agency that the owner is to be asked; the reason is in the other table.
    forAllAgencies: true,
  },
  {
    service: 'assessments',
    table: 'reuse_snapshot',
    source: betweenTheTwo,
    sample: {
      sql: `INSERT INTO reuse_snapshot (id, request_id, owner_agency, requester_agency, rule_version, facts, verdict, taken_at)
            VALUES ($1, $1, 'UNICEF', 'UNHCR', 'REUSE-1', '{}', '{}', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'OVERSIGHT_AUDITOR'),
  },
  {
    service: 'assessments',
    table: 'reuse_note',
    source: betweenTheTwo,
    sample: {
      sql: `INSERT INTO reuse_note (id, request_id, owner_agency, requester_agency, topic, about_id, agency, sealed, written_by,
                                    written_at)
            VALUES ($1, $1, 'UNICEF', 'UNHCR', 'DECISION', $1, 'UNICEF', 'sealed', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'IP_UNIT_ADMIN'),
  },
];
