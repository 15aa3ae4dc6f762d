import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const source = 'Risk register entries: OWNER_ONLY; aggregated CONFIDENTIAL; the partner sees nothing';

/** Of assessments: the risk register. */
export const riskTables: ConfidentialTable[] = [
  {
    service: 'assessments',
    table: 'risk_entry',
    source,
    sample: {
      sql: `INSERT INTO risk_entry (id, agency, partner_id, category, likelihood, impact, residual_likelihood, residual_impact,
                                    inherent_band, residual_band, matrix_version, response, state, version, recorded_by,
                                    recorded_at, revised_by, revised_at)
            VALUES ($1, 'UNHCR', $1, 'FINANCIAL', 5, 5, 5, 5, 'HIGH', 'HIGH', 1, 'REDUCE', 'OPEN', 1, 'test#UNHCR', now(),
                    'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'OVERSIGHT_AUDITOR'),
  },
  {
    service: 'assessments',
    table: 'risk_revision',
    source,
    sample: {
      sql: `INSERT INTO risk_revision (risk_id, agency, likelihood, impact, residual_likelihood, residual_impact, inherent_band,
                                       residual_band, matrix_version, response, state, version, sealed, revised_by, revised_at)
            VALUES ($1, 'UNHCR', 5, 5, 5, 5, 'HIGH', 'HIGH', 1, 'REDUCE', 'OPEN', 1, 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'risk_appetite',
    source,
    sample: {
      sql: `INSERT INTO risk_appetite (id, agency, category, max_residual, effective_from, set_by, set_at)
            VALUES ($1, 'UNHCR', 'FINANCIAL', 'LOW', '2026-01-01', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'REPRESENTATIVE'),
  },
  {
    service: 'assessments',
    table: 'risk_acceptance',
    source,
    sample: {
      sql: `INSERT INTO risk_acceptance (id, risk_id, agency, residual_band, appetite, excess, sealed, until, accepted_by,
                                         accepted_at)
            VALUES ($1, $1, 'UNHCR', 'HIGH', 'LOW', 3, 'sealed', '2026-12-31', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'ASSURANCE_OFFICER'),
  },
  {
    service: 'assessments',
    table: 'risk_mitigation',
    source,
    sample: {
      sql: `INSERT INTO risk_mitigation (id, risk_id, agency, partner_id, sealed, cost, currency, cost_usd, due_on, status,
                                         planned_by, planned_at)
            VALUES ($1, $1, 'UNHCR', $1, 'sealed', 1, 'USD', 1, '2026-12-31', 'PLANNED', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'ASSESSOR'),
  },
  {
    service: 'assessments',
    table: 'risk_tally',
    source,
    sample: {
      sql: `INSERT INTO risk_tally (agency, category, band, count) VALUES ('UNHCR', 'FINANCIAL', 'HIGH', 1)`,
      values: [],
    },
    reader: staff('WFP', 'PROGRAMME_OFFICER'),
    forAllAgencies: true,
  },
];
