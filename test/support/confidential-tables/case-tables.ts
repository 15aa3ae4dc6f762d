import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const sampleCase = `INSERT INTO ineligibility_case (id, reference_no, lead_agency, other_agencies, grounds, conduct_from, conduct_to, state,
                                           track, publication_level, cited_observations, created_by, created_at)
            VALUES ($1, 'UNDP-' || gen_random_uuid(), 'UNDP', '{}', '{FRAUD}', '2026-01-01', '2026-01-02', 'INTAKE', 'STANDARD',
                    'INTER_AGENCY', '{}', 'test#UNDP', now())`;
/** Who sees the case sees what is kept with it. */
const withSampleCase = `WITH opened AS (${sampleCase})`;

/** Of sanctions: cases, and what agencies share about them. */
export const caseTables: ConfidentialTable[] = [
  {
    service: 'sanctions',
    table: 'ineligibility_case',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${sampleCase}`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_respondent',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `INSERT INTO case_respondent (id, case_id, partner_id, lead_agency) VALUES ($1, $1, $1, 'UNDP')`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_dossier',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_dossier (case_id, lead_agency, sealed) VALUES ($1, 'UNDP', 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_event',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_event (id, case_id, lead_agency, to_state, reason, actor, at)
            VALUES ($1, $1, 'UNDP', 'INTAKE', 'OPENED', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_part',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_part (case_id, subject, part, lead_agency, at)
            VALUES ($1, 'test#UNDP', 'INVESTIGATION', 'UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_evidence',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_evidence (id, case_id, lead_agency, file_id, sealed, added_by, added_at)
            VALUES ($1, $1, 'UNDP', $1, 'sealed', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_notice',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_notice (id, case_id, lead_agency, partner_ids, sealed, issued_by, issued_at)
            VALUES ($1, $1, 'UNDP', '{}', 'sealed', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_response',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_response (id, case_id, lead_agency, partner_ids, sealed, is_late, submitted_by, submitted_at)
            VALUES ($1, $1, 'UNDP', '{}', 'sealed', false, 'test', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_consultation',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_consultation (id, case_id, lead_agency, kind, consulted_on, sealed, recorded_by, recorded_at)
            VALUES ($1, $1, 'UNDP', 'LEGAL', '2026-01-01', 'sealed', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_decision',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_decision (id, case_id, lead_agency, kind, state, partner_ids, measures, conditions, from_on,
                                       due_process, shared, sealed, proposed_by, proposed_at)
            VALUES ($1, $1, 'UNDP', 'DECISION', 'PROPOSED', ARRAY[$1::uuid], '[]', '{}', '2026-01-01', true, true, 'sealed',
                    'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_appeal',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_appeal (id, case_id, lead_agency, partner_ids, decision_id, sealed, filed_by, filed_at)
            VALUES ($1, $1, 'UNDP', ARRAY[$1::uuid], $1, 'sealed', 'test', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_condition',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO case_condition (id, case_id, lead_agency, partner_ids, decision_id, place, text)
            VALUES ($1, $1, 'UNDP', '{}', $1, 0, 'not for others')`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'condition_evidence',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO condition_evidence (id, condition_id, case_id, lead_agency, partner_ids, sealed, submitted_by,
                                            submitted_at)
            VALUES ($1, $1, $1, 'UNDP', '{}', 'sealed', 'test', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'condition_assessment',
    source: 'Ineligibility case: OWNER_ONLY until NOTICE; then respondent',
    sample: {
      sql: `${withSampleCase} INSERT INTO condition_assessment (id, condition_id, case_id, lead_agency, partner_ids, is_met, sealed,
                                              assessed_by, assessed_at)
            VALUES ($1, $1, $1, 'UNDP', '{}', true, 'sealed', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'case_alerted_agency',
    source: 'Shared alerts: CONFIDENTIAL to agencies with exposure; that there is a case, and nothing of it',
    sample: { sql: "INSERT INTO case_alerted_agency (case_id, agency) VALUES ($1, 'UNICEF')", values: [newId()] },
    reader: staff('UNICEF', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'case_counter',
    source: 'Ineligibility case: OWNER_ONLY; how many an agency has is its own',
    sample: { sql: "INSERT INTO case_counter (agency, year, last) VALUES ('UNDP', 2026, 1)", values: [] },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'ineligibility_entry',
    source: 'Ineligibility entry: INTER_AGENCY when it is shared (S-INV-8 iii); else of its lead agency alone',
    sample: {
      sql: `INSERT INTO ineligibility_entry (id, reference_no, case_id, decision_id, partner_id, lead_agency, type, grounds,
                                             conditions, from_on, decided_on, due_process, shared, is_public, recorded_at)
            VALUES ($1, 'IE-1', $1, $1, $1, 'UNDP', 'DEBARMENT_FIXED', '{}', '{}', now(), now(), true, false, false, now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'READER'),
  },
  {
    service: 'sanctions',
    table: 'interim_suspension',
    source: 'S-INV-7: effective in the deciding agency only; a case is OWNER_ONLY until its notice',
    sample: {
      sql: `INSERT INTO interim_suspension (id, agency, kind, case_id, partner_ids, since, until, reason, imposed_by)
            VALUES ($1, 'UNDP', 'IMPOSED', $1, ARRAY[$1::uuid], now(), now() + interval '1 day', 'sealed', 'test#UNDP')`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'shared_alert',
    source: 'Shared alerts: CONFIDENTIAL to agencies with exposure; the alert itself is of the agency that alerts',
    sample: {
      sql: `INSERT INTO shared_alert (id, lead_agency, partner_id, level, category, published_by, published_at)
            VALUES ($1, 'UNDP', $1, 'HIGH', 'FINANCIAL', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'alert_delivery',
    source: 'Shared alerts: CONFIDENTIAL to agencies with exposure',
    sample: {
      sql: `INSERT INTO alert_delivery (id, alert_id, agency, lead_agency, about_case, partner_id, level, category, delivered_at)
            VALUES ($1, $1, 'UNICEF', 'UNDP', true, $1, 'HIGH', 'FINANCIAL', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'IP_UNIT_ADMIN'),
  },
  {
    service: 'sanctions',
    table: 'referral',
    source: 'Referral, recovery: OWNER_ONLY',
    sample: {
      sql: `INSERT INTO referral (id, agency, case_id, authority, country, sealed, state, author, created_at)
            VALUES ($1, 'UNDP', $1, 'PROSECUTOR', 'KE', 'sealed', 'DRAFT', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'LEGAL_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'referral_step',
    source: 'Referral, recovery: OWNER_ONLY',
    sample: {
      sql: `INSERT INTO referral_step (id, referral_id, agency, state, happened_on, recorded_by, recorded_at)
            VALUES ($1, $1, 'UNDP', 'DRAFT', now(), 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'LEGAL_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'recovery_claim',
    source: 'Referral, recovery: OWNER_ONLY; totals INTER_AGENCY',
    sample: {
      sql: `INSERT INTO recovery_claim (id, agency, case_id, partner_id, currency, claimed, method, claimed_on, created_by,
                                        created_at)
            VALUES ($1, 'UNDP', $1, $1, 'USD', 1, 'OFFSET', now(), 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'FINANCE_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'recovery_receipt',
    source: 'Referral, recovery: OWNER_ONLY; totals INTER_AGENCY',
    sample: {
      sql: `INSERT INTO recovery_receipt (id, claim_id, agency, amount, method, received_on, recorded_by, recorded_at)
            VALUES ($1, $1, 'UNDP', 1, 'OFFSET', now(), 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'FINANCE_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'recovery_write_off',
    source: 'Referral, recovery: OWNER_ONLY; totals INTER_AGENCY',
    sample: {
      sql: `INSERT INTO recovery_write_off (id, claim_id, agency, amount, reason, proposed_by, proposed_at)
            VALUES ($1, $1, 'UNDP', 1, 'sealed', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'FINANCE_OFFICER'),
  },
];
