import { type ClearanceFacts, findStaleness } from './clearance.rules';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const unsc = { source: 'UNSC', binding: 'MANDATORY' as const, maxAgeHours: 24, confirmedAt: ago(3600) };
const fresh: ClearanceFacts = {
  clearance: { status: 'CLEAR', basisHash: 'h', checkedAt: ago(60) },
  currentBasisHash: 'h',
  confirmations: [unsc],
  caughtUpAt: ago(5),
  now,
};

test('a fresh clearance has nothing stale', () => expect(findStaleness(fresh)).toEqual([]));

test.each<[string, Partial<ClearanceFacts>, RegExp]>([
  ['feed never read', { caughtUpAt: null }, /feed/],
  ['feed read 61 s ago', { caughtUpAt: ago(61) }, /feed/],
  ['feed read in the future', { caughtUpAt: ago(-61) }, /feed/],
  ['no list at all', { confirmations: [] }, /no mandatory/],
  ['only an informative list', { confirmations: [{ ...unsc, binding: 'INFORMATIVE' }] }, /no mandatory/],
  ['list older than its limit', { confirmations: [{ ...unsc, confirmedAt: ago(24 * 3600 + 1) }] }, /UNSC/],
  [
    'second source older than its limit',
    {
      confirmations: [
        unsc,
        {
          ...unsc,
          source: 'WORLD_BANK',
          binding: 'RECOGNISED_BY_DEFAULT',
          maxAgeHours: 192,
          confirmedAt: ago(193 * 3600),
        },
      ],
    },
    /WORLD_BANK/,
  ],
  ['never screened', { clearance: null }, /not been screened/],
  ['screened as unknown', { clearance: { status: 'UNKNOWN', basisHash: 'h', checkedAt: now } }, /not been screened/],
  ['basis changed', { currentBasisHash: 'other' }, /changed since/],
])('%s is stale', (_case, change, message) => {
  const stale = findStaleness({ ...fresh, ...change });
  expect(stale).toHaveLength(1);
  expect(stale[0]).toMatch(message);
});

test('exactly at the limits is still fresh', () => {
  expect(
    findStaleness({ ...fresh, caughtUpAt: ago(60), confirmations: [{ ...unsc, confirmedAt: ago(24 * 3600) }] }),
  ).toEqual([]);
});
