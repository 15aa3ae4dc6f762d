import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const body = 'Performance review body: CONFIDENTIAL ✓ (JIU-59)';
const service = 'performance' as const;

/** Of performance: reviews, who may read them, and what partners say of agencies. */
export const reviewTables: ConfidentialTable[] = [
  {
    service,
    table: 'performance_review',
    source: 'Performance review band/recommendation: INTER_AGENCY once published; drafts are their agency’s (P-INV-6)',
    sample: {
      sql: `INSERT INTO performance_review (id, engagement_id, agency, partner_id, country, milestone, starts_on, ends_on, method,
                                            band, recommendation, state, authors, created_at, version)
            VALUES ($1, $1, 'UNHCR', $1, 'SO', 'MONITORING', '2025-01-01', '2025-12-31', 'DESK', 'SATISFACTORY', 'RECOMMEND',
                    'DRAFT', '{test#UNHCR}', now(), 1)`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'READER'),
  },
  {
    service,
    table: 'performance_review_body',
    source: body,
    sample: {
      sql: `INSERT INTO performance_review_body (review_id, agency, partner_id, overall, sealed)
            VALUES ($1, 'UNHCR', $1, 3, 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'EVALUATOR'),
  },
  {
    service,
    table: 'performance_review_response',
    source: body,
    sample: {
      sql: `INSERT INTO performance_review_response (review_id, agency, partner_id, sealed, responded_by, responded_at)
            VALUES ($1, 'UNHCR', $1, 'sealed', 'test#partner', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'REPRESENTATIVE'),
  },
  {
    service,
    table: 'review_access',
    source: 'Access grants & views log: owner + grantee + partner (agency-level)',
    sample: {
      sql: `INSERT INTO review_access (id, review_id, owner_agency, partner_id, grantee_agency, state, level, purpose, requested_at,
                                       version)
            VALUES ($1, $1, 'UNHCR', $1, 'IOM', 'REQUESTED', 'FULL', 'MONITORING', now(), 1)`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'EVALUATOR'),
  },
  {
    service,
    table: 'review_reading',
    source: 'Access grants & views log: owner + grantee + partner (agency-level)',
    sample: {
      sql: `INSERT INTO review_reading (id, review_id, owner_agency, partner_id, viewer_agency, viewer_subject, level, at)
            VALUES ($1, $1, 'UNHCR', $1, 'UNHCR', 'test#UNHCR', 'FULL', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'OVERSIGHT_AUDITOR'),
  },
  {
    service,
    table: 'milestone_rating',
    source: body,
    sample: {
      sql: `INSERT INTO milestone_rating (id, engagement_id, agency, partner_id, milestone, score, rated_on, rater, recorded_at)
            VALUES ($1, $1, 'UNHCR', $1, 'AUDIT', 3, '2025-12-31', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'ASSURANCE_OFFICER'),
  },
  {
    service,
    table: 'mutual_review',
    source: "Partner's review of agency, feedback: aggregated INTER_AGENCY; raw OWNER_ONLY to independent unit",
    sample: {
      sql: `INSERT INTO mutual_review (id, engagement_id, agency, partner_id, year, scores, submitted_by, submitted_at)
            VALUES ($1, $1, 'UNHCR', $1, 2025, '{}', 'test#partner', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'EVALUATOR'),
  },
  {
    service,
    table: 'closure_assessment_text',
    source: 'HAB-26, HAB-27: inputs to reports, with a confidentiality filter',
    sample: {
      sql: `INSERT INTO closure_assessment_text (closure_id, version, agency, sealed, written_by)
            VALUES ($1, 1, 'UNHCR', 'sealed', 'test#UNHCR')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'REPORT_EDITOR'),
  },
  {
    service,
    table: 'closure_prompt_dismissal',
    source:
      'UNICEF-68: why an agency has nothing to tell of a partnership is its own, as the closure that it belongs to',
    sample: {
      sql: `INSERT INTO closure_prompt_dismissal (closure_id, agency, sealed_reason, dismissed_by, dismissed_at)
            VALUES ($1, 'UNHCR', 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'EVALUATOR'),
  },
  {
    service,
    table: 'partnership_evaluation',
    source: 'UNICEF-23: drafts are for those who take part, what is published for all agencies',
    sample: {
      sql: `INSERT INTO partnership_evaluation (id, lead_agency, agencies, partner_id, starts_on, ends_on, state, created_by,
                                                created_at, version)
            VALUES ($1, 'UNHCR', '{UNHCR,IOM}', $1, '2025-01-01', '2025-12-31', 'DRAFT', 'test#UNHCR', now(), 1)`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'EVALUATOR'),
  },
  {
    service,
    table: 'partnership_evaluation_body',
    source: 'UNICEF-23: as a review body, for those who take part',
    sample: {
      sql: `INSERT INTO partnership_evaluation_body (evaluation_id, version, agencies, partner_id, sealed, written_by)
            VALUES ($1, 1, '{UNHCR,IOM}', $1, 'sealed', 'test#UNHCR')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'EVALUATOR'),
  },
  {
    service,
    table: 'management_response',
    source: 'UNICEF-23: as a review body, for those who take part',
    sample: {
      sql: `INSERT INTO management_response (evaluation_id, finding_id, respondent, version, agencies, partner_id, stance, sealed,
                                             responded_by, responded_at)
            VALUES ($1, $1, 'UNHCR', 1, '{UNHCR,IOM}', $1, 'REJECTED', 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'SENIOR_OFFICIAL'),
  },
  {
    service,
    table: 'office_benchmark_evidence',
    source: 'UNICEF-19: what a self-assessment rests on is for its own agency',
    sample: {
      sql: `INSERT INTO office_benchmark_evidence (self_assessment_id, benchmark, agency, sealed)
            VALUES ($1, 'TIMELY_FUNDS', 'UNHCR', 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'READER'),
  },
  {
    service,
    table: 'improvement_action',
    source: 'UNICEF-21: what an office does about it is for its own agency',
    sample: {
      sql: `INSERT INTO improvement_action (id, self_assessment_id, agency, office_id, action, owner, due_on, status, version)
            VALUES ($1, $1, 'UNHCR', $1, 'Pay sooner', 'Finance', '2026-12-31', 'OPEN', 1)`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'READER'),
  },
];
