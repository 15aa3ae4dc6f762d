import { newId } from '@partner-commons/platform/id';
import { partnerOf, putRegistration } from '../registry/registered-partner';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { beginRegistration, inventName } from '../support/registered-partner';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, addPerson, adjudicate, decision, eventuallyStatus, type HitNode, onlyHit } from './hits';
import { importReleased, inventedList, rosterScreened } from './lists';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let adjudicator: Caller;
let verifier: Caller;
let director: Caller;
/** Of a partner without any hit. */
let amina: Caller;
let partnerId: string;
let otherId: string;
let personId: string;
let hit: HitNode;

const query = (sql: string, parameters: unknown[] = [], service: 'sanctions' | 'registry' = 'sanctions') =>
  withClient(system.databases[service].adminUrl, async (client) => (await client.query(sql, parameters)).rows);

const shape = 'id partnerId personId topics state askedAt dueAt answeredAt answer files { id url } version';
const list = `query ($id: ID!) { clarificationRequests(partnerId: $id) { totalCount edges { node { ${shape} } } } }`;
const listOf = async (caller: Caller, id: string) =>
  (await caller.ok(list, { id })).clarificationRequests.edges.map(({ node }: { node: object }) => node);

const requestInformation = `mutation ($input: RequestHitInformationInput!) {
  requestHitInformation(input: $input) { id state version dueAt
    informationRequests { request { ${shape} } askedBy agency } } }`;
const answer = `mutation ($input: AnswerClarificationInput!) { answerClarification(input: $input) { ${shape} } }`;
const topics = ['PERSON_IDENTITY_DOCUMENT', 'PERSON_BIRTH_DATE'];

const ask = (given: Pick<HitNode, 'id' | 'version'>, more: object = {}) => ({
  input: { hitId: given.id, expectedVersion: given.version, topics, ...more },
});

const inState = (state: string) =>
  eventually(async () => {
    const found = await onlyHit(screener, partnerId);
    if (found.state !== state) throw new Error(`${found.state} instead of ${state}`);
    hit = found;
    return found;
  });

async function signIn() {
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  adjudicator = await system.as('WFP', 'adjudicator');
  verifier = await system.as('UNICEF', 'verifier');
  director = await system.as('PARTNER_USERS', 'director');
}

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  await importReleased(screener, adjudicator, inventedList);
  await rosterScreened(screener);
  partnerId = await partnerOf(director, officer);
  await putRegistration(system, partnerId, 'DOCUMENTS_REQUESTED');
  personId = await addPerson(officer, partnerId, { fullName: 'Hassan Ali', birthYear: 1988, nationality: 'SO' });
  const other = await beginRegistration(system, { legalName: inventName() });
  amina = other.admin;
  otherId = other.partnerId;
  await eventuallyStatus(officer, partnerId, 'HITS_OPEN');
  await eventuallyStatus(officer, otherId, 'CLEAR');
  hit = await onlyHit(screener, partnerId);
});

afterAll(() => system?.stop());

describe('no tip-off: a partner with a hit learns as little as one without', () => {
  const attempts: [string, string, Record<string, unknown>][] = [
    ['a list of hits', '{ hits { totalCount } }', {}],
    ['a queue', '{ hitQueue { totalCount } }', {}],
    ['the counts of queues', '{ hitQueues { totalCount edges { node { undecided } } } }', {}],
  ];

  test.each(attempts)('%s: the same refusal, by as many statements', async (_what, text, variables) => {
    const one = await watchSql(() => director.ask(text, variables));
    const other = await watchSql(() => amina.ask(text, variables));
    const told = ({ result }: typeof one) => ({ ...result, errors: result.errors?.map(withoutRequest) });
    expect(told(one)).toEqual(told(other));
    expect(one.result.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
    expect(one.statements).toHaveLength(other.statements.length);
  });

  test.each([
    ['a hit', 'query ($id: ID!) { hit(id: $id) { state } }'],
    ['hits of relatives', 'query ($id: ID!) { relatedHits(partnerId: $id) { totalCount } }'],
    ['the clearance', 'query ($id: ID!) { partner(id: $id) { clearance { status } } }'],
  ])('%s: existing and absent ids get the same answer', async (_what, text) => {
    const ids = { 'a hit': hit.id }[_what] ?? partnerId;
    const known = await director.ask(text, { id: ids });
    const absent = await (ids === hit.id ? director : amina).ask(text, { id: ids === hit.id ? newId() : otherId });
    expect(known.errors?.map(withoutRequest)).toEqual(absent.errors?.map(withoutRequest));
    expect(JSON.stringify(known.data ?? null)).toEqual(JSON.stringify(absent.data ?? null));
    expect(known.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each([
    ['takeHit', 'TakeHitInput', {}],
    ['escalateHit', 'EscalateHitInput', { instance: 'HEADQUARTERS', reason: 'Because of something.' }],
    ['requestHitInformation', 'RequestHitInformationInput', { topics }],
  ])('%s: the same refusal for the hit and for none', async (field, type, more) => {
    const text = `mutation ($input: ${type}!) { ${field}(input: $input) { id } }`;
    const ask = (hitId: string) => director.ask(text, { input: { hitId, expectedVersion: 1, ...more } });
    const known = await ask(hit.id);
    expect(known.errors?.map(withoutRequest)).toEqual((await ask(newId())).errors?.map(withoutRequest));
    expect(known.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' });
  });

  test('what it is asked is empty for both, by as many statements', async () => {
    const one = await watchSql(() => listOf(director, partnerId));
    const other = await watchSql(() => listOf(amina, otherId));
    expect([one.result, other.result]).toEqual([[], []]);
    expect(one.statements.map(firstWords)).toEqual(other.statements.map(firstWords));
  });

  test('another partner’s requests are as absent as those of nobody', async () => {
    for (const id of [otherId, newId(), 'no id']) expect(await director.refusal(list, { id })).toBe('NOT_FOUND');
  });
});

describe('a request because of a hit', () => {
  test('takes topics of the code list, a plausible day and the version that was looked at', async () => {
    const refusal = (more: object) => screener.refusal(requestInformation, ask(hit, more));
    expect(await refusal({ topics: [] })).toBe('INVALID_INPUT');
    expect(await refusal({ topics: ['Are you on a list?'] })).toBe('INVALID_INPUT');
    expect(await refusal({ dueAt: '2020-01-01T00:00:00Z' })).toBe('INVALID_INPUT');
    expect(await refusal({ expectedVersion: 9 })).toBe('CONFLICT / VERSION_CONFLICT');
    expect(await refusal({ hitId: newId() })).toBe('NOT_FOUND');
    expect(await officer.refusal(requestInformation, ask(hit))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await onlyHit(screener, partnerId)).toMatchObject({ state: 'OPEN', version: 1 });
  });

  test('lets the hit wait; nobody decides meanwhile', async () => {
    const { requestHitInformation: asked } = await screener.ok(requestInformation, ask(hit));
    expect(asked).toMatchObject({
      state: 'AWAITING_INFORMATION',
      informationRequests: [{ request: { state: 'OPEN', topics, personId }, agency: 'UNICEF' }],
    });
    expect(asked.dueAt).toBe(asked.informationRequests[0].request.dueAt);
    expect(await adjudicator.refusal(adjudicate, decision(asked, 'FALSE_POSITIVE'))).toBe('CONFLICT / INVALID_STATE');
    expect(await screener.refusal(requestInformation, ask(asked))).toBe('CONFLICT / INVALID_STATE');
  });

  test('reaches the partner as a neutral notice', async () => {
    const [event] = await query(
      `SELECT audience, data FROM outbox_event WHERE type = 'sanctions.information-requested'`,
    );
    expect(event.audience).toBe('INTERNAL');
    expect(Object.keys(event.data).sort()).toEqual(['dueAt', 'kind', 'partnerId', 'requestId']);
    const [notice] = await eventually(async () => {
      const rows = await query(
        `SELECT data FROM outbox_event WHERE type = 'registry.notice-due' AND data ->> 'partnerId' = $1`,
        [partnerId],
        'registry',
      );
      if (rows.length === 0) throw new Error('no notice yet');
      return rows;
    });
    expect(notice.data.kind).toBe('CLARIFICATION_REQUESTED');
    expect(JSON.stringify(notice.data)).not.toMatch(/sanction|list|match|hit/i);
  });

  test('looks like one that is asked to keep data correct', async () => {
    const input = { partnerId, personId, topics, idempotencyKey: newId() };
    const mutation = `mutation ($input: RequestClarificationInput!) { requestClarification(input: $input) { ${shape} } }`;
    const { requestClarification: usual } = await verifier.ok(mutation, { input });
    expect((await verifier.ok(mutation, { input })).requestClarification.id).toBe(usual.id);
    const [newer, older] = await listOf(director, partnerId);
    expect(newer).toEqual(usual);
    const { id: _id, askedAt: _askedAt, dueAt: _dueAt, ...plain } = usual;
    expect(older).toMatchObject(plain);
    expect(Object.keys(older)).toEqual(Object.keys(newer));
  });

  test('is seen by no verifier: not even of the same agency', async () => {
    expect(await listOf(verifier, partnerId)).toMatchObject([{ state: 'OPEN' }]);
    const [, older] = await listOf(director, partnerId);
    const extend = 'mutation ($input: ExtendClarificationInput!) { extendClarification(input: $input) { id } }';
    const dueAt = new Date(system.clock.now().getTime() + 30 * 86_400_000).toISOString();
    for (const requestId of [older.id, newId(), 'no id']) {
      expect(await verifier.refusal(extend, { input: { requestId, dueAt, expectedVersion: 1 } })).toBe('NOT_FOUND');
    }
    expect(await officer.refusal(list, { id: partnerId })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('still shows the partner no hit', async () => {
    expect(await director.refusal('{ hits { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(
      await director.refusal('query ($id: ID!) { partner(id: $id) { clearance { status } } }', { id: partnerId }),
    ).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

describe('the answer', () => {
  const text = 'Born on 3 May 1988 in Beledweyne; the passport is attached.';

  test('is of the partner alone, once, in words or files of its own', async () => {
    const [, request] = await listOf(director, partnerId);
    const input = { requestId: request.id, text, fileIds: [], expectedVersion: request.version };
    expect(await amina.refusal(answer, { input })).toBe('NOT_FOUND');
    expect(await screener.refusal(answer, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await director.refusal(answer, { input: { ...input, text: '   ' } })).toBe('INVALID_INPUT');
    expect(await director.refusal(answer, { input: { ...input, fileIds: [newId()] } })).toBe('NOT_FOUND');
    expect(await director.refusal(answer, { input: { ...input, expectedVersion: 4 } })).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
    const fileId = await upload(director);
    const { answerClarification: answered } = await director.ok(answer, { input: { ...input, fileIds: [fileId] } });
    expect(answered).toMatchObject({ state: 'ANSWERED', answer: text, files: [{ id: fileId }], version: 2 });
    expect(await director.refusal(answer, { input: { ...input, expectedVersion: 2 } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('brings the hit back into review, with a new day', async () => {
    await inState('IN_REVIEW');
    const { hit: read } = await screener.ok(
      `query ($id: ID!) { hit(id: $id) { dueAt history { edges { node { act actor } } }
         informationRequests { request { answer files { url } } askedBy } } }`,
      { id: hit.id },
    );
    expect(read.history.edges[0].node).toEqual({ act: 'INFORMATION_RECEIVED', actor: 'service:sanctions' });
    expect(read.informationRequests).toMatchObject([
      { request: { answer: text }, askedBy: expect.stringMatching(/#screener/) },
    ]);
    const bytes = Buffer.from(await (await fetch(read.informationRequests[0].request.files[0].url)).arrayBuffer());
    expect(bytes.toString()).toBe('%PDF-1.7 passport');
    const looks = await query(
      `SELECT agency FROM audit_event WHERE action = 'ClarificationFile.url' AND agency = 'UNICEF'`,
    );
    expect(looks).toHaveLength(1);
  });

  test('lies sealed in the database, words and file, and is in no event or audit record', async () => {
    for (const table of ['clarification_request', 'outbox_event', 'audit_event']) {
      const rows = await query(`SELECT row_to_json(t)::text AS text FROM ${table} t`);
      expect(rows.filter((row) => /Beledweyne|1988/.test(row.text))).toEqual([]);
    }
    const chunks = await query(`SELECT bytes FROM file_chunk WHERE sha256 LIKE 'sealed:%'`);
    expect(chunks.filter(({ bytes }) => bytes.toString('latin1').includes('%PDF'))).toEqual([]);
  });

  test('to the other request changes no hit', async () => {
    const [request] = await listOf(director, partnerId);
    await director.ok(answer, {
      input: { requestId: request.id, text, fileIds: [], expectedVersion: request.version },
    });
    await eventually(async () => {
      const rows = await query(`SELECT 1 FROM audit_event WHERE action = 'followClarification' AND object_id = $1`, [
        request.id,
      ]);
      expect(rows).toHaveLength(1);
    });
    expect(await onlyHit(screener, partnerId)).toMatchObject({ state: 'IN_REVIEW', version: hit.version });
  });
});

describe('time', () => {
  const day = 86_400_000;

  test('can be given more of, and the request taken back', async () => {
    await screener.ok(requestInformation, ask(hit, { topics: ['PERSON_ADDRESS'] }));
    const [request] = await listOf(director, partnerId);
    const extend = `mutation ($input: ExtendClarificationInput!) { extendClarification(input: $input) { dueAt version } }`;
    const dueAt = new Date(Date.parse(request.dueAt) + 5 * day).toISOString();
    const input = { requestId: request.id, expectedVersion: request.version };
    expect(await screener.refusal(extend, { input: { ...input, dueAt: request.dueAt } })).toBe('INVALID_INPUT');
    const { extendClarification: extended } = await screener.ok(extend, { input: { ...input, dueAt } });
    expect(extended).toEqual({ dueAt, version: 2 });
    const withdraw = `mutation ($input: WithdrawClarificationInput!) { withdrawClarification(input: $input) { state } }`;
    const { withdrawClarification: gone } = await screener.ok(withdraw, { input: { ...input, expectedVersion: 2 } });
    expect(gone.state).toBe('WITHDRAWN');
    await inState('IN_REVIEW');
  });

  test('runs out: one reminder, then review goes on without; a late answer is still taken', async () => {
    await screener.ok(requestInformation, ask(hit, { topics: ['PERSON_ADDRESS'] }));
    const kinds = () =>
      query(
        `SELECT data ->> 'kind' AS kind FROM outbox_event WHERE type = 'sanctions.information-requested' ORDER BY id DESC LIMIT 2`,
      );
    await system.travel(12 * day);
    await eventually(async () => expect(await kinds()).toMatchObject([{ kind: 'REMINDER' }, { kind: 'REQUEST' }]));
    await system.travel(3 * day);
    await signIn();
    await inState('IN_REVIEW');
    expect(await kinds()).toMatchObject([{ kind: 'REMINDER' }, { kind: 'REQUEST' }]);
    const [request] = await listOf(director, partnerId);
    expect(request.state).toBe('OVERDUE');
    const { version } = hit;
    await director.ok(answer, {
      input: { requestId: request.id, text: 'In Luuq.', fileIds: [], expectedVersion: request.version },
    });
    await eventually(async () =>
      expect(await onlyHit(screener, partnerId)).toMatchObject({ state: 'IN_REVIEW', version: version + 1 }),
    );
  });
});

describe('five years after a hit was closed (standards.md 3.12)', () => {
  test('nothing personal is left of it, and its memory still binds', async () => {
    const { id } = await addPartner(officer, 'Zarqun Relief Foundation Bardera');
    await eventuallyStatus(officer, id, 'HITS_OPEN');
    const old = await onlyHit(screener, id);
    const bytes = Buffer.from('%PDF-1.7 certificate');
    const fileId = await screener.send('Sanctions', { kind: 'HIT_EVIDENCE', name: 'certificate.pdf', bytes });
    const first = await screener.ok(adjudicate, decision(old, 'FALSE_POSITIVE', { evidence: [{ fileId }] }));
    await adjudicator.ok(adjudicate, decision(first.adjudicateHit, 'FALSE_POSITIVE'));
    await eventuallyStatus(officer, id, 'CLEAR');
    await query(`UPDATE hit SET closed_at = closed_at - interval '5 years 1 day' WHERE id = $1`, [old.id]);
    const read = `query ($id: ID!) { hit(id: $id) { askedName state features { name } erasedAt decisions { reasoning evidence { text } erasedAt } } }`;
    const erased = await eventually(async () => {
      const { hit: found } = await screener.ok(read, { id: old.id });
      if (!found.erasedAt) throw new Error('not erased yet');
      return found;
    });
    expect(erased).toMatchObject({
      state: 'FALSE_POSITIVE',
      askedName: null,
      features: [],
      decisions: [
        { reasoning: '', evidence: [] },
        { reasoning: '', evidence: [] },
      ],
    });
    expect(await query('SELECT 1 FROM stored_file WHERE id = $1', [fileId])).toEqual([]);
    expect(await query('SELECT 1 FROM file_chunk WHERE sha256 = $1', [`sealed:${fileId}`])).toEqual([]);
    const [row] = await query('SELECT facts_hash, screening_hash, sealed_facts FROM hit WHERE id = $1', [old.id]);
    expect(row).toEqual({ facts_hash: expect.any(String), screening_hash: expect.any(String), sealed_facts: null });
    await screener.ok('mutation ($id: ID!) { screenPartner(input: { partnerId: $id }) { id } }', { id });
    await eventually(async () => {
      const [{ n }] = await query('SELECT count(*)::int AS n FROM screening WHERE partner_id = $1', [id]);
      expect(n).toBeGreaterThan(2);
    });
    expect(await onlyHit(screener, id)).toMatchObject({ id: old.id, state: 'FALSE_POSITIVE' });
  });
});

test.each([1, 50])('a page of %i requests: page, count, record', async (first) => {
  await expectSql(3, () =>
    director.ok(
      `query ($id: ID!, $first: Int!) { clarificationRequests(partnerId: $id, first: $first) { edges { node { id answer } } } }`,
      { id: partnerId, first },
    ),
  );
});

test.each(['LIST_FILE', 'HIT_EVIDENCE', 'CASE_EVIDENCE', 'SCREENING_FILE'])(
  'through its door a partner sends no %s',
  async (kind) => {
    const input = { kind, name: 'paper.pdf', size: 10, sha256: 'a'.repeat(64) };
    const announce = 'mutation ($input: CreateUploadInput!) { createClarificationUpload(input: $input) { id } }';
    expect(await director.refusal(announce, { input })).toContain('FORBIDDEN');
  },
);

async function upload(caller: Caller): Promise<string> {
  const { createHash } = await import('node:crypto');
  const bytes = Buffer.from('%PDF-1.7 passport');
  const input = {
    kind: 'CLARIFICATION_FILE',
    name: 'passport.pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  const { createClarificationUpload: announced } = await caller.ok(
    'mutation ($input: CreateUploadInput!) { createClarificationUpload(input: $input) { id url } }',
    { input },
  );
  const sent = await fetch(announced.url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (sent.status !== 201) throw new Error(await sent.text());
  return announced.id;
}

const firstWords = (sql: string) => /\/\* (\S+) \*\//.exec(sql)?.[1] ?? sql.slice(0, 40);

/** The same error, but for the id of the request. */
const withoutRequest = ({
  extensions: { requestId: _id, ...extensions },
  ...error
}: {
  extensions: Record<string, unknown>;
}) => ({
  ...error,
  extensions,
});
