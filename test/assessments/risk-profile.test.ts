import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { expectSql } from '../support/sql-budget';
import { startTestSystem, type TestSystem } from '../support/system';

let system: TestSystem;
let officer: Caller;
let keys = 0;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
}, 60_000);

afterAll(() => system?.stop());

async function addPartner(legalName: string): Promise<string> {
  const { addPartner: partner } = await officer.ok(
    'mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: { legalName, primaryType: 'NATIONAL_NGO', countryOfOrigin: 'ET' } },
  );
  return partner.id;
}

async function rate(agency: string, partnerId: string, band: string, told: Record<string, unknown> = {}) {
  const assessor = await system.as(agency, 'assessor');
  const input = {
    partnerId,
    kind: 'HACT_MICRO',
    band,
    finalisedOn: '2024-09-10',
    validUntil: '2029-09-09',
    idempotencyKey: `rating-${++keys}`,
    ...told,
  };
  await eventually(() =>
    assessor.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
}

const profile = `riskProfile {
  band asOf ruleVersion
  dimensions { dimension band disagreement explanation views { agency { code } kind band because } }
  rolling { band points basisBand basisOwner { code } basisOn ruleVersion movements { mover points because } }
}`;

const profileOf = async (who: Caller, id: string) =>
  (await who.ok(`query ($id: ID!) { partner(id: $id) { ${profile} } }`, { id })).partner.riskProfile;

test('a partner that nobody assessed is NOT_ASSESSED, which is not the same as low', async () => {
  const id = await addPartner('Unknown Relief');
  const found = await eventually(() => profileOf(officer, id));
  expect(found).toMatchObject({ band: 'NOT_ASSESSED', rolling: null, ruleVersion: 'risk-profile-1' });
  expect(found.dimensions.map(({ dimension }: { dimension: string }) => dimension)).toEqual([
    'FINANCIAL',
    'SAFEGUARDING',
    'DUE_DILIGENCE',
    'ASSURANCE',
    'CONTEXT',
  ]);
});

test('two agencies that differ are both shown, and the highest risk counts', async () => {
  const id = await addPartner('Disputed Relief');
  await rate('UNICEF', id, 'LOW');
  await rate('UNHCR', id, 'SIGNIFICANT', { finalisedOn: '2025-02-01' });
  const found = await profileOf(await system.as('WFP', 'reader'), id);
  expect(found.band).toBe('SIGNIFICANT');
  expect(found.dimensions[0]).toMatchObject({
    dimension: 'FINANCIAL',
    band: 'SIGNIFICANT',
    disagreement: true,
    views: [
      { agency: { code: 'UNHCR' }, kind: 'HACT_MICRO', band: 'SIGNIFICANT' },
      { agency: { code: 'UNICEF' }, kind: 'HACT_MICRO', band: 'LOW' },
    ],
  });
  expect(found.rolling).toEqual({
    band: 'SIGNIFICANT',
    points: 60,
    basisBand: 'SIGNIFICANT',
    basisOwner: { code: 'UNHCR' },
    basisOn: '2025-02-01',
    ruleVersion: 'rolling-risk-2',
    movements: [],
  });
});

test('an assessment that ended weighs on the rolling risk, and counts no more in the profile', async () => {
  const id = await addPartner('Former Relief');
  await rate('UNICEF', id, 'MODERATE', { finalisedOn: '2019-01-01', validUntil: '2023-12-31' });
  const found = await profileOf(officer, id);
  expect(found.band).toBe('NOT_ASSESSED');
  expect(found.rolling).toMatchObject({
    band: 'SIGNIFICANT',
    points: 50,
    movements: [{ mover: 'AGE', points: 10, because: 'HACT_MICRO ended on 2023-12-31' }],
  });
});

test('a suspended agreement raises it', async () => {
  const id = await addPartner('Suspended Relief');
  await rate('UNICEF', id, 'LOW');
  const finance = await system.as('UNDP', 'finance');
  const now = system.clock.now().getTime();
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  const input = {
    partnerId: id,
    externalId: 'UNDP-ET-1',
    country: 'ET',
    from: day(-30),
    to: day(300),
    amount: '100000',
    undisbursed: '50000',
    currency: 'USD',
    state: 'SUSPENDED',
  };
  await finance.ok('mutation ($input: RecordEngagementInput!) { recordEngagement(input: $input) { id } }', { input });
  await eventually(async () =>
    expect((await profileOf(officer, id)).rolling).toMatchObject({
      points: 25,
      movements: [{ mover: 'PERFORMANCE', points: 10, because: 'Agreement suspended by UNDP' }],
    }),
  );
});

test('partners do not see it: it may stand on findings that are held back from them', async () => {
  const director = await system.as('PARTNER_USERS', 'director');
  const { searchPartners } = await officer.ok(
    '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
  );
  const own = searchPartners.edges[0].node.id;
  const question = `query ($id: ID!) { partner(id: $id) { ${profile} } }`;
  expect(await director.refusal(question, { id: own })).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('profiles of many partners cost as many statements as that of one', async () => {
  const list = (first: number) =>
    officer.ok(`{ searchPartners(first: ${first}) { edges { node { id riskProfile { band } } } } }`);
  await list(5);
  const ask = (first: number) => expectSql(statements, () => list(first));
  const statements = 10;
  await ask(2);
  await ask(5);
});
