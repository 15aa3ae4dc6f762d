import { newId } from '@partner-commons/platform/id';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner } from './hits';
import {
  addSomebody,
  dayAfter,
  ineligibilityOf,
  ineligibilityQuery,
  lastTold,
  optOut,
  outcomesOf,
  putEntry,
  queueEmpty,
  recogniseEntry,
  refreshed,
  sql,
} from './sharing';

jest.setTimeout(60_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let undp: Caller;
let unicef: Caller;
let wfp: Caller;
let unhcr: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  [officer, undp, unicef, wfp, unhcr] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNDP', 'admin'),
    system.as('UNICEF', 'admin'),
    system.as('WFP', 'admin'),
    system.as('UNHCR', 'admin'),
  ]);
  await eventually(async () => {
    const [{ count }] = await sql(system, 'SELECT count(*)::int AS count FROM known_agency');
    if (count < 4) throw new Error('the agencies are not known yet');
  });
});

afterAll(() => system?.stop());

/** Tokens end after an hour, so whoever acts later signs in again. */
async function later(days: number): Promise<void> {
  await system.travel(days * day);
  [officer, undp, unicef, wfp, unhcr] = await Promise.all([
    system.as('UNHCR', 'officer'),
    system.as('UNDP', 'admin'),
    system.as('UNICEF', 'admin'),
    system.as('WFP', 'admin'),
    system.as('UNHCR', 'admin'),
  ]);
}

const reason = 'Sole access in Unity State, life-saving; compensating controls.';
const controls = 'Monthly spot checks and direct delivery of supplies.';
const leave = (entryId: string, more: object = {}) => ({
  input: { entryId, reason, compensatingControls: controls, until: dayAfter(system, 200), ...more },
});

describe('S-INV-8: an entry binds every agency at once', () => {
  const others = Object.fromEntries(['DCO', 'UNHCR', 'UNICEF', 'WFP'].map((code) => [code, 'AUTO_RECOGNISED']));
  const nobody = Object.fromEntries(['DCO', 'UNHCR', 'UNICEF', 'WFP'].map((code) => [code, 'PENDING']));

  test('when all five conditions hold', async () => {
    const { id } = await addSomebody(officer);
    await putEntry(system, { partnerId: id });
    expect(await outcomesOf(officer, id)).toEqual(others);
    expect((await ineligibilityOf(officer, id)).entries[0].unmetConditions).toEqual([]);
  });

  test.each([
    ['(i) no ground is harmonised', { grounds: ['MISREPRESENTATION', 'SERIOUS_BREACH'] }, 'HARMONISED_GROUND'],
    ['(ii) the period is a year', { until: 'a year' }, 'PERIOD_OVER_ONE_YEAR'],
    [
      '(iv) it was decided more than ten years after the conduct',
      { conductUntil: '2010-01-01' },
      'DECIDED_WITHIN_TEN_YEARS',
    ],
    ['(iv) the time of the conduct is not said', { conductUntil: null }, 'DECIDED_WITHIN_TEN_YEARS'],
    ['(v) due process is not attested', { dueProcess: false }, 'DUE_PROCESS'],
  ])('but not when %s: each agency decides', async (_case, change, unmet) => {
    const { id } = await addSomebody(officer);
    const until = 'until' in change ? { until: oneYear(dayAfter(system, 0)) } : {};
    const { id: entryId } = await putEntry(system, { partnerId: id, ...change, ...until });
    expect(await outcomesOf(officer, id)).toEqual(nobody);
    expect((await ineligibilityOf(officer, id)).entries[0].unmetConditions).toEqual([unmet]);
    await unicef.ok(recogniseEntry, { input: { entryId, reason: 'The same facts concern us.' } });
    expect(await outcomesOf(officer, id)).toEqual({ ...nobody, UNICEF: 'RECOGNISED' });
    expect(await unicef.refusal(recogniseEntry, { input: { entryId, reason: 'Once more, please.' } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('but not when (iii) it is not shared: others neither see it nor decide about it', async () => {
    const { id } = await addSomebody(officer);
    const { id: entryId } = await putEntry(system, { partnerId: id, shared: false });
    expect(await ineligibilityOf(officer, id)).toMatchObject({ isIneligible: false, entries: [] });
    expect(await ineligibilityOf(undp, id)).toMatchObject({
      isIneligible: false,
      entries: [{ unmetConditions: ['SHARED'] }],
    });
    expect(await outcomesOf(undp, id)).toEqual(nobody);
    for (const caller of [unicef, unhcr]) {
      expect(await caller.refusal(recogniseEntry, { input: { entryId, reason: 'We would like to.' } })).toBe(
        'NOT_FOUND',
      );
      expect(await caller.refusal(optOut, leave(entryId))).toBe('NOT_FOUND');
    }
    expect(await lastTold(system, 'sanctions.ineligibility-changed', id)).toBeNull();
    expect((await lastTold(system, 'sanctions.interim-suspensions-changed', id)).data).toMatchObject({
      suspensions: [{ agency: 'UNDP', kind: 'OWN_DEBARMENT' }],
      contact: null,
    });
  });

  test('a permanent one too', async () => {
    const { id } = await addSomebody(officer);
    await putEntry(system, { partnerId: id, type: 'DEBARMENT_PERMANENT', until: null });
    expect(await outcomesOf(officer, id)).toEqual(others);
  });
});

describe('an opt-out (S-INV-8)', () => {
  test('goes on in some countries for a time, with a reason that all agencies read', async () => {
    const { id } = await addSomebody(officer);
    const { id: entryId, referenceNo } = await putEntry(system, { partnerId: id });
    const until = dayAfter(system, 300);
    await wfp.ok(optOut, leave(entryId, { countries: ['SS'], until }));
    const { entries } = await ineligibilityOf(unhcr, id);
    expect(entries[0].recognitions[3]).toEqual({
      agency: { code: 'WFP' },
      outcome: 'PARTIAL',
      reason,
      scope: ['SS'],
      until,
      compensatingControls: controls,
      decidedAt: expect.any(String),
    });
    await queueEmpty(system);
    const told = await lastTold(system, 'sanctions.ineligibility-changed', id);
    expect(told).toMatchObject({
      audience: 'AGENCY',
      data: {
        partnerId: id,
        ineligible: true,
        listing: false,
        entries: [{ entryId, referenceNo, leadAgency: 'UNDP', type: 'DEBARMENT_CONDITIONAL_RELEASE' }],
      },
    });
    expect(told.data.entries[0].effects).toEqual([
      { agency: 'DCO', outcome: 'AUTO_RECOGNISED', countries: [], until: null, reason: null },
      { agency: 'UNDP', outcome: 'RECOGNISED', countries: [], until: null, reason: null },
      { agency: 'UNHCR', outcome: 'AUTO_RECOGNISED', countries: [], until: null, reason: null },
      { agency: 'UNICEF', outcome: 'AUTO_RECOGNISED', countries: [], until: null, reason: null },
      { agency: 'WFP', outcome: 'PARTIAL', countries: ['SS'], until: `${nextDay(until)}T00:00:00.000Z`, reason },
    ]);
  });

  test('is for the IP unit of the agency, about entries of others, within twelve months, and in plain words', async () => {
    const { id } = await addSomebody(officer);
    const { id: entryId } = await putEntry(system, { partnerId: id });
    const refusal = (more: object, caller = wfp) => caller.refusal(optOut, leave(entryId, more));
    expect(await refusal({}, officer)).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await refusal({}, undp)).toBe('PRECONDITION_FAILED / OPT_OUT_NOT_ALLOWED');
    expect(await refusal({ entryId: newId() })).toBe('NOT_FOUND');
    expect(await refusal({ entryId: 'no id' })).toBe('NOT_FOUND');
    expect(await refusal({ entryId: null })).toBe('INVALID_INPUT');
    expect(await refusal({ partnerId: id })).toBe('INVALID_INPUT');
    expect(await refusal({ until: dayAfter(system, 0) })).toBe('INVALID_INPUT');
    expect(await refusal({ until: dayAfter(system, 370) })).toBe('INVALID_INPUT');
    expect(await refusal({ countries: ['XX'] })).toBe('INVALID_INPUT');
    expect(await refusal({ countries: ['SS', 'SS'] })).toBe('INVALID_INPUT');
    expect(await refusal({ reason: 'short' })).toBe('INVALID_INPUT');
    expect(await refusal({ reason: 'The survivor Amina Hassan asked us to go on with it.' })).toBe(
      'INVALID_INPUT / PERSONAL_DATA',
    );
    expect(await outcomesOf(officer, id)).toMatchObject({ WFP: 'AUTO_RECOGNISED' });
  });

  test('S-INV-1: never of a mandatory listing, by partner or by entry', async () => {
    const { id } = await addSomebody(officer);
    const { id: entryId } = await putEntry(system, { partnerId: id });
    await sql(system, 'INSERT INTO mandatory_listing (id, partner_id, since) VALUES ($1, $2, $3)', [
      newId(),
      id,
      system.clock.now(),
    ]);
    const asked = [leave(entryId), leave(entryId, { entryId: null, partnerId: id })];
    for (const input of asked) {
      expect(await wfp.refusal(optOut, input)).toBe('PRECONDITION_FAILED / OPT_OUT_NOT_ALLOWED');
    }
    expect(await ineligibilityOf(officer, id)).toMatchObject({ isIneligible: true, isListed: true });
    expect(await outcomesOf(officer, id)).toMatchObject({ WFP: 'AUTO_RECOGNISED' });
  });

  test('is possible for 15 days, is renewed before it is over, and then the entry binds again', async () => {
    const { id } = await addSomebody(officer);
    const { id: entryId } = await putEntry(system, { partnerId: id });
    await later(15);
    await wfp.ok(optOut, leave(entryId, { until: dayAfter(system, 20) }));
    await later(1);
    expect(await unicef.refusal(optOut, leave(entryId))).toBe('PRECONDITION_FAILED / OPT_OUT_WINDOW_OVER');
    await wfp.ok(optOut, leave(entryId, { until: dayAfter(system, 30) }));
    await later(30);
    expect(await outcomesOf(officer, id)).toMatchObject({ WFP: 'OPTED_OUT' });
    const before = system.clock.now().toISOString();
    await later(1);
    expect(await outcomesOf(officer, id)).toMatchObject({ WFP: 'AUTO_RECOGNISED' });
    expect(await outcomesOf(officer, id, before)).toMatchObject({ WFP: 'OPTED_OUT' });
    await eventually(async () => {
      const { data } = await lastTold(system, 'sanctions.ineligibility-changed', id);
      expect(data.entries[0].effects[4]).toMatchObject({ agency: 'WFP', outcome: 'AUTO_RECOGNISED' });
    });
    expect(await wfp.refusal(optOut, leave(entryId))).toBe('PRECONDITION_FAILED / OPT_OUT_WINDOW_OVER');
  });

  test('ends early when the agency recognises the entry after all', async () => {
    const { id } = await addSomebody(officer);
    const { id: entryId } = await putEntry(system, { partnerId: id });
    await wfp.ok(optOut, leave(entryId, { entryId: null, partnerId: id }));
    expect(await outcomesOf(officer, id)).toMatchObject({ WFP: 'OPTED_OUT' });
    await wfp.ok(recogniseEntry, { input: { entryId, reason: 'Another partner has access now.' } });
    expect(await outcomesOf(officer, id)).toMatchObject({ WFP: 'RECOGNISED' });
  });
});

describe('the state of a partner', () => {
  test('begins and ends by the clock, and is told', async () => {
    const { id } = await addSomebody(officer);
    await putEntry(system, {
      partnerId: id,
      type: 'DEBARMENT_FIXED',
      from: dayAfter(system, 2),
      until: dayAfter(system, 400),
    });
    expect(await ineligibilityOf(officer, id)).toMatchObject({ isIneligible: false, entries: [{ state: 'UPCOMING' }] });
    await later(2);
    expect(await ineligibilityOf(officer, id)).toMatchObject({ isIneligible: true, entries: [{ state: 'IN_FORCE' }] });
    const told = () => lastTold(system, 'sanctions.ineligibility-changed', id);
    await eventually(async () => expect((await told()).data).toMatchObject({ ineligible: true }));
    const during = system.clock.now().toISOString();
    await later(398);
    expect(await ineligibilityOf(officer, id)).toMatchObject({ isIneligible: false, entries: [] });
    await eventually(async () => expect((await told()).data).toMatchObject({ ineligible: false, entries: [] }));
    expect(await ineligibilityOf(officer, id, during)).toMatchObject({ isIneligible: true, asOf: during });
    const tomorrow = new Date(system.clock.now().getTime() + day).toISOString();
    expect(await officer.refusal(ineligibilityQuery, { id, asOf: tomorrow })).toBe('INVALID_INPUT');
  });

  test('is told once, however often it is worked out', async () => {
    const { id } = await addSomebody(officer);
    await putEntry(system, { partnerId: id });
    const count = async () =>
      (await sql(system, `SELECT id FROM outbox_event WHERE subject = $1 AND type LIKE '%ineligibility%'`, [id]))
        .length;
    const before = await count();
    await refreshed(system, id);
    expect([before, await count()]).toEqual([1, 1]);
  });

  test('costs as many statements for five partners as for one', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { id } = await addPartner(officer, `Qarsoodi Budget ${'ABCDE'[n]}`);
      await putEntry(system, { partnerId: id });
    }
    const list = `query ($first: Int!) { searchPartners(filter: { text: "Qarsoodi" }, first: $first) { edges { node { ineligibility {
      isIneligible entries { id recognitions { agency { code } outcome } } } } } } }`;
    for (const first of [1, 5]) await expectSql(7, () => officer.ok(list, { first }));
  });
});

const oneYear = (from: string) => `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
const nextDay = (date: string) => new Date(Date.parse(date) + day).toISOString().slice(0, 10);
