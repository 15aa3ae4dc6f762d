import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  acknowledgeAlert,
  addSomebody,
  alertsOf,
  engage,
  openCase,
  publishAlert,
  publishedAlertsOf,
  queueEmpty,
  recordControls,
  sql,
} from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let officer: Caller;
let investigator: Caller;
let unicef: Caller;
let wfp: Caller;
let unhcr: Caller;
let undp: Caller;
let director: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  [officer, investigator, unicef, wfp, unhcr, undp, director] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNDP', 'investigator'),
    system.as('UNICEF', 'admin'),
    system.as('WFP', 'admin'),
    system.as('UNHCR', 'admin'),
    system.as('UNDP', 'admin'),
    system.as('PARTNER_USERS', 'director'),
  ]);
});

afterAll(() => system?.stop());

/** A partner that UNICEF works with, and an alert of UNDP about it. */
async function alerted(more: object = {}): Promise<{ partnerId: string; alertId: string }> {
  const { id: partnerId } = await addSomebody(officer);
  await engage(system, unicef, partnerId);
  const input = { partnerId, level: 'HIGH', category: 'FINANCIAL', ...more };
  const { publishAlert: published } = await investigator.ok(publishAlert, { input });
  await queueEmpty(system);
  return { partnerId, alertId: published.id };
}

describe('S-INV-11: an alert', () => {
  let partnerId: string;
  let alertId: string;

  beforeAll(async () => {
    ({ partnerId, alertId } = await alerted());
  });

  test('reaches agencies with exposure, with the minimum', async () => {
    expect(await alertsOf(unicef, { partnerId })).toEqual([
      {
        id: expect.not.stringMatching(alertId),
        partner: { id: partnerId },
        level: 'HIGH',
        category: 'FINANCIAL',
        contact: { agency: { code: 'UNDP' }, office: 'Integrity office of UNDP' },
        deliveredAt: expect.any(String),
        isJoinable: false,
        acknowledgedAt: null,
        action: null,
        note: null,
        closedAt: null,
        version: 1,
      },
    ]);
  });

  test('is absent for agencies without exposure, without a count, and for its own agency', async () => {
    for (const caller of [unhcr, wfp, undp]) {
      const { sharedAlerts } = await caller.ok(
        '{ sharedAlerts { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }',
      );
      expect(sharedAlerts).toEqual({ totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
    }
  });

  test('is nothing for partners, programme officers and nobody', async () => {
    const list = '{ sharedAlerts { totalCount } }';
    expect(await director.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await system.anybody.refusal(list)).toBe('UNAUTHENTICATED');
    expect(await director.refusal('{ publishedAlerts { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('is told inside only that it came, with nothing of what it says', async () => {
    const [{ id }] = await alertsOf(unicef, { partnerId });
    expect(
      await sql(
        system,
        `SELECT audience, data FROM outbox_event WHERE type = 'sanctions.alert-received' AND subject = $1`,
        [id],
      ),
    ).toEqual([{ audience: 'INTERNAL', data: { alertId: id, agency: 'UNICEF', at: expect.any(String) } }]);
  });

  test('of another agency cannot be answered, under any of its ids', async () => {
    const [{ id }] = await alertsOf(unicef, { partnerId });
    for (const other of [id, alertId, newId(), 'no id']) {
      const answer = { alertId: other, action: 'NO_ACTION', note: 'Nothing.', expectedVersion: 1 };
      expect(await wfp.refusal(acknowledgeAlert, { input: answer })).toBe('NOT_FOUND');
      expect(await undp.refusal(acknowledgeAlert, { input: answer })).toBe('NOT_FOUND');
      const controls = { alertId: other, controls: 'Monthly spot checks on site.', expectedVersion: 1 };
      expect(await wfp.refusal(recordControls, { input: controls })).toBe('NOT_FOUND');
    }
  });

  test('shows its agency who has it and who has not answered', async () => {
    const unanswered = { agency: { code: 'UNICEF' }, acknowledgedAt: null, action: null, note: null };
    expect(await publishedAlertsOf(investigator, { partnerId, isAcknowledged: false })).toMatchObject([
      { id: alertId, recipients: [unanswered] },
    ]);
    expect(await publishedAlertsOf(undp, { partnerId })).toMatchObject([{ id: alertId }]);
    expect(await publishedAlertsOf(unicef, { partnerId })).toEqual([]);
  });

  test('is acknowledged with what the agency does, in plain words, once per version', async () => {
    const [{ id }] = await alertsOf(unicef, { partnerId });
    const answer = (more: object) => ({ input: { alertId: id, action: 'NO_ACTION', expectedVersion: 1, ...more } });
    expect(await unicef.refusal(acknowledgeAlert, answer({}))).toBe('INVALID_INPUT');
    expect(await unicef.refusal(acknowledgeAlert, answer({ action: 'JOINED' }))).toBe('CONFLICT / INVALID_STATE');
    expect(await unicef.refusal(acknowledgeAlert, answer({ note: 'The survivor Amina Hassan told us.' }))).toBe(
      'INVALID_INPUT / PERSONAL_DATA',
    );
    const { acknowledgeAlert: done } = await unicef.ok(
      acknowledgeAlert,
      answer({ note: 'No payment is due this year.' }),
    );
    expect(done).toMatchObject({ action: 'NO_ACTION', note: 'No payment is due this year.', version: 2 });
    expect(await unicef.refusal(acknowledgeAlert, answer({ note: 'Again, the same.' }))).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
    const controls = { alertId: id, controls: 'Monthly spot checks on site.', expectedVersion: 2 };
    await unicef.ok(recordControls, { input: controls });
    expect(await publishedAlertsOf(investigator, { partnerId, isAcknowledged: true })).toMatchObject([
      {
        recipients: [{ action: 'CONTROLS', note: 'Monthly spot checks on site.', acknowledgedAt: expect.any(String) }],
      },
    ]);
    const rows = await sql(system, 'SELECT row_to_json(d)::text AS text FROM alert_delivery d');
    expect(rows.filter(({ text }) => /spot checks|payment/.test(text))).toEqual([]);
  });
});

test('an agency that becomes exposed while an alert is open is alerted then, and not after it is closed', async () => {
  const { partnerId, alertId } = await alerted();
  await engage(system, wfp, partnerId, { country: 'SS' });
  expect(await alertsOf(wfp, { partnerId })).toHaveLength(1);
  const close = 'mutation ($id: ID!) { closeAlert(input: { alertId: $id }) { closedAt } }';
  expect(await unicef.refusal(close, { id: alertId })).toBe('NOT_FOUND');
  await investigator.ok(close, { id: alertId });
  expect(await investigator.refusal(close, { id: alertId })).toBe('CONFLICT / INVALID_STATE');
  await queueEmpty(system);
  await engage(system, unhcr, partnerId);
  expect(await alertsOf(unhcr, { partnerId })).toEqual([]);
  expect(await alertsOf(wfp, { partnerId, isOpen: true })).toEqual([]);
  const [{ id, version }] = await alertsOf(wfp, { partnerId });
  const late = { alertId: id, action: 'NO_ACTION', note: 'Nothing.', expectedVersion: version };
  expect(await wfp.refusal(acknowledgeAlert, { input: late })).toBe('CONFLICT / INVALID_STATE');
});

test('exposure to an office is exposure to its headquarters', async () => {
  const headquarters = await addSomebody(officer);
  const office = await addSomebody(officer);
  await sql(
    system,
    `INSERT INTO partner_relation (id, kind, from_id, to_id, state) VALUES ($1, 'COUNTRY_OFFICE_OF', $2, $3, 'CONFIRMED')`,
    [newId(), office.id, headquarters.id],
  );
  await engage(system, wfp, office.id, { country: 'SS' });
  const input = { partnerId: headquarters.id, level: 'CAUTION', category: 'COMPLIANCE' };
  await investigator.ok(publishAlert, { input });
  await queueEmpty(system);
  expect(await alertsOf(wfp, { partnerId: headquarters.id })).toHaveLength(1);
});

test('an alert about a case is for its respondents, and hidden from the IP unit of its agency', async () => {
  const { id: partnerId } = await addSomebody(officer);
  await engage(system, unicef, partnerId);
  const { id: caseId } = await openCase(system, investigator, [partnerId]);
  const input = { partnerId, level: 'CRITICAL', category: 'FINANCIAL', caseId };
  expect(await undp.refusal(publishAlert, { input })).toBe('NOT_FOUND');
  expect(await unicef.refusal(publishAlert, { input })).toBe('NOT_FOUND');
  const { id: another } = await addSomebody(officer);
  expect(await investigator.refusal(publishAlert, { input: { ...input, partnerId: another } })).toBe('INVALID_INPUT');
  const once = { input: { ...input, idempotencyKey: newId() } };
  const { publishAlert: first } = await investigator.ok(publishAlert, once);
  const { publishAlert: again } = await investigator.ok(publishAlert, once);
  expect(again.id).toBe(first.id);
  await queueEmpty(system);
  expect(await alertsOf(unicef, { partnerId })).toMatchObject([{ level: 'CRITICAL' }]);
  expect(await publishedAlertsOf(undp, { partnerId })).toEqual([]);
  expect(await publishedAlertsOf(investigator, { partnerId })).toMatchObject([{ caseId }]);
});

test('a page of alerts costs as many statements whatever its size', async () => {
  await alerted();
  const mine = `query ($first: Int!) { sharedAlerts(first: $first) { totalCount edges { node {
    id level contact { agency { code } office } } } } }`;
  const published = `query ($first: Int!) { publishedAlerts(first: $first) { totalCount edges { node {
    id recipients { agency { code } action } } } } }`;
  for (const first of [1, 50]) {
    await expectSql(4, () => unicef.ok(mine, { first }));
    await expectSql(4, () => investigator.ok(published, { first }));
  }
});
