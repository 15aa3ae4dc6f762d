import { partnerTypes } from '../../terms/partner-type.rules';
import { CounterpartClass } from './counterpart.enum';
import { counterpartOf, counterpartTable, showsAmounts, showsSum } from './counterpart.rules';

test.each<[string, string]>([
  ['UN_ENTITY', 'UN_AGENCY'],
  ['IGO_OR_DEVELOPMENT_BANK', 'INTERNATIONAL_FINANCIAL_INSTITUTION'],
  ['GOVERNMENT_LOCAL', 'GOVERNMENT'],
  ['REGIONAL_NGO', 'INTERNATIONAL_NGO'],
  ['COMMUNITY_BASED_ORG', 'NATIONAL_NGO'],
  ['PRIVATE_SECTOR', 'PRIVATE_SECTOR'],
  ['ACADEMIC_RESEARCH', 'ACADEMIA'],
  ['FOUNDATION', 'OTHER'],
  ['A_TYPE_OF_TOMORROW', 'OTHER'],
])('UNICEF-22: %s is reported as %s', (type, wanted) => expect(counterpartOf(type)).toBe(wanted));

test('the table names types of registry only, and fills every class', () => {
  expect(counterpartTable.types.filter((type) => !partnerTypes.includes(type))).toEqual([]);
  expect(new Set(partnerTypes.map(counterpartOf))).toEqual(new Set(Object.values(CounterpartClass)));
});

const of = (partners: number) => ({ partners });

test.each<[number, boolean, boolean]>([
  [4, false, false],
  [5, false, true],
  [1, true, true],
])('amounts of %i partners, own %s: shown %s', (partners, isOwn, shown) => {
  expect(showsAmounts(of(partners), isOwn)).toBe(shown);
});

test.each<[string, number, number[], boolean, boolean]>([
  ['of few, all in one class', 4, [4, 0], false, false],
  ['of many', 12, [5, 7], false, true],
  ['whose one hidden part would be the rest', 9, [5, 4], false, false],
  ['whose hidden parts are few together', 9, [5, 2, 2], false, false],
  ['whose hidden parts are many together', 11, [5, 3, 3], false, true],
  ['of the agency itself', 9, [5, 4], true, true],
])('a sum %s', (_name, sum, parts, isOwn, shown) => {
  expect(showsSum(of(sum), parts.map(of), isOwn)).toBe(shown);
});
