import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { type BegunRegistration, inventName, registerPartner } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

let system: TestSystem;
let officer: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
});

afterAll(() => system?.stop());

const statesOf = async ({ registrationId }: BegunRegistration): Promise<string[]> => {
  const { registration } = await officer.ok('query ($id: ID!) { registration(id: $id) { history { state } } }', {
    id: registrationId,
  });
  return registration.history.map(({ state }: { state: string }) => state);
};

test('a partner walks all the way to its code; whoever comes after another walks it too', async () => {
  const begun = await registerPartner(system, { legalName: inventName(), admin: 'first' });
  expect(await statesOf(begun)).toEqual([
    'ACCESS_REQUESTED',
    'DOCUMENTS_REQUESTED',
    'SUBMITTED',
    'IN_VETTING',
    'VETTED',
    'DECLARATION_PENDING',
    'SCREENING_HOLD',
    'DECLARATION_REVIEW',
    'PROFILE_OPEN',
    'PROFILE_COMPLETE',
    'REGISTERED',
  ]);
  const { partner } = await officer.ok(
    'query ($id: ID!) { partner(id: $id) { standing uniqueNumber registration { state registeredAt } } }',
    { id: begun.partnerId },
  );
  expect(partner).toEqual({
    standing: 'ACTIVE',
    uniqueNumber: expect.stringMatching(/^UNIP-\d{7}-\d\d$/),
    registration: { state: 'REGISTERED', registeredAt: expect.any(String) },
  });
  await registerPartner(system, { legalName: inventName(), admin: 'second' });
});

test('on hold a partner reads the same before screening, with open hits, and with none (no tip-off)', async () => {
  const waiting = await registerPartner(system, {
    legalName: inventName(),
    admin: 'clear',
    until: 'DECLARATION_PENDING',
  });
  const hit = await registerPartner(system, {
    legalName: inventName(),
    admin: 'hit',
    head: 'Ayman Muhammed Rabi al-Zawahiri',
    until: 'SCREENING_HOLD',
  });
  await eventually(async () => expect(await reasonOf(officer, hit)).toBe('HITS_OPEN'));
  const clear = await readAll(waiting.admin, waiting);
  expect(clear.registration.version).toBe((await readAll(hit.admin, hit)).registration.version - 1);
  expect(await reasonOf(hit.admin, hit)).toBe('UNDER_REVIEW');
  const { registration } = await readAll(hit.admin, hit);
  expect(registration.history.at(-1)).toMatchObject({ state: 'SCREENING_HOLD', reason: 'UNDER_REVIEW' });
  expect(JSON.stringify(registration)).not.toMatch(/HIT/);
});

const reasonOf = async (caller: Caller, { registrationId }: BegunRegistration) =>
  (await caller.ok('query ($id: ID!) { registration(id: $id) { reason } }', { id: registrationId })).registration
    .reason;

const readAll = (caller: Caller, { registrationId }: BegunRegistration) =>
  caller.ok(
    `query ($id: ID!) { registration(id: $id) { state stateSince reason version lapsesAt
       history { fromState state at reason } clock { awaited since workingDays dueAt overdue } } }`,
    { id: registrationId },
  );
