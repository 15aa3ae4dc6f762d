import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const body = 'Assessment body, report, answers: CONFIDENTIAL, grant or owner';
const ownerOnly = 'Working papers, assessor notes: OWNER_ONLY';
const reader = staff('UNICEF', 'ASSESSOR');

/** Of assessments: doing one. Rows carry the owner, so that they show without their assessment. */
export const assessmentTables: ConfidentialTable[] = [
  {
    service: 'assessments',
    table: 'assessment_assessor',
    source: ownerOnly,
    sample: {
      sql: `INSERT INTO assessment_assessor (id, assessment_id, agency, partner_id, assessor_agency, subject, sections,
                                             assigned_by, assigned_at)
            VALUES ($1, $1, 'UNICEF', $1, 'UNICEF', 'test#somebody', '{}', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_answer',
    source: body,
    sample: {
      sql: `INSERT INTO assessment_answer (assessment_id, question, agency, partner_id, not_applicable, evidence, version,
                                           answered_by, answered_at)
            VALUES ($1, 'A1', 'UNICEF', $1, true, 0, 1, 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_evidence',
    source: body,
    sample: {
      sql: `INSERT INTO assessment_evidence (id, assessment_id, agency, partner_id, file_id, sealed_name, content_type, size,
                                             sha256, added_by, added_at)
            VALUES ($1, $1, 'UNICEF', $1, $1, 'sealed', 'pdf', 1, 'x', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_comment_round',
    source: body,
    sample: {
      sql: `INSERT INTO assessment_comment_round (assessment_id, agency, partner_id, requested_at, due_on)
            VALUES ($1, 'UNICEF', $1, now(), '2026-01-01')`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_comment',
    source: body,
    sample: {
      sql: `INSERT INTO assessment_comment (id, assessment_id, agency, partner_id, sealed, made_by, made_at)
            VALUES ($1, $1, 'UNICEF', $1, 'sealed', 'test#partner', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_text',
    source: ownerOnly,
    sample: {
      sql: `INSERT INTO assessment_text (id, assessment_id, agency, partner_id, kind, sealed, written_by, written_at)
            VALUES ($1, $1, 'UNICEF', $1, 'WORKING_NOTE', 'sealed', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_score',
    source: body,
    sample: {
      sql: `INSERT INTO assessment_score (assessment_id, agency, partner_id, result, computed_at)
            VALUES ($1, 'UNICEF', $1, '{}', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'band_adjustment',
    source: body,
    sample: {
      sql: `INSERT INTO band_adjustment (id, assessment_id, agency, partner_id, to_band, sealed, proposed_by, proposed_at)
            VALUES ($1, $1, 'UNICEF', $1, 'HIGH', 'sealed', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'assessment_invalidation',
    source: ownerOnly,
    sample: {
      sql: `INSERT INTO assessment_invalidation (id, assessment_id, agency, partner_id, event_id, sealed, proposed_by, proposed_at)
            VALUES ($1, $1, 'UNICEF', $1, $1, 'sealed', 'test#UNICEF', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'invalidating_event_text',
    source: 'As observations: what an agency says of an event stays with it',
    sample: {
      sql: `INSERT INTO invalidating_event_text (event_id, part, agency, sealed) VALUES ($1, 'DESCRIPTION', 'UNICEF', 'sealed')`,
      values: [newId()],
    },
    reader,
  },
];
