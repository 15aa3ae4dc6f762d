import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addSomebody,
  alertsOf,
  engage,
  imposeInterimSuspension,
  joinInterimSuspension,
  lastTold,
  liftInterimSuspension,
  openCase,
  publishedAlertsOf,
  queueEmpty,
  suspensionReason as reason,
  renewInterimSuspension,
  sql,
} from './sharing';

jest.setTimeout(60_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let investigator: Caller;
let panel: Caller;
let undp: Caller;
let unicef: Caller;
let wfp: Caller;
let unhcr: Caller;

async function signIn(): Promise<void> {
  [officer, investigator, panel, undp, unicef, wfp, unhcr] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNDP', 'investigator'),
    system.as('UNDP', 'panel'),
    system.as('UNDP', 'admin'),
    system.as('UNICEF', 'admin'),
    system.as('WFP', 'admin'),
    system.as('UNHCR', 'admin'),
  ]);
}

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
});

afterAll(() => system?.stop());

/** Tokens end after an hour, so whoever acts later signs in again. */
async function later(days: number): Promise<void> {
  await system.travel(days * day);
  await signIn();
}

/** A partner that UNICEF and WFP work with, suspended by UNDP. */
async function suspended(months = 6) {
  const { id: partnerId } = await addSomebody(officer);
  await engage(system, unicef, partnerId);
  await engage(system, wfp, partnerId, { country: 'SS' });
  const { id: caseId } = await openCase(system, investigator, [partnerId]);
  const { imposeInterimSuspension: imposed } = await investigator.ok(imposeInterimSuspension, {
    input: { caseId, months, reason },
  });
  await queueEmpty(system);
  return { partnerId, caseId, imposed };
}

const told = async (partnerId: string) =>
  (await lastTold(system, 'sanctions.interim-suspensions-changed', partnerId))?.data;
const stateOf = async (caseId: string) =>
  (await sql(system, 'SELECT state FROM ineligibility_case WHERE id = $1', [caseId]))[0].state;
const runningOf = async (caller: Caller, partnerId: string) =>
  (
    await caller.ok(
      `query ($id: ID!) { interimSuspensions(filter: { partnerId: $id, isRunning: true }) {
         edges { node { id kind version until } } } }`,
      { id: partnerId },
    )
  ).interimSuspensions.edges.map(({ node }: { node: { id: string; version: number } }) => node);

describe('S-INV-7: an interim suspension', () => {
  test('is of the agency that leads the case, for six months at most, and told to nobody by name', async () => {
    const { partnerId, caseId, imposed } = await suspended();
    expect(imposed).toMatchObject({ kind: 'IMPOSED', caseId, partners: [{ id: partnerId }], reason, renewedAt: null });
    const months = new Date(imposed.until).getUTCMonth() - new Date(imposed.since).getUTCMonth();
    expect((months + 12) % 12).toBe(6);
    expect(await stateOf(caseId)).toBe('INTERIM_SUSPENSION');
    const period = { since: imposed.since, until: imposed.until };
    expect(await lastTold(system, 'sanctions.interim-suspensions-changed', partnerId)).toEqual({
      audience: 'INTERNAL',
      data: {
        partnerId,
        at: expect.any(String),
        suspensions: [{ agency: 'UNDP', kind: 'IMPOSED', ...period }],
        contact: { agency: 'UNDP', ...period },
      },
    });
    expect(await runningOf(investigator, partnerId)).toHaveLength(1);
    for (const caller of [undp, unicef, unhcr]) expect(await runningOf(caller, partnerId)).toEqual([]);
    const rows = await sql(system, 'SELECT row_to_json(s)::text AS text FROM interim_suspension s');
    expect(rows.filter(({ text }) => text.includes('Payments'))).toEqual([]);
  });

  test('takes a case of one own, is imposed once, and not for seven months', async () => {
    const { caseId } = await suspended();
    const refusal = (more: object, caller = investigator) =>
      caller.refusal(imposeInterimSuspension, { input: { caseId, reason, ...more } });
    expect(await refusal({})).toBe('CONFLICT / ALREADY_SUSPENDED');
    expect(await refusal({ months: 7 })).toBe('INVALID_INPUT');
    expect(await refusal({ months: 0 })).toBe('INVALID_INPUT');
    expect(await refusal({ caseId: newId() })).toBe('NOT_FOUND');
    expect(await refusal({ caseId: 'no id' })).toBe('NOT_FOUND');
    // Before the notice the panel does not know of the case.
    expect(await refusal({}, panel)).toBe('NOT_FOUND');
    expect(await refusal({}, unicef)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refusal({ reason: 'The witness is Hodan Ali, who saw it.' })).toBe('INVALID_INPUT / PERSONAL_DATA');
  });

  test('alerts agencies with exposure alone, which may join, each for itself', async () => {
    const { partnerId, imposed } = await suspended();
    const [alert] = await alertsOf(unicef, { partnerId });
    expect(alert).toMatchObject({ level: 'HIGH', category: 'FINANCIAL', isJoinable: true });
    expect(await alertsOf(unhcr, { partnerId })).toEqual([]);
    const join = (more: object, caller = unicef) =>
      caller.refusal(joinInterimSuspension, { input: { reason, ...more } });
    expect(await join({ alertId: alert.id }, wfp)).toBe('NOT_FOUND');
    expect(await join({ partnerId }, unhcr)).toBe('NOT_FOUND');
    expect(await join({ partnerId, alertId: alert.id })).toBe('INVALID_INPUT');
    expect(await join({})).toBe('INVALID_INPUT');
    expect(await join({ partnerId: 'no id' })).toBe('NOT_FOUND');
    const { joinInterimSuspension: joined } = await unicef.ok(joinInterimSuspension, {
      input: { alertId: alert.id, reason },
    });
    expect(joined).toMatchObject({ kind: 'JOINED', caseId: null, until: imposed.until, partners: [{ id: partnerId }] });
    expect(await join({ partnerId })).toBe('CONFLICT / ALREADY_SUSPENDED');
    await queueEmpty(system);
    expect(await told(partnerId)).toMatchObject({
      suspensions: [
        { agency: 'UNDP', kind: 'IMPOSED' },
        { agency: 'UNICEF', kind: 'JOINED' },
      ],
      contact: { agency: 'UNDP' },
    });
    expect(await alertsOf(unicef, { partnerId })).toMatchObject([{ action: 'JOINED' }]);
    expect(await publishedAlertsOf(investigator, { partnerId })).toMatchObject([
      {
        recipients: [
          { agency: { code: 'UNICEF' }, action: 'JOINED' },
          { agency: { code: 'WFP' }, action: null },
        ],
      },
    ]);
    expect(await runningOf(unicef, partnerId)).toMatchObject([{ kind: 'JOINED' }]);
    expect(await runningOf(wfp, partnerId)).toEqual([]);
  });

  test('is lifted by who imposed it; then the joined ones end, and the case goes back to its review', async () => {
    const { partnerId, caseId, imposed } = await suspended();
    const { joinInterimSuspension: joined } = await unicef.ok(joinInterimSuspension, { input: { partnerId, reason } });
    const lift = (suspensionId: string, expectedVersion = 1) => ({ input: { suspensionId, expectedVersion } });
    for (const caller of [undp, unicef, wfp]) {
      expect(await caller.refusal(liftInterimSuspension, lift(imposed.id))).toBe('NOT_FOUND');
    }
    expect(await wfp.refusal(liftInterimSuspension, lift(joined.id))).toBe('NOT_FOUND');
    expect(await investigator.refusal(liftInterimSuspension, lift(imposed.id, 7))).toBe('CONFLICT / VERSION_CONFLICT');
    const { liftInterimSuspension: lifted } = await investigator.ok(liftInterimSuspension, lift(imposed.id));
    expect(lifted).toMatchObject({ endedBecause: 'LIFTED', endedAt: expect.any(String), version: 2 });
    expect(await investigator.refusal(liftInterimSuspension, lift(imposed.id, 2))).toBe('CONFLICT / INVALID_STATE');
    expect(await stateOf(caseId)).toBe('PRELIMINARY_REVIEW');
    await queueEmpty(system);
    expect(await told(partnerId)).toMatchObject({ suspensions: [], contact: null });
    expect(await runningOf(unicef, partnerId)).toEqual([]);
    expect(await alertsOf(wfp, { partnerId })).toMatchObject([{ isJoinable: false, closedAt: expect.any(String) }]);
    expect(await wfp.refusal(joinInterimSuspension, { input: { partnerId, reason } })).toBe('NOT_FOUND');
  });

  test('is left by an agency that joined, without ending that of the others', async () => {
    const { partnerId } = await suspended();
    const { joinInterimSuspension: joined } = await wfp.ok(joinInterimSuspension, { input: { partnerId, reason } });
    await wfp.ok(liftInterimSuspension, { input: { suspensionId: joined.id, expectedVersion: 1 } });
    await queueEmpty(system);
    expect(await told(partnerId)).toMatchObject({ suspensions: [{ agency: 'UNDP' }], contact: { agency: 'UNDP' } });
  });

  test('is renewed once, and ends by itself', async () => {
    const { partnerId, caseId, imposed } = await suspended(1);
    const renew = (expectedVersion: number) => ({ input: { suspensionId: imposed.id, months: 1, expectedVersion } });
    const { renewInterimSuspension: renewed } = await investigator.ok(renewInterimSuspension, renew(1));
    expect(Date.parse(renewed.until) - Date.parse(imposed.until)).toBeGreaterThan(27 * day);
    expect(await investigator.refusal(renewInterimSuspension, renew(2))).toBe('CONFLICT / ALREADY_RENEWED');
    await queueEmpty(system);
    const { joinInterimSuspension: joined } = await unicef.ok(joinInterimSuspension, { input: { partnerId, reason } });
    expect(joined.until).toBe(renewed.until);
    await later(40);
    expect(await runningOf(investigator, partnerId)).toHaveLength(1);
    await later(25);
    expect(await runningOf(investigator, partnerId)).toEqual([]);
    await eventually(async () => expect(await told(partnerId)).toMatchObject({ suspensions: [], contact: null }));
    await eventually(async () => expect(await stateOf(caseId)).toBe('PRELIMINARY_REVIEW'));
    expect(await investigator.refusal(renewInterimSuspension, renew(3))).toBe('CONFLICT / INVALID_STATE');
  });

  test('ends when its case is given up', async () => {
    const { partnerId, caseId } = await suspended();
    const [{ version }] = await sql(system, 'SELECT version FROM ineligibility_case WHERE id = $1', [caseId]);
    await investigator.ok('mutation ($input: DismissCaseInput!) { dismissCase(input: $input) { state } }', {
      input: { caseId, reasoning: 'The audit was corrected; nothing is left of it.', expectedVersion: version },
    });
    await eventually(async () => expect(await told(partnerId)).toMatchObject({ suspensions: [], contact: null }));
  });
});

test('a page of suspensions costs as many statements whatever its size', async () => {
  const list = `query ($first: Int!) { interimSuspensions(first: $first) { totalCount edges { node { id reason } } } }`;
  for (const first of [1, 50]) await expectSql(3, () => investigator.ok(list, { first }));
});
