import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { dueDay, firstEscalation } from '@partner-commons/performance/consulting/concerns/concern.rules';
import { dayOf, daysBetween } from '@partner-commons/platform/whole-days';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

const member = (agency: string, subject: string, role: 'FINANCE_OFFICER' | 'PROGRAMME_OFFICER', office: string) => ({
  issuer: localIssuerOf(agency),
  agency,
  subject,
  roles: ['READER' as const, role],
  office,
});
const seed = {
  ...demoSeed,
  members: [
    member('WFP', 'finance-so', 'FINANCE_OFFICER', 'WFP Somalia'),
    member('WFP', 'programme-so', 'PROGRAMME_OFFICER', 'WFP Somalia'),
    member('UNICEF', 'finance-so', 'FINANCE_OFFICER', 'UNICEF Somalia'),
    ...demoSeed.members,
  ],
};

let system: TestSystem;
let finance: Caller;
let programme: Caller;
let official: Caller;
let foreign: Caller;
let director: Caller;
let code: string;

const day = 86_400_000;
const fields = `id referenceNo anonymous state severity subject detail level line officeId official raisedOn dueOn escalatesOn
  resolution resolvedOn withinSla confirmUntil closedOn version agency { code } partner { id }
  steps { kind level role on }`;
const raise = `mutation ($input: RaiseConcernInput!) { raiseConcern(input: $input) { code concernId dueOn } }`;
const list = `query ($filter: ConcernFilter, $first: Int! = 25, $after: String) {
  concerns(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor } edges { node { ${fields} } } } }`;
const follow = `query ($code: String!) { concernByCode(code: $code) { ${fields} } }`;
const confirm = `mutation ($input: ConfirmConcernResolutionInput!) { confirmConcernResolution(input: $input) { state closedOn level } }`;
const step = (name: string) =>
  `mutation ($input: ConcernStepInput!) { ${name}(input: $input) { state official level version } }`;
const resolve = `mutation ($input: ResolveConcernInput!) { resolveConcern(input: $input) { state withinSla resolution } }`;
const late = {
  agency: 'WFP',
  country: 'SO',
  theme: 'PAYMENT_DELAYS',
  severity: 'HIGH',
  subject: 'Second instalments 4 months late stop clinics',
};
const countOf = async (who: Caller) => (await who.ok(list)).concerns.totalCount;
const only = async (who: Caller) => (await who.ok(list)).concerns.edges[0].node;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(system.databases.performance.adminUrl, async (client) => (await client.query(text, values)).rows);

/** Tables with a row in which one of these texts stands. */
const tracesOf = (texts: string[]): Promise<string[]> =>
  withClient(system.databases.performance.adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const traces = await client.query(
        `SELECT FROM "${name}" t WHERE EXISTS (SELECT FROM unnest($1::text[]) AS x WHERE strpos(t::text, x) > 0)`,
        [texts],
      );
      if (traces.rowCount) found.push(name);
    }
    return found;
  });

async function renew() {
  finance = await system.as('WFP', 'finance-so');
  programme = await system.as('WFP', 'programme-so');
  official = await system.as('WFP', 'official');
  foreign = await system.as('UNICEF', 'finance-so');
  director = await system.as('PARTNER_USERS', 'director');
}

beforeAll(async () => {
  system = await startTestSystem({ seed });
  await renew();
  // Offices come by the feed.
  await eventually(async () => {
    const count = (await sql('SELECT FROM known_office')).length;
    if (count < 10) throw new Error(`${count} offices`);
  });
}, 60_000);

afterAll(() => system?.stop());

describe('P-INV-7: an anonymous concern', () => {
  test('stores nothing of who raised it, signed in or not', async () => {
    const signedIn = (await director.ok(raise, { input: { ...late, anonymous: true } })).raiseConcern;
    expect(signedIn).toMatchObject({ concernId: null, dueOn: dueDay('HIGH', dayOf(system.clock.now())) });
    expect(signedIn.code).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    code = signedIn.code;
    await director.ok(follow, { code });
    const { subject, partner } = await withClient(system.databases.registry.adminUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT m.subject, m.partner_id AS partner FROM member m WHERE m.subject LIKE '%director%'`,
      );
      return rows[0];
    });
    expect(subject).toContain('director');
    expect(await tracesOf([subject, code])).toEqual([]);
    const [row] = await sql<{ id: string; partner_id: string | null; row: string }>(
      `SELECT id, partner_id, c::text AS row FROM concern c`,
    );
    expect(row?.partner_id).toBeNull();
    expect(row?.row).not.toContain(partner);
    expect(row?.row).not.toContain('instalments');
    // Version 4: random, without a time.
    expect(row?.id[14]).toBe('4');
    const traces = await sql<{ actor: string; object_id: string | null }>(
      `SELECT actor, object_id FROM audit_event WHERE action IN ('raiseConcern', 'concernByCode')`,
    );
    expect(traces).toEqual([
      { actor: 'PUBLIC', object_id: null },
      { actor: 'PUBLIC', object_id: null },
    ]);
  });

  test('refuses what would name somebody, and leaves no trace of that either', async () => {
    const refusals = [
      await director.refusal(raise, { input: { ...late, anonymous: true, partnerId: crypto.randomUUID() } }),
      await system.anybody.refusal(raise, { input: late }),
      await director.refusal(raise, { input: { ...late, partnerId: crypto.randomUUID() } }),
      await director.refusal(raise, { input: { ...late, agency: 'NOPE' } }),
      await system.anybody.refusal(follow, { code: 'AAAAA-AAAAA-AAAAA-AAAAA' }),
    ];
    expect(refusals).toEqual([
      'INVALID_INPUT',
      'FORBIDDEN / PARTNER_REQUIRED',
      'NOT_FOUND',
      'INVALID_INPUT',
      'NOT_FOUND',
    ]);
    const [first] = await sql<{ actor: string }>(
      `SELECT actor FROM audit_event WHERE action = 'raiseConcern' AND outcome = 'REFUSED' ORDER BY id LIMIT 1`,
    );
    expect(first).toEqual({ actor: 'PUBLIC' });
  });

  test('is read by its desk, and by nobody else of any agency', async () => {
    expect([await countOf(finance), await countOf(programme), await countOf(official), await countOf(foreign)]).toEqual(
      [1, 0, 0, 0],
    );
    const concern = await only(finance);
    expect(concern).toMatchObject({
      anonymous: true,
      state: 'OPEN',
      subject: late.subject,
      agency: { code: 'WFP' },
      partner: null,
      level: 0,
      line: ['FINANCE_OFFICER', 'IP_UNIT_ADMIN'],
    });
    const one = 'query ($id: ID!) { concern(id: $id) { subject } }';
    expect((await foreign.ok(one, { id: concern.id })).concern).toBeNull();
    expect((await programme.ok(one, { id: concern.id })).concern).toBeNull();
    expect(await programme.refusal(step('takeConcern'), { input: { concernId: concern.id } })).toBe('NOT_FOUND');
    expect(await countOf(director)).toBe(0);
    expect((await (await system.as('WFP', 'reader')).ask(list)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const taken = (await finance.ok(step('takeConcern'), { input: { concernId: concern.id } })).takeConcern;
    expect(taken.official).toContain('finance-so');
    expect(
      (await system.anybody.ok(follow, { code: code.toLowerCase().replaceAll('-', ' ') })).concernByCode,
    ).toMatchObject({
      state: 'OPEN',
      official: null,
      subject: late.subject,
      steps: [{ kind: 'RAISED', role: 'FINANCE_OFFICER' }, { kind: 'TAKEN' }],
    });
    expect((await director.ok(raise, { input: { ...late, severity: 'LOW' } })).raiseConcern.code).toBeNull();
    await expectSql(4, () => finance.ok(list, { first: 1 }));
    await expectSql(4, () => finance.ok(list, { first: 2 }));
  });
});

describe('the ladder (JIU-114)', () => {
  test('4.e, step 3: not answered in ten working days, it goes to the senior level on day 11', async () => {
    const today = dayOf(system.clock.now());
    const due = dueDay('HIGH', today);
    await system.travel(daysBetween(today, due) * day);
    await renew();
    await new Promise((done) => setTimeout(done, 1_200));
    expect(await countOf(official)).toBe(0);
    await system.travel(daysBetween(due, firstEscalation(due)) * day);
    await renew();
    const escalated = await eventually(async () => {
      if ((await countOf(official)) !== 1) throw new Error('not escalated');
      return only(official);
    });
    expect(escalated).toMatchObject({ state: 'ESCALATED', level: 1, official: null });
    expect(escalated.steps.at(-1)).toMatchObject({ kind: 'ESCALATED', level: 1, role: 'SENIOR_OFFICIAL' });
    const told = await sql<{ audience: string; data: Record<string, unknown> }>(
      `SELECT audience, data FROM outbox_event WHERE type = 'performance.concern-escalated'`,
    );
    expect(told).toMatchObject([{ audience: 'INTERNAL', data: { concernId: escalated.id, agency: 'WFP', level: 1 } }]);
  });

  test('an answer is contested with the code, goes further up, and is confirmed in the end', async () => {
    const { id } = await only(official);
    const answer = { concernId: id, resolution: 'The second instalment was paid today.' };
    expect((await official.ok(resolve, { input: answer })).resolveConcern).toEqual({
      state: 'RESOLVED',
      withinSla: false,
      resolution: answer.resolution,
    });
    expect(await official.refusal(resolve, { input: answer })).toBe('CONFLICT / INVALID_STATE');
    const contested = (await system.anybody.ok(confirm, { input: { code, confirmed: false } }))
      .confirmConcernResolution;
    expect(contested).toEqual({ state: 'ESCALATED', closedOn: null, level: 2 });
    await official.ok(resolve, { input: answer });
    expect(await system.anybody.refusal(confirm, { input: { code: 'AAAAA-AAAAA-AAAAA-AAAAA' } })).toBe('NOT_FOUND');
    expect(await finance.refusal(confirm, { input: { concernId: id } })).toBe('NOT_FOUND');
    const confirmed = (await director.ok(confirm, { input: { code } })).confirmConcernResolution;
    expect(confirmed).toMatchObject({ state: 'CONFIRMED', closedOn: dayOf(system.clock.now()) });
    const actors = await sql<{ actor: string; object_id: string | null }>(
      `SELECT DISTINCT actor, object_id FROM audit_event WHERE action = 'confirmConcernResolution' AND outcome = 'DONE'`,
    );
    expect(actors).toEqual([{ actor: 'PUBLIC', object_id: null }]);
  });

  test('one that a partner raised in its name is answered with a notice, and is over when nobody objects', async () => {
    const own = await only(director);
    expect(own).toMatchObject({ anonymous: false, state: 'OPEN', official: null });
    expect(await director.refusal(resolve, { input: { concernId: own.id, resolution: 'Mine.' } })).toBe(
      'FORBIDDEN / ROLE_REQUIRED',
    );
    const escalated = await finance.ok(step('escalateConcern'), { input: { concernId: own.id, expectedVersion: 1 } });
    expect(escalated.escalateConcern).toMatchObject({ state: 'ESCALATED', level: 1 });
    await official.ok(resolve, { input: { concernId: own.id, resolution: 'Paid.' } });
    await eventually(async () => {
      const { notices } = await director.ok('{ notices { edges { node { kind referenceNo } } } }');
      expect(notices.edges[0]?.node).toEqual({ kind: 'CONCERN_ANSWERED', referenceNo: own.referenceNo });
    });
    const { confirmUntil } = await only(director);
    await system.travel((daysBetween(dayOf(system.clock.now()), confirmUntil) + 1) * day);
    await renew();
    await eventually(async () => expect((await only(director)).state).toBe('CLOSED'));
    expect((await only(director)).steps.at(-1).kind).toBe('CLOSED');
  });
});

test('P-INV-4: statistics say nothing of an agency with few concerns', async () => {
  const statistics = `query ($year: Int!) { concernStatistics(year: $year) { agency { code } raised closed withinSla suppressed } }`;
  const [first] = await sql<{ year: number }>('SELECT min(extract(year FROM raised_on))::int AS year FROM concern');
  const year = first?.year ?? 0;
  const { concernStatistics } = await foreign.ok(statistics, { year });
  const nothing = { raised: null, closed: null, withinSla: null, suppressed: true };
  expect(concernStatistics).toEqual([{ agency: { code: 'WFP' }, ...nothing }]);
  for (let count = 0; count < 5; count += 1) {
    await system.anybody.ok(raise, { input: { ...late, anonymous: true, severity: 'LOW' } });
  }
  const raisedNow = (await foreign.ok(statistics, { year: system.clock.now().getUTCFullYear() })).concernStatistics[0];
  expect(raisedNow.raised).toBeGreaterThanOrEqual(5);
  const coordinator = await system.as('DCO', 'coordinator');
  expect((await coordinator.ok(statistics, { year })).concernStatistics).toEqual([]);
});
