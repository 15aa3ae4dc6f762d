import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const detail = 'Disbursement, reports: INTER_AGENCY (amount by year) / CONFIDENTIAL (detail)';
const annex = 'Agreement text, annexes, budget detail: CONFIDENTIAL';
const records = 'JIU-18, JIU-10; as agreement detail: of the agency';
const finance = staff('UNDP', 'FINANCE_OFFICER');

export const engagementTables: ConfidentialTable[] = [
  {
    service: 'performance',
    table: 'money_fact',
    source: detail,
    sample: {
      sql: `INSERT INTO money_fact (id, version, agency, external_id, kind, engagement_id, partner_id, happened_on, month, amount,
                                    currency, amount_usd, source_system, recorded_at)
            VALUES ($1, 1, 'UNDP', 'sample', 'DISBURSEMENT', $1, $1, '2025-01-02', '2025-01-01', 1, 'USD', 1, 'ERP', now())`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'engagement_due_amount',
    source: detail,
    sample: {
      sql: `INSERT INTO engagement_due_amount (due_id, version, agency, partner_id, amount_usd) VALUES ($1, 1, 'UNDP', $1, 1)`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'result_framework',
    source: annex,
    sample: {
      sql: `INSERT INTO result_framework (engagement_id, agency, partner_id, version, recorded_at)
            VALUES ($1, 'UNDP', $1, 1, now())`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'result_indicator',
    source: annex,
    sample: {
      sql: `INSERT INTO result_indicator (id, version, agency, partner_id, engagement_id, external_id, level, result, indicator,
                                          due_on, retired, recorded_at)
            VALUES ($1, 1, 'UNDP', $1, $1, 'I1', 'OUTPUT', 'not for others', 'not for others', '2025-12-31', false, now())`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'result_value',
    source: annex,
    sample: {
      sql: `INSERT INTO result_value (id, version, agency, partner_id, engagement_id, indicator_id, external_id, happened_on,
                                      value, claim, recorded_by, recorded_at)
            VALUES ($1, 1, 'UNDP', $1, $1, $1, 'sample', '2025-06-30', 1, 'CLAIMED', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'sub_partner',
    source: annex,
    sample: {
      sql: `INSERT INTO sub_partner (id, agency, engagement_id, partner_id, external_id, name, local, amount_usd,
                                     capacity_clause, version, recorded_at)
            VALUES ($1, 'UNDP', $1, $1, 'S1', 'not for others', true, 1, false, 1, now())`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'corroboration_issue',
    source: records,
    sample: {
      sql: `INSERT INTO corroboration_issue (id, agency, engagement_id, partner_id, country, kind, state, amount_usd, owner,
                                             due_on, found_at, version)
            VALUES ($1, 'UNDP', $1, $1, 'SO', 'DATE_MISMATCH', 'OPEN', 1, 'FINANCE_OFFICER', '2025-12-31', now(), 1)`,
      values: [newId()],
    },
    reader: finance,
  },
  {
    service: 'performance',
    table: 'reconciliation',
    source: records,
    sample: {
      sql: `INSERT INTO reconciliation (id, engagement_id, agency, disbursed_usd, reported_usd, audited_usd, ineligible_usd,
                                        refunded_usd, explanation, accepted_by, accepted_at)
            VALUES ($1, $1, 'UNDP', 1, 1, 0, 0, 0, 'not for others', 'test#UNDP', now())`,
      values: [newId()],
    },
    reader: finance,
  },
];
