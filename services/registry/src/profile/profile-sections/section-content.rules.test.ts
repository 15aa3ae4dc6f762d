import { sectionOf, sections } from './section.catalogue';
import type { FieldDefinition } from './section.definition';
import {
  type Content,
  changedFields,
  countMandatory,
  documentsIn,
  missingFields,
  readContent,
} from './section-content.rules';

const funding = sectionOf('FUNDING');
const contact = sectionOf('CONTACT');
const budget = { amount: '250000.00', currency: 'USD', year: 2025 };
const whole = { budgets: [{ budget, source: 'AUDITED_ACCOUNTS' }], donorKinds: ['UN'] };
const problemsOf = (content: Record<string, unknown>) => readContent(funding, content).problems.map(({ path }) => path);

test('all problems are told at once, each with its path', () => {
  expect(
    problemsOf({
      budgets: [
        { budget: { amount: 5, currency: 'XXY', year: '2025', iban: 'x' }, source: 'AUDITED_ACCOUNTS' },
        { budget, source: 'MY_UNCLE' },
        'nothing',
        { budget },
      ],
      donorKinds: ['UN', 'SATAN'],
      note: 7,
      surprise: true,
    }),
  ).toEqual([
    'surprise',
    'budgets.0.budget.iban',
    'budgets.0.budget.amount',
    'budgets.0.budget.currency',
    'budgets.0.budget.year',
    'budgets.1.source',
    'budgets.2',
    'budgets.3.source',
    'donorKinds.1',
    'note',
  ]);
});

test.each([
  ['email', 'nobody', 'no e-mail'],
  ['website', 'javascript:alert(1)', 'no web address'],
  ['telephone', 'call me', 'digits'],
  ['country', 'Somalia', 'ISO 3166'],
  ['country', 'XX', 'ISO 3166'],
  ['address', 'x'.repeat(301), '300'],
  ['address', 'zero\0byte', 'no text'],
  ['address', 'half \ud800', 'no text'],
  ['workingLanguages', 'en', 'list'],
  ['reliableConnection', 'yes', 'true or false'],
])('%s: %j is refused', (field, value, words) => {
  const { problems } = readContent(contact, { [field]: value });
  expect(problems).toEqual([{ path: field, message: expect.stringContaining(words) }]);
});

test('a name of the prototype is a field like any other unknown one', () => {
  expect(problemsOf(JSON.parse('{ "__proto__": { "x": 1 }, "constructor": 1 }'))).toEqual(['__proto__', 'constructor']);
});

test('what is empty is left out', () => {
  const raw = { address: '  ', city: null, email: '', workingLanguages: [], country: ' SO ' };
  expect(readContent(contact, raw)).toEqual({ content: { country: 'SO' }, problems: [] });
  expect(readContent(funding, { ...whole, mainDonors: [] }).content).toEqual(whole);
});

test('dates are days that there are', () => {
  const identification = sectionOf('IDENTIFICATION');
  for (const day of ['2016-02-30', '2016-3-1', 'yesterday', 20160301]) {
    expect(readContent(identification, { foundedOn: day }).problems).toHaveLength(1);
  }
  expect(readContent(identification, { foundedOn: '2016-02-29' }).problems).toEqual([]);
});

test('an answer can ask for another field', () => {
  const identification = sectionOf('IDENTIFICATION');
  const missing = (content: Record<string, string | boolean>) => missingFields(identification, content);
  expect(missing({})).toEqual(['foundedOn', 'headquartersCountry', 'nonProfit', 'registeredInCountry']);
  const rest = { foundedOn: '2010-01-01', headquartersCountry: 'SO', nonProfit: false };
  expect(missing({ ...rest, registeredInCountry: true })).toEqual(['registeredOn', 'registrationAuthority']);
  expect(missing({ ...rest, registeredInCountry: false })).toEqual(['notRegisteredBecause']);
  expect(countMandatory(identification, {})).toBe(4);
  expect(countMandatory(identification, { registeredInCountry: true })).toBe(6);
});

test('a change is what says something else, whatever the order of its keys', () => {
  const turned = {
    donorKinds: ['UN'],
    budgets: [{ source: 'AUDITED_ACCOUNTS', budget: { year: 2025, currency: 'USD', amount: '250000.00' } }],
  };
  expect(changedFields(whole, turned)).toEqual([]);
  expect(changedFields(whole, { donorKinds: ['UN'], note: 'new' }).sort()).toEqual(['budgets', 'note']);
});

test('documents are found wherever they are pointed to', () => {
  const certificate = '01a1fd10-0000-7000-8000-000000000001';
  const accreditations: Content[] = [
    { body: 'Sphere', since: 2020 },
    { body: 'CHS', since: 2021, certificate },
  ];
  expect(documentsIn(sectionOf('COLLABORATION'), { accredited: true, accreditations })).toEqual([
    { path: 'accreditations.1.certificate', id: certificate },
  ]);
});

describe.each(sections)('the form of $code', ({ fields, mandatory, confidential, code }) => {
  const all = (list: readonly FieldDefinition[]): FieldDefinition[] =>
    list.flatMap((field) => [field, ...all(field.items ?? [])]);

  test('names each field once and labels it in both languages', () => {
    expect(new Set(fields.map((field) => field.code)).size).toBe(fields.length);
    expect(all(fields).filter(({ label }) => !label.en || !label.fr)).toEqual([]);
  });

  test('gives choices where one chooses, entries where one lists, and conditions on fields that there are', () => {
    for (const field of all(fields)) {
      expect([field.code, field.kind.startsWith('CHOICE')]).toEqual([field.code, field.choices !== undefined]);
      expect([field.code, field.kind === 'LIST']).toEqual([field.code, field.items !== undefined]);
      const other = field.mandatoryWhen?.field;
      if (other !== undefined) expect(fields.map((each) => each.code)).toContain(other);
    }
  });

  test('is mandatory but for OTHER_INFO, and confidential only for BANKING', () => {
    expect(mandatory).toBe(code !== 'OTHER_INFO');
    expect(confidential).toBe(code === 'BANKING');
  });
});
