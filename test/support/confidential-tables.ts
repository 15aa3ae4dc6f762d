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
}

const staff = (agency: string, ...held: Viewer['roles'][number]['role'][]): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: `test#${agency}`,
  agency,
  roles: held.map((role) => ({ role, office: null })),
});

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
                             opened_at, basis_hash, screening_hash, screening_id)
            VALUES ($1, $1, $1, 0.9, 'asked', 'ALIAS', 'listed', '[]', 'OPEN', now(), 'basis', 'screening', $1)`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
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
];
