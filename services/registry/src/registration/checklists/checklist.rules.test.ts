import { type ItemStatus, type Requirement, requirementsFor, statusOf, variantFor } from './checklist.rules';

const row = (change: Partial<Requirement>): Requirement => ({
  agency: null,
  code: 'STATUTE',
  place: 1,
  documentType: 'STATUTE_OR_CONSTITUTION',
  required: 1,
  newOnly: false,
  rule: 'UNHCR-40',
  labelEn: 'Statute',
  labelFr: 'Statuts',
  ...change,
});
const statute = row({});
const registration = row({ code: 'LEGAL_REGISTRATION', place: 2, documentType: 'LEGAL_REGISTRATION' });
const letters = row({ code: 'RECOMMENDATIONS', place: 3, documentType: null, required: 2, newOnly: true });
const three = [statute, registration, letters];

test.each<[string, string | null, Requirement[], string[]]>([
  ['without a sponsor', null, three, ['STATUTE 1', 'LEGAL_REGISTRATION 1', 'RECOMMENDATIONS 2']],
  [
    'of an agency with rows of its own',
    'WFP',
    [...three, row({ ...letters, agency: 'WFP', required: 3 })],
    ['STATUTE 1', 'LEGAL_REGISTRATION 1', 'RECOMMENDATIONS 3'],
  ],
  [
    'of an agency that switches one off',
    'WFP',
    [...three, row({ agency: 'WFP', required: 0 })],
    ['LEGAL_REGISTRATION 1', 'RECOMMENDATIONS 2'],
  ],
  [
    'that rows of another agency do not touch',
    'UNHCR',
    [...three, row({ agency: 'WFP', required: 0 })],
    ['STATUTE 1', 'LEGAL_REGISTRATION 1', 'RECOMMENDATIONS 2'],
  ],
])('the list %s', (_case, agency, rows, expected) => {
  expect(requirementsFor(agency, rows).map(({ code, required }) => `${code} ${required}`)).toEqual(expected);
});

const nothing = { validity: null, issuers: 0, waived: false, exempt: false };

test.each<[Requirement, Partial<Parameters<typeof statusOf>[1]>, ItemStatus]>([
  [statute, {}, { state: 'MISSING', present: 0, required: 1 }],
  [statute, { validity: 'VALID' }, { state: 'MET', present: 1, required: 1 }],
  [statute, { validity: 'EXPIRING' }, { state: 'MET', present: 1, required: 1 }],
  [statute, { validity: 'EXPIRED' }, { state: 'EXPIRED', present: 1, required: 1 }],
  [statute, { waived: true, exempt: true }, { state: 'MISSING', present: 0, required: 1 }],
  [letters, { issuers: 1 }, { state: 'MISSING', present: 1, required: 2 }],
  [letters, { issuers: 2 }, { state: 'MET', present: 2, required: 2 }],
  [letters, { issuers: 1, waived: true }, { state: 'WAIVED', present: 1, required: 2 }],
  [letters, { issuers: 2, waived: true }, { state: 'MET', present: 2, required: 2 }],
  [letters, { exempt: true }, { state: 'MET', present: 0, required: 0 }],
])('R-INV-3: $code with %j is %j', (requirement, evidence, status) => {
  expect(statusOf(requirement, { ...nothing, ...evidence })).toEqual(status);
});

const small = {
  primaryType: 'COMMUNITY_BASED_ORG',
  hasSimplifiedList: true,
  expectedAnnualUsd: 50_000,
  ceilingUsd: 50_000,
};

test.each([
  [{}, 'SIMPLIFIED'],
  [{ expectedAnnualUsd: 50_001 }, 'FULL'],
  [{ expectedAnnualUsd: null }, 'FULL'],
  [{ primaryType: 'NATIONAL_NGO' }, 'FULL'],
  [{ hasSimplifiedList: false }, 'FULL'],
])('JIU-51: a small community group with %j follows %s', (change, variant) => {
  expect(variantFor({ ...small, ...change })).toBe(variant);
});
