import { randomUUID } from 'node:crypto';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { demoSeed } from '../../scripts/demo-world';
import { addPerson, adjudicate, decision, onlyHit } from '../sanctions/hits';
import { datedAt, importReleased, inventedList } from '../sanctions/lists';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { fillProfile } from '../support/filled-profile';
import {
  beginRegistration,
  claimAccess,
  handIn,
  inState,
  registerPartner,
  sendPaper,
} from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';

/**
 * Story 4.a, step by step, with its negative steps. WWSA is new: the demo world begins without it. List data is our own
 * small fixture; today is the test clock's.
 */
jest.setTimeout(120_000);

const day = 86_400_000;
const people = {
  somalia: ['UNHCR', 'somalia'],
  representative: ['UNHCR', 'representative'],
  vetter: ['UNHCR', 'vetter'],
  ipUnit: ['UNHCR', 'admin'],
  erp: ['UNHCR', 'erp'],
  screener: ['UNICEF', 'screener'],
  verifier: ['UNICEF', 'verifier'],
  secondAdjudicator: ['WFP', 'adjudicator'],
  wfp: ['WFP', 'reader'],
  amina: ['PARTNER_USERS', 'amina-warsame'],
} as const;
type Person = keyof typeof people;

let system: TestSystem;
let who: Record<Person, Caller>;
let list = inventedList;
let requestId: string;
let claimCode: string;
let registrationId: string;
let partnerId: string;
let declarationId: string;
let codeInput: object;

/** Tokens end after an hour, and the story takes days. */
async function signIn(): Promise<void> {
  const signed = Object.entries(people).map(async ([name, [agency, subject]]) => [
    name,
    await system.as(agency, subject),
  ]);
  who = Object.fromEntries(await Promise.all(signed));
}

async function wait(milliseconds: number): Promise<void> {
  await system.travel(milliseconds);
  await signIn();
}

/** The list as it is published again, retrieved now. */
async function confirmList(): Promise<void> {
  list = datedAt(list, new Date(system.clock.now().getTime() - 60_000).toISOString());
  await importReleased(who.screener, who.secondAdjudicator, list);
}

const registration = async (caller: Caller, fields = 'state') =>
  (await caller.ok(`query ($id: ID!) { registration(id: $id) { ${fields} } }`, { id: registrationId })).registration;

async function checklist(): Promise<Record<string, string>> {
  const { registrationChecklist } = await who.amina.ok(
    'query ($id: ID!) { registrationChecklist(registrationId: $id) { items { code state present required } } }',
    { id: registrationId },
  );
  return Object.fromEntries(
    registrationChecklist.items.map(
      ({ code, state, present, required }: Record<'code' | 'state' | 'present' | 'required', string>) => [
        code,
        `${state} ${present}/${required}`,
      ],
    ),
  );
}

const registry = (sql: string, values: unknown[] = []) =>
  withClient(system.databases.registry.adminUrl, async (client) => (await client.query(sql, values)).rows);

beforeAll(async () => {
  const members = demoSeed.members.filter(({ partner }) => partner === undefined);
  system = await startTestSystem({ seed: { ...demoSeed, partners: [], members } });
  await signIn();
  await confirmList();
  await registerPartner(system, { legalName: 'Wadajir Water Association', countryOfOrigin: 'SO', admin: 'neighbour' });
});
afterAll(() => system?.stop());

test('1: the public asks for access; a registered partner of a similar name is a candidate, without confidential data', async () => {
  const { requestAccess } = await system.anybody.ok(
    `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) {
       claimCode request { id state candidates { legalName score reasons { code detail } } } } }`,
    {
      input: {
        legalName: 'Wadajir Water & Shelter Association',
        acronym: 'WWSA',
        countryOfOrigin: 'SO',
        track: 'NON_PROFIT',
        channel: 'PORTAL',
        authorizedPerson: {
          name: 'Amina Warsame',
          title: 'Director',
          email: 'amina@wwsa.example.org',
          phone: '+252 61 5551234',
        },
      },
    },
  );
  const { request } = requestAccess;
  expect(request).toMatchObject({
    state: 'DUPLICATE_REVIEW',
    candidates: [{ legalName: 'Wadajir Water Association', reasons: expect.arrayContaining([expect.anything()]) }],
  });
  requestId = request.id;
  const { accessRequest } = await who.somalia.ok(
    'query ($id: ID!) { accessRequest(id: $id) { candidates { legalName score } } }',
    { id: requestId },
  );
  expect(accessRequest.candidates).toHaveLength(1);
  expect(accessRequest.candidates[0].score).toBeGreaterThan(0.65);
  expect(accessRequest.candidates[0].score).toBeLessThan(0.92);
  claimCode = requestAccess.claimCode;
});
test('2: the programme officer decides that it is another; papers are asked for, and Amina may act for it', async () => {
  await wait(2 * day);
  const { decideDuplicate } = await who.somalia.ok(
    `mutation ($id: ID!) { decideDuplicate(input: { requestId: $id, decision: NOT_DUPLICATE, note: "Other founders, other district." }) {
       state registration { id state office { name } sponsorAgency { code } partner { id standing } } } }`,
    { id: requestId },
  );
  expect(decideDuplicate).toMatchObject({
    state: 'DOCUMENTS_REQUESTED',
    registration: {
      office: { name: 'UNHCR Somalia' },
      sponsorAgency: { code: 'UNHCR' },
      partner: { standing: 'PROSPECT' },
    },
  });
  registrationId = decideDuplicate.registration.id;
  partnerId = decideDuplicate.registration.partner.id;
  expect(
    await registry(`SELECT data ->> 'kind' AS kind FROM outbox_event WHERE type = 'registry.notice-due'`),
  ).toContainEqual({ kind: 'DOCUMENTS_REQUESTED' });
  await claimAccess(who.amina, claimCode, partnerId);
});

test('3: the checklist lists what is missing', async () => {
  expect(await checklist()).toEqual({
    STATUTE: 'MISSING 0/1',
    LEGAL_REGISTRATION: 'MISSING 0/1',
    RECOMMENDATIONS: 'MISSING 0/2',
  });
});

test('4: two papers and one letter: the checklist still blocks', async () => {
  const upload = 'mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input) { id } }';
  const statute = {
    partnerId,
    type: 'STATUTE_OR_CONSTITUTION',
    title: 'Statute',
    fileId: await sendPaper(who.amina, 'Statute'),
  };
  const legal = {
    partnerId,
    type: 'LEGAL_REGISTRATION',
    title: 'Registration',
    fileId: await sendPaper(who.amina, 'Registration'),
    country: 'SO',
    issuingAuthority: 'Ministry of Interior',
    registrationNumber: 'SO-MOI 4471/2016',
    issuedOn: '2016-03-14',
    expiresOn: '2027-03-13',
  };
  for (const input of [statute, legal]) await who.amina.ok(upload, { input });
  const letter = { partnerId, issuerType: 'DONOR', issuerName: 'A Donor', signatory: 'Ann Other', date: '2026-01-10' };
  await who.amina.ok(
    'mutation ($input: AddRecommendationLetterInput!) { addRecommendationLetter(input: $input) { id } }',
    {
      input: { ...letter, fileId: await sendPaper(who.amina, 'Letter') },
    },
  );
  expect(await checklist()).toEqual({
    STATUTE: 'MET 1/1',
    LEGAL_REGISTRATION: 'MET 1/1',
    RECOMMENDATIONS: 'MISSING 1/2',
  });
});

const submit = 'mutation ($id: ID!) { submitRegistration(input: { registrationId: $id }) { state } }';
const waive = `mutation ($input: GrantRecommendationWaiverInput!) { grantRecommendationWaiver(input: $input) { id } }`;

test('✗ submitting without the second letter is refused by R-INV-3', async () => {
  const { errors } = await who.amina.ask(submit, { id: registrationId });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'PRECONDITION_FAILED',
    reason: 'MISSING_REQUIREMENT',
    rule: 'R-INV-3',
  });
});

test('✗ a programme officer cannot waive the letters; 5: the Representative of the office can', async () => {
  const localAssessmentFileId = await sendPaper(who.representative, 'Local assessment');
  const input = { registrationId, localAssessmentFileId, reason: 'The only organisation working in the district.' };
  expect(await who.somalia.refusal(waive, { input })).toBe('FORBIDDEN / ROLE_REQUIRED');
  await who.representative.ok(waive, { input });
  const { registrationChecklist } = await who.amina.ok(
    'query ($id: ID!) { registrationChecklist(registrationId: $id) { complete items { code state waivedAt waivedBy } } }',
    { id: registrationId },
  );
  expect(registrationChecklist.complete).toBe(true);
  expect(registrationChecklist.items).toContainEqual({
    code: 'RECOMMENDATIONS',
    state: 'WAIVED',
    waivedAt: expect.stringMatching(/^\d{4}-/),
    waivedBy: expect.stringMatching(/UNHCR Somalia/),
  });
});

test('6: Amina submits; vetting begins and its clock starts', async () => {
  await who.amina.ok(submit, { id: registrationId });
  expect(await registration(who.vetter, 'state submittedAt clock { dueAt overdue }')).toMatchObject({
    state: 'IN_VETTING',
    submittedAt: expect.any(String),
    clock: { dueAt: expect.any(String), overdue: false },
  });
});

const vet = 'mutation ($input: DecideVettingInput!) { decideVetting(input: $input) { state } }';

test('7: the vetting officer asks, Amina answers, the officer approves', async () => {
  await wait(3 * day);
  const ask = { registrationId, decision: 'REQUEST_INFO', reasons: ["treasurer's mandate"] };
  expect((await who.vetter.ok(vet, { input: ask })).decideVetting.state).toBe('INFO_REQUESTED');
  const { answerInformationRequest } = await who.amina.ok(
    'mutation ($input: AnswerInformationRequestInput!) { answerInformationRequest(input: $input) { state } }',
    { input: { registrationId, answer: 'Elected by the assembly of 2024, minutes attached to the statute.' } },
  );
  expect(answerInformationRequest.state).toBe('IN_VETTING');
  const { decideVetting } = await who.vetter.ok(vet, { input: { registrationId, decision: 'APPROVE' } });
  expect(decideVetting.state).toBe('DECLARATION_PENDING');
  const { history } = await registration(who.vetter, 'history { state }');
  expect(history.map(({ state }: { state: string }) => state)).toEqual([
    'ACCESS_REQUESTED',
    'DUPLICATE_REVIEW',
    'DOCUMENTS_REQUESTED',
    'SUBMITTED',
    'IN_VETTING',
    'INFO_REQUESTED',
    'SUBMITTED',
    'IN_VETTING',
    'VETTED',
    'DECLARATION_PENDING',
  ]);
});

test('✗ whoever keyed data of a registration cannot vet it (R-INV-6)', async () => {
  const both = await officerWhoVets();
  const begun = await beginRegistration(system, { legalName: 'Gargaar Seeds Cooperative', by: both });
  await handIn(system, begun);
  const input = { registrationId: begun.registrationId, decision: 'APPROVE' };
  expect(await both.refusal(vet, { input })).toBe('FORBIDDEN / SEGREGATION_OF_DUTIES');
  expect((await who.vetter.ok(vet, { input })).decideVetting.state).toBe('DECLARATION_PENDING');
});

async function officerWhoVets(): Promise<Caller> {
  const useradmin = await system.as('UNHCR', 'useradmin');
  const issuer = localIssuerOf('UNHCR');
  const grants = ['READER', 'PROGRAMME_OFFICER', 'VETTING_OFFICER'].map((role) => ({ role }));
  await useradmin.ok('mutation ($input: SetMemberInput!) { setMember(input: $input) }', {
    input: { issuer, subject: 'both', grants },
  });
  const both = await system.as('UNHCR', 'both');
  await eventually(() => both.ok('{ searchPartners { totalCount } }'));
  return both;
}

test('8: Amina signs; WWSA and three people are screened, and "Hassan Ali" holds the registration; she sees no name', async () => {
  const persons = [
    { fullName: 'Amina Warsame', role: 'HEAD', title: 'Director', birthYear: 1979, nationality: 'SO' },
    { fullName: 'Faduma Nur', role: 'BOARD', title: 'Chair', birthYear: 1970, nationality: 'SO' },
    { fullName: 'Hassan Ali', role: 'BOARD', title: 'Treasurer', birthYear: 1988, nationality: 'SO' },
  ];
  for (const person of persons) await addPerson(who.amina, partnerId, person);
  const answers = Array.from({ length: 10 }, (_, index) => ({ code: `D${index + 1}`, answer: true }));
  const { signDeclaration } = await who.amina.ok(
    'mutation ($input: SignDeclarationInput!) { signDeclaration(input: $input) { id contentHash } }',
    {
      input: { partnerId, templateVersion: '2023.2', answers, signatory: { name: 'Amina Warsame', title: 'Director' } },
    },
  );
  expect(signDeclaration.contentHash).toMatch(/^[0-9a-f]{64}$/);
  declarationId = signDeclaration.id;
  await eventually(async () =>
    expect(await registration(who.vetter, 'state reason')).toEqual({ state: 'SCREENING_HOLD', reason: 'HITS_OPEN' }),
  );
  expect(await registration(who.amina, 'state reason')).toEqual({ state: 'SCREENING_HOLD', reason: 'UNDER_REVIEW' });
  const hit = await onlyHit(who.screener, partnerId);
  expect(hit).toMatchObject({ askedName: 'Hassan Ali', state: 'OPEN' });
  expect(hit.score).toBeGreaterThanOrEqual(0.7);
  expect(hit.score).toBeLessThan(0.9);
  const screenings = await withClient(system.databases.sanctions.adminUrl, async (client) => {
    const { rows } = await client.query('SELECT DISTINCT trigger FROM screening WHERE partner_id = $1', [partnerId]);
    return rows.map(({ trigger }) => trigger);
  });
  expect(screenings).toContain('DECLARATION_SIGNED');
});

test('9: a screener proposes, a second adjudicator confirms; the declaration can be reviewed', async () => {
  const hit = await onlyHit(who.screener, partnerId);
  const evidence = [{ text: 'Copy of the passport, seen in the original.' }];
  const { adjudicateHit: proposed } = await who.screener.ok(adjudicate, decision(hit, 'FALSE_POSITIVE', { evidence }));
  expect(proposed.state).toBe('PROPOSED_FALSE_POSITIVE');
  expect(await who.screener.refusal(adjudicate, decision(proposed, 'FALSE_POSITIVE'))).toBe(
    'FORBIDDEN / SEGREGATION_OF_DUTIES',
  );
  expect((await registration(who.vetter)).state).toBe('SCREENING_HOLD');
  const { adjudicateHit: decided } = await who.secondAdjudicator.ok(adjudicate, decision(proposed, 'FALSE_POSITIVE'));
  expect(decided.state).toBe('FALSE_POSITIVE');
  await inState(who.vetter, registrationId, 'DECLARATION_REVIEW');
  const { partner } = await who.wfp.ok('query ($id: ID!) { partner(id: $id) { clearance { status } } }', {
    id: partnerId,
  });
  expect(partner.clearance.status).toBe('CLEAR');
});

test('✗ Amina cannot fill in the profile before the declaration was reviewed; 10: the vetting officer approves it', async () => {
  const input = { partnerId, section: 'MANDATE_MISSION', content: {}, expectedVersion: 0 };
  expect(
    await who.amina.refusal(
      'mutation ($input: UpdateProfileSectionInput!) { updateProfileSection(input: $input) { freshness } }',
      {
        input,
      },
    ),
  ).toBe('CONFLICT / INVALID_STATE');
  await who.vetter.ok(
    'mutation ($id: ID!) { reviewDeclaration(input: { declarationId: $id, decision: APPROVE }) { id } }',
    { id: declarationId },
  );
  expect((await registration(who.amina)).state).toBe('PROFILE_OPEN');
});

test('11: Amina fills in the sections and confirms them', async () => {
  await fillProfile(who.amina, partnerId);
  await inState(who.amina, registrationId, 'PROFILE_COMPLETE');
  const { partner } = await who.amina.ok(
    'query ($id: ID!) { partner(id: $id) { profile { completeness { percent } } } }',
    {
      id: partnerId,
    },
  );
  expect(partner.profile.completeness.percent).toBe(100);
});

const assign = `mutation ($input: AssignPartnerCodeInput!) { assignPartnerCode(input: $input) { id status value } }`;

test('✗ a list that is 30 hours old gives no code (fail closed)', async () => {
  codeInput = { partnerId, agency: 'UNHCR', system: 'MSRP', idempotencyKey: randomUUID() };
  await wait(30 * 3_600_000);
  expect(await who.ipUnit.refusal(assign, { input: codeInput })).toBe('PRECONDITION_FAILED / CLEARANCE_STALE');
});

test('12: the IP unit assigns the code, the ERP acknowledges it; repeating the call gives the same', async () => {
  await confirmList();
  await registry('ALTER SEQUENCE partner_number RESTART WITH 4711');
  const code = await eventually(
    async () => (await who.ipUnit.ok(assign, { input: codeInput })).assignPartnerCode,
    20_000,
  );
  expect(code).toMatchObject({ status: 'REQUESTED', value: null });
  const { acknowledgeErpCode } = await who.erp.ok(
    'mutation ($input: AcknowledgeErpCodeInput!) { acknowledgeErpCode(input: $input) { status value } }',
    { input: { identifierId: code.id, value: '1234567' } },
  );
  expect(acknowledgeErpCode).toEqual({ status: 'ACTIVE', value: '1234567' });
  const { partner } = await who.wfp.ok('query ($id: ID!) { partner(id: $id) { uniqueNumber standing } }', {
    id: partnerId,
  });
  expect(partner).toEqual({ uniqueNumber: 'UNIP-0004711-30', standing: 'ACTIVE' });
  expect((await who.ipUnit.ok(assign, { input: codeInput })).assignPartnerCode.id).toBe(code.id);
  expect(
    await registry(`SELECT data ->> 'kind' AS kind FROM outbox_event WHERE type = 'registry.notice-due'`),
  ).toContainEqual({ kind: 'CODE_ASSIGNED' });
});

test('13: UNICEF verifies it for all agencies, for five years', async () => {
  const answers = [true, true, true, false, false].map((answer, index) => ({
    question: `Q${index + 1}`,
    answer,
    comment: 'Seen in the documents and the profile.',
  }));
  const { verifyPartner } = await who.verifier.ok(
    'mutation ($input: VerifyPartnerInput!) { verifyPartner(input: $input) { result validUntil } }',
    { input: { partnerId, answers } },
  );
  const inFiveYears = system.clock.now();
  inFiveYears.setUTCFullYear(inFiveYears.getUTCFullYear() + 5);
  expect(verifyPartner.result).toBe('VERIFIED');
  expect(verifyPartner.validUntil.slice(0, 10)).toBe(inFiveYears.toISOString().slice(0, 10));
});

test('14: anyone at WFP sees one answer', async () => {
  const { partner } = await who.wfp.ok(`query { partner(uniqueNumber: "UNIP-0004711-30") {
    legalName standing capabilities(agency: "WFP") { canApply canBeSelected canSign canReceiveFunds blockers { code message } }
    clearance { status checkedAt listVersions { source version } }
    verification { result validUntil by { code } } } }`);
  expect(partner).toMatchObject({
    legalName: 'Wadajir Water & Shelter Association',
    standing: 'ACTIVE',
    capabilities: { canApply: true, canBeSelected: true, canSign: false },
    clearance: { status: 'CLEAR', listVersions: [{ source: 'UNSC' }] },
    verification: { result: 'VERIFIED', by: { code: 'UNICEF' } },
  });
  expect(partner.capabilities.blockers.map(({ code }: { code: string }) => code)).toContain('DUE_DILIGENCE_REQUIRED');
});

test('the lead time of the month counts one more, with the days between steps 1 and 12', async () => {
  const now = system.clock.now();
  const [{ days }] = await registry(
    `SELECT round(extract(epoch FROM registered_at - requested_at) / 86400, 2)::text AS days FROM registration WHERE id = $1`,
    [registrationId],
  );
  await eventually(async () => {
    const { registrationLeadTime } = await who.wfp.ok(
      `query ($year: Int!, $month: Int!) { registrationLeadTime(agency: "UNHCR", country: "SO", year: $year, month: $month) {
         code registrations medianDays } }`,
      { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 },
    );
    // The neighbour of the beginning took no day, so the median of both is half of ours.
    expect(registrationLeadTime).toMatchObject({ code: 'REG_LEAD_TIME', registrations: 2 });
    expect(Number(registrationLeadTime.medianDays)).toBeCloseTo(Number(days) / 2, 1);
  });
  expect(Number(days)).toBeGreaterThan(6.2);
});

test('the way is on record', async () => {
  const [{ n }] = await registry(
    `SELECT count(*)::int AS n FROM audit_event
     WHERE outcome = 'DONE' AND object_id IN (SELECT id::text FROM registration WHERE partner_id = $1 UNION SELECT $1::text)`,
    [partnerId],
  );
  expect(n).toBeGreaterThanOrEqual(14);
});
