import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { countsOf, knownPartner, observationsOf } from './flags';

jest.setTimeout(60_000);

const hour = 3_600_000;
const summary = 'A newspaper reports that relief goods of the partner were sold on a market of the town.';
const reason = 'The report names papers that our office has seen too.';
const fields = 'id url summary relevance isUrgent dueAt decision reason observationId alertId version';
const reportMutation = `mutation ($input: ReportAdverseMediaInput!) { reportAdverseMedia(input: $input) { ${fields} } }`;
const triageMutation = `mutation ($input: TriageAdverseMediaInput!) { triageAdverseMedia(input: $input) { ${fields} } }`;
const queueQuery = `query ($filter: AdverseMediaFilter!, $first: Int = 50) {
  adverseMedia(filter: $filter, first: $first) { totalCount edges { node { ${fields} } } } }`;

let system: TestSystem;
let officer: Caller;
let unit: Caller;
let partnerId: string;
let pages = 0;

const itemOf = (more: object = {}) => {
  pages += 1;
  return {
    input: {
      partnerId,
      url: `https://news.example/so/${pages}`,
      publishedOn: '2026-01-10',
      summary,
      relevance: 'HIGH',
      ...more,
    },
  };
};
const report = async (caller: Caller, more: object = {}) =>
  (await caller.ok(reportMutation, itemOf(more))).reportAdverseMedia;
const decide = (item: { id: string; version: number }, decision: string, more: object = {}) => ({
  input: { itemId: item.id, decision, reason, expectedVersion: item.version, ...more },
});
const query = (sql: string, parameters: unknown[] = []) =>
  withClient(system.databases.sanctions.adminUrl, async (client) => (await client.query(sql, parameters)).rows);

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  unit = await system.as('UNHCR', 'admin');
  partnerId = await knownPartner(officer, 'Nugaal Relief Works');
});

afterAll(() => system?.stop());

test('UNICEF-46: what is reported waits in the queue of the agency, the urgent first, and is decided once', async () => {
  const slow = await report(officer);
  const urgent = await report(officer, { isUrgent: true });
  expect(new Date(slow.dueAt).getTime() - new Date(urgent.dueAt).getTime()).toBeGreaterThan(95 * hour);
  const waiting = async (caller: Caller) =>
    (await caller.ok(queueQuery, { filter: { partnerId } })).adverseMedia.edges.map(
      ({ node }: { node: { id: string } }) => node.id,
    );
  expect(await waiting(unit)).toEqual([urgent.id, slow.id]);
  expect(await waiting(await system.as('UNICEF', 'admin'))).toEqual([]);
  expect(await officer.refusal(queueQuery, { filter: {} })).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(await (await system.as('UNICEF', 'admin')).refusal(triageMutation, decide(slow, 'MONITOR'))).toBe('NOT_FOUND');
  expect(await unit.refusal(triageMutation, decide({ ...slow, version: 7 }, 'MONITOR'))).toBe(
    'CONFLICT / VERSION_CONFLICT',
  );
  const { triageAdverseMedia: decided } = await unit.ok(triageMutation, decide(slow, 'MONITOR'));
  expect(decided).toMatchObject({ decision: 'MONITOR', reason, observationId: null, alertId: null, version: 2 });
  expect(await unit.refusal(triageMutation, decide(decided, 'NO_ACTION'))).toBe('CONFLICT / INVALID_STATE');
  expect(await waiting(unit)).toEqual([urgent.id]);
  expect(JSON.stringify(await query('SELECT * FROM adverse_media_item'))).not.toContain('newspaper');
});

test('a flag is recorded from it; the urgent path alerts the exposed agencies with the minimum', async () => {
  const id = await knownPartner(officer, 'Sanaag Food Link');
  const item = await report(officer, { partnerId: id, isUrgent: true });
  const { triageAdverseMedia: decided } = await unit.ok(triageMutation, decide(item, 'ALERT_AGENCIES'));
  expect(await countsOf(officer, id)).toMatchObject({ risk: 1 });
  const [flag] = await observationsOf(officer, id);
  expect(flag).toMatchObject({
    id: decided.observationId,
    content: { source: 'MEDIA', confidence: 'UNCONFIRMED', category: 'REPUTATIONAL_ETHICAL' },
  });
  expect(flag?.content?.text).toContain(summary);
  const [alert] = await query('SELECT * FROM shared_alert WHERE id = $1', [decided.alertId]);
  expect(alert).toMatchObject({
    lead_agency: 'UNHCR',
    partner_id: id,
    level: 'HIGH',
    category: 'REPUTATIONAL_ETHICAL',
    case_id: null,
  });
  expect(JSON.stringify(alert)).not.toContain('newspaper');
});

test('those who judge matches decide, but do not alert other agencies', async () => {
  const adjudicator = await system.as('UNICEF', 'adjudicator');
  const item = await report(adjudicator);
  expect(await adjudicator.refusal(triageMutation, decide(item, 'ALERT_AGENCIES'))).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect(
    (await adjudicator.ok(triageMutation, decide(item, 'RAISE_FLAG'))).triageAdverseMedia.observationId,
  ).not.toBeNull();
  const screener = await system.as('UNICEF', 'screener');
  expect((await screener.ok(queueQuery, { filter: { isWaiting: false } })).adverseMedia.totalCount).toBe(1);
  expect(await screener.refusal(triageMutation, decide(item, 'MONITOR'))).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('S-INV-11 and the other refusals', async () => {
  const refusal = (more: object) => officer.refusal(reportMutation, itemOf(more));
  expect(await refusal({ summary: 'The paper prints the name: the victim Amina Hassan, of the camp.' })).toBe(
    'INVALID_INPUT / PERSONAL_DATA',
  );
  for (const url of ['http://news.example/a', 'javascript:alert(1)//x', 'https://me:secret@news.example/']) {
    expect([url, await refusal({ url })]).toEqual([url, 'INVALID_INPUT']);
  }
  expect(await refusal({ publishedOn: '2199-01-01' })).toBe('INVALID_INPUT');
  expect(await refusal({ partnerId: newId() })).toBe('NOT_FOUND');
  await report(officer, { url: 'https://news.example/twice' });
  expect(await refusal({ url: 'https://news.example/twice' })).toBe('CONFLICT / ALREADY_REPORTED');
  expect(await (await system.as('WFP', 'reader')).refusal(reportMutation, itemOf())).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('the response time of the agency: the median and the share in time', async () => {
  const wfp = await system.as('WFP', 'admin');
  const ask = async (caller: Caller) => {
    const today = system.clock.now().toISOString().slice(0, 10);
    const { adverseMediaResponseTime } = await caller.ok(
      `query ($day: Date!) { adverseMediaResponseTime(from: "2020-01-01", to: $day) { reported decided overdue medianHours inTimeShare } }`,
      { day: today },
    );
    return adverseMediaResponseTime;
  };
  expect(await ask(wfp)).toEqual({ reported: 0, decided: 0, overdue: 0, medianHours: null, inTimeShare: null });
  const [first, second, third] = [
    await report(wfp, { isUrgent: true }),
    await report(wfp),
    await report(wfp, { isUrgent: true }),
  ];
  await query(
    `UPDATE adverse_media_item SET reported_at = reported_at - interval '30 hours', due_at = due_at - interval '30 hours' WHERE id = ANY ($1)`,
    [[first.id, second.id, third.id]],
  );
  await wfp.ok(triageMutation, decide(first, 'NO_ACTION'));
  await wfp.ok(triageMutation, decide(second, 'NO_ACTION'));
  const figure = await ask(wfp);
  expect(figure).toMatchObject({ reported: 3, decided: 2, overdue: 1, inTimeShare: 0.5 });
  expect(figure.medianHours).toBeCloseTo(30, 1);
});

test('a page costs the same statements whatever its size: page, count, record', async () => {
  for (const first of [1, 4]) await expectSql(3, () => unit.ok(queueQuery, { filter: {}, first }));
});
