import { blockersOf, codesOf, makeOffice, standingOf } from '../registry/standing-facts';
import {
  act,
  addRespondent,
  type CasePeople,
  casePeople,
  decideTogether,
  inCaseState,
  issueNotice,
  lookAt,
  openCase,
  release,
} from '../sanctions/cases';
import {
  alertsOf,
  dayAfter,
  engage,
  imposeInterimSuspension,
  ineligibilityOf,
  joinInterimSuspension,
  lastTold,
  optOut,
  outcomesOf,
  publishedAlertsOf,
  queueEmpty,
  recordControls,
  suspensionReason,
} from '../sanctions/sharing';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

/** Story 4.b, part 2, steps 6, 8, 9 and 11: what UNDP decides about Global Hands International reaches the others. */

jest.setTimeout(120_000);

interface Story {
  system: TestSystem;
  people: CasePeople;
  ghi: Caller;
  partnerId: string;
  caseId: string;
  officer: Caller;
  unicef: Caller;
  wfp: Caller;
  unhcr: Caller;
}

const story = {} as Story;

beforeAll(async () => {
  const system = await startTestSystem();
  const people = await casePeople(system);
  const { admin, partnerId } = await addRespondent(system, 'director-of-ghi', {
    legalName: 'Global Hands International',
    countryOfOrigin: 'KE',
  });
  const as = (agency: string, subject = 'admin') => system.as(agency, subject);
  const [officer, unicef, wfp, unhcr] = await Promise.all([
    as('UNHCR', 'officer'),
    as('UNICEF'),
    as('WFP'),
    as('UNHCR'),
  ]);
  Object.assign(story, { system, people, ghi: admin, partnerId, officer, unicef, wfp, unhcr });
  await engage(system, await as('UNDP', 'finance'), partnerId);
  await engage(system, unicef, partnerId, { amount: '650000', undisbursed: '650000' });
  await engage(system, wfp, partnerId, { country: 'SS', amount: '900000', undisbursed: '900000' });
});

afterAll(() => story.system?.stop());

test('step 6: the suspension of UNDP alerts UNICEF and WFP alone; UNICEF joins, WFP goes on with controls', async () => {
  const { system, people, partnerId, unicef, wfp, unhcr } = story;
  const { id: caseId } = await openCase(system, people.investigator, [partnerId]);
  story.caseId = caseId;
  await people.investigator.ok(imposeInterimSuspension, { input: { caseId, months: 6, reason: suspensionReason } });
  await queueEmpty(system);
  for (const caller of [unicef, wfp]) {
    expect(await alertsOf(caller)).toMatchObject([
      { partner: { id: partnerId }, level: 'HIGH', category: 'FINANCIAL', contact: { agency: { code: 'UNDP' } } },
    ]);
  }
  expect((await unhcr.ok('{ sharedAlerts { totalCount edges { node { id } } } }')).sharedAlerts).toEqual({
    totalCount: 0,
    edges: [],
  });
  await unicef.ok(joinInterimSuspension, { input: { partnerId, reason: 'The same office handles our funds.' } });
  const [{ id: alertId, version }] = await alertsOf(wfp);
  const controls = 'Direct delivery of supplies and monthly spot checks in Unity State.';
  await wfp.ok(recordControls, { input: { alertId, controls, expectedVersion: version } });
  expect(await publishedAlertsOf(people.investigator, { partnerId })).toMatchObject([
    {
      caseId,
      recipients: [
        { agency: { code: 'UNICEF' }, action: 'JOINED' },
        { agency: { code: 'WFP' }, action: 'CONTROLS', note: controls },
      ],
    },
  ]);
  await queueEmpty(system);
  const { data } = await lastTold(system, 'sanctions.interim-suspensions-changed', partnerId);
  expect(data).toMatchObject({
    suspensions: [
      { agency: 'UNDP', kind: 'IMPOSED' },
      { agency: 'UNICEF', kind: 'JOINED' },
    ],
    contact: { agency: 'UNDP' },
  });
});

test('step 6: registry suspends it with UNDP and UNICEF, and tells UNHCR only whom to ask', async () => {
  const { system, partnerId, officer, unicef } = story;
  const undp = await system.as('UNDP', 'admin');
  const codes = (caller: Caller, agency: string) => codesOf(caller, partnerId, { agency });
  await eventually(async () => expect(await codes(unicef, 'UNICEF')).toContain('AGENCY_SUSPENDED'));
  expect(await codes(undp, 'UNDP')).toContain('AGENCY_SUSPENDED');
  expect(await codes(officer, 'UNHCR')).not.toContain('AGENCY_SUSPENDED');
  const contact = (await blockersOf(officer, partnerId)).find(({ code }) => code === 'INTEGRITY_CONTACT_REQUIRED');
  expect(contact?.message).toBe('Talk to the integrity office of UNDP before you engage this partner.');
});

test('step 8: the entry binds UNICEF and UNHCR at once; WFP goes on in South Sudan for forty days', async () => {
  const { system, people, partnerId, caseId, ghi, officer, wfp } = story;
  await issueNotice(people.investigator, await lookAt(people.investigator, caseId), [partnerId]);
  await act(ghi, 'submitResponse', { caseId, text: 'The wells were built; the invoices were lost in the flood.' });
  await inCaseState(people.panel, caseId, 'DELIBERATION');
  await decideTogether([people.panel, people.panelist], 'decideCase', caseId, release);
  await queueEmpty(system);
  expect(await outcomesOf(officer, partnerId)).toEqual({
    DCO: 'AUTO_RECOGNISED',
    UNHCR: 'AUTO_RECOGNISED',
    UNICEF: 'AUTO_RECOGNISED',
    WFP: 'AUTO_RECOGNISED',
  });
  const [entry] = (await ineligibilityOf(officer, partnerId)).entries;
  const until = dayAfter(system, 40);
  const reason = 'Sole access in Unity State, life-saving; compensating controls.';
  await wfp.ok(optOut, {
    input: {
      entryId: entry.id,
      reason,
      countries: ['SS'],
      until,
      compensatingControls: 'Direct delivery of supplies and monthly spot checks.',
    },
  });
  expect((await ineligibilityOf(officer, partnerId)).entries).toMatchObject([
    {
      leadAgency: { code: 'UNDP' },
      type: 'DEBARMENT_CONDITIONAL_RELEASE',
      unmetConditions: [],
      recognitions: [
        { agency: { code: 'DCO' }, outcome: 'AUTO_RECOGNISED' },
        { agency: { code: 'UNHCR' }, outcome: 'AUTO_RECOGNISED' },
        { agency: { code: 'UNICEF' }, outcome: 'AUTO_RECOGNISED' },
        { agency: { code: 'WFP' }, outcome: 'PARTIAL', reason, scope: ['SS'], until },
      ],
    },
  ]);
  const years = Number(entry.until.slice(0, 4)) - Number(entry.from.slice(0, 4));
  expect(years).toBe(3);
  await queueEmpty(system);
  const suspensions = await lastTold(system, 'sanctions.interim-suspensions-changed', partnerId);
  expect(suspensions.data).toMatchObject({ suspensions: [], contact: null });
});

test('step 8: in registry it is INELIGIBLE; UNHCR is barred everywhere, WFP works on in South Sudan alone', async () => {
  const { system, partnerId, officer, wfp } = story;
  await eventually(async () => expect(await standingOf(officer, partnerId)).toBe('INELIGIBLE'));
  const [barring] = await blockersOf(officer, partnerId);
  expect(barring).toMatchObject({ code: 'STANDING_INELIGIBLE', source: 'sanctions', inheritedFrom: null });
  expect(barring?.message).toMatch(/^Ineligible by .* of UNDP: DEBARMENT_CONDITIONAL_RELEASE\.$/);
  const offices = await Promise.all(
    ['SO', 'SS'].map(async (countryOfOrigin) => {
      const input = { legalName: `GHI ${countryOfOrigin}`, primaryType: 'INTERNATIONAL_NGO', countryOfOrigin };
      const { addPartner: office } = await officer.ok(
        'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
        { input },
      );
      await makeOffice(system, office.id, partnerId);
      return office.id as string;
    }),
  );
  const barred = (caller: Caller, agency: string) =>
    Promise.all(
      [partnerId, ...offices].map(async (id) =>
        (await codesOf(caller, id, { agency })).some((code) => code.endsWith('STANDING_INELIGIBLE')),
      ),
    );
  // The headquarters in Kenya, the office in Somalia, the office in South Sudan.
  expect(await barred(officer, 'UNHCR')).toEqual([true, true, true]);
  expect(await barred(wfp, 'WFP')).toEqual([true, true, false]);
});

test('step 9: a referral to the prosecutor of Kenya is cleared and sent', async () => {
  const { people, caseId } = story;
  const create = `mutation ($input: CreateReferralInput!) { createReferral(input: $input) { id version state } }`;
  const update = `mutation ($input: UpdateReferralInput!) { updateReferral(input: $input) { id version state sentOn } }`;
  const summary = 'Invoices of 184,250 dollars for wells were made up.';
  const { createReferral: draft } = await people.investigator.ok(create, {
    input: { caseId, authority: 'PROSECUTOR', country: 'KE', summary },
  });
  const step = ({ id, version }: { id: string; version: number }, state: string) => ({
    input: { referralId: id, state, expectedVersion: version },
  });
  const { updateReferral: cleared } = await people.legal.ok(update, step(draft, 'LEGAL_CLEARANCE'));
  const { updateReferral: sent } = await people.legal.ok(update, step(cleared, 'SENT'));
  expect(sent).toMatchObject({ state: 'SENT', sentOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
});

test('step 9: of 184,250 dollars 60,000 come back by offset, and performance knows the rate: 32.56 %', async () => {
  const { system, people, caseId, officer, partnerId } = story;
  const { createRecoveryClaim: claim } = await people.legal.ok(
    'mutation ($input: CreateRecoveryClaimInput!) { createRecoveryClaim(input: $input) { id outstanding } }',
    { input: { caseId, amount: '184250', currency: 'USD', method: 'OFFSET' } },
  );
  expect(claim.outstanding).toBe('184250.00');
  const finance = await system.as('UNDP', 'finance');
  const { recordRecovery } = await finance.ok(
    'mutation ($input: RecordRecoveryInput!) { recordRecovery(input: $input) { recovered outstanding } }',
    { input: { claimId: claim.id, amount: '60000', method: 'OFFSET' } },
  );
  expect(recordRecovery).toEqual({ recovered: '60000.00', outstanding: '124250.00' });
  const { recoveryTotals } = await officer.ok(
    `query ($id: ID!) { recoveryTotals(filter: { partnerId: $id }) { agency { code } claimed recovered outstanding } }`,
    { id: partnerId },
  );
  expect(recoveryTotals).toEqual([
    { agency: { code: 'UNDP' }, claimed: '184250.00', recovered: '60000.00', outstanding: '124250.00' },
  ]);
  const year = system.clock.now().getUTCFullYear();
  await eventually(async () => {
    const { recoveryRate } = await finance.ok(
      'query ($year: Int!) { recoveryRate(agency: "UNDP", year: $year, currency: "USD") { value suppressed } }',
      { year },
    );
    expect(recoveryRate).toMatchObject({ value: '32.56' });
  });
});

test('step 11: what WFP decided goes on for the entry that takes the place of the first one', async () => {
  const { system, people, caseId, ghi, officer, partnerId } = story;
  const [first] = (await ineligibilityOf(officer, partnerId)).entries;
  await act(ghi, 'fileAppeal', { caseId, grounds: 'The flood took the office and its files.' });
  const { appeals } = await lookAt(people.panel, caseId, 'appeals { id }');
  await decideTogether(people.appeals, 'decideAppeal', caseId, {
    appealId: appeals[0].id,
    outcome: 'PARTLY_UPHELD',
    measures: [{ type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 2 }, release.measures[1]],
    conditions: release.conditions,
    reasoning: 'The flood is proven, and some of the files were found.',
  });
  await queueEmpty(system);
  const { entries } = await ineligibilityOf(officer, partnerId);
  expect(entries).toHaveLength(1);
  expect(Number(entries[0].until.slice(0, 4)) - Number(entries[0].from.slice(0, 4))).toBe(2);
  expect(entries[0].id).not.toBe(first.id);
  expect(await outcomesOf(officer, partnerId)).toEqual({
    DCO: 'AUTO_RECOGNISED',
    UNHCR: 'AUTO_RECOGNISED',
    UNICEF: 'AUTO_RECOGNISED',
    WFP: 'PARTIAL',
  });
  const { ineligibilityEntries } = await officer.ok(
    `query ($id: ID!) { ineligibilityEntries(filter: { partnerId: $id, states: [SUPERSEDED] }) {
       edges { node { id endedAt } } } }`,
    { id: partnerId },
  );
  expect(ineligibilityEntries.edges).toMatchObject([{ node: { id: first.id, endedAt: expect.any(String) } }]);
});
