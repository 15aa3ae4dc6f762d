import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, codesOf, pass, register, tellClearance, tellLists, verify } from './standing-facts';

jest.setTimeout(90_000);

const minute = 60_000;
let system: TestSystem;
let officer: Caller;
let admin: Caller;
let unicef: Caller;
let reader: Caller;
let director: Caller;
/** The partner of `director`. */
let id: string;

const placeText = `mutation Place($input: PlaceHoldInput!) {
  placeHold(input: $input) { id source code message purposes agency { code } until liftedAt } }`;
const liftText = `mutation Lift($input: LiftHoldInput!) { liftHold(input: $input) { id liftedAt } }`;
const decideText = `mutation Decide($input: DecideStandingProposalInput!) { decideStandingProposal(input: $input) { state } }`;
const hold = (more = {}) => ({
  input: {
    partnerId: id,
    code: 'LATE_REPORTS',
    message: 'Two reports are late',
    purposes: ['SELECT', 'SIGN'],
    ...more,
  },
});

const holdsSeenBy = async (caller: Caller) => {
  const { partner } = await caller.ok(
    'query Holds($id: ID!) { partner(id: $id) { holds { code source message agency { code } } } }',
    { id },
  );
  return partner.holds.map(({ code }: { code: string }) => code);
};

beforeAll(async () => {
  system = await startTestSystem();
  [officer, admin] = [await system.as('UNHCR', 'officer'), await system.as('UNHCR', 'admin')];
  [unicef, reader] = [await system.as('UNICEF', 'admin'), await system.as('WFP', 'reader')];
  director = await system.as('PARTNER_USERS', 'director');
  const { searchPartners } = await reader.ok(
    '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
  );
  id = searchPartners.edges[0].node.id;
  await register(system, id);
  await tellLists(system);
  await tellClearance(system, id, 'CLEAR');
  await eventually(async () => expect(await codesOf(officer, id)).toEqual(['VERIFICATION_PENDING']));
  await verify(await system.as('UNICEF', 'verifier'), id);
});

afterAll(() => system?.stop());

test('an agency places a hold for itself; others are not touched and do not see it', async () => {
  const { placeHold } = await admin.ok(placeText, hold());
  expect(placeHold).toMatchObject({ source: 'MANUAL', agency: { code: 'UNHCR' }, liftedAt: null });
  expect(await codesOf(officer, id)).toEqual(['LATE_REPORTS']);
  expect(await codesOf(officer, id, { purpose: 'APPLY' })).toEqual([]);
  expect(await codesOf(reader, id, { agency: 'WFP' })).toEqual([]);
  expect(await codesOf(reader, id, { agency: 'UNHCR' })).toEqual([]);
  expect(await holdsSeenBy(officer)).toEqual(['LATE_REPORTS']);
  for (const caller of [unicef, reader, director]) expect(await holdsSeenBy(caller)).toEqual([]);
  // Nobody else lifts it, or learns that it is there.
  const lift = { input: { holdId: placeHold.id, reason: 'The reports came' } };
  expect(await unicef.refusal(liftText, lift)).toBe('NOT_FOUND');
  expect(await officer.refusal(liftText, lift)).toBe('FORBIDDEN / ROLE_REQUIRED');
  expect((await admin.ok(liftText, lift)).liftHold.liftedAt).not.toBeNull();
  expect(await admin.refusal(liftText, lift)).toBe('CONFLICT / INVALID_STATE');
  expect(await codesOf(officer, id)).toEqual([]);
});

test('two reasons of the same code are two holds, and a repeated call is one', async () => {
  const idempotencyKey = 'a-key-of-this-test';
  const first = await admin.ok(placeText, hold({ idempotencyKey }));
  expect(await admin.ok(placeText, hold({ idempotencyKey }))).toEqual(first);
  const second = await admin.ok(placeText, hold());
  expect(second.placeHold.id).not.toBe(first.placeHold.id);
  for (const { placeHold } of [first, second])
    await admin.ok(liftText, { input: { holdId: placeHold.id, reason: 'The reports came' } });
});

test('it may end by itself', async () => {
  const until = new Date(system.clock.now().getTime() + minute);
  await admin.ok(placeText, hold({ code: 'ONE_MINUTE', until }));
  expect(await codesOf(officer, id)).toEqual(['ONE_MINUTE']);
  await pass(system, officer, 2 * minute);
  expect(await codesOf(officer, id)).toEqual([]);
  expect(await holdsSeenBy(officer)).toEqual([]);
  expect(await admin.refusal(placeText, hold({ until }))).toBe('INVALID_INPUT');
});

test('R-INV-7: for all agencies it takes two of them, to place it and to lift it', async () => {
  const propose = `mutation Propose($input: ProposeSystemHoldInput!) { proposeSystemHold(input: $input) { proposal { id } } }`;
  const input = { ...hold().input, code: 'SHARED_CONCERN', note: 'What we know' };
  const { proposeSystemHold } = await admin.ok(propose, { input });
  const proposalId = proposeSystemHold.proposal.id;
  const approve = { input: { proposalId, approve: true, note: 'We know it too' } };
  expect(await codesOf(reader, id, { agency: 'WFP' })).toEqual([]);
  expect(await admin.refusal(decideText, approve)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  await unicef.ok(decideText, approve);
  for (const agency of ['UNHCR', 'UNICEF', 'WFP'])
    expect(await codesOf(reader, id, { agency })).toEqual(['SHARED_CONCERN']);
  const { partner } = await admin.ok('query Holds($id: ID!) { partner(id: $id) { holds { id } } }', { id });
  const holdId = partner.holds[0].id;
  expect(await admin.refusal(liftText, { input: { holdId, reason: 'Alone' } })).toBe('NOT_FOUND');
  expect(await holdsSeenBy(director)).toEqual([]);
  const { proposeHoldLift } = await admin.ok(
    'mutation ProposeLift($input: ProposeHoldLiftInput!) { proposeHoldLift(input: $input) { proposal { id } } }',
    { input: { holdId, note: 'It is settled' } },
  );
  const lift = { input: { proposalId: proposeHoldLift.proposal.id, approve: true, note: 'Agreed' } };
  expect(await admin.refusal(decideText, lift)).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  await unicef.ok(decideText, lift);
  expect(await codesOf(reader, id, { agency: 'WFP' })).toEqual([]);
});

test('a hold that comes from sanctions is shown to every agency, never to the partner', async () => {
  await tellClearance(system, id, 'BLOCKED');
  await eventually(async () => expect(await holdsSeenBy(reader)).toEqual(['HIT_CONFIRMED']));
  expect(await holdsSeenBy(director)).toEqual([]);
});

test('partners that do not exist have no holds', async () => {
  expect(await admin.refusal(placeText, hold({ partnerId: '01a1fd10-0000-7000-8000-000000000000' }))).toBe('NOT_FOUND');
  expect(await admin.refusal(placeText, hold({ code: 'lower case' }))).toBe('INVALID_INPUT');
  expect(await admin.refusal(placeText, hold({ purposes: [] }))).toBe('INVALID_INPUT');
  await addPartner(officer, 'Another One');
});
