import { noteOf, outcomeOf, type PartnerFacts, reasonsToStop } from './partner-check.rules';

const facts: PartnerFacts = { status: 'CLEAR', lists: [{ isStale: false }], codeStatus: 'ACTIVE', isIneligible: false };

test.each<[string, Partial<PartnerFacts>, string[]]>([
  ['nothing', {}, []],
  ['nothing, asked by id', { codeStatus: null }, []],
  ['a confirmed match', { status: 'BLOCKED' }, ['MATCH_CONFIRMED']],
  ['an undecided match', { status: 'HITS_OPEN' }, ['MATCH_UNDECIDED']],
  ['no screening', { status: 'UNKNOWN', lists: [] }, ['NOT_SCREENED', 'NO_LIST']],
  ['an old list', { lists: [{ isStale: false }, { isStale: true }] }, ['LIST_STALE']],
  ['a suspended code', { codeStatus: 'SUSPENDED' }, ['CODE_NOT_ACTIVE']],
  ['ineligibility', { isIneligible: true }, ['INELIGIBLE']],
])('what speaks against going on: %s', (_case, change, reasons) =>
  expect(reasonsToStop({ ...facts, ...change })).toEqual(reasons),
);

test('S-INV-12: neither outcome is called safe', () => {
  expect([outcomeOf([]), outcomeOf(['LIST_STALE'])]).toEqual(['NO_REASON_FOUND', 'STOP']);
  for (const outcome of ['STOP', 'NO_REASON_FOUND'] as const)
    expect(noteOf(outcome)).not.toMatch(/safe|cleared|may pay/i);
});
