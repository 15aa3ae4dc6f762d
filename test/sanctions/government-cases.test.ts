import { eventually } from '../support/eventually';
import type { BegunRegistration } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';
import {
  act,
  addRespondent,
  type CasePeople,
  caseInput,
  casePeople,
  createCase,
  decideTogether,
  hearCase,
  lookAt,
  openCase,
  ownCases,
  reasoning,
  refusalOf,
  release,
  ruleOf,
} from './cases';
import { addPartner } from './hits';
import { dayAfter, sql } from './sharing';

jest.setTimeout(60_000);

let system: TestSystem;
let people: CasePeople;
let district: BegunRegistration;
let caseId: string;

beforeAll(async () => {
  system = await startTestSystem();
  [people, district] = await Promise.all([
    casePeople(system),
    addRespondent(system, 'amina', { primaryType: 'GOVERNMENT_LOCAL' }),
  ]);
  ({ caseId } = await hearCase(system, people, district));
});

afterAll(() => system?.stop());

const versionNow = async () => (await lookAt(people.panel, caseId)).version;
const measure = async (more: object = {}) => ({
  caseId,
  measures: ['DIRECT_PAYMENT_ONLY'],
  reasoning,
  expectedVersion: await versionNow(),
  ...more,
});
const consult = async (kind: string, more: object = {}) => ({
  caseId,
  kind,
  consultedOn: dayAfter(system, -1),
  advice: 'Pay the suppliers directly, and tell the ministry.',
  expectedVersion: (await lookAt(people.legal, caseId)).version,
  ...more,
});

describe('S-INV-9: a government', () => {
  test('is not debarred, in no form', async () => {
    const asked = async (measures: object[], conditions: string[] = []) => {
      const input = { caseId, ...release, measures, conditions, expectedVersion: await versionNow() };
      return ruleOf(people.panel, 'decideCase', input);
    };
    const refused = 'PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE / S-INV-9';
    expect(await asked([{ type: 'DEBARMENT_FIXED', years: 2 }])).toBe(refused);
    expect(await asked([{ type: 'DEBARMENT_PERMANENT' }])).toBe(refused);
    expect(await asked(release.measures, release.conditions)).toBe(refused);
  });

  test('gets a measure only after a legal and a Resident Coordinator consultation on record', async () => {
    const missing = 'PRECONDITION_FAILED / MISSING_REQUIREMENT / S-INV-9';
    expect(await ruleOf(people.panel, 'recordGovernmentMeasure', await measure())).toBe(missing);
    await act(people.legal, 'recordCaseConsultation', await consult('LEGAL'));
    expect(await ruleOf(people.panel, 'recordGovernmentMeasure', await measure())).toBe(missing);
    const tomorrow = await consult('RESIDENT_COORDINATOR', { consultedOn: dayAfter(system, 1) });
    expect(await refusalOf(people.investigator, 'recordCaseConsultation', tomorrow)).toBe('INVALID_INPUT');
    await act(people.investigator, 'recordCaseConsultation', await consult('RESIDENT_COORDINATOR'));
    expect(
      await refusalOf(people.panel, 'recordGovernmentMeasure', await measure({ until: dayAfter(system, 0) })),
    ).toBe('INVALID_INPUT');
  });

  test('then two members order it; the government reads it, and stands on no list', async () => {
    const decided = await decideTogether([people.panel, people.panelist], 'recordGovernmentMeasure', caseId, {
      measures: ['DIRECT_PAYMENT_ONLY', 'DIALOGUE_WITH_GOVERNMENT'],
      reasoning,
    });
    expect(decided.state).toBe('DECIDED');
    const fields = 'decisions { kind reasoning measures { sanction governmentMeasure } }';
    const { consultations, decisions } = await lookAt(people.legal, caseId, `consultations { kind advice } ${fields}`);
    expect(consultations.map(({ kind }: { kind: string }) => kind)).toEqual(['LEGAL', 'RESIDENT_COORDINATOR']);
    expect(decisions).toMatchObject([
      {
        kind: 'GOVERNMENT_MEASURE',
        measures: [
          { sanction: null, governmentMeasure: 'DIRECT_PAYMENT_ONLY' },
          { sanction: null, governmentMeasure: 'DIALOGUE_WITH_GOVERNMENT' },
        ],
      },
    ]);
    expect(await ownCases(district.admin, fields)).toMatchObject([{ state: 'DECIDED', decisions: [{ reasoning }] }]);
    expect(await sql(system, 'SELECT 1 FROM ineligibility_entry WHERE case_id = $1', [caseId])).toEqual([]);
  });

  test('has a case of its own, and others have no such measure', async () => {
    const officer = await system.as('UNHCR', 'officer');
    const { id } = await addPartner(officer, 'Mixed Company of Somebody');
    await eventually(async () => {
      expect(await refusalOfCase([id])).toBe('opened');
    });
    expect(await refusalOfCase([id, district.partnerId])).toBe('INVALID_INPUT');
    const opened = await openCase(system, people.both, [id]);
    const input = { caseId: opened.id, expectedVersion: opened.version };
    const refused = 'PRECONDITION_FAILED / MEASURE_NOT_APPLICABLE / S-INV-9';
    expect(await ruleOf(people.investigator, 'recordCaseConsultation', { ...(await consult('LEGAL')), ...input })).toBe(
      refused,
    );
  });
});

async function refusalOfCase(respondents: string[]): Promise<string> {
  const { errors } = await people.investigator.ask(createCase, caseInput(system, respondents));
  return String(errors?.[0]?.extensions.code ?? 'opened');
}
