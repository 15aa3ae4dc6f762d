import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

/** Of assessments: what assurance found, and what agencies think of it. */
export const assuranceTables: ConfidentialTable[] = [
  {
    service: 'assessments',
    table: 'assurance_report',
    source: 'Assurance activity existence/date/opinion INTER_AGENCY; report and amounts as Findings: CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO assurance_report (activity_id, agency, partner_id, summary) VALUES ($1, 'UNICEF', $1, 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'ASSURANCE_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'audit_quality_review',
    source: 'JIU-101: what headquarters thinks of an audit; as working papers: OWNER_ONLY',
    sample: {
      sql: `INSERT INTO audit_quality_review (id, activity_id, agency, result, comment, reviewed_by, reviewed_on)
            VALUES ($1, $1, 'UNICEF', 'SATISFACTORY', 'sealed', 'test#UNICEF', '2026-01-01')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'IP_UNIT_ADMIN'),
  },
  {
    service: 'assessments',
    table: 'assurance_join',
    source: 'JIU-102: between the owner of an activity and who asks',
    sample: {
      sql: `INSERT INTO assurance_join (id, activity_id, owner_agency, agency, state, requested_by, requested_at)
            VALUES ($1, $1, 'UNICEF', 'UNHCR', 'REQUESTED', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'ASSURANCE_OFFICER'),
  },
];
