import type { ListedRecord, ParsedList } from '../lists/listed-record';
import { decideSnapshot, type SnapshotFacts, versionOf } from './list-snapshot.rules';

const published = new Date('2026-02-27T00:00:09Z');
const record = (externalId: string) => ({ externalId }) as ListedRecord;
const list = (count: number, more: Partial<ParsedList> = {}): ParsedList => ({
  outcome: 'PARSED',
  publishedAt: published,
  records: Array.from({ length: count }, (_, index) => record(`QDi.${index}`)),
  notTaken: [],
  unknownTags: {},
  ...more,
});
const facts: SnapshotFacts = {
  reading: list(1000),
  sha256: 'new',
  retrievedAt: new Date('2026-02-28T00:00:00Z'),
  inForce: { publishedAt: new Date('2026-01-01T00:00:00Z'), count: 1000, sha256: 'old' },
  plausibleSize: { min: 750, max: 1750 },
  releasedFrom: null,
  now: new Date('2026-03-01T00:00:00Z'),
};

test.each<[string, Partial<SnapshotFacts>, string, string | undefined]>([
  ['a later version', {}, 'IN_FORCE', undefined],
  ['the first version', { inForce: null }, 'IN_FORCE', undefined],
  ['the version in force again', { sha256: 'old' }, 'CONFIRMED', undefined],
  [
    'an unreadable file',
    { reading: { outcome: 'REFUSED', reason: 'TRUNCATED', message: 'ends early' } },
    'REFUSED',
    'TRUNCATED',
  ],
  ['an older version', { reading: list(1000, { publishedAt: new Date('2025-12-31') }) }, 'REFUSED', 'LIST_ROLLBACK'],
  [
    'retrieved before it was published',
    { retrievedAt: new Date('2026-02-26') },
    'REFUSED',
    'RETRIEVED_BEFORE_PUBLISHED',
  ],
  ['a shrunken list', { reading: list(700) }, 'QUARANTINED', 'SHRUNK'],
  ['a shrunken list that was released', { reading: list(700), releasedFrom: 'SHRUNK' }, 'IN_FORCE', undefined],
  [
    'a shrunken list that was released for another reason',
    { reading: list(700), releasedFrom: 'GROWN' },
    'QUARANTINED',
    'SHRUNK',
  ],
  ['an empty list, even when released', { reading: list(0), releasedFrom: 'EMPTY_LIST' }, 'QUARANTINED', 'EMPTY_LIST'],
  [
    'an older list, even when released',
    { reading: list(700, { publishedAt: new Date('2025-12-31') }), releasedFrom: 'SHRUNK' },
    'REFUSED',
    'LIST_ROLLBACK',
  ],
])('%s', (_case, change, state, reason) => {
  const decision = decideSnapshot({ ...facts, ...change });
  expect(decision.state).toBe(state);
  expect('reason' in decision ? decision.reason : undefined).toBe(reason);
});

test('a version is its date and the begin of its hash', () => {
  expect(versionOf(list(1), '0123456789abcdef')).toBe('2026-02-27-01234567');
});
