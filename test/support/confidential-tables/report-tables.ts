import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const source = '2.8, Governing-body report: OWNER_ONLY draft → PUBLIC after submission';
const reader = staff('UNDP', 'REPORT_EDITOR');
const draft = `WITH draft AS (
  INSERT INTO governing_body_report (id, agency, body, session, year, template, in_response_to, state, editors, created_at)
  VALUES ($1, 'UNDP', 'Board', '2026-1', 2025, 'IP_ANNUAL_V2', '{}', 'DRAFT', '{}', now()))`;

/** Of performance: reports to governing bodies before they are submitted. */
export const reportTables: ConfidentialTable[] = [
  {
    service: 'performance',
    table: 'governing_body_report',
    source,
    sample: { sql: `${draft} SELECT`, values: [newId()] },
    reader,
  },
  {
    service: 'performance',
    table: 'report_contribution',
    source,
    sample: {
      sql: `${draft} INSERT INTO report_contribution (id, report_id, agency, section, unit, role, due_on, state, asked_at)
            VALUES ($1, $1, 'UNDP', 'OVERVIEW', 'test', 'FINANCE_OFFICER', '2026-01-01', 'ASKED', now())`,
      values: [newId()],
    },
    reader: staff('UNDP', 'FINANCE_OFFICER'),
  },
  {
    service: 'performance',
    table: 'report_section',
    source,
    sample: {
      sql: `${draft} INSERT INTO report_section (report_id, key, position, title, mandatory, guidance, text)
            VALUES ($1, 'OVERVIEW', 1, 'test', true, 'test', 'not for others')`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'performance',
    table: 'report_figure',
    source,
    sample: {
      sql: `${draft} INSERT INTO report_figure (id, report_id, freeze_no, position, section, kind, audience, code, label, year,
              is_total, unit, suppressed, held_back, source, lineage)
            VALUES ($1, $1, 1, 1, 'OVERVIEW', 'KPI', 'PUBLIC', 'TEST', 'test', 2025, true, 'COUNT', false, false, 'test', '[]')`,
      values: [newId()],
    },
    reader,
  },
  {
    service: 'performance',
    table: 'report_file',
    source,
    sample: {
      sql: `${draft} INSERT INTO report_file (report_id, form, file_id) VALUES ($1, 'HTML', $1)`,
      values: [newId()],
    },
    reader,
  },
];
