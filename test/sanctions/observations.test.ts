import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { newId } from '@partner-commons/platform/id';
import { partnerOf } from '../registry/registered-partner';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  act,
  add,
  addObservation,
  countsOf,
  facts,
  flagOf,
  knownPartner,
  mutation,
  observationsOf,
  onFlag,
  reason,
} from './flags';

jest.setTimeout(90_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let colleague: Caller;
let unit: Caller;
let unicef: Caller;
let director: Caller;
/** The partner of `director`. */
let own: string;
let partnerId: string;

const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);
const lastFlags = async (id: string) =>
  (
    await query(
      `SELECT audience, data FROM outbox_event WHERE type = 'sanctions.flags-changed' AND subject = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    )
  )[0];

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  colleague = await system.as('UNHCR', 'vetter');
  unit = await system.as('UNHCR', 'admin');
  unicef = await system.as('UNICEF', 'admin');
  director = await system.as('PARTNER_USERS', 'director');
  own = await partnerOf(director, officer);
  partnerId = await knownPartner(officer, 'Banadir Wells Cooperative');
});

afterAll(() => system?.stop());

describe('the life of a flag over four levels (domain-model.md 2.6, UNHCR-55)', () => {
  test('is recorded, escalated, upheld by headquarters; each step counts, is told and stays in the history', async () => {
    const id = await knownPartner(officer, 'Hiran Seeds Society');
    const note = await add(officer, id, { type: 'OBSERVATION', category: 'OPERATIONAL', severity: 'LOW' });
    const flag = await add(officer, id);
    expect(flag).toMatchObject({ type: 'RISK_FLAG', state: 'ACTIVE', version: 1, agency: 'UNHCR', redaction: null });
    expect(flag.content).toMatchObject({
      text: facts,
      contact: 'Partnership unit, Mogadishu',
      classification: 'AGENCY',
    });
    expect(await countsOf(officer, id)).toMatchObject({ observation: 1, risk: 1, escalated: 0, red: 0 });

    const escalated = await act(colleague, 'escalateObservation', flag, { reason });
    expect(escalated.type).toBe('RISK_FLAG_ESCALATED');
    expect(await unit.ok('{ observationInbox { edges { node { isOverdue observation { id } } } } }')).toMatchObject({
      observationInbox: { edges: [{ node: { isOverdue: false, observation: { id: flag.id } } }] },
    });

    const resolve = mutation('resolveObservation');
    for (const caller of [officer, colleague]) {
      expect(await caller.refusal(resolve, onFlag(escalated, { decision: 'UPHELD', reason }))).toBe(
        'FORBIDDEN / ROLE_REQUIRED',
      );
    }
    expect(await unicef.refusal(resolve, onFlag(escalated, { decision: 'UPHELD', reason }))).toBe('NOT_FOUND');
    const red = await act(unit, 'resolveObservation', escalated, { decision: 'UPHELD', reason });
    expect(red.type).toBe('RED_FLAG');
    expect(await countsOf(officer, id)).toMatchObject({ observation: 1, risk: 0, escalated: 0, red: 1 });
    expect(await lastFlags(id)).toMatchObject({
      audience: 'INTERNAL',
      data: {
        partnerId: id,
        observation: 1,
        risk: 0,
        escalated: 0,
        red: 1,
        redSince: expect.any(String),
        at: expect.any(String),
      },
    });
    expect(red.history.map(({ kind, typeBefore, typeAfter }) => [kind, typeBefore, typeAfter])).toEqual([
      ['RECORDED', null, 'RISK_FLAG'],
      ['ESCALATED', 'RISK_FLAG', 'RISK_FLAG_ESCALATED'],
      ['UPHELD', 'RISK_FLAG_ESCALATED', 'RED_FLAG'],
    ]);
    for (const name of ['amendObservation', 'invalidateObservation', 'shareObservation']) {
      const input = onFlag(red, name === 'shareObservation' ? {} : { reason });
      expect([name, await officer.refusal(mutation(name), input)]).toEqual([
        name,
        'FORBIDDEN / DECIDED_BY_HEADQUARTERS',
      ]);
    }
    const invalid = await act(unit, 'invalidateObservation', red, { reason });
    expect(invalid).toMatchObject({ state: 'INVALID', type: 'RED_FLAG', endedAt: expect.any(String) });
    expect(await lastFlags(id)).toMatchObject({ data: { red: 0, redSince: null } });
    const list = await observationsOf(officer, id);
    expect(list.map((one) => [one.id, one.state])).toEqual([
      [flag.id, 'INVALID'],
      [note.id, 'ACTIVE'],
    ]);
    expect(await unit.refusal(mutation('amendObservation'), onFlag(invalid, { reason }))).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('a deferred flag is yellow again and is not escalated a second time', async () => {
    const flag = await add(officer, partnerId);
    const escalated = await act(officer, 'escalateObservation', flag, { reason });
    const deferred = await act(unit, 'resolveObservation', escalated, { decision: 'DEFERRED', reason });
    expect(deferred.type).toBe('RISK_FLAG');
    expect(await officer.refusal(mutation('escalateObservation'), onFlag(deferred, { reason }))).toBe(
      'CONFLICT / ALREADY_DEFERRED',
    );
    await act(unit, 'invalidateObservation', deferred, { reason });
  });

  test('who recorded or escalated a flag does not decide about it, not even at headquarters', async () => {
    const flag = await add(unit, partnerId);
    const escalated = await act(officer, 'escalateObservation', flag, { reason });
    const input = onFlag(escalated, { decision: 'DEFERRED', reason });
    expect(await unit.refusal(mutation('resolveObservation'), input)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    const useradmin = await system.as('UNHCR', 'useradmin');
    await useradmin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', {
      input: { issuer: localIssuerOf('UNHCR'), subject: 'second', grants: [{ role: 'IP_UNIT_ADMIN' }] },
    });
    const second = await system.as('UNHCR', 'second');
    await eventually(() => second.ok('{ observationInbox { totalCount } }'));
    expect((await act(second, 'resolveObservation', escalated, { decision: 'DEFERRED', reason })).type).toBe(
      'RISK_FLAG',
    );
  });

  test('refuses what cannot be', async () => {
    const flag = await add(officer, partnerId, { type: 'OBSERVATION' });
    const refusal = (more: object) => officer.refusal(addObservation, flagOf(partnerId, more));
    expect(await officer.refusal(mutation('escalateObservation'), onFlag(flag, { reason }))).toBe(
      'CONFLICT / INVALID_STATE',
    );
    expect(await officer.refusal(mutation('invalidateObservation'), onFlag({ ...flag, version: 7 }, { reason }))).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
    expect(await refusal({ text: ' '.repeat(40) })).toBe('INVALID_INPUT');
    expect(await refusal({ expiresAt: new Date(Date.now() - day) })).toBe('INVALID_INPUT');
    expect(await refusal({ expiresAt: new Date(Date.now() + 800 * day) })).toBe('INVALID_INPUT');
    expect(await refusal({ attachmentId: newId() })).toBe('NOT_FOUND');
    expect(await officer.refusal(addObservation, flagOf(newId()))).toBe('NOT_FOUND');
    expect(await (await system.as('WFP', 'reader')).refusal(addObservation, flagOf(partnerId))).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
  });

  test('a repeated create with the same key makes one', async () => {
    const input = flagOf(partnerId, { idempotencyKey: `key-${newId()}` });
    const first = await officer.ok(addObservation, input);
    expect((await officer.ok(addObservation, input)).addObservation.id).toBe(first.addObservation.id);
  });
});

test('S-INV-11: no text of an observation takes data of survivors, complainants or witnesses', async () => {
  const flag = await add(officer, partnerId);
  const text = 'The survivor Amina Hassan was seen at the site by the driver.';
  expect(await officer.refusal(addObservation, flagOf(partnerId, { text }))).toBe('INVALID_INPUT / PERSONAL_DATA');
  expect(await officer.refusal(mutation('amendObservation'), onFlag(flag, { text, reason }))).toBe(
    'INVALID_INPUT / PERSONAL_DATA',
  );
  expect(await officer.refusal(mutation('escalateObservation'), onFlag(flag, { reason: text }))).toBe(
    'INVALID_INPUT / PERSONAL_DATA',
  );
  const stored = JSON.stringify(
    await query('SELECT * FROM observation_content UNION ALL SELECT * FROM observation_content'),
  );
  expect(stored).not.toContain('Receipts');
});

describe('who reads the text (feature 59)', () => {
  test('by its classification; others learn that it is held back, and whom to ask', async () => {
    const id = await knownPartner(officer, 'Gedo Rivers Trust');
    const [agency, need, all] = [
      await add(officer, id),
      await add(officer, id, { classification: 'NEED_TO_KNOW' }),
      await add(officer, id, { classification: 'ALL_AGENCIES' }),
    ];
    const seen = async (caller: Caller) => {
      const list = await observationsOf(caller, id);
      return [agency, need, all].map((one) => list.find((found) => found.id === one.id)?.content !== null);
    };
    expect(await seen(colleague)).toEqual([true, true, true]);
    expect(await seen(unicef)).toEqual([false, false, true]);
    const reader = await system.as('WFP', 'reader');
    expect(await seen(reader)).toEqual([false, false, false]);
    const held = (await observationsOf(unicef, id)).find((one) => one.id === agency.id);
    expect(held).toMatchObject({ content: null, history: null, type: 'RISK_FLAG' });
    expect(held?.redaction).toEqual({ reason: 'CONFIDENTIAL', howToRequest: expect.stringContaining('UNHCR') });

    const grant = 'mutation ($input: GrantNeedToKnowInput!) { grantNeedToKnow(input: $input) { id until reason } }';
    const input = {
      subjectType: 'OBSERVATION',
      subjectId: need.id,
      agency: 'UNICEF',
      until: new Date(Date.now() + day),
      reason,
    };
    expect(await officer.refusal(grant, { input: { ...input, subjectId: agency.id } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
    expect(await unicef.refusal(grant, { input: { ...input, agency: 'WFP' } })).toBe('NOT_FOUND');
    expect(await officer.refusal(grant, { input: { ...input, agency: 'NOBODY' } })).toBe('INVALID_INPUT');
    const { grantNeedToKnow: given } = await officer.ok(grant, { input });
    expect(await seen(unicef)).toEqual([false, true, true]);
    expect(await seen(await system.as('WFP', 'admin'))).toEqual([false, false, true]);
    const revoke = 'mutation ($input: RevokeNeedToKnowInput!) { revokeNeedToKnow(input: $input) { revokedAt } }';
    expect(await unicef.refusal(revoke, { input: { grantId: given.id } })).toBe('NOT_FOUND');
    await officer.ok(revoke, { input: { grantId: given.id } });
    expect(await seen(unicef)).toEqual([false, false, true]);
    expect(await officer.refusal(revoke, { input: { grantId: given.id } })).toBe('CONFLICT / INVALID_STATE');
  });

  test('each look is on record, with what was read and nothing of what was held back', async () => {
    const id = await knownPartner(officer, 'Bay Orchards Union');
    const flag = await add(officer, id);
    const looks = (agency: string) =>
      query(
        `SELECT detail FROM audit_event WHERE action = 'Observation.content' AND agency = $1 AND detail -> 'ids' ? $2`,
        [agency, flag.id],
      );
    await observationsOf(unicef, id);
    expect(await looks('UNICEF')).toEqual([]);
    const before = (await looks('UNHCR')).length;
    await observationsOf(colleague, id);
    expect((await looks('UNHCR')).length).toBe(before + 1);
  });

  test('a page costs the same statements whatever its size', async () => {
    const id = await knownPartner(officer, 'Sool Herders Union');
    for (let number = 0; number < 8; number += 1) await add(officer, id);
    const page = `query ($id: ID!, $first: Int!) { partner(id: $id) { observations(first: $first) {
      totalCount edges { node { type content { text replies { text } } history { kind } } } } } }`;
    // Registry's partner; headquarters, page, count; contents and their record, replies, history and its record.
    for (const first of [1, 4, 8]) await expectSql(9, () => officer.ok(page, { id, first }));
  });
});

describe('no tip-off (feature 60)', () => {
  const asked = 'query ($id: ID!) { partner(id: $id) { id flagCounts { red } observations { totalCount } } }';

  test('a partner sees neither flags nor counts, and the same refusal with and without them', async () => {
    const answer = async () => {
      const { data, errors } = await director.ask(asked, { id: own });
      return JSON.stringify({
        data,
        errors: errors?.map(({ extensions: { requestId: _, ...rest }, ...error }) => ({ ...error, rest })),
      });
    };
    const before = await answer();
    expect(before).toContain('"flagCounts":null,"observations":null');
    const flag = await add(officer, own, { category: 'SANCTIONS_MATCH' });
    await act(officer, 'escalateObservation', flag, { reason });
    expect(await answer()).toBe(before);
    expect(await director.refusal('query ($id: ID!) { observation(id: $id) { id } }', { id: flag.id })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    expect(await director.refusal('{ observationInbox { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
    const replyMutation = 'mutation ($input: ReplyToObservationInput!) { replyToObservation(input: $input) { id } }';
    const shown = async (id: string) => {
      const { errors } = await director.ask(replyMutation, { input: { observationId: id, text: facts } });
      return JSON.stringify(errors?.map(({ message, extensions: { requestId: _, ...rest } }) => [message, rest]));
    };
    expect(await shown(flag.id)).toBe(await shown(newId()));
  });

  test('the database itself shows a partner nothing of a flag that was not shared', async () => {
    const viewer = JSON.stringify({
      kind: 'PARTNER',
      subject: 'x#y',
      agency: null,
      partnerId: own,
      partnerIds: [],
      purpose: null,
      roles: [{ role: 'PARTNER_ADMIN', office: null }],
    });
    await withClient(system.databases.sanctions.appUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('commons.viewer', $1, true)`, [viewer]);
      for (const table of [
        'observation',
        'observation_content',
        'observation_event',
        'observation_share',
        'observation_reply',
        'need_to_know_grant',
      ]) {
        expect([table, (await client.query(`SELECT FROM ${table}`)).rowCount]).toEqual([table, 0]);
      }
    });
  });
});

describe('the right of reply', () => {
  const shared = `query ($id: ID!) { sharedObservations(partnerId: $id) { totalCount edges { node {
    id agency category text contact sharedAt replies { text repliedBy } } } } }`;
  const reply =
    'mutation ($input: ReplyToObservationInput!) { replyToObservation(input: $input) { replies { text } } }';

  test('the partner is shown the words, as they were then, and answers; the agency finds the answer in its inbox', async () => {
    const flag = await add(officer, own, { sharedWithPartner: true });
    const { sharedObservations } = await director.ok(shared, { id: own });
    expect(sharedObservations.edges.map(({ node }: { node: object }) => node)).toEqual([
      {
        id: flag.id,
        agency: 'UNHCR',
        category: 'FINANCIAL',
        text: facts,
        contact: 'Partnership unit, Mogadishu',
        sharedAt: expect.any(String),
        replies: [],
      },
    ]);
    const amended = await act(officer, 'amendObservation', flag, { text: `${facts} Amended since.`, reason });
    expect(amended.history.at(-1)).toMatchObject({ kind: 'AMENDED', reason, textBefore: facts });
    const answer = 'The receipts were sent in January; the warehouse moved to another district.';
    expect(
      await director.refusal(reply, {
        input: { observationId: flag.id, text: 'write to me@example.org, it was sent' },
      }),
    ).toBe('INVALID_INPUT / PERSONAL_DATA');
    expect(
      (await director.ok(reply, { input: { observationId: flag.id, text: answer } })).replyToObservation.replies,
    ).toEqual([{ text: answer }]);
    const again = (await director.ok(shared, { id: own })).sharedObservations.edges[0].node;
    expect(again).toMatchObject({
      text: facts,
      replies: [{ text: answer, repliedBy: expect.stringMatching(/#director$/) }],
    });
    const inbox =
      '{ observationInbox(kind: REPLIED) { edges { node { observation { id content { replies { text } } } } } } }';
    expect((await unit.ok(inbox)).observationInbox.edges).toEqual([
      { node: { observation: { id: flag.id, content: { replies: [{ text: answer }] } } } },
    ]);
    await act(unit, 'invalidateObservation', amended, { reason });
    expect((await unit.ok(inbox)).observationInbox.edges).toEqual([]);
  });

  test('is not for flags that would endanger people or an investigation, and shown once', async () => {
    for (const category of ['SANCTIONS_MATCH', 'SEXUAL_EXPLOITATION_ABUSE', 'SAFEGUARDING_VIOLATION']) {
      const input = flagOf(own, { category, sharedWithPartner: true });
      expect(await officer.refusal(addObservation, input)).toBe('PRECONDITION_FAILED / INTEGRITY_RESTRICTED');
    }
    const flag = await add(officer, own);
    const share = mutation('shareObservation');
    expect(await colleague.refusal(share, onFlag(flag))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await unicef.refusal(share, onFlag(flag))).toBe('NOT_FOUND');
    const told = await act(officer, 'shareObservation', flag);
    expect(await officer.refusal(share, onFlag(told))).toBe('CONFLICT / ALREADY_SHARED');
    expect((await director.ok(shared, { id: own })).sharedObservations.totalCount).toBe(2);
    expect(await director.refusal(shared, { id: partnerId })).toBe('NOT_FOUND');
    expect(await officer.refusal(shared, { id: own })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

test('an office shows what is said of its headquarters, as such; never the other way (feature 58)', async () => {
  const headquarters = await knownPartner(officer, 'Togdheer Aid International');
  const office = await knownPartner(officer, 'Togdheer Aid Kenya');
  await query(
    `INSERT INTO partner_relation (id, kind, from_id, to_id, state, until) VALUES ($1, 'COUNTRY_OFFICE_OF', $2, $3, 'CONFIRMED', NULL)`,
    [newId(), office, headquarters],
  );
  const above = await add(officer, headquarters, { classification: 'ALL_AGENCIES' });
  const below = await add(officer, office, { type: 'OBSERVATION' });
  const ofOffice = await observationsOf(officer, office);
  expect(ofOffice.map(({ id, inheritedFrom }) => [id, inheritedFrom?.id ?? null])).toEqual([
    [below.id, null],
    [above.id, headquarters],
  ]);
  expect((await observationsOf(officer, headquarters)).map(({ id, inheritedFrom }) => [id, inheritedFrom])).toEqual([
    [above.id, null],
  ]);
  expect(await countsOf(unicef, office)).toEqual({
    observation: 1,
    risk: 0,
    escalated: 0,
    red: 0,
    inherited: { observation: 0, risk: 1, escalated: 0, red: 0 },
  });
  expect(await countsOf(unicef, headquarters)).toMatchObject({ observation: 0, risk: 1, inherited: { risk: 0 } });
  // What is told is the partner's own.
  expect(await lastFlags(office)).toMatchObject({ data: { observation: 1, risk: 0 } });
});

test('flags of a partner that is merged into another count and show there, and each at its own after the undoing', async () => {
  const survivor = await knownPartner(officer, 'Galkayo Harvest Pool');
  const merged = await knownPartner(officer, 'Laascaanood Harvest Store');
  await add(officer, survivor);
  const moved = await add(officer, merged, { type: 'OBSERVATION' });
  const step = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
  const proposal = { survivorId: survivor, mergedId: merged, reason: 'The same statute and the same director.' };
  const { proposeMerge } = await unit.ok(step('proposeMerge', 'ProposeMergeInput'), { input: proposal });
  await unicef.ok(step('approveMerge', 'DecideMergeInput'), { input: { mergeId: proposeMerge.id } });
  await eventually(async () => {
    expect(await countsOf(officer, survivor)).toMatchObject({ observation: 1, risk: 1 });
    expect(await lastFlags(survivor)).toMatchObject({ data: { observation: 1, risk: 1 } });
    expect(await lastFlags(merged)).toMatchObject({ data: { observation: 0, risk: 0 } });
  });
  const list = await observationsOf(officer, survivor);
  expect(list.find(({ id }) => id === moved.id)?.inheritedFrom).toBeNull();
  await unicef.ok(step('undoMerge', 'UndoMergeInput'), {
    input: { mergeId: proposeMerge.id, reason: 'Two directors of one name.' },
  });
  await unit.ok(step('approveMergeUndo', 'DecideMergeInput'), { input: { mergeId: proposeMerge.id } });
  await eventually(async () => {
    expect(await lastFlags(survivor)).toMatchObject({ data: { observation: 0, risk: 1 } });
    expect(await lastFlags(merged)).toMatchObject({ data: { observation: 1, risk: 0 } });
  });
});

test('another agency cannot tell an observation from none in any act on it', async () => {
  const flag = await add(officer, partnerId, { classification: 'ALL_AGENCIES' });
  const escalated = await act(officer, 'escalateObservation', await add(officer, partnerId), { reason });
  const answer = async (name: string, id: string, more: object) => {
    const { errors } = await unicef.ask(mutation(name), onFlag({ id, version: 1 }, more));
    return JSON.stringify(errors?.map(({ message, extensions: { requestId: _, ...rest } }) => [message, rest]));
  };
  const acts: [string, object][] = [
    ['amendObservation', { reason }],
    ['escalateObservation', { reason }],
    ['resolveObservation', { decision: 'UPHELD', reason }],
    ['invalidateObservation', { reason }],
    ['shareObservation', {}],
  ];
  for (const [name, more] of acts) {
    const absent = await answer(name, newId(), more);
    expect(absent).toContain('NOT_FOUND');
    for (const { id } of [flag, escalated]) expect([name, await answer(name, id, more)]).toEqual([name, absent]);
  }
});

describe('time', () => {
  test('reminds a month before, ends a flag, keeps it as history and tells the counts; an overdue decision shows as such', async () => {
    const id = await knownPartner(officer, 'Mudug Livestock League');
    const flag = await add(officer, id, { expiresAt: new Date(system.clock.now().getTime() + 40 * day) });
    const waiting = await act(officer, 'escalateObservation', await add(officer, id), { reason });
    await system.travel(15 * day);
    unit = await system.as('UNHCR', 'admin');
    officer = await system.as('UNHCR', 'officer');
    const inboxOf = async (kind: string) => {
      const { observationInbox } = await unit.ok(
        'query ($kind: ObservationInboxKind!) { observationInbox(kind: $kind) { edges { node { isOverdue observation { id } } } } }',
        { kind },
      );
      return observationInbox.edges.map(({ node }: { node: { isOverdue: boolean; observation: { id: string } } }) => [
        node.observation.id,
        node.isOverdue,
      ]);
    };
    expect(await inboxOf('TO_DECIDE')).toContainEqual([waiting.id, true]);
    expect(await inboxOf('EXPIRING')).toContainEqual([flag.id, false]);
    await eventually(async () => {
      const told = await query(
        `SELECT data FROM outbox_event WHERE type = 'sanctions.observation-expiring' AND subject = $1`,
        [flag.id],
      );
      expect(told).toEqual([{ data: expect.objectContaining({ observationId: flag.id, agency: 'UNHCR' }) }]);
    });
    await system.travel(26 * day);
    officer = await system.as('UNHCR', 'officer');
    await eventually(async () => {
      const found = (await observationsOf(officer, id)).find((one) => one.id === flag.id);
      expect(found).toMatchObject({ state: 'EXPIRED', endedAt: expect.any(String) });
      expect(found?.history.map(({ kind }) => kind)).toEqual(['RECORDED', 'REMINDED', 'EXPIRED']);
    });
    expect(await lastFlags(id)).toMatchObject({ data: { risk: 0, escalated: 1 } });
    expect(await countsOf(officer, id)).toMatchObject({ risk: 0, escalated: 1 });
  });

  test('deletes words and file five years after the end; that there was a flag stays', async () => {
    officer = await system.as('UNHCR', 'officer');
    const bytes = Buffer.from('%PDF-1.4\n% a ledger\n%%EOF\n');
    const attachmentId = await officer.send('Sanctions', { kind: 'OBSERVATION_ATTACHMENT', name: 'ledger.pdf', bytes });
    const flag = await add(officer, partnerId, { attachmentId });
    const { observation } = await officer.ok(
      'query ($id: ID!) { observation(id: $id) { content { attachmentUrl } } }',
      { id: flag.id },
    );
    expect(Buffer.from(await (await fetch(observation.content.attachmentUrl)).arrayBuffer())).toEqual(bytes);
    const invalid = await act(officer, 'invalidateObservation', flag, { reason });
    await query(`UPDATE observation SET ended_at = ended_at - interval '5 years 1 day' WHERE id = $1`, [invalid.id]);
    await eventually(async () => {
      const found = (await observationsOf(officer, partnerId)).find(({ id }) => id === flag.id);
      expect(found).toMatchObject({
        state: 'INVALID',
        content: { text: null, contact: null, attachmentId: null, category: 'FINANCIAL' },
      });
      expect(found?.history.map((event) => event.reason)).toEqual([null, null]);
    });
    expect(await query('SELECT 1 FROM stored_file WHERE id = $1', [attachmentId])).toEqual([]);
    expect((await fetch(observation.content.attachmentUrl)).status).toBeGreaterThanOrEqual(400);
  });
});
