import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { systemClock } from '@partner-commons/platform/clock';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { inState, inventName, registerPartner, signDeclaration } from '../support/registered-partner';
import { prepareSplitSystem, type SplitSystem } from '../support/split-system';
import type { TestSystem } from '../support/system';
import { type Fault, FaultDoor, faults, secret } from './fixtures/fault-door';

/** A decision is refused when the feed of sanctions was not read for this long; then the noise of a test. */
const staleWithin = 60_000 + 20_000;
const screenedWithin = 30_000;
/** Codes of blockers; what else keeps a partner from being engaged is no matter here. */
const ofSanctions = ['CLEARANCE_STALE', 'HITS_OPEN', 'BLOCKED'];
const purposes = ['APPLY', 'SELECT', 'SIGN', 'PAY'] as const;

jest.setTimeout(180_000);

let system: SplitSystem;
let door: FaultDoor;
let officer: Caller;
let vetter: Caller;
let unit: Caller;
/** Has all that a code needs, and clear before the outages. */
let ready: string;

const list = gunzipSync(
  readFileSync(join(__dirname, '..', 'fixtures', 'lists', 'un-sc-consolidated-2026-02-27.xml.gz')),
);

beforeAll(async () => {
  system = await prepareSplitSystem();
  door = new FaultDoor(new URL(system.serviceUrl('sanctions')));
  // Both who ask sanctions, registry for its feed and the gateway for the graph, come through the door.
  const changes = { SANCTIONS_URL: await door.open(), SUBGRAPH_TIMEOUT_MS: '1000' };
  system.launch('registry', changes);
  await Promise.all([
    system.ready('registry'),
    ...(['assessments', 'sanctions', 'performance'] as const).map(system.start),
  ]);
  system.launch('gateway', changes);
  await system.ready('gateway');
  officer = await system.as('UNHCR', 'officer');
  vetter = await system.as('UNHCR', 'vetter');
  unit = await system.as('UNHCR', 'admin');
  const screener = await system.as('UNICEF', 'screener');
  // Memberships reach the gateway by the feed.
  await eventually(() => screener.ok('{ hits { totalCount } }'), screenedWithin);
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes: list });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
    fileId,
  });
  ready = (await register('PROFILE_COMPLETE', 'ready')).partnerId;
});

afterAll(async () => {
  await system?.stop();
  await door?.close();
});

/** As any partner registers, here in five processes. */
const register = (until: 'DECLARATION_PENDING' | 'PROFILE_COMPLETE', admin: string) =>
  registerPartner({ ...system, clock: systemClock } as unknown as TestSystem, {
    legalName: inventName(),
    admin,
    until,
  });

const addHead = (admin: Caller, partnerId: string, fullName: string) =>
  admin.ok('mutation ($input: AddKeyPersonInput!) { addKeyPerson(input: $input) { id } }', {
    input: { partnerId, role: 'HEAD', fullName, title: 'Director' },
  });

async function blockers(id: string, purpose: (typeof purposes)[number] = 'APPLY'): Promise<string[]> {
  const { eligibility } = await officer.ok(
    `query ($id: ID!, $purpose: EligibilityPurpose!) {
       eligibility(partnerId: $id, agency: "UNHCR", purpose: $purpose) { eligible blockers { code } } }`,
    { id, purpose },
  );
  const codes = eligibility.blockers.map(({ code }: { code: string }) => code);
  expect(eligibility.eligible).toBe(codes.length === 0);
  return codes.filter((code: string) => ofSanctions.includes(code));
}

const assign = `mutation ($id: ID!) {
  assignPartnerCode(input: { partnerId: $id, agency: "UNHCR", system: MSRP }) { status } }`;
const review =
  'mutation ($id: ID!) { reviewDeclaration(input: { declarationId: $id, decision: APPROVE }) { __typename } }';
const clearance = 'query ($id: ID!) { partner(id: $id) { legalName clearance { status } } }';

/** Nothing that would approve the partner succeeds. */
async function expectNoApproval({ partnerId, declarationId }: Held): Promise<void> {
  for (const purpose of purposes) expect(await blockers(partnerId, purpose)).toEqual(['CLEARANCE_STALE']);
  expect(await unit.refusal(assign, { id: partnerId })).toBe('CONFLICT / INVALID_STATE');
  expect(await vetter.refusal(review, { id: declarationId })).toBe('CONFLICT / INVALID_STATE');
}

/** No status is an answer: neither CLEAR nor nothing. */
async function expectUnknown(id: string): Promise<void> {
  const asked = await officer.ask(clearance, { id });
  expect(asked.data.partner).toEqual({ legalName: expect.any(String), clearance: null });
  expect(asked.errors).toMatchObject([
    { path: ['partner', 'clearance'], extensions: { code: 'UNAVAILABLE', reason: 'SUBGRAPH_UNAVAILABLE' } },
  ]);
  const said = JSON.stringify(asked);
  for (const address of [secret, '127.0.0.1', 'ECONN', system.serviceUrl('sanctions')]) {
    expect(said).not.toContain(address);
  }
}

const eventuallyStatus = (id: string, status: string) =>
  eventually(async () => {
    const { partner } = await officer.ok(clearance, { id });
    expect(partner.clearance).toEqual({ status });
  }, screenedWithin);

interface Held {
  partnerId: string;
  registrationId: string;
  declarationId: string;
  admin: Caller;
}

/** Signs while sanctions fails: the registration waits on hold, unknown to everybody, and is approved by nobody. */
async function signMeanwhile(begun: Omit<Held, 'declarationId'>, head: string): Promise<Held> {
  await addHead(begun.admin, begun.partnerId, head);
  const held = { ...begun, declarationId: await signDeclaration(begun.admin, begun.partnerId, head) };
  await inState(begun.admin, begun.registrationId, 'SCREENING_HOLD');
  await expectUnknown(begun.partnerId);
  await expectNoApproval(held);
  return held;
}

test.each(faults)(
  'L11: sanctions %s: the clearance is an error with its path, no approval succeeds, and the screening is made up for',
  async (fault: Fault) => {
    const begun = await register('DECLARATION_PENDING', `during-${faults.indexOf(fault)}`);
    door.set(fault);
    const { partnerId, registrationId, declarationId, admin } = await signMeanwhile(begun, 'Amina Warsame');
    await expectUnknown(ready);

    door.set(null);
    await inState(admin, registrationId, 'DECLARATION_REVIEW');
    await eventuallyStatus(partnerId, 'CLEAR');
    await vetter.ok(review, { id: declarationId });
  },
);

test('L11: sanctions killed: what waits in the feed is screened after its return, people included', async () => {
  const begun = await register('DECLARATION_PENDING', 'during-death');
  await system.end('sanctions', 'SIGKILL');
  // A name of the list, spelled a little otherwise.
  const held = await signMeanwhile(begun, 'Eric Badeege');

  await system.start('sanctions');
  await eventuallyStatus(held.partnerId, 'HITS_OPEN');
  await eventually(async () => expect(await blockers(held.partnerId)).toContain('HITS_OPEN'), screenedWithin);
  await inState(held.admin, held.registrationId, 'SCREENING_HOLD');
  expect(await vetter.refusal(review, { id: held.declarationId })).toBe('CONFLICT / INVALID_STATE');
});

test('L11: sanctions that takes questions and never answers makes every clearance too old to decide on', async () => {
  await eventually(async () => expect(await blockers(ready)).toEqual([]), screenedWithin);
  door.set('hangs');
  const since = Date.now();
  await eventually(async () => {
    for (const purpose of purposes) expect(await blockers(ready, purpose)).toEqual(['CLEARANCE_STALE']);
  }, staleWithin);
  expect(Date.now() - since).toBeLessThan(staleWithin);
  expect(await unit.refusal(assign, { id: ready })).toBe('PRECONDITION_FAILED / CLEARANCE_STALE');
  await expectUnknown(ready);

  door.set(null);
  await eventually(async () => expect(await blockers(ready)).toEqual([]), screenedWithin);
  // So nothing but the outage was in the way.
  expect((await unit.ok(assign, { id: ready })).assignPartnerCode.status).toBe('REQUESTED');
});
