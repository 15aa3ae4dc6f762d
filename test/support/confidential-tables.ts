import { newId } from '@partner-commons/platform/id';
import { serviceNames } from '@partner-commons/platform/service';
import { assessmentTables } from './confidential-tables/assessment-tables';
import { assuranceTables } from './confidential-tables/assurance-tables';
import { caseTables } from './confidential-tables/case-tables';
import { type ConfidentialTable, staff } from './confidential-tables/confidential-table';
import { consultingTables } from './confidential-tables/consulting-tables';
import { dueDiligenceTables } from './confidential-tables/due-diligence-tables';
import { engagementTables } from './confidential-tables/engagement-tables';
import { findingTables } from './confidential-tables/finding-tables';
import { forumTables } from './confidential-tables/forum-tables';
import { outcomeTables } from './confidential-tables/outcome-tables';
import { registryTables } from './confidential-tables/registry-tables';
import { reportTables } from './confidential-tables/report-tables';
import { reuseTables } from './confidential-tables/reuse-tables';
import { reviewTables } from './confidential-tables/review-tables';
import { riskTables } from './confidential-tables/risk-tables';
import { screeningTables } from './confidential-tables/screening-tables';
import { sharingTables } from './confidential-tables/sharing-tables';

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
  ...engagementTables,
  ...consultingTables,
  ...outcomeTables,
  ...findingTables,
  ...forumTables,
  ...registryTables,
  ...assessmentTables,
  ...assuranceTables,
  ...screeningTables,
  ...reportTables,
  ...reuseTables,
  ...reviewTables,
  ...riskTables,
  ...sharingTables,
  ...dueDiligenceTables,
  ...caseTables,
];
