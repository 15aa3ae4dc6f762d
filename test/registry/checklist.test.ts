import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { type BegunRegistration, beginRegistration, handIn, sendPaper } from '../support/registered-partner';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(120_000);

const checklist = `query ($id: ID!) { registrationChecklist(registrationId: $id) {
  kind complete items { code state present required rule documentIds label fr: label(language: FR) } } }`;
const upload = 'mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input) { id } }';
const add = 'mutation ($input: AddRecommendationLetterInput!) { addRecommendationLetter(input: $input) { id } }';
const submit = 'mutation ($id: ID!) { submitRegistration(input: { registrationId: $id }) { state } }';
const fund =
  'mutation ($input: SetExpectedFundingInput!) { setExpectedFunding(input: $input) { kind items { code } } }';

let system: TestSystem;
let officer: Caller;

// biome-ignore lint/suspicious/noExplicitAny: rows of many tables
const sql = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await withClient(system.databases.registry.adminUrl, (admin) => admin.query(text, values))).rows;
const listOf = async ({ admin, registrationId }: BegunRegistration, caller = admin) =>
  (await caller.ok(checklist, { id: registrationId })).registrationChecklist;
const shortOf = async (registration: BegunRegistration) =>
  (await listOf(registration)).items.map(
    ({ code, state, present, required }: Record<string, unknown>) => `${code} ${state} ${present}/${required}`,
  );
const refusalOf = async ({ admin, registrationId }: BegunRegistration) => {
  const { errors } = await admin.ask(submit, { id: registrationId });
  const { code, reason, rule, facts } = errors?.[0]?.extensions ?? {};
  return { code, reason, rule, facts };
};

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
});

afterAll(() => system?.stop());

describe('a new national organisation (story 4.a, steps 3 to 6)', () => {
  let ours: BegunRegistration;

  beforeAll(async () => {
    ours = await beginRegistration(system, { legalName: 'Sagal Water Initiative', admin: 'amina' });
  });

  const bring = async (facts: object) =>
    (
      await ours.admin.ok(upload, {
        input: { partnerId: ours.partnerId, title: 'Paper', fileId: await sendPaper(ours.admin, 'paper'), ...facts },
      })
    ).uploadDocument.id;

  test('begins with nothing, and the first thing that is missing names its rule', async () => {
    expect(await shortOf(ours)).toEqual([
      'STATUTE MISSING 0/1',
      'LEGAL_REGISTRATION MISSING 0/1',
      'RECOMMENDATIONS MISSING 0/2',
    ]);
    expect(await listOf(ours)).toMatchObject({ kind: 'FULL', complete: false });
    expect(await refusalOf(ours)).toEqual({
      code: 'PRECONDITION_FAILED',
      reason: 'MISSING_REQUIREMENT',
      rule: 'UNHCR-40',
      facts: { missing: ['STATUTE', 'LEGAL_REGISTRATION', 'RECOMMENDATIONS'] },
    });
  });

  test('R-INV-4: a statute alone leaves the registration', async () => {
    const id = await bring({ type: 'STATUTE_OR_CONSTITUTION' });
    expect((await listOf(ours)).items[0]).toMatchObject({
      state: 'MET',
      documentIds: [id],
      label: 'Statute or constitution as a non-profit',
      fr: 'Statuts ou acte constitutif à but non lucratif',
    });
    expect(await refusalOf(ours)).toMatchObject({ rule: 'R-INV-4' });
  });

  test('R-INV-3: with statute, registration and one letter of two, the letters are what is missing', async () => {
    const legal = { issuingAuthority: 'Ministry of Interior', country: 'SO', registrationNumber: 'SO-MOI 4471/2016' };
    await bring({ type: 'LEGAL_REGISTRATION', ...legal, issuedOn: '2016-03-14' });
    const letter = { partnerId: ours.partnerId, issuerType: 'DONOR', issuerName: 'European Relief Fund' };
    await ours.admin.ok(add, {
      input: { ...letter, signatory: 'A. Donor', date: '2025-06-01', fileId: await sendPaper(ours.admin, 'letter') },
    });
    expect(await shortOf(ours)).toEqual([
      'STATUTE MET 1/1',
      'LEGAL_REGISTRATION MET 1/1',
      'RECOMMENDATIONS MISSING 1/2',
    ]);
    expect(await refusalOf(ours)).toEqual({
      code: 'PRECONDITION_FAILED',
      reason: 'MISSING_REQUIREMENT',
      rule: 'R-INV-3',
      facts: { missing: ['RECOMMENDATIONS'] },
    });
  });

  test('a refused document counts for nothing, and one that ended shows as expired', async () => {
    const vetter = await system.as('UNHCR', 'vetter');
    const [statute, registration] = (await listOf(ours)).items;
    await vetter.ok('mutation ($input: VerifyDocumentInput!) { verifyDocument(input: $input) { id } }', {
      input: { documentId: statute.documentIds[0], outcome: 'REFUSED', note: 'Not signed.' },
    });
    await sql(`UPDATE partner_document SET expires_on = '2026-01-01' WHERE id = $1`, [registration.documentIds[0]]);
    expect(await shortOf(ours)).toEqual([
      'STATUTE MISSING 0/1',
      'LEGAL_REGISTRATION EXPIRED 1/1',
      'RECOMMENDATIONS MISSING 1/2',
    ]);
  });

  test('is for staff and for the partner; for others it is not there', async () => {
    const rival = await beginRegistration(system, { legalName: 'Kulmiye Health Society', admin: 'rival' });
    expect(await rival.admin.refusal(checklist, { id: ours.registrationId })).toBe('NOT_FOUND');
    expect(await system.anybody.refusal(checklist, { id: ours.registrationId })).toBe('UNAUTHENTICATED');
    expect((await listOf(ours, await system.as('WFP', 'reader'))).items).toHaveLength(3);
  });

  test('costs the same however many papers there are', async () => {
    const count = async () => expectSql(9, () => ours.admin.ok(checklist, { id: ours.registrationId }));
    await count();
    await handIn(system, { ...ours, only: 'papers' });
    await count();
    expect(await listOf(ours)).toMatchObject({ complete: true });
  });
});

describe('every track has its list, as data', () => {
  let ours: BegunRegistration;

  beforeAll(async () => {
    ours = await beginRegistration(system, { legalName: 'Hodan Institute', admin: 'hodan' });
  });

  const codesOf = async (track: string) => {
    await sql('UPDATE registration SET track = $2 WHERE id = $1', [ours.registrationId, track]);
    return (await listOf(ours)).items.map(({ code }: { code: string }) => code);
  };

  test.each([
    ['NON_PROFIT', ['STATUTE', 'LEGAL_REGISTRATION', 'RECOMMENDATIONS']],
    ['OPERATIONAL_PARTNER', ['STATUTE', 'LEGAL_REGISTRATION', 'RECOMMENDATIONS']],
    ['GOVERNMENT', ['STATUTE']],
    ['ACADEMIC', ['STATUTE', 'LEGAL_REGISTRATION']],
    ['PRIVATE_SECTOR', ['STATUTE', 'LEGAL_REGISTRATION']],
    ['UN_ENTITY', ['STATUTE']],
    ['OTHER_INSTITUTION', ['STATUTE', 'LEGAL_REGISTRATION']],
  ])('%s: %j', async (track, codes) => expect(await codesOf(track)).toEqual(codes));

  test('an agency asks for more or less from a day on, for its own registrations alone', async () => {
    await sql(
      `INSERT INTO document_requirement (id, agency, track, variant, code, place, document_type, required, new_only, rule,
                                         label_en, label_fr, valid_from)
       VALUES (gen_random_uuid(), 'UNHCR', 'ACADEMIC', 'FULL', 'PSEA_POLICY', 9, 'PSEA_POLICY', 1, false, 'UNHCR-10', 'Policy', 'Politique', '2020-01-01'),
              (gen_random_uuid(), 'UNHCR', 'ACADEMIC', 'FULL', 'STATUTE', 1, 'STATUTE_OR_CONSTITUTION', 0, false, 'UNHCR-40', 'Charter', 'Charte', '2020-01-01'),
              (gen_random_uuid(), 'UNHCR', 'ACADEMIC', 'FULL', 'CODE_OF_CONDUCT', 10, 'CODE_OF_CONDUCT', 1, false, 'UNHCR-10', 'Code', 'Code', '2999-01-01')`,
    );
    expect(await codesOf('ACADEMIC')).toEqual(['LEGAL_REGISTRATION', 'PSEA_POLICY']);
    await sql(`UPDATE registration SET sponsor_agency = 'WFP', office_id = NULL WHERE id = $1`, [ours.registrationId]);
    expect(await codesOf('ACADEMIC')).toEqual(['STATUTE', 'LEGAL_REGISTRATION']);
  });
});

describe('small community groups (JIU-51)', () => {
  let group: BegunRegistration;

  beforeAll(async () => {
    group = await beginRegistration(system, { legalName: 'Daryeel Village Committee', admin: 'daryeel' });
    await sql(`UPDATE partner SET primary_type = 'COMMUNITY_BASED_ORG' WHERE id = $1`, [group.partnerId]);
  });

  const expectFunds = (expectedAnnualUsd: string) => ({
    input: { registrationId: group.registrationId, expectedAnnualUsd },
  });

  test('need no statute up to a ceiling, once the responsible office says what they expect', async () => {
    expect(await listOf(group)).toMatchObject({ kind: 'FULL' });
    expect((await officer.ok(fund, expectFunds('50000.00'))).setExpectedFunding).toEqual({
      kind: 'SIMPLIFIED',
      items: [{ code: 'LEGAL_REGISTRATION' }, { code: 'RECOMMENDATIONS' }],
    });
    expect((await officer.ok(fund, expectFunds('50000.01'))).setExpectedFunding.kind).toBe('FULL');
  });

  test('do not say so themselves, and other agencies and offices do not either', async () => {
    expect(await group.admin.refusal(fund, expectFunds('1'))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await (await system.as('WFP', 'reader')).refusal(fund, expectFunds('1'))).toBe('FORBIDDEN / ROLE_REQUIRED');
    expect(await officer.refusal(fund, expectFunds('-1'))).toBe('INVALID_INPUT');
    await sql(
      `UPDATE registration SET office_id = (SELECT id FROM office WHERE name = 'UNHCR Ethiopia') WHERE id = $1`,
      [group.registrationId],
    );
    const somalia = await system.as('UNHCR', 'somalia');
    expect(await somalia.refusal(fund, expectFunds('1'))).toBe('FORBIDDEN / ROLE_REQUIRED');
    await sql(`UPDATE registration SET state = 'IN_VETTING' WHERE id = $1`, [group.registrationId]);
    expect(await officer.refusal(fund, expectFunds('1'))).toBe('CONFLICT / INVALID_STATE');
  });
});
