import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

const findings = 'Findings: CONFIDENTIAL; HIGH unresolved count INTER_AGENCY';
const plans = 'Capacity plan: INTER_AGENCY with partner consent else CONFIDENTIAL';
const reader = staff('UNICEF', 'ASSURANCE_OFFICER');

const sampleFinding = `INSERT INTO finding (id, partner_id, agency, shared_with, source_type, visited_on, category, area, priority,
                                            country, amount_usd, due_on, state, held_back, responsible, recorded_by, recorded_at, sealed)
            VALUES ($1, $1, 'UNICEF', '{}', 'MONITORING_VISIT', '2026-01-01', 'SC_OTHER', 'HR', 'HIGH', 'SO', 1, '2026-02-01',
                    'OPEN', false, 'test#UNICEF', 'test#UNICEF', now(), 'sealed')`;
/** Who reads the finding, or the plan, reads what hangs on it. */
const withFinding = `WITH found AS (${sampleFinding})`;
const withPlan = `WITH planned AS (
            INSERT INTO capacity_plan (id, partner_id, agency, purpose, state, starts_on, due_on, inter_agency, shared_with,
                                       created_by, created_at)
            VALUES ($1, $1, 'UNICEF', 'STRENGTHENING', 'ACTIVE', '2026-01-01', '2026-02-01', false, '{}', 'test#UNICEF', now()))`;

const table = (name: string, source: string, sql: string): ConfidentialTable => ({
  service: 'assessments',
  table: name,
  source,
  sample: { sql, values: [newId()] },
  reader,
});

/** Of assessments: findings with their follow-up, and capacity development. */
export const findingTables: ConfidentialTable[] = [
  table('finding', findings, sampleFinding),
  table(
    'finding_action',
    findings,
    `${withFinding} INSERT INTO finding_action (id, finding_id, owner, priority, state, due_on, created_by, created_at, sealed)
     VALUES ($1, $1, 'PARTNER', 'HIGH', 'OPEN', '2026-02-01', 'test#UNICEF', now(), 'sealed')`,
  ),
  table(
    'finding_evidence',
    findings,
    `${withFinding} INSERT INTO finding_evidence (id, finding_id, file_id, by_partner, added_by, added_at, sealed)
     VALUES ($1, $1, $1, false, 'test#UNICEF', now(), 'sealed')`,
  ),
  table(
    'finding_event',
    findings,
    `${withFinding} INSERT INTO finding_event (id, finding_id, kind, agency, actor, at)
     VALUES ($1, $1, 'RECORDED', 'UNICEF', 'test#UNICEF', now())`,
  ),
  table(
    'finding_settlement',
    findings,
    `${withFinding} INSERT INTO finding_settlement (id, finding_id, kind, amount_usd, settled_on, recorded_by, recorded_at, sealed)
     VALUES ($1, $1, 'REFUNDED', 1, '2026-02-01', 'test#UNICEF', now(), 'sealed')`,
  ),
  table(
    'capacity_plan_body',
    plans,
    `${withPlan} INSERT INTO capacity_plan_body (plan_id, country, sealed) VALUES ($1, 'SO', 'sealed')`,
  ),
  table(
    'capacity_plan_finding',
    plans,
    `${withPlan} INSERT INTO capacity_plan_finding (plan_id, finding_id) VALUES ($1, $1)`,
  ),
  table(
    'capacity_action',
    plans,
    `${withPlan} INSERT INTO capacity_action (id, plan_id, topic, area, method, due_on, state, progress, created_by, created_at,
                                              sealed)
     VALUES ($1, $1, 'PSEA', 'SAFEGUARDING_PSEA', 'TRAINING', '2026-02-01', 'PLANNED', 0, 'test#UNICEF', now(), 'sealed')`,
  ),
  table(
    'capacity_note',
    plans,
    `${withPlan} INSERT INTO capacity_note (id, plan_id, kind, agency, actor, noted_on, at, sealed)
     VALUES ($1, $1, 'MONITORING', 'UNICEF', 'test#UNICEF', '2026-02-01', now(), 'sealed')`,
  ),
];
