import { type AgencyRule, pickRule } from './eligibility-rule.rules';

const rule = (id: string, change: Partial<AgencyRule>): AgencyRule => ({
  id,
  partnerType: null,
  track: null,
  eligible: true,
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  ...change,
});
const partner = { partnerType: 'PRIVATE_SECTOR', track: 'PRIVATE_SECTOR' };
const pick = (rules: AgencyRule[], on = '2026-06-01', who: { partnerType: string; track: string | null } = partner) =>
  pickRule(rules, who, on)?.id ?? null;

const any = rule('1', { eligible: false });
const byTrack = rule('2', { track: 'PRIVATE_SECTOR' });
const byType = rule('3', { partnerType: 'PRIVATE_SECTOR' });
const both = rule('4', { partnerType: 'PRIVATE_SECTOR', track: 'PRIVATE_SECTOR' });

test('without a rule there is none', () => expect(pick([])).toBeNull());
test('the rule that says most counts, whatever the order', () => {
  expect(pick([any, byTrack, byType, both])).toBe('4');
  expect(pick([both, byType, byTrack, any])).toBe('4');
  expect(pick([byType, byTrack, any])).toBe('3');
  expect(pick([any, byTrack])).toBe('2');
});
test('of two that say as much, the one set last counts', () =>
  expect(pick([rule('6', { partnerType: 'PRIVATE_SECTOR' }), byType])).toBe('6'));
test('rules of other types and tracks do not count', () => {
  expect(pick([byType, byTrack], '2026-06-01', { partnerType: 'MEDIA', track: 'OTHER_INSTITUTION' })).toBeNull();
  expect(pick([byTrack], '2026-06-01', { partnerType: 'MEDIA', track: null })).toBeNull();
});
test.each([
  ['2025-12-31', null],
  ['2026-01-01', '5'],
  ['2026-06-30', '5'],
  ['2026-07-01', null],
])('on %s the rule from 1 January to 30 June is %s', (on, expected) =>
  expect(pick([rule('5', { effectiveUntil: '2026-07-01' })], on)).toBe(expected),
);
