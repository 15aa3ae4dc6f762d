import { orgIdSchemes } from './org-id-schemes';
import { findFault, findScheme, foldIdentifier, isExclusive, needsAuthority, splitOrgId } from './org-identifier.rules';

const isCountry = (iso2: string) => ['SO', 'KE', 'GB'].includes(iso2);
const schemeOf = (code: string) => findScheme(orgIdSchemes, code, isCountry);

test('the register has at least 60 schemes, each once', () => {
  const codes = orgIdSchemes.map(({ code }) => code);
  expect(codes.length).toBeGreaterThanOrEqual(60);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, country } of orgIdSchemes) expect(code.startsWith(`${country ?? 'X'}`)).toBe(true);
});

test.each<[string, string, string | null]>([
  ['XI-LEI', '5493000IBP32UQZ0KL24', null],
  ['XI-LEI', '5493000IBP23UQZ0KL24', 'CHECK_DIGITS'],
  ['XI-LEI', '5493000IBP32', 'FORMAT'],
  ['GB-CHC', '290836', null],
  ['GB-CHC', '1180384', null],
  ['GB-CHC', 'SC290836', 'FORMAT'],
  ['GB-COH', '01234567', null],
  ['GB-COH', 'SC123456', null],
  ['US-EIN', '13-5562351', null],
  ['US-EIN', '135562351', null],
  ['US-EIN', '13-556235', 'FORMAT'],
  ['AU-ABN', '51824753556', null],
  ['AU-ABN', '51824753565', 'CHECK_DIGITS'],
  ['BE-BCE_KBO', '0203201340', null],
  ['BE-BCE_KBO', '0203201341', 'CHECK_DIGITS'],
  ['FR-RCS', '732829320', null],
  ['FR-RCS', '732829302', 'CHECK_DIGITS'],
  ['FR-RNA', 'W751000000', null],
  ['BR-CNPJ', '11222333000181', null],
  ['BR-CNPJ', '11222333000182', 'CHECK_DIGITS'],
  ['NO-BRC', '974760673', null],
  ['NO-BRC', '974760637', 'CHECK_DIGITS'],
  ['KE-NCB', 'OP.218/051/2002/0128/2375', null],
  ['SO-REG', 'SO-MOI 4471/2016', null],
  ['SO-REG', ' / ', 'FORMAT'],
])('%s %s: %s', (code, value, fault) => {
  const scheme = schemeOf(code);
  expect(scheme && findFault(scheme, value)).toBe(fault);
});

test.each([
  ['SO-REG', true, false],
  ['GB-CHC', false, true],
  ['KE-NCB', false, false],
])('%s: authority needed %s, one partner only %s', (code, authority, exclusive) => {
  const scheme = schemeOf(code);
  expect(scheme && [needsAuthority(scheme), isExclusive(scheme)]).toEqual([authority, exclusive]);
});

test.each(['XX-REG', 'GB-NOPE', '', 'GB'])('%p is no scheme', (code) => expect(schemeOf(code)).toBeNull());

test.each([
  ['GB-CHC-290836', { scheme: 'GB-CHC', value: '290836' }],
  ['gb-chc-1180384-1', { scheme: 'GB-CHC', value: '1180384-1' }],
  ['XM-DAC-41121', { scheme: 'XM-DAC', value: '41121' }],
  ['BE-BCE_KBO-0203201340', { scheme: 'BE-BCE_KBO', value: '0203201340' }],
  ['SO-REG-SO-MOI 4471/2016', { scheme: 'SO-REG', value: 'SO-MOI 4471/2016' }],
  ['GB-CHC-', null],
  ['nothing', null],
])('%s is split', (orgId, parts) => expect(splitOrgId(orgId, schemeOf)).toEqual(parts));

test('values are compared without signs and capitals', () => {
  expect(foldIdentifier('so-moi 4471/2016')).toBe('SOMOI44712016');
  expect(foldIdentifier('١٢٣')).toBe('١٢٣');
});
