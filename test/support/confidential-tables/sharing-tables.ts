import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

/** Of assessments: who may read what of whom, who asked for it, and who read it. */
export const sharingTables: ConfidentialTable[] = [
  {
    service: 'assessments',
    table: 'access_grant',
    source: 'Access grants & views log: owner + grantee + partner (agency-level)',
    sample: {
      sql: `INSERT INTO access_grant (id, resource_type, resource_id, owner_agency, partner_id, grantee_agency, level, purpose,
                                      granted_by, granted_at, until)
            VALUES ($1, 'ASSESSMENT', $1, 'UNICEF', $1, 'UNHCR', 'SUMMARY', 'AUDIT', 'test#UNICEF', now(),
                    now() + interval '1 day')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'access_view',
    source: 'Access grants & views log: owner + grantee + partner (agency-level)',
    sample: {
      sql: `INSERT INTO access_view (id, resource_type, resource_id, owner_agency, partner_id, viewer_agency, viewer_subject,
                                     field, level, at)
            VALUES ($1, 'ASSESSMENT', $1, 'UNICEF', $1, 'UNICEF', 'test#UNICEF', 'Assessment.report', 'FULL', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'OVERSIGHT_AUDITOR'),
  },
  {
    service: 'assessments',
    table: 'disclosure_request',
    source: 'JIU-59: owner and requester; 2.8, Access grants',
    sample: {
      sql: `INSERT INTO disclosure_request (id, resource_type, resource_id, owner_agency, partner_id, requester_agency,
                                            requested_by, level, purpose, explanation, state, requested_at, lapses_at)
            VALUES ($1, 'ASSESSMENT', $1, 'UNICEF', $1, 'UNHCR', 'test#UNHCR', 'FULL', 'AUDIT', 'sealed', 'PENDING', now(),
                    now() + interval '1 day')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'ASSESSOR'),
  },
];
