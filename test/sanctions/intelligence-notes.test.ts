import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { knownPartner } from './flags';

jest.setTimeout(60_000);

const day = 86_400_000;
const text = 'Two suppliers of the partner share one account, according to a bank employee of the region.';
const fields = 'id agency reliability credibility text state version endedAt partner { id }';
const addNote = `mutation ($input: AddIntelligenceNoteInput!) { addIntelligenceNote(input: $input) { ${fields} } }`;
const withdraw = `mutation ($input: WithdrawIntelligenceNoteInput!) { withdrawIntelligenceNote(input: $input) { ${fields} } }`;
const list = `query ($id: ID!) { intelligenceNotes(partnerId: $id) { totalCount edges { node { ${fields} } } } }`;
const one = `query ($id: ID!) { intelligenceNote(id: $id) { ${fields} } }`;

let system: TestSystem;
let investigator: Caller;
let unicef: Caller;
let partnerId: string;

const noteOf = (more: object = {}) => ({
  input: {
    partnerId,
    reliability: 'B',
    credibility: 3,
    text,
    expiresAt: new Date(system.clock.now().getTime() + 60 * day),
    ...more,
  },
});
const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  investigator = await system.as('UNDP', 'investigator');
  unicef = await system.as('UNICEF', 'admin');
  partnerId = await knownPartner(await system.as('UNHCR', 'officer'), 'Bakool Transport Circle');
});

afterAll(() => system?.stop());

test('JIU-65: a note is rated, sealed, and absent for everybody but its agency', async () => {
  const { addIntelligenceNote: note } = await investigator.ok(addNote, noteOf());
  expect(note).toMatchObject({
    agency: 'UNDP',
    reliability: 'B',
    credibility: 3,
    text,
    state: 'ACTIVE',
    partner: { id: partnerId },
  });
  expect(JSON.stringify(await query('SELECT * FROM intelligence_note'))).not.toContain('suppliers');
  expect((await investigator.ok(list, { id: partnerId })).intelligenceNotes.totalCount).toBe(1);
  expect((await unicef.ok(list, { id: partnerId })).intelligenceNotes).toEqual({ totalCount: 0, edges: [] });
  expect((await unicef.ok(one, { id: note.id })).intelligenceNote).toBeNull();
  expect(await unicef.refusal(withdraw, { input: { noteId: note.id, expectedVersion: 1 } })).toBe('NOT_FOUND');
  for (const [agency, subject] of [
    ['UNDP', 'finance'],
    ['UNHCR', 'officer'],
    ['PARTNER_USERS', 'director'],
  ] as const) {
    const caller = await system.as(agency, subject);
    await eventually(async () =>
      expect(await caller.refusal(list, { id: partnerId })).toBe('FORBIDDEN / ROLE_REQUIRED'),
    );
  }
  const looks = await query(
    `SELECT detail FROM audit_event WHERE action = 'intelligenceNotes' AND detail -> 'ids' ? $1`,
    [note.id],
  );
  expect(looks).toHaveLength(1);
});

test('is granted to one agency for a time, and no longer', async () => {
  const { addIntelligenceNote: note } = await investigator.ok(addNote, noteOf());
  const grant = 'mutation ($input: GrantNeedToKnowInput!) { grantNeedToKnow(input: $input) { id } }';
  const until = new Date(system.clock.now().getTime() + 2 * day);
  const input = {
    subjectType: 'INTELLIGENCE_NOTE',
    subjectId: note.id,
    agency: 'UNICEF',
    until,
    reason: 'UNICEF signs with the partner in May.',
  };
  expect(await unicef.refusal(grant, { input: { ...input, agency: 'WFP' } })).toBe('NOT_FOUND');
  await investigator.ok(grant, { input });
  expect((await unicef.ok(one, { id: note.id })).intelligenceNote.text).toBe(text);
  expect(await unicef.refusal(withdraw, { input: { noteId: note.id, expectedVersion: 1 } })).toBe('NOT_FOUND');
  expect((await (await system.as('WFP', 'admin')).ok(one, { id: note.id })).intelligenceNote).toBeNull();
  await system.travel(3 * day);
  unicef = await system.as('UNICEF', 'admin');
  investigator = await system.as('UNDP', 'investigator');
  expect((await unicef.ok(one, { id: note.id })).intelligenceNote).toBeNull();
});

test('is taken back once, by its agency', async () => {
  const { addIntelligenceNote: note } = await investigator.ok(addNote, noteOf());
  const act = (expectedVersion: number) => ({ input: { noteId: note.id, expectedVersion } });
  expect(await investigator.refusal(withdraw, act(7))).toBe('CONFLICT / VERSION_CONFLICT');
  expect((await investigator.ok(withdraw, act(1))).withdrawIntelligenceNote).toMatchObject({
    state: 'WITHDRAWN',
    version: 2,
  });
  expect(await investigator.refusal(withdraw, act(2))).toBe('CONFLICT / INVALID_STATE');
});

test('S-INV-11 and the other refusals', async () => {
  const refusal = (more: object) => investigator.refusal(addNote, noteOf(more));
  expect(await refusal({ text: 'The complainant is Fatuma Ali, who works in the office.' })).toBe(
    'INVALID_INPUT / PERSONAL_DATA',
  );
  expect(await refusal({ credibility: 7 })).toBe('INVALID_INPUT');
  expect(await refusal({ expiresAt: new Date(system.clock.now().getTime() - day) })).toBe('INVALID_INPUT');
  expect(await refusal({ expiresAt: new Date(system.clock.now().getTime() + 400 * day) })).toBe('INVALID_INPUT');
  expect(await refusal({ partnerId: newId() })).toBe('NOT_FOUND');
});

test('a page costs the same statements whatever its size: page, count, record', async () => {
  for (let number = 0; number < 5; number += 1) await investigator.ok(addNote, noteOf());
  const page =
    'query ($id: ID!, $first: Int!) { intelligenceNotes(partnerId: $id, first: $first) { totalCount edges { node { text } } } }';
  for (const first of [1, 5]) await expectSql(3, () => investigator.ok(page, { id: partnerId, first }));
});

test('time ends a note, and its text a year later', async () => {
  const { addIntelligenceNote: note } = await investigator.ok(
    addNote,
    noteOf({ expiresAt: new Date(system.clock.now().getTime() + day) }),
  );
  await system.travel(2 * day);
  investigator = await system.as('UNDP', 'investigator');
  await eventually(async () => {
    expect((await investigator.ok(one, { id: note.id })).intelligenceNote).toMatchObject({ state: 'EXPIRED', text });
  });
  await query(`UPDATE intelligence_note SET ended_at = ended_at - interval '1 year' WHERE id = $1`, [note.id]);
  await eventually(async () => expect((await investigator.ok(one, { id: note.id })).intelligenceNote.text).toBeNull());
});
