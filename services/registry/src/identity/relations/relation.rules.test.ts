import { PartnerKind } from '../partners/partner.entity';
import { RelationKind } from './relation.entity';
import { findTreeFault, fits, type Step, treeOf } from './relation.rules';

const { COUNTRY_OFFICE_OF, REGIONAL_OFFICE_OF, NETWORK_MEMBER_OF, CONSORTIUM_MEMBER_OF, AFFILIATE_OF, CONTROLLED_BY } =
  RelationKind;
const { ORGANISATION, NETWORK, INDIVIDUAL, GOVERNMENT_UNIT } = PartnerKind;
const chain = (...ids: string[]): Step[] => ids.map((id, steps) => ({ id, steps }));

test.each<[string, RelationKind, string, Step[], Step[], string | null]>([
  ['an office under its headquarters', COUNTRY_OFFICE_OF, 'so', chain('hq'), chain('so'), null],
  ['an office under a region', COUNTRY_OFFICE_OF, 'so', chain('africa', 'hq'), chain('so'), null],
  ['itself', COUNTRY_OFFICE_OF, 'hq', chain('hq'), chain('hq'), 'RELATION_CYCLE'],
  ['a circle of two', COUNTRY_OFFICE_OF, 'hq', chain('so', 'hq'), chain('hq', 'so'), 'RELATION_CYCLE'],
  ['a circle of three', REGIONAL_OFFICE_OF, 'hq', chain('so', 'africa', 'hq'), chain('hq'), 'RELATION_CYCLE'],
  ['three steps in all', COUNTRY_OFFICE_OF, 'c', chain('b', 'a'), chain('c', 'd'), null],
  ['four steps in all', COUNTRY_OFFICE_OF, 'c', chain('b', 'a'), chain('c', 'd', 'e'), 'RELATION_TOO_DEEP'],
  ['a network of networks', NETWORK_MEMBER_OF, 'c', chain('b', 'a'), chain('c', 'd', 'e'), null],
])('%s', (_case, kind, fromId, above, below, fault) => expect(findTreeFault(kind, fromId, above, below)).toBe(fault));

test.each<[RelationKind, PartnerKind, PartnerKind, boolean]>([
  [NETWORK_MEMBER_OF, ORGANISATION, NETWORK, true],
  [NETWORK_MEMBER_OF, NETWORK, NETWORK, true],
  [NETWORK_MEMBER_OF, ORGANISATION, ORGANISATION, false],
  [CONSORTIUM_MEMBER_OF, ORGANISATION, ORGANISATION, false],
  [COUNTRY_OFFICE_OF, ORGANISATION, ORGANISATION, true],
  [COUNTRY_OFFICE_OF, GOVERNMENT_UNIT, GOVERNMENT_UNIT, true],
  [COUNTRY_OFFICE_OF, ORGANISATION, GOVERNMENT_UNIT, false],
  [COUNTRY_OFFICE_OF, INDIVIDUAL, INDIVIDUAL, false],
  [REGIONAL_OFFICE_OF, ORGANISATION, NETWORK, false],
  [AFFILIATE_OF, ORGANISATION, ORGANISATION, true],
  [CONTROLLED_BY, ORGANISATION, INDIVIDUAL, true],
])('%s from %s to %s: %s', (kind, from, to, expected) => expect(fits(kind, from, to)).toBe(expected));

test('offices of both levels make one tree', () => {
  expect(treeOf(COUNTRY_OFFICE_OF)).toEqual(treeOf(REGIONAL_OFFICE_OF));
  expect(treeOf(AFFILIATE_OF)).toEqual([AFFILIATE_OF]);
});
