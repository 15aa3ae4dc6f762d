import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const source = '2.8, Assessment body, report, answers: CONFIDENTIAL, grant or owner (HAB-17)';
const reader = staff('UNHCR', 'PROGRAMME_OFFICER');

/** Of assessments: what a due diligence found, and who decided what. */
export const dueDiligenceTables: ConfidentialTable[] = [
  {
    service: 'assessments',
    table: 'due_diligence_scope',
    source,
    sample: {
      sql: `INSERT INTO due_diligence_scope (case_id, agency, partner_id, opened_by, planned_amount_usd, sectors, is_high_risk,
              computed_level, level_rule, level_factors, reused_dimensions)
            VALUES ($1, 'UNHCR', $1, 'test', 1, '{}', false, 'BASIC', 'test', '[]', '{}')`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'due_diligence_finding',
    source,
    sample: {
      sql: `INSERT INTO due_diligence_finding (id, case_id, agency, partner_id, dimension, finding, exclusions, sealed,
              recorded_by, recorded_at)
            VALUES ($1, $1, 'UNHCR', $1, 'LABOUR', 'CLEAR', '{}', 'sealed', 'test', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'due_diligence_evidence',
    source,
    sample: {
      sql: `INSERT INTO due_diligence_evidence (id, finding_id, case_id, agency, partner_id, origin, sealed)
            VALUES ($1, $1, $1, 'UNHCR', $1, 'PUBLIC', 'sealed')`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'due_diligence_controversy',
    source,
    sample: {
      sql: `INSERT INTO due_diligence_controversy (id, case_id, agency, partner_id, severity, status, origin, occurred_on,
              sealed, recorded_by, recorded_at)
            VALUES ($1, $1, 'UNHCR', $1, 'MINOR', 'ALLEGED', 'PUBLIC', '2026-01-01', 'sealed', 'test', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'due_diligence_voice',
    source: '2.8, Working papers: not for the partner; the owner and whom it is granted to',
    sample: {
      sql: `INSERT INTO due_diligence_voice (id, case_id, agency, partner_id, decision, has_exception, proposes, facts, person,
              roles, at)
            VALUES ($1, $1, 'UNHCR', $1, 'DECLINE', false, false, 0, 'test', '{}', now())`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'assessments',
    table: 'due_diligence_mitigation',
    source,
    sample: {
      sql: `INSERT INTO due_diligence_mitigation (id, voice_id, case_id, agency, partner_id, due_on, sealed)
            VALUES ($1, $1, $1, 'UNHCR', $1, '2026-01-01', 'sealed')`,
      values: [newId()],
    },
    reader,
  },
];
