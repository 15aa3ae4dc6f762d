import { newId } from '@partner-commons/platform/id';
import type { Viewer } from '@partner-commons/platform/viewer';
import { type ConfidentialTable, staff } from './confidential-table';

const table = (name: string, sql: string, reader: Viewer): ConfidentialTable => ({
  service: 'performance',
  table: name,
  source: 'Forum/working-group discussions: members ✗',
  sample: { sql, values: [newId()] },
  reader,
});

const member = staff('UNICEF', 'EVALUATOR');
const oversight = staff('UNICEF', 'OVERSIGHT_AUDITOR');

const discussion = `INSERT INTO forum_discussion (id, opener_agency, opened_by, agencies, invited, participants, partner_ids,
    purpose, sealed, state, opened_at, version)
  VALUES ($1, 'UNICEF', 'test#UNICEF', '{UNICEF}', '{}', '[]', ARRAY[$1::uuid], 'OTHER', 'sealed', 'OPEN', now(), 1)`;
const seated = `WITH told AS (${discussion})
  INSERT INTO forum_seat (id, discussion_id, agency, subject, joined_at) VALUES ($1, $1, 'UNICEF', 'test#UNICEF', now())`;
const within = `WITH told AS (${discussion}), seated AS (
  INSERT INTO forum_seat (id, discussion_id, agency, subject, joined_at) VALUES ($1, $1, 'UNICEF', 'test#UNICEF', now()))`;

/** Of performance: what agencies discuss about partners (JIU-60). */
export const forumTables: ConfidentialTable[] = [
  table('forum_discussion', discussion, oversight),
  table('forum_seat', seated, member),
  table(
    'forum_invitation',
    `INSERT INTO forum_invitation (id, discussion_id, agency, by_agency, invited_by, invited_at)
     VALUES ($1, $1, 'UNICEF', 'WFP', 'test#WFP', now())`,
    member,
  ),
  table(
    'forum_step',
    `${within} INSERT INTO forum_step (id, discussion_id, kind, agency, subject, at)
     VALUES ($1, $1, 'OPENED', 'UNICEF', 'test#UNICEF', now())`,
    member,
  ),
  table(
    'forum_post',
    `${within} INSERT INTO forum_post (id, discussion_id, agency, author, sealed, refs, posted_at)
     VALUES ($1, $1, 'UNICEF', 'test#UNICEF', 'sealed', '[]', now())`,
    member,
  ),
  table(
    'forum_decision',
    `${within} INSERT INTO forum_decision (id, discussion_id, agency, decided_by, sealed, decided_at)
     VALUES ($1, $1, 'UNICEF', 'test#UNICEF', 'sealed', now())`,
    oversight,
  ),
  table(
    'forum_dissent',
    `${within} INSERT INTO forum_dissent (id, discussion_id, decision_id, agency, dissented_by, sealed, at)
     VALUES ($1, $1, $1, 'UNICEF', 'test#UNICEF', 'sealed', now())`,
    oversight,
  ),
  table(
    'forum_follow_up',
    `${within} INSERT INTO forum_follow_up (id, discussion_id, agency, owner, sealed, due_on, state, added_at, version)
     VALUES ($1, $1, 'UNICEF', 'UNICEF', 'sealed', '2026-12-31', 'OPEN', now(), 1)`,
    member,
  ),
];
