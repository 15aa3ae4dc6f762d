import { newId } from '@partner-commons/platform/id';
import { type ConfidentialTable, staff } from './confidential-table';

/** Of sanctions: screenings, hits, observations and what partners were asked. */
export const screeningTables: ConfidentialTable[] = [
  {
    service: 'sanctions',
    table: 'hit',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors)',
    sample: {
      sql: `INSERT INTO hit (id, partner_id, subject_id, score, asked_name, matched_field, listed_name, features, state,
                             opened_at, due_at, basis_hash, screening_hash, screening_id)
            VALUES ($1, $1, $1, 0.9, 'asked', 'ALIAS', 'listed', '[]', 'OPEN', now(), now(), 'basis', 'screening', $1)`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'hit_decision',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors); what was decided about them, and why',
    sample: {
      sql: `INSERT INTO hit_decision (id, hit_id, decision, outcome, grounds, decider, agency, offices, facts_hash,
                                      screening_hash, decided_at)
            VALUES ($1, $1, 'CONFIRMED', 'PROPOSED_CONFIRMED', 'sealed', 'test#UNICEF', 'UNICEF', '{}', 'facts',
                    'screening', now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_ADJUDICATOR'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'screening_match',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors); what each screening found',
    sample: {
      sql: `INSERT INTO screening_match (screening_id, sealed) VALUES ($1, 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'screened_basis',
    source: 'Key persons: CONFIDENTIAL; who was asked for in a screening',
    sample: {
      sql: `INSERT INTO screened_basis (partner_id, basis_hash, sealed) VALUES ($1, 'basis', 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_ADJUDICATOR'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'need_to_know_grant',
    source: 'CONFIDENTIAL (need-to-know by time-boxed grant, purpose recorded): who grants, and who may read',
    sample: {
      sql: `INSERT INTO need_to_know_grant (id, subject_type, subject_id, owner_agency, agency, until, sealed, granted_by,
                                            granted_at)
            VALUES ($1, 'OBSERVATION', $1, 'UNHCR', 'UNDP', now() + interval '1 day', 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'PROGRAMME_OFFICER'),
  },
  {
    service: 'sanctions',
    table: 'observation',
    source: 'Observations: count by type INTER_AGENCY, ✗ for the partner',
    sample: {
      sql: `INSERT INTO observation (id, partner_id, agency, type, state, recorded_by, recorded_at, expires_at)
            VALUES ($1, $1, 'UNHCR', 'RISK_FLAG', 'ACTIVE', 'test#UNHCR', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'READER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'observation_content',
    source: 'Observation text: CONFIDENTIAL (advanced roles)',
    sample: {
      sql: `INSERT INTO observation_content (observation_id, agency, classification, category, severity, source, confidence,
                                             sealed)
            VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'observation_event',
    source: 'Observation text: CONFIDENTIAL (advanced roles); its history repeats it',
    sample: {
      sql: `WITH content AS (
              INSERT INTO observation_content (observation_id, agency, classification, category, severity, source,
                                               confidence, sealed)
              VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed'))
            INSERT INTO observation_event (id, observation_id, kind, type_after, actor, agency, at)
            VALUES ($1, $1, 'RECORDED', 'RISK_FLAG', 'test#UNHCR', 'UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'observation_share',
    source: 'Observation text: ✗ by default; author may share',
    sample: {
      sql: `WITH content AS (
              INSERT INTO observation_content (observation_id, agency, classification, category, severity, source,
                                               confidence, sealed)
              VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed'))
            INSERT INTO observation_share (observation_id, partner_id, agency, sealed, shared_by, shared_at)
            VALUES ($1, $1, 'UNHCR', 'sealed', 'test#UNHCR', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'observation_reply',
    source: 'Observation text: ✗ by default; author may share; what the partner answered is as confidential',
    sample: {
      sql: `WITH content AS (
              INSERT INTO observation_content (observation_id, agency, classification, category, severity, source,
                                               confidence, sealed)
              VALUES ($1, 'UNHCR', 'AGENCY', 'FINANCIAL', 'HIGH', 'AUDIT', 'CONFIRMED', 'sealed')),
            share AS (
              INSERT INTO observation_share (observation_id, partner_id, agency, sealed, shared_by, shared_at)
              VALUES ($1, $1, 'UNHCR', 'sealed', 'test#UNHCR', now()))
            INSERT INTO observation_reply (id, observation_id, sealed, replied_by, replied_at)
            VALUES ($1, $1, 'sealed', 'test#partner', now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'VERIFIER'),
  },
  {
    service: 'sanctions',
    table: 'intelligence_note',
    source: 'Intelligence notes: CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO intelligence_note (id, partner_id, agency, reliability, credibility, sealed, state, recorded_by,
                                           recorded_at, expires_at)
            VALUES ($1, $1, 'UNHCR', 'B', 3, 'sealed', 'ACTIVE', 'test#UNHCR', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'adverse_media_item',
    source: 'Adverse media triage: CONFIDENTIAL',
    sample: {
      sql: `INSERT INTO adverse_media_item (id, partner_id, agency, published_on, relevance, is_urgent, url_hash, sealed,
                                            reported_by, reported_at, due_at)
            VALUES ($1, $1, 'UNHCR', now(), 'HIGH', true, 'hash', 'sealed', 'test#somebody', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'SANCTIONS_SCREENER'),
  },
  {
    service: 'sanctions',
    table: 'integrity_allegation',
    source: 'Allegations: OWNER_ONLY',
    sample: {
      sql: `INSERT INTO integrity_allegation (id, partner_id, agency, source, category, indicators, received_on, recorded_by,
                                              recorded_at, sealed, state)
            VALUES ($1, $1, 'UNHCR', 'HOTLINE', 'FRAUD', '{}', now(), 'test#UNHCR', now(), 'sealed', 'RECEIVED')`,
      values: [newId()],
    },
    reader: staff('UNHCR', 'INVESTIGATOR'),
  },
  {
    service: 'sanctions',
    table: 'hit_act',
    source: 'Hits open: CONFIDENTIAL (adjudicators, HQ editors); what was done with them, and why',
    sample: {
      sql: `INSERT INTO hit_act (id, hit_id, hit_version, act, from_state, to_state, actor, agency, at, note)
            VALUES ($1, $1, 2, 'ESCALATED', 'OPEN', 'ESCALATED', 'test#UNICEF', 'UNICEF', now(), 'sealed')`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_SCREENER'),
    forAllAgencies: true,
  },
  {
    service: 'sanctions',
    table: 'clarification_request',
    source: 'Hits open: partner informed at AWAITING_INFORMATION; who else knows of it would know of the hit',
    sample: {
      sql: `INSERT INTO clarification_request (id, partner_id, purpose, hit_id, topics, state, asked_by, agency, asked_at, due_at)
            VALUES ($1, $1, 'SCREENING', $1, '{ORGANISATION_NAMES}', 'OPEN', 'test#UNICEF', 'UNICEF', now(), now())`,
      values: [newId()],
    },
    reader: staff('UNICEF', 'SANCTIONS_ADJUDICATOR'),
    forAllAgencies: true,
  },
];
