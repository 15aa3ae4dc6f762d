import { newId } from '@partner-commons/platform/id';
import type { Viewer } from '@partner-commons/platform/viewer';
import { type ConfidentialTable, staff } from './confidential-table';

const table = (name: string, sql: string, reader: Viewer): ConfidentialTable => ({
  service: 'performance',
  table: name,
  source: 'Outcomes: by audience field, ✓ if present',
  sample: { sql, values: [newId()] },
  reader,
});

const outcome = `INSERT INTO consultation_outcome (id, reference_no, consultation_id, agency, agencies, held_on, theme, lang,
    statement, severity, audience, state, partner_ids, round, comments_until, recorded_by, recorded_at, version)
  VALUES ($1, 'OUT-' || $1::uuid, $1, 'UNICEF', '{UNICEF,UNHCR}', '2026-01-01', 'OTHER', 'en', 'Not for others.', 'LOW',
    'AGENCY', 'RECORDED', '{}', 1, now(), 'test#UNICEF', now(), 1)`;
const withOutcome = `WITH told AS (${outcome})`;
const withAction = `${withOutcome}, acted AS (INSERT INTO outcome_action (id, outcome_id, place, owner, text, due, status,
    updated_at, version) VALUES ($1, $1, 1, 'UNHCR', 'Not for others.', '2026-12-31', 'OPEN', now(), 1))`;
const lead = staff('UNICEF', 'CONSULTATION_LEAD');
const fellow = staff('UNHCR', 'READER');

/** Of performance: what consultations came to, by audience. */
export const outcomeTables: ConfidentialTable[] = [
  table('consultation_outcome', outcome, fellow),
  table(
    'outcome_revision',
    `${withOutcome} INSERT INTO outcome_revision (outcome_id, version, theme, statement, severity, audience, state, at)
     VALUES ($1, 1, 'OTHER', 'Not for others.', 'LOW', 'AGENCY', 'RECORDED', now())`,
    fellow,
  ),
  table(
    'outcome_translation',
    `${withOutcome} INSERT INTO outcome_translation (outcome_id, lang, round, statement, at)
     VALUES ($1, 'fr', 1, 'Pas pour les autres.', now())`,
    fellow,
  ),
  table(
    'outcome_comment',
    `${withOutcome} INSERT INTO outcome_comment (id, outcome_id, round, partner_id, stance, sealed, at)
     VALUES ($1, $1, 1, $1, 'AGREES', 'sealed', now())`,
    lead,
  ),
  table(
    'outcome_waiver',
    `${withOutcome} INSERT INTO outcome_waiver (outcome_id, round, partner_id, at) VALUES ($1, 1, $1, now())`,
    lead,
  ),
  table(
    'outcome_action',
    `${withOutcome} INSERT INTO outcome_action (id, outcome_id, place, owner, text, due, status, updated_at, version)
     VALUES ($1, $1, 1, 'UNHCR', 'Not for others.', '2026-12-31', 'OPEN', now(), 1)`,
    fellow,
  ),
  table(
    'action_confirmation',
    `${withAction} INSERT INTO action_confirmation (action_id, partner_id, at) VALUES ($1, $1, now())`,
    fellow,
  ),
  table(
    'action_adoption',
    `INSERT INTO action_adoption (id, action_id, agency, credits, status, adopted_at, updated_at, version)
     VALUES ($1, $1, 'UNHCR', 'WFP', 'ADOPTED', now(), now(), 1)`,
    staff('UNHCR', 'PROGRAMME_OFFICER'),
  ),
  table(
    'action_evidence',
    `${withAction} INSERT INTO action_evidence (id, action_id, agency, name, link, at)
     VALUES ($1, $1, 'UNHCR', 'Not for others.', 'https://example.org', now())`,
    fellow,
  ),
];
