import { newId } from '@partner-commons/platform/id';
import { publicViewer } from '@partner-commons/platform/viewer';
import { type ConfidentialTable, staff } from './confidential-table';

const noticedPartner = newId();

/** Of registry: people, papers, standings and their reasons. */
export const registryTables: ConfidentialTable[] = [
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
    service: 'registry',
    table: 'partner_notice',
    source: 'Consents, assessments and findings, ✓ partner sees own: what waits for one partner is told to no other',
    sample: {
      sql: `INSERT INTO partner_notice (id, partner_id, kind, agency, at) VALUES ($1, $1, 'ACTION_DUE', 'UNHCR', now())`,
      values: [noticedPartner],
    },
    reader: { ...publicViewer, kind: 'PARTNER', subject: 'test#partner', partnerId: noticedPartner },
  },
];
