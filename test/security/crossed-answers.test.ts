import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { startTestSystem, type TestSystem } from '../support/system';

jest.setTimeout(300_000);

const secret = 'Segregation of duties is weak.';
const question = `query ($id: ID!) { assessment(id: $id) { owner { code } report { narrative redaction { reason } }
  partner { id assessments(first: 1) { edges { node { report { narrative redaction { reason } } } } } } } }`;

let system: TestSystem;
let owner: Caller;
let other: Caller;
let id: string;

beforeAll(async () => {
  system = await startTestSystem();
  [owner, other] = await Promise.all([system.as('UNICEF', 'assessor'), system.as('UNHCR', 'officer')]);
  const { addPartner } = await other.ok('mutation ($input: AddPartnerInput!) { addPartner(input: $input) { id } }', {
    input: { legalName: 'Crossed Relief', primaryType: 'NATIONAL_NGO', countryOfOrigin: 'ET' },
  });
  const input = {
    partnerId: addPartner.id,
    kind: 'HACT_MICRO',
    band: 'LOW',
    finalisedOn: '2024-09-10',
    validUntil: '2029-09-09',
    narrative: secret,
    idempotencyKey: 'crossed-1',
  };
  const { recordAssessment } = await eventually(() =>
    owner.ok('mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) { id } }', { input }),
  );
  id = recordAssessment.id;
}, 60_000);

afterAll(() => system?.stop());

test('Z07: two agencies ask the same a thousand times at once, and no answer is crossed', async () => {
  const told = JSON.stringify(await owner.ok(question, { id }));
  const heldBack = JSON.stringify(await other.ok(question, { id }));
  expect(told.split(secret)).toHaveLength(3);
  expect(heldBack).not.toContain(secret);
  const crossed: string[] = [];
  let round = 0;
  const ask = async () => {
    while (round++ < 1_000) {
      const [first, second] = await Promise.all([owner.ok(question, { id }), other.ok(question, { id })]);
      if (JSON.stringify(first) !== told) crossed.push(`UNICEF: ${JSON.stringify(first)}`);
      if (JSON.stringify(second) !== heldBack) crossed.push(`UNHCR: ${JSON.stringify(second)}`);
    }
  };
  await Promise.all(Array.from({ length: 10 }, ask));
  expect(crossed).toEqual([]);
});
