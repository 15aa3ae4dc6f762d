import { newId } from '@partner-commons/platform/id';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { demoSeed } from '../../scripts/demo-world';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { expectSql, watchSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let assessor: Caller;
let owner: Caller;
let officer: Caller;
let unit: Caller;
let auditor: Caller;
let reader: Caller;
let director: Caller;
let partnerId: string;
let microId: string;
let keys = 0;

/** FAO did not sign the Mutual Recognition Statement. */
const seed = {
  ...demoSeed,
  agencies: [...demoSeed.agencies, { code: 'FAO', name: 'Food and Agriculture Organization', mrsSignatory: false }],
  members: [
    ...['admin', 'officer'].map((subject) => ({
      issuer: demoSeed.members[0]?.issuer.replace('UNHCR', 'FAO').replace('unhcr', 'fao') ?? '',
      subject,
      roles: ['READER' as const, subject === 'admin' ? ('IP_UNIT_ADMIN' as const) : ('PROGRAMME_OFFICER' as const)],
      agency: 'FAO',
    })),
    ...demoSeed.members,
  ],
};

const micro = {
  kind: 'HACT_MICRO',
  band: 'MODERATE',
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
  methodologyCode: 'HACT_MICRO',
  methodologyVersion: 2,
  countries: ['ET'],
  areas: ['FINANCIAL_MANAGEMENT', 'PROCUREMENT', 'ACCOUNTING'],
  ceilingUsd: '300000.00',
};
const context = {
  country: 'ET',
  plannedAmountUsd: '420000',
  sector: 'WASH',
  modality: 'FAST_TRACK',
  functions: ['FINANCIAL_MANAGEMENT', 'PROCUREMENT'],
};

const record = async (change: Record<string, unknown> = {}): Promise<string> => {
  const input = { partnerId, ...micro, idempotencyKey: `key-${++keys}`, ...change };
  const { recordAssessment } = await eventually(() =>
    assessor.ok('mutation Record($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', {
      input,
    }),
  );
  return recordAssessment.id;
};

const accept = (who: Caller, input: Record<string, unknown>) =>
  who.ok('mutation Accept($input: AcceptMethodologyInput!) { acceptMethodology(input: $input) { id withdrawnAt } }', {
    input: { code: 'HACT_MICRO', minVersion: 2, ...input },
  });

const candidateQuery = `query Reusable($id: ID!, $agency: String!, $context: ReuseContextInput!) {
  partner(id: $id) { reusableFor(agency: $agency, context: $context) {
    assessment { id } outcome refusal ruleVersion supplements { kind items }
    checks { rule number pass outcome detail supplement { kind items } } } } }`;

/** What the partner or an agency is told of one assessment. */
async function candidate(who: Caller, change: Record<string, unknown> = {}, id = microId, agency = 'UNHCR') {
  const { partner } = await who.ok(candidateQuery, { id: partnerId, agency, context: { ...context, ...change } });
  return partner.reusableFor.find(({ assessment }: { assessment: { id: string } }) => assessment.id === id);
}

const requestFields = `id referenceNo outcome refusal escalatedTo daysSaved costSavedUsd version requester { code }
  checks { number pass outcome detail } supplements { id kind items completedAt note } decision { refusal reason }
  disputes { id resolution statement answer }`;
const requestReuse = `mutation Request($input: RequestReuseInput!) { requestReuse(input: $input) { ${requestFields} } }`;
const inputOf = (change: Record<string, unknown> = {}, assessmentId = microId) => ({
  input: { assessmentId, context: { ...context, ...change }, purpose: 'PARTNER_SELECTION' },
});

const request = async (who: Caller, change: Record<string, unknown> = {}, assessmentId = microId) =>
  (await who.ok(requestReuse, inputOf(change, assessmentId))).requestReuse;

const look = async (who: Caller, id: string) => {
  // Why people decided is no field for partners.
  const fields = who === director ? requestFields.replace('decision { refusal reason }', '') : requestFields;
  return (await who.ok(`query Look($id: ID!) { reuseRequest(id: $id) { ${fields} } }`, { id })).reuseRequest;
};

const decide = 'mutation Decide($input: DecideReuseInput!) { decideReuse(input: $input) { outcome version } }';

beforeAll(async () => {
  system = await startTestSystem({ seed });
  [assessor, owner, officer, unit, auditor, reader, director] = await Promise.all([
    system.as('UNICEF', 'assessor'),
    system.as('UNICEF', 'admin'),
    system.as('UNHCR', 'officer'),
    system.as('UNHCR', 'admin'),
    system.as('UNHCR', 'auditor'),
    system.as('WFP', 'reader'),
    system.as('PARTNER_USERS', 'director'),
  ]);
  partnerId = await eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query Own($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
  microId = await record();
  await accept(unit, {});
}, 60_000);

afterAll(() => system?.stop());

describe('story 4.c, steps 3 to 5', () => {
  let waitingId: string;

  test('step 3: the eleven checks; 420,000 is within 450,000, and the consent is missing', async () => {
    const found = await candidate(officer);
    expect(found).toMatchObject({ outcome: 'PENDING_CONSENT', refusal: null, ruleVersion: 'REUSE-1' });
    expect(found.checks.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(found.checks.filter(({ pass }: { pass: boolean }) => !pass)).toEqual([
      {
        rule: 'CONSENT',
        number: 9,
        pass: false,
        outcome: 'PENDING',
        detail: 'The partner has not agreed that UNHCR uses its HACT_MICRO. Ask with requestConsent.',
        supplement: null,
      },
    ]);
    expect(found.checks[5].detail).toBe('US$420,000 ≤ US$450,000 (US$300,000 × 1.5).');
    expect(found.checks[2].detail).toBe('UNHCR accepts HACT_MICRO from version 2; it was made by version 2.');
  });

  test('a request waits for the consent, and there is one at a time', async () => {
    const waiting = await request(officer);
    expect(waiting).toMatchObject({ outcome: 'PENDING_CONSENT', escalatedTo: null, daysSaved: null });
    expect(await officer.refusal(requestReuse, inputOf())).toBe('CONFLICT / ALREADY_REQUESTED');
    waitingId = waiting.id;
  });

  test('steps 4, 5 and 11: with the consent it is accepted, brings the summary along, and saved 61 days and US$6,000', async () => {
    const asked = await officer.ok(
      `mutation Ask($input: RequestConsentInput!) { requestConsent(input: $input) { id referenceNo agency { code } } }`,
      { input: { partnerId, kinds: ['HACT_MICRO', 'PSEA_CAPACITY'], purpose: 'PARTNER_SELECTION' } },
    );
    expect(asked.requestConsent).toMatchObject({ agency: { code: 'UNHCR' } });
    await director.ok('mutation Grant($input: GrantConsentInput!) { grantConsent(input: $input) { id } }', {
      input: { partnerId, scope: 'LISTED', agencies: ['UNHCR', 'FAO'], validUntil: '2028-12-31' },
    });
    const accepted = await eventually(async () => {
      const found = await look(officer, waitingId);
      expect(found.outcome).toBe('ACCEPTED_AUTOMATIC');
      return found;
    });
    expect(accepted).toMatchObject({ daysSaved: 61, costSavedUsd: '6000.00', supplements: [], refusal: null });
    expect(accepted.checks).toHaveLength(11);
    const { accessGrants } = await officer.ok(
      'query Grants($filter: AccessGrantFilter!) { accessGrants(filter: $filter) { edges { node { level purpose resourceId } } } }',
      { filter: { grantee: 'UNHCR', resourceId: microId } },
    );
    expect(accessGrants.edges).toEqual([
      { node: { level: 'SUMMARY', purpose: 'PARTNER_SELECTION', resourceId: microId } },
    ]);
  });

  test('once the partner agrees, a request is accepted at once', async () => {
    expect(await request(officer)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC', daysSaved: 61 });
  });

  test('variant 600,000: accepted with a transaction test, whose end tells what was saved', async () => {
    const found = await request(officer, { plannedAmountUsd: '600000' });
    expect(found).toMatchObject({ outcome: 'ACCEPTED_WITH_SUPPLEMENT', daysSaved: null, costSavedUsd: null });
    expect(found.supplements).toMatchObject([{ kind: 'TRANSACTION_TEST', items: [], completedAt: null }]);
    const complete =
      'mutation Done($input: CompleteSupplementInput!) { completeSupplement(input: $input) { completedAt } }';
    const input = {
      supplementId: found.supplements[0].id,
      note: 'Sixty vouchers tested, two without a signature.',
      costUsd: '1500.50',
    };
    expect(await unitOf('UNICEF').then((who) => who.refusal(complete, { input }))).toBe('FORBIDDEN / OTHER_AGENCY');
    await officer.ok(complete, { input });
    expect(await officer.refusal(complete, { input })).toBe('CONFLICT / INVALID_STATE');
    expect(await look(officer, found.id)).toMatchObject({ daysSaved: 61, costSavedUsd: '4499.50' });
    expect((await look(owner, found.id)).supplements[0].note).toBe(input.note);
    expect((await look(reader, found.id)).supplements[0].note).toBeNull();
    expect((await look(director, found.id)).supplements[0].note).toBeNull();
  });

  test('variant 950,000 (3.17 times): refused, and the refusal can be disputed', async () => {
    const found = await request(officer, { plannedAmountUsd: '950000' });
    expect(found).toMatchObject({ outcome: 'REFUSED', refusal: 'SCOPE_AMOUNT' });
    expect(found.checks[5].detail).toMatch('US$950,000 is 3.17 times');
    const dispute = 'mutation Dispute($input: DisputeReuseInput!) { disputeReuse(input: $input) { id } }';
    const input = { requestId: found.id, statement: 'The ceiling was meant per year, not in all.' };
    expect(await (await system.as('FAO', 'officer')).refusal(dispute, { input })).toBe('FORBIDDEN / OTHER_AGENCY');
    const { disputeReuse } = await officer.ok(dispute, { input });
    expect(await officer.refusal(dispute, { input })).toBe('CONFLICT / ALREADY_DISPUTED');
    const close = 'mutation Close($input: CloseReuseDisputeInput!) { closeReuseDispute(input: $input) { resolution } }';
    const answer = {
      disputeId: disputeReuse.id,
      resolution: 'UPHELD',
      answer: 'It was meant in all; the report says so.',
    };
    expect(await unit.refusal(close, { input: answer })).toBe('FORBIDDEN / OTHER_AGENCY');
    await owner.ok(close, { input: answer });
    expect((await look(officer, found.id)).disputes).toEqual([
      { id: disputeReuse.id, resolution: 'UPHELD', statement: input.statement, answer: answer.answer },
    ]);
    expect((await look(reader, found.id)).disputes).toMatchObject([{ statement: null, answer: null }]);
    expect((await look(director, found.id)).disputes).toEqual([]);
  });

  test('variant v1 where v2 is accepted, equivalence 72 %: accepted with the gap sections G and H', async () => {
    const firstId = await record({ methodologyVersion: 1, entityScope: 'COUNTRY_OFFICE' });
    const found = await request(officer, {}, firstId);
    expect(found).toMatchObject({ outcome: 'ACCEPTED_WITH_SUPPLEMENT' });
    expect(found.supplements).toMatchObject([{ kind: 'METHOD_GAPS', items: ['G', 'H'] }]);
    expect(found.checks[2].detail).toMatch('HACT_MICRO 1 covers 72 % of HACT_MICRO 2');
  });

  test('A-INV-8: an open ADVERSE audit after 2024-09-10 refuses it, until somebody resolves it', async () => {
    const eventId = newId();
    const inAssessments = (sql: string, values: unknown[]) =>
      withClient(system.databases.assessments.adminUrl, (client) => client.query(sql, values));
    await inAssessments(
      `INSERT INTO invalidating_event (id, partner_id, kind, occurred_on, source, source_id, raised_by, raised_at)
       VALUES ($1, $2, 'ADVERSE_OR_DISCLAIMED_AUDIT', '2025-03-01', 'TEST', 'audit', 'test', now())`,
      [eventId, partnerId],
    );
    const found = await request(officer);
    expect(found).toMatchObject({ outcome: 'REFUSED', refusal: 'INVALIDATING_EVENT' });
    expect(found.checks[7].detail).toBe('Open since 2024-09-10: ADVERSE_OR_DISCLAIMED_AUDIT of 2025-03-01.');
    await inAssessments(
      `UPDATE invalidating_event SET resolution = 'UPHELD', resolved_by = 'test', resolved_at = now() WHERE id = $1`,
      [eventId],
    );
    expect(await candidate(officer)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
  });

  const unitOf = (agency: string) => system.as(agency, 'admin');
});

test('an assessment of the own agency needs no reuse, and an investigation gets none', async () => {
  expect(await assessor.refusal(requestReuse, inputOf())).toBe('INVALID_INPUT / OWN_ASSESSMENT');
  const input = { ...inputOf().input, purpose: 'INVESTIGATION' };
  expect(await officer.refusal(requestReuse, { input })).toBe('INVALID_INPUT');
  expect(await officer.refusal(requestReuse, inputOf({}, newId()))).toBe('NOT_FOUND');
});

test('an agency asks for itself alone', async () => {
  for (const agency of ['UNHCR', 'UNICEF', 'NOBODY']) {
    const { errors } = await reader.ask(candidateQuery, { id: partnerId, agency, context });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'OTHER_AGENCY' });
  }
});

test('a repeated idempotency key gives the first answer', async () => {
  const input = { ...inputOf().input, idempotencyKey: 'reuse-key-1' };
  const first = await officer.ok(requestReuse, { input });
  expect(await officer.ok(requestReuse, { input })).toEqual(first);
});

describe('an owner who wants to be asked', () => {
  let embargoId: string;
  let requestId: string;
  const place = 'mutation Place($input: PlaceEmbargoInput!) { placeEmbargo(input: $input) { id cause reason } }';
  const reason = 'Our investigators look at the bank accounts.';

  beforeAll(async () => {
    const input = { assessmentId: microId, cause: 'ONGOING_INVESTIGATION', reason };
    expect(await unit.refusal(place, { input })).toBe('NOT_FOUND');
    const { placeEmbargo } = await owner.ok(place, { input });
    expect(placeEmbargo).toMatchObject({ cause: 'ONGOING_INVESTIGATION', reason });
    embargoId = placeEmbargo.id;
    requestId = (await request(officer)).id;
  });

  test('the agency that asks learns that, and not why', async () => {
    const found = await candidate(officer);
    expect(found).toMatchObject({ outcome: 'ESCALATED' });
    expect(found.checks[10]).toMatchObject({ pass: false, outcome: 'ESCALATE', detail: 'UNICEF is to be asked.' });
    expect(await look(officer, requestId)).toMatchObject({ outcome: 'ESCALATED', escalatedTo: 'OWNER' });
  });

  test('the partner learns nothing: neither beforehand, nor from the request, nor by a filter', async () => {
    expect(await candidate(director)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
    expect(await look(director, requestId)).toMatchObject({ outcome: null, escalatedTo: null, checks: [] });
    const list =
      'query List($filter: ReuseRequestFilter!) { reuseRequests(filter: $filter) { totalCount edges { node { id } } } }';
    expect(await director.refusal(list, { filter: { outcome: 'ESCALATED' } })).toBe('FORBIDDEN / NOT_FOR_PARTNERS');
    const { reuseRequests } = await director.ok(list, { filter: {} });
    expect(reuseRequests.edges[0].node.id).toBe(requestId);
  });

  test('other agencies see ten checks, and nobody else sees the embargo', async () => {
    expect((await look(reader, requestId)).checks.map(({ number }: { number: number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    const list = '{ reuseEmbargoes { totalCount edges { node { id } } } }';
    expect((await owner.ok(list)).reuseEmbargoes).toEqual({ totalCount: 1, edges: [{ node: { id: embargoId } }] });
    expect((await unit.ok(list)).reuseEmbargoes).toEqual({ totalCount: 0, edges: [] });
    expect(await officer.refusal(list)).toBe('FORBIDDEN / ROLE_REQUIRED');
    const lift = 'mutation Lift($input: LiftEmbargoInput!) { liftEmbargo(input: $input) { liftedAt } }';
    expect(await unit.refusal(lift, { input: { embargoId } })).toBe('NOT_FOUND');
  });

  test("the owner's unit decides, with a reason for the two agencies", async () => {
    const { version } = await look(officer, requestId);
    const input = { requestId, decision: 'ACCEPT', reason: 'The matter is another one.', expectedVersion: version };
    expect(await unit.refusal(decide, { input })).toBe('FORBIDDEN / OTHER_AGENCY');
    expect(await owner.refusal(decide, { input: { ...input, expectedVersion: 99 } })).toBe(
      'CONFLICT / VERSION_CONFLICT',
    );
    expect(await owner.refusal(decide, { input: { ...input, refusal: 'OWNER_EMBARGO' } })).toBe('INVALID_INPUT');
    expect(await owner.refusal(decide, { input: { ...input, decision: 'ACCEPT_WITH_SUPPLEMENT' } })).toBe(
      'INVALID_INPUT',
    );
    expect((await owner.ok(decide, { input })).decideReuse).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await look(officer, requestId)).toMatchObject({
      decision: { reason: input.reason, refusal: null },
      daysSaved: 61,
    });
    expect(await look(reader, requestId)).toMatchObject({ decision: null, refusal: null });
    expect(await owner.refusal(decide, { input: { ...input, expectedVersion: version + 1 } })).toBe(
      'CONFLICT / INVALID_STATE',
    );
  });

  test('why people refused, the two agencies alone are told', async () => {
    const { id, version } = await request(officer);
    const refused = {
      requestId: id,
      decision: 'REFUSE',
      refusal: 'OWNER_EMBARGO',
      reason: 'Not at this time, please.',
    };
    await owner.ok(decide, { input: { ...refused, expectedVersion: version } });
    expect(await look(officer, id)).toMatchObject({
      outcome: 'REFUSED',
      refusal: null,
      decision: { refusal: 'OWNER_EMBARGO' },
    });
    expect(await look(reader, id)).toMatchObject({ outcome: 'REFUSED', refusal: null, decision: null });
    expect(await look(director, id)).toMatchObject({ outcome: 'REFUSED', refusal: null });
    const decision = 'query Decision($id: ID!) { reuseRequest(id: $id) { decision { reason } } }';
    expect(await director.refusal(decision, { id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  });

  test('A-INV-4: what no rule leaves to people, they cannot accept', async () => {
    const { id, version } = await request(officer);
    const eventId = newId();
    await withClient(system.databases.assessments.adminUrl, (client) =>
      client.query(
        `INSERT INTO invalidating_event (id, partner_id, kind, occurred_on, source, source_id, raised_by, raised_at)
         VALUES ($1, $2, 'FRAUD_FINDING', '2026-01-01', 'TEST', 'fraud', 'test', now())`,
        [eventId, partnerId],
      ),
    );
    const input = { requestId: id, decision: 'ACCEPT', reason: 'The matter is another one.', expectedVersion: version };
    expect(await owner.refusal(decide, { input })).toBe('CONFLICT / INVALID_STATE');
    const withdraw = 'mutation Withdraw($input: WithdrawReuseInput!) { withdrawReuse(input: $input) { outcome } }';
    const given = { requestId: id, expectedVersion: version };
    expect(await (await system.as('FAO', 'officer')).refusal(withdraw, { input: given })).toBe(
      'FORBIDDEN / OTHER_AGENCY',
    );
    expect((await officer.ok(withdraw, { input: given })).withdrawReuse).toEqual({ outcome: 'WITHDRAWN' });
    await withClient(system.databases.assessments.adminUrl, (client) =>
      client.query('DELETE FROM invalidating_event WHERE id = $1', [eventId]),
    );
  });

  test('lifted, it does not stand in the way any more', async () => {
    const lift = 'mutation Lift($input: LiftEmbargoInput!) { liftEmbargo(input: $input) { liftedAt } }';
    await owner.ok(lift, { input: { embargoId } });
    expect(await owner.refusal(lift, { input: { embargoId } })).toBe('CONFLICT / INVALID_STATE');
    expect(await candidate(officer)).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
  });
});

describe('agencies that did not both sign the Statement', () => {
  let fao: Caller;
  let faoUnit: Caller;
  const recognize = `mutation Recognize($input: RecognizeAgencyInput!) { recognizeAgency(input: $input) { id isMutual } }`;
  const outcomeForFao = () => candidate(fao, {}, microId, 'FAO');

  beforeAll(async () => {
    [fao, faoUnit] = await Promise.all([system.as('FAO', 'officer'), system.as('FAO', 'admin')]);
    await accept(faoUnit, {});
  });

  test('escalate to the owner, and nobody decides alone about an own request', async () => {
    expect(await outcomeForFao()).toMatchObject({ outcome: 'ESCALATED' });
    const { id, version, escalatedTo } = await request(faoUnit, { modality: 'OPEN_CALL' });
    expect(escalatedTo).toBe('OWNER');
    const input = { requestId: id, decision: 'ACCEPT', reason: 'We know the assessors.', expectedVersion: version };
    expect(await faoUnit.refusal(decide, { input })).toBe('FORBIDDEN / OTHER_AGENCY');
  });

  test('recognise one another from both sides', async () => {
    expect((await faoUnit.ok(recognize, { input: { agency: 'UNICEF' } })).recognizeAgency.isMutual).toBe(false);
    expect(await outcomeForFao()).toMatchObject({ outcome: 'ESCALATED' });
    expect((await owner.ok(recognize, { input: { agency: 'FAO' } })).recognizeAgency.isMutual).toBe(true);
    expect(await outcomeForFao()).toMatchObject({ outcome: 'ACCEPTED_AUTOMATIC' });
    expect(await owner.refusal(recognize, { input: { agency: 'FAO' } })).toBe('CONFLICT / ALREADY_RECOGNIZED');
    const { agencyRecognitions } = await reader.ok(
      '{ agencyRecognitions(agency: "FAO") { totalCount edges { node { id agency { code } other { code } isMutual } } } }',
    );
    expect(agencyRecognitions.totalCount).toBe(2);
    const end = 'mutation End($input: EndAgencyRecognitionInput!) { endAgencyRecognition(input: $input) { isMutual } }';
    const mine = agencyRecognitions.edges.find(
      ({ node }: { node: { agency: { code: string } } }) => node.agency.code === 'FAO',
    ).node;
    expect(await owner.refusal(end, { input: { recognitionId: mine.id } })).toBe('NOT_FOUND');
    await faoUnit.ok(end, { input: { recognitionId: mine.id } });
    expect(await outcomeForFao()).toMatchObject({ outcome: 'ESCALATED' });
  });
});

test('Z12: what is escalated to the own unit, another person than the one who asked decides', async () => {
  const soon = { finalisedOn: '2022-01-01', validUntil: addDays(30), entityScope: 'GROUP' };
  const id = await record(soon);
  const asked = await request(unit, { modality: 'OPEN_CALL' }, id);
  expect(asked).toMatchObject({ outcome: 'ESCALATED', escalatedTo: 'REQUESTER' });
  const input = {
    requestId: asked.id,
    decision: 'ACCEPT',
    reason: 'Thirty days are enough.',
    expectedVersion: asked.version,
  };
  expect(await unit.refusal(decide, { input })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect(await owner.refusal(decide, { input })).toBe('FORBIDDEN / OTHER_AGENCY');
});

describe('what an agency accepts', () => {
  test('is replaced, withdrawn and listed, by the agency alone', async () => {
    const { acceptMethodology: first } = await accept(unit, { maxAmountUsd: '100000', legalRef: 'UNHCR/AI/2026/1' });
    expect(await candidate(officer)).toMatchObject({ outcome: 'REFUSED', refusal: 'SCOPE_AMOUNT' });
    const { acceptMethodology: second } = await accept(unit, { excludedCountries: ['ET'] });
    expect(await candidate(officer)).toMatchObject({ outcome: 'REFUSED', refusal: 'SCOPE_COUNTRY' });
    const withdraw = `mutation Withdraw($input: WithdrawMethodologyAcceptanceInput!) {
      withdrawMethodologyAcceptance(input: $input) { withdrawnAt } }`;
    expect(await owner.refusal(withdraw, { input: { acceptanceId: second.id } })).toBe('NOT_FOUND');
    expect(await unit.refusal(withdraw, { input: { acceptanceId: first.id } })).toBe('CONFLICT / INVALID_STATE');
    await unit.ok(withdraw, { input: { acceptanceId: second.id } });
    expect(await candidate(officer)).toMatchObject({ outcome: 'REFUSED', refusal: 'METHOD_NOT_ACCEPTED' });
    const list = `query List($filter: MethodologyAcceptanceFilter!) {
      methodologyAcceptances(filter: $filter) { totalCount edges { node { id agency { code } legalRef withdrawnAt } } } }`;
    const all = await reader.ok(list, { filter: { agency: 'UNHCR', withEnded: true } });
    expect(all.methodologyAcceptances.totalCount).toBe(3);
    expect((await reader.ok(list, { filter: { agency: 'UNHCR' } })).methodologyAcceptances.totalCount).toBe(0);
    await accept(unit, {});
  });

  test.each([
    [{ code: 'NOTHING' }, 'INVALID_INPUT / UNKNOWN_METHODOLOGY'],
    [{ amountFactor: '3.01' }, 'INVALID_INPUT'],
    [{ amountFactor: '0.5' }, 'INVALID_INPUT'],
    [{ maxAmountUsd: '0' }, 'INVALID_INPUT'],
  ])('%j is refused with %s', async (change, expected) => {
    const query = 'mutation Accept($input: AcceptMethodologyInput!) { acceptMethodology(input: $input) { id } }';
    expect(await unit.refusal(query, { input: { code: 'HACT_MICRO', minVersion: 2, ...change } })).toBe(expected);
  });
});

test('an auditor of the two agencies replays a verdict from its stored facts, and others do not', async () => {
  const { id } = await request(officer, { plannedAmountUsd: '600000' });
  const replay = `query Replay($id: ID!) { replayReuse(requestId: $id) {
    isSame ruleVersion storedOutcome outcome facts checks { number } } }`;
  const { replayReuse } = await auditor.ok(replay, { id });
  expect(replayReuse).toMatchObject({
    isSame: true,
    ruleVersion: 'REUSE-1',
    storedOutcome: 'ACCEPTED_WITH_SUPPLEMENT',
    outcome: 'ACCEPTED_WITH_SUPPLEMENT',
  });
  expect(replayReuse.checks).toHaveLength(11);
  expect(replayReuse.facts.context.plannedAmountUsd).toBe('600000');
  await withClient(system.databases.assessments.adminUrl, (client) =>
    client.query(
      `UPDATE reuse_snapshot SET facts = jsonb_set(facts, '{context,plannedAmountUsd}', '"950000"') WHERE request_id = $1`,
      [id],
    ),
  );
  expect((await auditor.ok(replay, { id })).replayReuse).toMatchObject({ isSame: false, outcome: 'REFUSED' });
  expect(await officer.refusal(replay, { id })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const stranger = { ...viewerOf('WFP'), roles: [{ role: 'OVERSIGHT_AUDITOR' as const, office: null }] };
  expect(await system.askService('assessments', stranger, replay, { id })).toMatchObject({
    errors: [{ extensions: { code: 'NOT_FOUND' } }],
  });
});

test('JIU-87: statistics count requests, refusals by reason, REUSE_RATE and what was saved', async () => {
  const today = addDays(0);
  const ask = async (filter: Record<string, unknown>) =>
    (
      await reader.ok(
        `query Statistics($filter: ReuseStatisticsFilter!) { reuseStatistics(filter: $filter) {
          requests waiting acceptedAutomatic accepted acceptedWithSupplement refused withdrawn disputes daysSaved costSavedUsd
          refusals { refusal count } reuseRate { numerator denominator percent } } }`,
        { filter: { from: today, to: today, agency: 'UNHCR', kind: 'HACT_MICRO', ...filter } },
      )
    ).reuseStatistics;
  const found = await ask({});
  const { numerator, denominator, percent } = found.reuseRate;
  expect(numerator).toBe(found.acceptedAutomatic + found.accepted + found.acceptedWithSupplement);
  expect([numerator, denominator, percent]).toEqual([7, 7, '100.00']);
  expect(found).toMatchObject({
    accepted: 1,
    refused: 3,
    withdrawn: 1,
    disputes: 1,
    daysSaved: 305,
    costSavedUsd: '28499.50',
  });
  expect(found.refusals).toEqual([
    { refusal: 'INVALIDATING_EVENT', count: 1 },
    { refusal: 'SCOPE_AMOUNT', count: 1 },
    { refusal: null, count: 1 },
  ]);
  expect(await ask({ country: 'KE' })).toMatchObject({ requests: 0, reuseRate: { percent: null } });
  expect(await ask({ from: '2024-01-01', to: '2024-12-31', agency: 'UNICEF' })).toMatchObject({
    reuseRate: { numerator: 0, denominator: 2, percent: '0.00' },
  });
});

test('costs: shipped figures are to be confirmed, and an agency sets its own', async () => {
  const list = '{ assessmentCosts(agency: "UNHCR") { kind costUsd leadTimeDays isConfirmed agency { code } } }';
  expect((await officer.ok(list)).assessmentCosts).toEqual([
    { kind: 'HACT_MICRO', costUsd: '6000', leadTimeDays: 62, isConfirmed: false, agency: null },
  ]);
  const set = 'mutation Set($input: SetAssessmentCostInput!) { setAssessmentCost(input: $input) { id } }';
  const input = { kind: 'HACT_MICRO', costUsd: '7250.50', leadTimeDays: 45, source: 'Framework contract of 2026' };
  expect(await officer.refusal(set, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  await unit.ok(set, { input });
  expect((await officer.ok(list)).assessmentCosts).toMatchObject([{ costUsd: '7250.50', isConfirmed: true }]);
  expect(await request(officer)).toMatchObject({ daysSaved: 44, costSavedUsd: '7250.50' });
});

describe('SQL budgets', () => {
  const ids = Array.from({ length: 100 }, () => newId());
  const list = `query List($representations: [_Any!]!, $context: ReuseContextInput!) { _entities(representations: $representations) {
    ... on Partner { currentRating(kind: HACT_MICRO) { band validUntil } reusableFor(agency: "UNHCR", context: $context) {
      outcome checks { number } assessment { id validUntil } } } } }`;
  const ask = (some: string[]) =>
    system.askService('assessments', viewerOf('UNHCR'), list, {
      representations: some.map((id) => ({ __typename: 'Partner', id })),
      context,
    });

  beforeAll(() =>
    withClient(system.databases.assessments.adminUrl, async (client) => {
      await client.query(
        `INSERT INTO known_partner (partner_id, registered_at, primary_type, country)
         SELECT id, now(), 'NATIONAL_NGO', 'ET' FROM unnest($1::uuid[]) AS p (id)`,
        [ids],
      );
      await client.query(
        `INSERT INTO assessment (id, partner_id, owner_agency, kind, state, methodology_code, methodology_version, countries,
                                 areas, ceiling_usd, band, finalised_on, valid_until, recorded_at)
         SELECT gen_random_uuid(), id, 'UNICEF', 'HACT_MICRO', 'FINAL', 'HACT_MICRO', v, '{ET}', '{}', 300000, 'MODERATE',
                '2024-09-10', '2029-09-09', now() FROM unnest($1::uuid[]) AS p (id) CROSS JOIN generate_series(1, 2) AS v`,
        [ids],
      );
    }),
  );

  test('100 partners with rating, validity and verdict cost as many statements as one', async () => {
    // Warms what is read once per process.
    await ask(ids.slice(0, 2));
    const one = await watchSql(() => ask(ids.slice(0, 1)));
    const answer = await expectSql(one.statements.length, () => ask(ids));
    expect(one.statements.length).toBeLessThanOrEqual(12);
    const { data } = answer as { data: { _entities: { reusableFor: { outcome: string; checks: unknown[] }[] }[] } };
    expect(data._entities).toHaveLength(100);
    for (const { reusableFor } of data._entities) {
      expect(reusableFor.map(({ outcome }) => outcome)).toEqual(['PENDING_CONSENT', 'PENDING_CONSENT']);
      expect(reusableFor[0]?.checks).toHaveLength(11);
    }
  });

  test('a page of requests costs as many statements whatever its size', async () => {
    const page = `query Page($first: Int!) { reuseRequests(first: $first) { totalCount edges { node {
      id assessment { id } partner { id } checks { detail } decision { reason } supplements { kind } disputes { id } } } } }`;
    const read = (first: number) =>
      watchSql(() => system.askService('assessments', viewerOf('UNHCR'), page, { first }));
    const [few, many] = [await read(10), await read(100)];
    const { data } = many.result as { data: { reuseRequests: { edges: unknown[] } } };
    expect(data.reuseRequests.edges.length).toBeGreaterThan(10);
    expect(many.statements.length).toBe(few.statements.length);
  });
});

function viewerOf(agency: string): Viewer {
  return {
    ...publicViewer,
    kind: 'AGENCY',
    subject: `test#${agency}`,
    agency,
    roles: [{ role: 'READER', office: null }],
  };
}

function addDays(days: number): string {
  return new Date(system.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
