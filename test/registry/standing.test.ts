import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  addPartner,
  blockersOf,
  codesOf,
  pass,
  register,
  standingOf,
  tellClearance,
  tellLists,
  verify,
} from './standing-facts';

jest.setTimeout(90_000);

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let system: TestSystem;
let officer: Caller;
let reader: Caller;
let verifier: Caller;
/** IP_UNIT_ADMIN of UNHCR, UNICEF and WFP. */
let admin: Caller;
let unicef: Caller;
let wfp: Caller;

async function active(legalName: string): Promise<string> {
  const id = await addPartner(officer, legalName);
  await register(system, id);
  await tellClearance(system, id, 'CLEAR');
  await eventually(async () => expect(await codesOf(officer, id)).toEqual(['VERIFICATION_PENDING']));
  await verify(verifier, id);
  return id;
}

const suspendText = `mutation Suspend($input: SuspendPartnerInput!) {
  suspendPartner(input: $input) { proposal { id state kind } partner { standing } } }`;
const suspension = (partnerId: string, more = {}) => ({
  input: { partnerId, scope: 'AGENCY', reason: 'OTHER', note: 'What it rests on', ...more },
});
const reinstateText = `mutation Reinstate($input: ReinstatePartnerInput!) {
  reinstatePartner(input: $input) { proposal { id state } partner { standing } } }`;
const reinstatement = (partnerId: string, scope = 'SYSTEM') => ({
  input: { partnerId, scope, note: 'The reason is cleared' },
});
const decideText = `mutation Decide($input: DecideStandingProposalInput!) {
  decideStandingProposal(input: $input) { state kind partner { standing } } }`;
const decision = (proposalId: string, approve = true) => ({ input: { proposalId, approve, note: 'Looked at it' } });

/** Suspended for all agencies, by two of them. */
async function suspended(legalName: string): Promise<string> {
  const id = await active(legalName);
  const { suspendPartner } = await admin.ok(
    suspendText,
    suspension(id, { scope: 'SYSTEM', reason: 'CRITERIA_NOT_MET' }),
  );
  await unicef.ok(decideText, decision(suspendPartner.proposal.id));
  return id;
}

beforeAll(async () => {
  system = await startTestSystem();
  [officer, admin] = [await system.as('UNHCR', 'officer'), await system.as('UNHCR', 'admin')];
  [unicef, verifier] = [await system.as('UNICEF', 'admin'), await system.as('UNICEF', 'verifier')];
  [wfp, reader] = [await system.as('WFP', 'admin'), await system.as('WFP', 'reader')];
  await tellLists(system);
});

afterAll(() => system?.stop());

describe('R-INV-7: what one agency decides', () => {
  let id: string;

  beforeAll(async () => {
    id = await active('Hope For Tomorrow');
  });

  const ownStanding = async (caller: Caller) => {
    const { partner } = await caller.ok(
      `query Own($id: ID!) { partner(id: $id) { standing agencyStanding {
         status since until reason { code note redaction { reason } } } } }`,
      { id },
    );
    return partner;
  };

  test('binds that agency and no other, and the standing of the partner stays', async () => {
    const { suspendPartner } = await admin.ok(suspendText, suspension(id));
    expect(suspendPartner).toEqual({ proposal: null, partner: { standing: 'ACTIVE' } });
    for (const purpose of ['APPLY', 'SELECT', 'SIGN', 'PAY'])
      expect(await codesOf(officer, id, { purpose })).toContain('AGENCY_SUSPENDED');
    expect(await codesOf(unicef, id, { agency: 'UNICEF' })).toEqual([]);
    expect(await codesOf(reader, id, { agency: 'WFP' })).toEqual([]);
  });

  test('is not for others to see, and they are told that it is left out', async () => {
    expect((await ownStanding(admin)).agencyStanding).toMatchObject({
      status: 'SUSPENDED',
      reason: { code: 'OTHER', note: 'What it rests on', redaction: null },
    });
    expect((await ownStanding(officer)).agencyStanding).toMatchObject({
      status: 'SUSPENDED',
      reason: { code: null, note: null, redaction: { reason: 'CONFIDENTIAL' } },
    });
    expect((await ownStanding(wfp)).agencyStanding).toEqual({ status: 'NONE', since: null, until: null, reason: null });
    const { eligibility } = await reader.ok(
      `query Other($id: ID!) { eligibility(partnerId: $id, agency: "UNHCR") { eligible agencyDecisionsIncluded } }`,
      { id },
    );
    expect(eligibility).toEqual({ eligible: true, agencyDecisionsIncluded: false });
  });

  test('restricting leaves what is signed to be paid; reinstating takes it back', async () => {
    await admin.ok(suspendText, suspension(id, { measure: 'RESTRICT' }));
    expect(await codesOf(officer, id)).toEqual(['AGENCY_RESTRICTED']);
    expect(await codesOf(officer, id, { purpose: 'PAY' })).toEqual(['AGREEMENT_REQUIRED']);
    await admin.ok(reinstateText, reinstatement(id, 'AGENCY'));
    expect(await codesOf(officer, id)).toEqual([]);
    expect(await admin.refusal(reinstateText, reinstatement(id, 'AGENCY'))).toBe('CONFLICT / INVALID_STATE');
  });

  test('may begin later and end by itself', async () => {
    const now = system.clock.now().getTime();
    const [effectiveFrom, until] = [new Date(now + 4 * minute), new Date(now + 8 * minute)];
    await wfp.ok(suspendText, suspension(id, { effectiveFrom, until }));
    const codes = async () => (await codesOf(wfp, id, { agency: 'WFP' })).filter((code) => code.startsWith('AGENCY'));
    expect(await codes()).toEqual([]);
    await pass(system, wfp, 5 * minute);
    expect(await codes()).toEqual(['AGENCY_SUSPENDED']);
    await pass(system, wfp, 5 * minute);
    expect(await codes()).toEqual([]);
    expect(await wfp.refusal(suspendText, suspension(id, { effectiveFrom, until: effectiveFrom }))).toBe(
      'INVALID_INPUT',
    );
  });

  test('only its implementing partner unit decides, with a reason of the list', async () => {
    for (const caller of [officer, reader, verifier])
      expect(await caller.refusal(suspendText, suspension(id))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await admin.refusal(suspendText, suspension(id, { reason: 'BECAUSE' }))).toBe('INVALID_INPUT');
    expect(await admin.refusal(suspendText, suspension('01a1fd10-0000-7000-8000-000000000000'))).toBe('NOT_FOUND');
    const evidenceDocumentId = '01a1fd10-0000-7000-8000-000000000000';
    expect(await admin.refusal(suspendText, suspension(id, { evidenceDocumentId }))).toBe('NOT_FOUND');
    const { suspensionReasons } = await reader.ok('{ suspensionReasons(language: "fr") { code label systemWide } }');
    expect(suspensionReasons).toHaveLength(11);
  });
});

describe('R-INV-7: what binds all agencies', () => {
  test('needs a reason that may, and is refused for all others', async () => {
    const id = await active('Only For Good Reasons');
    for (const reason of ['SANCTIONS_MATCH', 'INVESTIGATION_INTERIM', 'RED_FLAG', 'DORMANT', 'OTHER'])
      expect(await admin.refusal(suspendText, suspension(id, { scope: 'SYSTEM', reason }))).toBe(
        'PRECONDITION_FAILED / NOT_SYSTEM_WIDE',
      );
    const restrict = { scope: 'SYSTEM', reason: 'CRITERIA_NOT_MET', measure: 'RESTRICT' };
    expect(await admin.refusal(suspendText, suspension(id, restrict))).toBe('INVALID_INPUT');
  });

  test('waits for somebody of another agency, then blocks every agency and suspends the codes', async () => {
    const id = await active('Two Agencies Agree');
    const input = suspension(id, { scope: 'SYSTEM', reason: 'CRITERIA_NOT_MET' });
    const { suspendPartner } = await admin.ok(suspendText, input);
    expect(suspendPartner).toMatchObject({
      proposal: { state: 'PROPOSED', kind: 'SUSPEND' },
      partner: { standing: 'ACTIVE' },
    });
    expect(await codesOf(reader, id, { agency: 'WFP' })).toEqual([]);
    expect(await admin.refusal(suspendText, input)).toBe('CONFLICT / ALREADY_PROPOSED');
    const { id: proposalId } = suspendPartner.proposal;
    expect(await admin.refusal(decideText, decision(proposalId))).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
    expect(await officer.refusal(decideText, decision(proposalId))).toBe('FORBIDDEN / ROLE_REQUIRED');
    const { decideStandingProposal } = await unicef.ok(decideText, decision(proposalId));
    expect(decideStandingProposal).toEqual({ state: 'EFFECTIVE', kind: 'SUSPEND', partner: { standing: 'SUSPENDED' } });
    expect(await wfp.refusal(decideText, decision(proposalId))).toBe('CONFLICT / DECIDED_MEANWHILE');
    for (const agency of ['UNHCR', 'UNICEF', 'WFP'])
      for (const purpose of ['APPLY', 'SELECT', 'SIGN', 'PAY'])
        expect(await codesOf(reader, id, { agency, purpose })).toContain('STANDING_SUSPENDED');
  });

  test('a proposal that is refused changes nothing, and may be made again', async () => {
    const id = await active('Second Person Says No');
    const propose = async () =>
      (await admin.ok(suspendText, suspension(id, { scope: 'SYSTEM', reason: 'MISREPRESENTATION' }))).suspendPartner
        .proposal.id;
    const { decideStandingProposal } = await unicef.ok(decideText, decision(await propose(), false));
    expect(decideStandingProposal).toMatchObject({ state: 'REFUSED', partner: { standing: 'ACTIVE' } });
    await propose();
  });

  test('proposals are for those who decide; each look is recorded', async () => {
    const list = `{ standingProposals(filter: { state: REFUSED }) { totalCount edges { node { reason note proposedBy { code } } } } }`;
    const { standingProposals } = await wfp.ok(list);
    expect(standingProposals.edges[0].node).toEqual({
      reason: 'MISREPRESENTATION',
      note: 'What it rests on',
      proposedBy: { code: 'UNHCR' },
    });
    for (const caller of [officer, reader]) expect(await caller.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('to be closed takes two agencies, and is for ever', async () => {
    const id = await active('Dissolved');
    const input = { partnerId: id, note: 'The court dissolved it' };
    const { closePartner } = await admin.ok(
      'mutation Close($input: ChangeStandingInput!) { closePartner(input: $input) { proposal { id } } }',
      { input },
    );
    await unicef.ok(decideText, decision(closePartner.proposal.id));
    expect(await standingOf(reader, id)).toBe('CLOSED');
    expect(await admin.refusal(reinstateText, reinstatement(id))).toBe('CONFLICT / INVALID_STATE');
  });
});

describe('reinstatement', () => {
  test('needs its reason cleared and two people, of whom one may be a colleague', async () => {
    const id = await suspended('Back Again');
    await tellClearance(system, id, 'HITS_OPEN');
    await eventually(async () => expect(await codesOf(reader, id)).toContain('HITS_OPEN'));
    expect(await admin.refusal(reinstateText, reinstatement(id))).toBe('PRECONDITION_FAILED / BLOCKED_BY_SCREENING');
    await tellClearance(system, id, 'CLEAR');
    await eventually(async () => expect(await codesOf(reader, id)).not.toContain('HITS_OPEN'));
    const { reinstatePartner } = await admin.ok(reinstateText, reinstatement(id));
    expect(reinstatePartner).toMatchObject({ proposal: { state: 'PROPOSED' }, partner: { standing: 'SUSPENDED' } });
    expect(await admin.refusal(decideText, decision(reinstatePartner.proposal.id))).toBe(
      'FORBIDDEN / SEGREGATION_OF_DUTIES',
    );
    await wfp.ok(decideText, decision(reinstatePartner.proposal.id));
    expect(await standingOf(reader, id)).toBe('ACTIVE');
    expect(await codesOf(officer, id)).toEqual([]);
  });

  test('is checked again when the second person decides', async () => {
    const id = await suspended('Too Early');
    const { reinstatePartner } = await admin.ok(reinstateText, reinstatement(id));
    await tellClearance(system, id, 'BLOCKED');
    await eventually(async () => expect(await codesOf(reader, id)).toContain('BLOCKED'));
    expect(await wfp.refusal(decideText, decision(reinstatePartner.proposal.id))).toBe(
      'PRECONDITION_FAILED / BLOCKED_BY_SCREENING',
    );
    expect(await standingOf(reader, id)).toBe('SUSPENDED');
  });

  test('of an inactive partner needs its profile confirmed since', async () => {
    const id = await active('Resting');
    const { inactivatePartner } = await admin.ok(
      'mutation Rest($input: ChangeStandingInput!) { inactivatePartner(input: $input) { proposal { id } } }',
      { input: { partnerId: id, note: 'It wrote to us' } },
    );
    await wfp.ok(decideText, decision(inactivatePartner.proposal.id));
    expect(await codesOf(reader, id)).toContain('STANDING_INACTIVE');
    expect(await admin.refusal(reinstateText, reinstatement(id))).toBe('PRECONDITION_FAILED / MISSING_REQUIREMENT');
  });
});

describe('a partner and its own standing', () => {
  let director: Caller;
  let id: string;

  beforeAll(async () => {
    director = await system.as('PARTNER_USERS', 'director');
    const { searchPartners } = await reader.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    id = searchPartners.edges[0].node.id;
    await register(system, id);
    await tellClearance(system, id, 'CLEAR');
    await eventually(async () => expect(await codesOf(officer, id)).toEqual(['VERIFICATION_PENDING']));
  });

  const ask = `query Mine($id: ID!) { partner(id: $id) { standing standingReason { code note redaction { reason } }
    standingHistory { totalCount edges { node { from to at } } } } }`;

  test('it is not warned of a screening', async () => {
    await tellClearance(system, id, 'HITS_OPEN');
    await eventually(async () => expect(await standingOf(reader, id)).toBe('UNDER_REVIEW'));
    const { partner } = await director.ok(ask, { id });
    expect(partner.standingReason).toEqual({ code: null, note: null, redaction: { reason: 'CONFIDENTIAL' } });
    await tellClearance(system, id, 'CLEAR');
    await eventually(async () => expect(await standingOf(reader, id)).toBe('ACTIVE'));
  });

  test('its administrator makes it inactive; it and those who decide read why, others get a redaction', async () => {
    const rest =
      'mutation Rest($input: ChangeStandingInput!) { inactivatePartner(input: $input) { partner { standing } } }';
    const input = { partnerId: id, note: 'We pause for a year' };
    expect((await director.ok(rest, { input })).inactivatePartner.partner.standing).toBe('INACTIVE');
    const { partner } = await director.ok(ask, { id });
    expect(partner.standingReason).toEqual({ code: 'PARTNER_REQUEST', note: null, redaction: null });
    expect(partner.standingHistory).toMatchObject({
      totalCount: 4,
      edges: [
        { node: { from: 'ACTIVE', to: 'INACTIVE' } },
        { node: { from: 'UNDER_REVIEW', to: 'ACTIVE' } },
        { node: { from: 'ACTIVE', to: 'UNDER_REVIEW' } },
        { node: { from: 'PROSPECT', to: 'ACTIVE' } },
      ],
    });
    const { partner: decider } = await unicef.ok(ask, { id });
    expect(decider.standingReason).toEqual({ code: 'PARTNER_REQUEST', note: 'We pause for a year', redaction: null });
    const { partner: staff } = await reader.ok(ask, { id });
    expect(staff.standingReason).toEqual({ code: null, note: null, redaction: { reason: 'CONFIDENTIAL' } });
    expect(await director.refusal(rest, { input })).toBe('CONFLICT / INVALID_STATE');
  });

  test('it decides about no other partner, and sees nothing of what agencies think of it', async () => {
    const other = await addPartner(officer, 'Somebody Else');
    const rest =
      'mutation Rest($input: ChangeStandingInput!) { inactivatePartner(input: $input) { partner { standing } } }';
    expect(await director.refusal(rest, { input: { partnerId: other, note: 'Not mine' } })).toBe('NOT_FOUND');
    for (const field of [
      'agencyStanding { status }',
      'capabilities(agency: "WFP") { canApply }',
      'verification { needsReview }',
      'verification { reviewBecause }',
    ])
      expect(await director.refusal(`query ($id: ID!) { partner(id: $id) { ${field} } }`, { id })).toBe(
        'FORBIDDEN / ROLE_REQUIRED',
      );
    const { partner } = await director.ok('query ($id: ID!) { partner(id: $id) { verification { result } } }', { id });
    expect(partner.verification).toEqual({ result: 'PENDING' });
    expect(await director.refusal(suspendText, suspension(id))).toBe('FORBIDDEN / ROLE_REQUIRED');
  });
});

test('UNHCR-59: who holds the role for one office decides about the partners of its countries only', async () => {
  const id = await active('Of Somalia');
  const useradmin = await system.as('UNHCR', 'useradmin');
  const { offices } = await useradmin.ok('{ offices(agency: "UNHCR", first: 50) { edges { node { id name } } } }');
  const officeOf = (country: string) =>
    offices.edges.find(({ node }: { node: { name: string } }) => node.name === `UNHCR ${country}`).node.id;
  const { members } = await useradmin.ok('{ members(first: 100) { edges { node { issuer subject } } } }');
  const { issuer } = members.edges[0].node;
  const subject = 'unit-of-an-office';
  const unit = await system.as('UNHCR', subject);
  const grant = (country: string) =>
    useradmin.ok('mutation Set($input: SetMemberInput!) { setMember(input: $input) }', {
      input: { issuer, subject, grants: [{ role: 'IP_UNIT_ADMIN', office: officeOf(country) }] },
    });
  await grant('Ethiopia');
  await eventually(() => unit.ok('{ searchPartners(first: 1) { totalCount } }'));
  expect(await unit.refusal(suspendText, suspension(id))).toBe('FORBIDDEN / ROLE_REQUIRED');
  const hold = { input: { partnerId: id, code: 'LATE', message: 'm', purposes: ['SELECT'] } };
  const place = 'mutation Place($input: PlaceHoldInput!) { placeHold(input: $input) { id } }';
  expect(await unit.refusal(place, hold)).toBe('FORBIDDEN / ROLE_REQUIRED');
  // What binds the whole agency is for those who hold the role for all of it.
  const rule = 'mutation { setEligibilityRule(input: { eligible: true }) { id } }';
  await grant('Somalia');
  await eventually(() => unit.ok(place, hold));
  await unit.ok(suspendText, suspension(id));
  expect(await unit.refusal(rule)).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('a suspension may begin later, by the timer, and asks people when its time is over', async () => {
  const id = await active('For Three Days');
  const now = system.clock.now().getTime();
  const dates = { effectiveFrom: new Date(now + day), until: new Date(now + 4 * day) };
  const { suspendPartner } = await admin.ok(
    suspendText,
    suspension(id, { scope: 'SYSTEM', reason: 'MISREPRESENTATION', ...dates }),
  );
  const { decideStandingProposal } = await unicef.ok(decideText, decision(suspendPartner.proposal.id));
  expect(decideStandingProposal).toMatchObject({ state: 'APPROVED', partner: { standing: 'ACTIVE' } });
  const later = async (milliseconds: number) => {
    system.clock.advance(milliseconds);
    [reader, wfp] = [await system.as('WFP', 'reader'), await system.as('WFP', 'admin')];
    await pass(system, reader, 0);
  };
  await later(day + hour);
  await eventually(async () => expect(await standingOf(reader, id)).toBe('SUSPENDED'));
  await later(3 * day);
  await eventually(async () => {
    const { standingReviews } = await wfp.ok(
      `query Reviews($id: ID!) { standingReviews(filter: { partnerId: $id, open: true }) { edges { node { cause } } } }`,
      { id },
    );
    expect(standingReviews.edges).toEqual([{ node: { cause: 'SUSPENSION_ENDED' } }]);
  });
  // Nobody is reinstated by a clock.
  expect(await standingOf(reader, id)).toBe('SUSPENDED');
  expect((await blockersOf(reader, id, { agency: 'WFP' }))[0]?.code).toBe('STANDING_SUSPENDED');
});
