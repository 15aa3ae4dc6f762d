import { newId } from '@partner-commons/platform/id';
import type { Viewer } from '@partner-commons/platform/viewer';
import { type ConfidentialTable, staff } from './confidential-table';

const table = (name: string, source: string, sql: string, reader: Viewer): ConfidentialTable => ({
  service: 'performance',
  table: name,
  source,
  sample: { sql, values: [newId()] },
  reader,
});

const feedback = "Partner's review of agency, feedback: aggregated INTER_AGENCY; raw OWNER_ONLY to independent unit";
const concerns = 'Concerns: CONFIDENTIAL to handling line; statistics INTER_AGENCY';

/** Raw answers can be read when the survey is settled and enough answered. */
const withSurvey = (period: string) => `WITH asked AS (
  INSERT INTO survey (id, kind, lead_agency, agencies, period, anonymous, k, questions, closes_on, invited, responses,
                      closed_at, settled_at, version, created_at)
  VALUES ($1, 'FEEDBACK', 'UNICEF', '{UNICEF}', '${period}', true, 5, '[]', '2026-06-30', 5, 5, now(), now(), 1, now()))`;

const withConcern = `INSERT INTO concern (id, anonymous, code_hash, agency, severity, subject, state, line, office_path, level,
                                     raised_on, due_on, version)
  VALUES ($1, true, $1::uuid::text, 'UNICEF', 'HIGH', 'sealed', 'OPEN', '{FINANCE_OFFICER}', '{}', 0, '2026-01-01', '2026-01-15', 1)`;

/** Of performance: what partners say in consultations, surveys and concerns. */
export const consultingTables: ConfidentialTable[] = [
  table(
    'consultation_minutes',
    'Consultation (held, date, themes): INTER_AGENCY; its minutes are for those who took part',
    `INSERT INTO consultation_minutes (consultation_id, version, agencies, text, recorded_by, recorded_at)
     VALUES ($1, 1, '{UNICEF}', 'sealed', 'test#UNICEF', now())`,
    staff('UNICEF', 'PROGRAMME_OFFICER'),
  ),
  table(
    'survey_answer',
    feedback,
    `${withSurvey('2026-H1')} INSERT INTO survey_answer (survey_id, answers) VALUES ($1, 'sealed')`,
    staff('UNICEF', 'EVALUATOR'),
  ),
  table(
    'survey_named_answer',
    feedback,
    `${withSurvey('2026-H2')} INSERT INTO survey_named_answer (survey_id, partner_id, answers) VALUES ($1, $1, 'sealed')`,
    staff('UNICEF', 'OVERSIGHT_AUDITOR'),
  ),
  table('concern', concerns, withConcern, staff('UNICEF', 'FINANCE_OFFICER')),
  table(
    'concern_step',
    concerns,
    `WITH raised AS (${withConcern})
     INSERT INTO concern_step (concern_id, place, kind, level, happened_on) VALUES ($1, 1, 'RAISED', 0, '2026-01-01')`,
    staff('UNICEF', 'FINANCE_OFFICER'),
  ),
];
