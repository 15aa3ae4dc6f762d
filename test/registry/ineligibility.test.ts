import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addPartner,
  blockersOf,
  codesOf,
  makeOffice,
  register,
  standingOf,
  tell,
  tellClearance,
  tellLists,
  verify,
} from './standing-facts';

jest.setTimeout(90_000);

const day = 86_400_000;
let system: TestSystem;
let officer: Caller;
let verifier: Caller;
let unhcr: Caller;
let unicef: Caller;
let wfp: Caller;

async function active(legalName: string, office?: { of: string }): Promise<string> {
  const id = await addPartner(officer, legalName);
  await register(system, id);
  if (office) await makeOffice(system, id, office.of);
  await tellClearance(system, id, 'CLEAR');
  await eventually(async () => expect(await codesOf(officer, id)).toEqual(['VERIFICATION_PENDING']));
  await verify(verifier, id);
  return id;
}

interface Effect {
  agency: string;
  outcome: string;
  countries?: string[];
  until?: string | null;
}

/** As sanctions tells it of an entry of UNDP that the others recognise by themselves. */
const entryWith = (effects: Effect[], more = {}) => ({
  entryId: '01890000-0000-7000-8000-000000000000',
  referenceNo: 'UNDP-2026-0001',
  leadAgency: 'UNDP',
  type: 'DEBARMENT_FIXED',
  automatic: true,
  from: system.clock.now().toISOString(),
  until: null,
  effects: effects.map((effect) => ({ countries: [], until: null, ...effect })),
  ...more,
});

const tellIneligibility = (partnerId: string, state: object) =>
  tell(system, 'sanctions.ineligibility-changed', partnerId, {
    partnerId,
    at: system.clock.now(),
    since: system.clock.now(),
    ineligible: true,
    listing: false,
    entries: [],
    ...state,
  });

const tellInterim = (partnerId: string, agencies: string[], until: Date | null) =>
  tell(system, 'sanctions.interim-suspensions-changed', partnerId, {
    partnerId,
    at: system.clock.now(),
    suspensions: agencies.map((agency) => ({ agency, kind: 'IMPOSED', since: system.clock.now(), until })),
    contact: agencies.length > 0 ? { agency: agencies[0], since: system.clock.now(), until } : null,
  });

const becomes = (partnerId: string, standing: string) =>
  eventually(async () => expect(await standingOf(officer, partnerId)).toBe(standing));

/** Tokens end within the hour, so whoever travels signs in again. */
async function signIn(): Promise<void> {
  officer = await system.as('UNHCR', 'officer');
  verifier = await system.as('UNICEF', 'verifier');
  unhcr = await system.as('UNHCR', 'admin');
  unicef = await system.as('UNICEF', 'admin');
  wfp = await system.as('WFP', 'admin');
}

beforeAll(async () => {
  system = await startTestSystem();
  await signIn();
  await tellLists(system);
});
afterAll(() => system?.stop());

test('R-INV-7: an entry bars every agency but one that opted out, and there only for its countries', async () => {
  const hq = await active('Global Hands International');
  const office = await active('Global Hands International, Somalia', { of: hq });
  await tellIneligibility(hq, {
    entries: [
      entryWith([
        { agency: 'UNHCR', outcome: 'AUTO_RECOGNISED' },
        { agency: 'UNICEF', outcome: 'OPTED_OUT' },
        { agency: 'WFP', outcome: 'PARTIAL', countries: ['SS'] },
      ]),
    ],
  });
  await becomes(hq, 'INELIGIBLE');
  const [blocker] = await blockersOf(officer, hq);
  expect(blocker).toMatchObject({ code: 'STANDING_INELIGIBLE', source: 'sanctions', inheritedFrom: null });
  expect(blocker?.message).toContain('UNDP-2026-0001');
  expect(await codesOf(unicef, hq, { agency: 'UNICEF' })).toEqual([]);
  expect(await codesOf(wfp, hq, { agency: 'WFP' })).toEqual(['STANDING_INELIGIBLE']);
  // R-INV-8: what is decided about the headquarters reaches its offices.
  expect(await codesOf(officer, office)).toEqual(['HQ_STANDING_INELIGIBLE']);
  expect(await codesOf(wfp, office, { agency: 'WFP' })).toEqual(['HQ_STANDING_INELIGIBLE']);
  await tellIneligibility(hq, { entries: [entryWith([{ agency: 'WFP', outcome: 'PARTIAL', countries: ['SO'] }])] });
  await eventually(async () => expect(await codesOf(wfp, office, { agency: 'WFP' })).toEqual([]));
  expect(await codesOf(officer, office)).toEqual(['HQ_STANDING_INELIGIBLE']);
});

test('S-INV-8: an entry that is not automatic leaves the standing alone and bars whoever recognised it', async () => {
  const id = await active('Small Debarment Association');
  const effects = [
    { agency: 'UNHCR', outcome: 'PENDING' },
    { agency: 'UNICEF', outcome: 'RECOGNISED' },
  ];
  await tellIneligibility(id, { ineligible: false, since: null, entries: [entryWith(effects, { automatic: false })] });
  await eventually(async () =>
    expect(await codesOf(unicef, id, { agency: 'UNICEF' })).toEqual(['INELIGIBILITY_RECOGNISED']),
  );
  expect(await codesOf(officer, id)).toEqual([]);
  expect(await standingOf(officer, id)).toBe('ACTIVE');
});

test('S-INV-1: a confirmed mandatory listing makes INELIGIBLE at once, and no opt-out helps', async () => {
  const id = await active('Listed Relief Society');
  const before = system.clock.now();
  await tellClearance(system, id, 'BLOCKED');
  await tellIneligibility(id, { listing: true, entries: [entryWith([{ agency: 'UNHCR', outcome: 'OPTED_OUT' }])] });
  await becomes(id, 'INELIGIBLE');
  expect(await codesOf(officer, id)).toEqual(
    expect.arrayContaining(['STANDING_INELIGIBLE', 'BLOCKED', 'HIT_CONFIRMED']),
  );
  // What was known before is answered as it was.
  expect(await codesOf(officer, id, { asOf: before })).toEqual([]);
});

test('after an ineligibility: SUSPENDED, and back only with a new declaration, screening and verification', async () => {
  const id = await active('Rehabilitated Partners');
  await tellIneligibility(id, { entries: [entryWith([])] });
  await becomes(id, 'INELIGIBLE');
  await tellIneligibility(id, { ineligible: false, since: null });
  await becomes(id, 'SUSPENDED');
  const reinstate = `mutation Reinstate($input: ReinstatePartnerInput!) { reinstatePartner(input: $input) { proposal { id } } }`;
  const decide = `mutation Decide($input: DecideStandingProposalInput!) { decideStandingProposal(input: $input) { state } }`;
  const wish = { input: { partnerId: id, scope: 'SYSTEM', note: 'Conditions met' } };
  const refused = await unhcr.ask(reinstate, wish);
  const asked = refused.errors ? null : refused.data.reinstatePartner.proposal.id;
  const answer = asked
    ? await unicef.ask(decide, { input: { proposalId: asked, approve: true, note: 'Seen' } })
    : refused;
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringContaining('NEW_DECLARATION, NEW_SCREENING, NEW_VERIFICATION'),
    extensions: expect.objectContaining({ reason: 'MISSING_REQUIREMENT', rule: 'R-INV-7' }),
  });
});

test('UNHCR-55: a red flag asks for a review and bars nobody by itself; without one the partner is ACTIVE again', async () => {
  const id = await active('Flagged Association');
  await tell(system, 'sanctions.flags-changed', id, { partnerId: id, observation: 0, risk: 0, escalated: 0, red: 1 });
  await becomes(id, 'UNDER_REVIEW');
  await tell(system, 'sanctions.flags-changed', id, { partnerId: id, observation: 0, risk: 1, escalated: 0, red: 0 });
  await becomes(id, 'ACTIVE');
});

describe('S-INV-7: an interim suspension', () => {
  let id: string;
  const codeStatus = async () => {
    const { partner } = await unhcr.ok(
      'query Codes($id: ID!) { partner(id: $id) { agencyIdentifiers { agency { code } status } } }',
      { id },
    );
    return Object.fromEntries(
      partner.agencyIdentifiers.map((code: { agency: { code: string }; status: string }) => [
        code.agency.code,
        code.status,
      ]),
    );
  };

  beforeAll(async () => {
    id = await active('Suspended In The Interim');
    await withClient(system.databases.registry.adminUrl, async (client) => {
      for (const [index, agency] of ['UNHCR', 'UNICEF'].entries()) {
        await client.query(
          `INSERT INTO agency_partner_identifier (id, partner_id, agency, system, kind, value, status, requested_at, requested_by, assigned_at, assigned_by)
           SELECT gen_random_uuid(), $1, $2, 'VISION', 'VENDOR_NUMBER', $3, 'ACTIVE', now(), 'test', now(), 'test'`,
          [id, agency, `V-${index}`],
        );
      }
    });
  });

  test('suspends with its agency, codes included, and tells the others only whom to ask', async () => {
    await tellInterim(id, ['UNICEF'], new Date(system.clock.now().getTime() + 30 * day));
    await eventually(async () => expect(await codesOf(unicef, id, { agency: 'UNICEF' })).toEqual(['AGENCY_SUSPENDED']));
    expect(await codeStatus()).toEqual({ UNHCR: 'ACTIVE', UNICEF: 'SUSPENDED' });
    expect(await standingOf(officer, id)).toBe('ACTIVE');
    const [contact] = await blockersOf(officer, id);
    expect(contact).toEqual({
      code: 'INTEGRITY_CONTACT_REQUIRED',
      message: 'Talk to the integrity office of UNICEF before you engage this partner.',
      source: 'sanctions',
      since: null,
      howToClear: expect.any(String),
      inheritedFrom: null,
    });
    expect(await codesOf(officer, id, { purpose: 'APPLY' })).toEqual([]);
  });

  test('is answered by a recorded contact, for the agency that made it', async () => {
    const record = `mutation Contact($input: RecordIntegrityContactInput!) { recordIntegrityContact(input: $input) { agency contactedOn } }`;
    const input = { partnerId: id, contactedOn: system.clock.now().toISOString().slice(0, 10) };
    expect(await unicef.refusal(record, { input })).toBe('PRECONDITION_FAILED / NO_OPEN_MATTER');
    expect(await officer.refusal(record, { input: { ...input, contactedOn: '2999-01-01' } })).toContain(
      'INVALID_INPUT',
    );
    await officer.ok(record, { input });
    expect(await codesOf(officer, id)).toEqual([]);
    expect(await codesOf(wfp, id, { agency: 'WFP' })).toEqual(['INTEGRITY_CONTACT_REQUIRED']);
  });

  test('ends when sanctions says so, or when its time is over', async () => {
    await tellInterim(id, [], null);
    await eventually(async () => expect(await codeStatus()).toEqual({ UNHCR: 'ACTIVE', UNICEF: 'ACTIVE' }));
    expect(await codesOf(unicef, id, { agency: 'UNICEF' })).toEqual([]);
    await tellInterim(id, ['UNHCR'], new Date(system.clock.now().getTime() + day));
    await eventually(async () => expect(await codeStatus()).toEqual({ UNHCR: 'SUSPENDED', UNICEF: 'ACTIVE' }));
    await system.travel(day + 1_000);
    await signIn();
    await eventually(async () => expect(await codeStatus()).toEqual({ UNHCR: 'ACTIVE', UNICEF: 'ACTIVE' }));
  });
});
