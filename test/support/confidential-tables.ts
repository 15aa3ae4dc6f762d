import { newId } from '@partner-commons/platform/id';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';

/** A table whose rows not everybody in an agency may see, so it must carry row-level security (domain-model.md 2.8). */
export interface ConfidentialTable {
  service: ServiceName;
  table: string;
  source: string;
  /** One row, put in by a superuser who checks no foreign keys. */
  sample: { sql: string; values: unknown[] };
  /** Somebody who does see that row: without such a one "nobody sees it" would prove nothing. */
  reader: Viewer;
  /** Its rows are for one role of all agencies, not for one agency. */
  forAllAgencies?: true;
}

const staff = (agency: string, ...held: Viewer['roles'][number]['role'][]): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: `test#${agency}`,
  agency,
  roles: held.map((role) => ({ role, office: null })),
});

const sampleCase = `INSERT INTO ineligibility_case (id, reference_no, lead_agency, other_agencies, grounds, conduct_from, conduct_to, state,
                                           track, publication_level, cited_observations, created_by, created_at)
            VALUES ($1, 'UNDP-' || gen_random_uuid(), 'UNDP', '{}', '{FRAUD}', '2026-01-01', '2026-01-02', 'INTAKE', 'STANDARD',
                    'INTER_AGENCY', '{}', 'test#UNDP', now())`;
/** Who sees the case sees what is kept with it. */
const withSampleCase = `WITH opened AS (${sampleCase})`;

export const confidentialTables: ConfidentialTable[] = [
  ...serviceNames.map((service) => ({
    service,
    table: 'audit_event',
    source: 'Access grants & views log: owner; trust.md promise 3',
    sample: {
      sql: `INSERT INTO audit_event (id, request_id, actor, agency, action, outcome)
            VALUES ($1, 'sample', 'test#UNHCR', 'UNHCR', 'sample', 'DONE')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'OVERSIGHT_AUDITOR'),
  })),
  {
    service: 'sanctions',
    table: 'hit',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors)',
    sample: {
      sql: `INSERT INTO hit (id, partner_id, subject_id, score, asked_name, matched_field, listed_name, features, state,
                             opened_at, due_at, basis_hash, screening_hash, screening_id)
            VALUES ($1, $1, $1, 0.9, 'asked', 'ALIAS', 'listed', '[]', 'OPEN', now(), now(), 'basis', 'screening', $1)`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'hit_decision',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors); what was decided about them, and why',
    sample: {
      sql: `INSERT INTO hit_decision (id, hit_id, decision, outcome, grounds, decider, agency, offices, facts_hash,
                                      screening_hash, decided_at)
            VALUES ($1, $1, 'CONFIRMED', 'PROPOSED_CONFIRMED', 'sealed', 'test#UNICEF', 'UNICEF', '{}', 'facts',
                    'screening', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_ADJUDICATOR'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'screening_match',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors); what each screening found',
    sample: {
      sql: `INSERT INTO screening_match (screening_id, sealed) VALUES ($1, 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'screened_basis',
    source: 'Key persons: CONFIDENTIAL; who was asked for in a screening',
    sample: {
      sql: `INSERT INTO screened_basis (partner_id, basis_hash, sealed) VALUES ($1, 'basis', 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_ADJUDICATOR'),
    forAllAgencies: true,
  },
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
    table: 'need_to_know_grant',
    source: 'CONFIDENTIAL (need-to-know by time-boxed grant, purpose recorded): who grants, and who may read',
    sample: {
      sql: `INSERT INTO need_to_know_grant (id, subject_type, subject_id, owner_agency, agency, until, sealed, granted_by,
                                            granted_at)
            VALUES ($1, 'OBSERVATION', $1, 'UNHCR', 'UNDP', now() + interval '1 day', 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'observation',
    source: 'Observations: count by type INTER_AGENCY, ✗ for the partner',
    sample: {
      sql: `INSERT INTO observation (id, partner_id, agency, type, state, recorded_by, recorded_at, expires_at)
            VALUES ($1, $1, 'UNHCR', 'RISK_FLAG', 'ACTIVE', 'test#UNHCR', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'READER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'observation_content',
    source: 'Observation text: CONFIDENTIAL (advanced roles)',
    sample: {
      sql: `INSERT INTO observation_content (observation_id, agency, classification, category, severity, source, confidence,
                                             sealed)
            VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'observation_event',
    source: 'Observation text: CONFIDENTIAL (advanced roles); its history repeats it',
    sample: {
      sql: `WITH content AS (
              INSERT INTO observation_content (observation_id, agency, classification, category, severity, source,
                                               confidence, sealed)
              VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed'))
            INSERT INTO observation_event (id, observation_id, kind, type_after, actor, agency, at)
            VALUES ($1, $1, 'RECORDED', 'RISK_FLAG', 'test#UNHCR', 'UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'observation_share',
    source: 'Observation text: ✗ by default; author may share',
    sample: {
      sql: `WITH content AS (
              INSERT INTO observation_content (observation_id, agency, classification, category, severity, source,
                                               confidence, sealed)
              VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed'))
            INSERT INTO observation_share (observation_id, partner_id, agency, sealed, shared_by, shared_at)
            VALUES ($1, $1, 'UNHCR', 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'observation_reply',
    source: 'Observation text: ✗ by default; author may share; what the partner answered is as confidential',
    sample: {
      sql: `WITH content AS (
              INSERT INTO observation_content (observation_id, agency, classification, category, severity, source,
                                               confidence, sealed)
              VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed')),
            share AS (
              INSERT INTO observation_share (observation_id, partner_id, agency, sealed, shared_by, shared_at)
              VALUES ($1, $1, 'UNHCR', 'sealed', 'test#UNHCR', now()))
            INSERT INTO observation_reply (id, observation_id, sealed, replied_by, replied_at)
            VALUES ($1, $1, 'sealed', 'test#partner', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'intelligence_note',
    source: 'Intelligence notes: CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO intelligence_note (id, partner_id, agency, reliability, credibility, sealed, state, recorded_by,
                                           recorded_at, expires_at)
            VALUES ($1, $1, 'UNHCR', 'B', 3, 'sealed', 'ACTIVE', 'test#UNHCR', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'adverse_media_item',
    source: 'Adverse media triage: CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO adverse_media_item (id, partner_id, agency, published_on, relevance, is_urgent, url_hash, sealed,
                                            reported_by, reported_at, due_at)
            VALUES ($1, $1, 'UNHCR', now(), 'HIGH', true, 'hash', 'sealed', 'test#somebody', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'SANCTIONS_SCREENER'),
  },
  {
    service: 'sanctions',
    table: 'integrity_allegation',
    source: 'Allegations: OWNER_ONLY',
    sample: {
      sql: `INSERT INTO integrity_allegation (id, partner_id, agency, source, category, indicators, received_on, recorded_by,
                                              recorded_at, sealed, state)
            VALUES ($1, $1, 'UNHCR', 'HOTLINE', 'FRAUD', '{}', now(), 'test#UNHCR', now(), 'sealed', 'RECEIVED')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'hit_act',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors); what was done with them, and why',
    sample: {
      sql: `INSERT INTO hit_act (id, hit_id, hit_version, act, from_state, to_state, actor, agency, at, note)
            VALUES ($1, $1, 2, 'ESCALATED', 'OPEN', 'ESCALATED', 'test#UNICEF', 'UNICEF', now(), 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'clarification_request',
    source: 'Hits open: partner informed at AWAITING_INFORMATION; who else knows of it would know of the hit',
    sample: {
      sql: `INSERT INTO clarification_request (id, partner_id, purpose, hit_id, topics, state, asked_by, agency, asked_at, due_at)
            VALUES ($1, $1, 'SCREENING', $1, '{ORGANISATION_NAMES}', 'OPEN', 'test#UNICEF', 'UNICEF', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_ADJUDICATOR'),
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'profile_banking',
    source: 'Profile sections: INTER_AGENCY; Banking CONFIDENTIAL; standards.md 3.12: purpose on each access',
    sample: {
      sql: `INSERT INTO profile_banking (section_id, partner_id, content) VALUES ($1, $1, '{}')`,
      values: [newId()],
    },
    reader: { ...staff('UNICEF', 'VERIFIER'), purpose: 'DUE_DILIGENCE' },
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'key_person',
    source: 'Key persons: CONFIDENTIAL (screeners, verifiers); standards.md 3.12: purpose on each access',
    sample: {
      sql: `INSERT INTO key_person (id, partner_id, role, sealed, person_hash, recorded_at, recorded_by)
            VALUES ($1, $1, 'BOARD', 'sealed', 'hash', now(), 'sample')`,
      values: [newId()],
    },
    reader: { ...staff('UNICEF', 'VERIFIER'), purpose: 'DUE_DILIGENCE' },
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'document_content',
    source: 'Registration application: CONFIDENTIAL (documents); statute and legal registration INTER_AGENCY',
    sample: {
      sql: `INSERT INTO document_content (document_id, partner_id, level, title, file_id, file_name, content_type, size, sha256)
            VALUES ($1, $1, 'CONFIDENTIAL', 'not for others', $1, 'a.pdf', 'pdf', 1, 'hash')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'document_check',
    source: 'Verification result INTER_AGENCY / comments CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO document_check (id, document_id, partner_id, outcome, note, decided_by, agency, at)
            VALUES ($1, $1, $1, 'REFUSED', 'not for others', 'test#UNHCR', 'UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'recommendation_content',
    source: 'Recommendation letters, waivers: CONFIDENTIAL, the partner sees presence',
    sample: {
      sql: `INSERT INTO recommendation_content (letter_id, partner_id, sponsor_agency, issuer_name, signatory_sealed, file_id, sha256)
            VALUES ($1, $1, 'UNHCR', 'not for others', 'sealed', $1, 'hash')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VETTING_OFFICER'),
  },
  {
    service: 'registry',
    table: 'recommendation_check',
    source: 'Recommendation letters, waivers: CONFIDENTIAL, the partner sees presence',
    sample: {
      sql: `INSERT INTO recommendation_check (id, letter_id, sponsor_agency, outcome, decided_by, agency, at)
            VALUES ($1, $1, 'UNHCR', 'ACCEPTED', 'test#UNHCR', 'UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VETTING_OFFICER'),
  },
  {
    service: 'registry',
    table: 'recommendation_waiver_case',
    source: 'Recommendation letters, waivers: CONFIDENTIAL, the partner sees presence',
    sample: {
      sql: `INSERT INTO recommendation_waiver_case (waiver_id, agency, reason, local_assessment_file_id, sha256)
            VALUES ($1, 'UNHCR', 'not for others', $1, 'hash')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'REPRESENTATIVE'),
  },
  {
    service: 'registry',
    table: 'standing_reason',
    source: 'Standing: reason CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO standing_reason (change_id, partner_id, reason, note) VALUES ($1, $1, 'OTHER', 'not for others')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'IP_UNIT_ADMIN'),
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'agency_standing_reason',
    source: "S-INV-7, R-INV-7: what an agency decided for itself is that agency's own",
    sample: {
      sql: `INSERT INTO agency_standing_reason (standing_id, partner_id, agency, reason, note)
            VALUES ($1, $1, 'UNICEF', 'OTHER', 'not for others')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'IP_UNIT_ADMIN'),
  },
  {
    service: 'registry',
    table: 'standing_proposal',
    source: 'Standing: reason CONFIDENTIAL; those who decide for all agencies',
    sample: {
      sql: `INSERT INTO standing_proposal (id, partner_id, kind, reason, note, effective_from, state, proposed_by,
                                           proposed_agency, proposed_at)
            VALUES ($1, $1, 'SUSPEND', 'OTHER', 'not for others', now(), 'PROPOSED', 'test#UNICEF', 'UNICEF', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'IP_UNIT_ADMIN'),
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'standing_review',
    source: 'Standing: reason CONFIDENTIAL; those who decide for all agencies',
    sample: {
      sql: `INSERT INTO standing_review (id, partner_id, cause, opened_at, due_at)
            VALUES ($1, $1, 'HIT_CONFIRMED', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'VETTING_OFFICER'),
    forAllAgencies: true,
  },
  {
    service: 'registry',
    table: 'verification_answer',
    source: 'Verification result / comments: INTER_AGENCY / CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO verification_answer (verification_id, question, agency, answer, comment)
            VALUES ($1, 'Q1', 'UNICEF', true, 'not for others')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'VERIFIER'),
  },
  {
    service: 'registry',
    table: 'offline_registration',
    source:
      'Registration application: CONFIDENTIAL; what waits of a pack is the business of the agency that took it in',
    sample: {
      sql: `INSERT INTO offline_registration (id, registration_id, agency, imported_by, imported_at, pack_sha256, scan_file_id,
                                              signed_on, sealed, pending, applied, problems)
            VALUES ($1, $1, 'UNHCR', 'test#UNHCR', now(), 'hash', $1, now(), 'sealed', '[]', '[]', '[]')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'assessment_report',
    source: 'Assessment body, report, answers: CONFIDENTIAL, grant or owner',
    sample: {
      sql: `INSERT INTO assessment_report (assessment_id, agency, partner_id, narrative)
            VALUES ($1, 'UNICEF', $1, 'not for others')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'ASSESSOR'),
  },
  {
    service: 'performance',
    table: 'engagement_detail',
    source: 'Disbursement, reports: INTER_AGENCY (amount by year) / CONFIDENTIAL (detail)',
    sample: {
      sql: `INSERT INTO engagement_detail (engagement_id, version, agency, partner_id, amount, undisbursed, currency)
            VALUES ($1, 1, 'UNDP', $1, 1, 1, 'USD')`,
      values: [newId()],
    },
    reader: staff('UNDP', 'FINANCE_OFFICER'),
  },
  {
    service: 'performance',
    table: 'loss_event',
    source: 'JIU-2; as Referral, recovery: OWNER_ONLY, totals INTER_AGENCY',
    sample: {
      sql: `INSERT INTO loss_event (id, engagement_id, agency, partner_id, amount, currency, amount_usd, kind, status,
                                    version, recorded_at)
            VALUES ($1, $1, 'UNDP', $1, 1, 'USD', 1, 'FRAUD', 'SUSPECTED', 1, now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'INVESTIGATOR'),
  },
  {
    service: 'performance',
    table: 'loss_event_revision',
    source: 'JIU-2; as Referral, recovery: OWNER_ONLY, totals INTER_AGENCY',
    sample: {
      sql: `INSERT INTO loss_event_revision (loss_id, version, agency, amount, amount_usd, kind, status, recorded_at)
            VALUES ($1, 1, 'UNDP', 1, 1, 'FRAUD', 'SUSPECTED', now())`,
      values: [newId()],
    },
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
