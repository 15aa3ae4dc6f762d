import { type Finding, type KnownHit, reconcileHits, roundScore, standingOf } from './hit.rules';

const finding: Finding = {
  partnerId: 'p1',
  subjectId: 's1',
  personId: null,
  score: 0.9,
  askedName: 'Asked',
  matchedField: 'LEGAL_NAME',
  listedName: 'Listed',
  features: [],
  facts: 'all that was asked',
  factsHash: 'f1',
  basisHash: 'b1',
  screeningHash: 'h1',
};
const { askedName: _name, matchedField: _field, features: _features, facts: _facts, ...compared } = finding;
const hit: KnownHit = { ...compared, id: 'hit1', state: 'OPEN', version: 1 };
const listings = new Map([
  ['s1', 'h1'],
  ['s2', 'h1'],
]);
const amended = new Map([...listings, ['s1', 'h2']]);
const reconcile = (known: KnownHit[], findings: Finding[], listed: ReadonlyMap<string, string> = listings) => {
  const { standing, ...changes } = reconcileHits(known, findings, listed);
  return { ...changes, standing: Object.fromEntries(standing) };
};
const open = { p1: { open: 1, confirmed: 0 } };
const confirmed = { p1: { open: 0, confirmed: 1 } };
const nothing = { opened: [], rescored: [], lapsed: [], standing: {} };
const opens = (one: Finding, openedBecause = 'FOUND') => ({
  ...nothing,
  opened: [{ ...one, openedBecause, reopenedFrom: openedBecause === 'FOUND' ? null : 'hit1' }],
  standing: open,
});

test('a new finding opens a hit', () => {
  expect(reconcile([], [finding])).toEqual(opens(finding));
});

test('the same finding again changes nothing', () => {
  expect(reconcile([hit], [finding])).toEqual({ ...nothing, standing: open });
});

test.each([
  [{ score: 0.8 }, false],
  [{ listedName: 'Other' }, false],
  [{ basisHash: 'b2' }, false],
  [{ factsHash: 'f2' }, true],
  [{ screeningHash: 'h2' }, true],
])('a changed finding %j is kept in the same hit, whatever its state', (change, isMaterial) => {
  const changed = { ...finding, ...change };
  expect(reconcile([{ ...hit, state: 'PROPOSED_CONFIRMED' }], [changed])).toEqual({
    ...nothing,
    rescored: [{ id: 'hit1', finding: changed, isMaterial }],
    standing: open,
  });
});

test.each([
  ['subject', { subjectId: 's2' }],
  ['person', { personId: 'k1' }],
])(
  'a hit that the amended listing no longer supports lapses, also when another %s is found instead',
  (_what, change) => {
    const other = { ...finding, ...change };
    expect(reconcile([hit], [other], amended)).toEqual({ ...opens(other), lapsed: ['hit1'] });
  },
);

test('a hit of a de-listed party lapses', () => {
  expect(reconcile([hit], [], new Map())).toEqual({ ...nothing, lapsed: ['hit1'] });
});

test.each(['OPEN', 'IN_REVIEW', 'PROPOSED_CONFIRMED'] as const)(
  'a hit that is %s stays when only the partner changed: who is looked into does not end it',
  (state) => expect(reconcile([{ ...hit, state }], [])).toEqual({ ...nothing, standing: open }),
);

test('partners are kept apart', () => {
  const other = { ...finding, partnerId: 'p2' };
  expect(reconcile([hit], [other], amended)).toMatchObject({
    lapsed: ['hit1'],
    standing: { p2: { open: 1, confirmed: 0 } },
  });
});

describe('a false positive (S-INV-3)', () => {
  const refuted: KnownHit = { ...hit, state: 'FALSE_POSITIVE' };

  test.each([
    ['the same', {}],
    ['another score', { score: 0.8 }],
    ['another basis without other names', { basisHash: 'b2' }],
  ])('keeps its finding away: %s', (_case, change) => {
    expect(reconcile([refuted], [{ ...finding, ...change }])).toEqual(nothing);
  });

  test.each([
    ['PARTNER_CHANGED', { factsHash: 'f2' }],
    ['LISTING_CHANGED', { screeningHash: 'h2' }],
    ['PARTNER_CHANGED', { factsHash: 'f2', screeningHash: 'h2' }],
  ])('opens anew because of %s', (because, change) => {
    const changed = { ...finding, ...change };
    expect(reconcile([refuted], [changed])).toEqual(opens(changed, because));
  });

  test('binds again when the facts are those that were decided about', () => {
    const later: KnownHit = { ...refuted, id: 'hit2', factsHash: 'f2' };
    expect(reconcile([refuted, later], [finding])).toEqual(nothing);
  });

  test('of another person binds nobody', () => {
    const person = { ...finding, personId: 'k1' };
    expect(reconcile([refuted], [person])).toEqual(opens(person));
  });

  test('stays when nothing is found', () => expect(reconcile([refuted], [])).toEqual(nothing));
});

describe('a confirmed match (S-INV-1)', () => {
  const sure: KnownHit = { ...hit, state: 'CONFIRMED' };

  test.each<[string, Finding[]]>([
    ['found again', [finding]],
    ['found with other facts', [{ ...finding, factsHash: 'f2', screeningHash: 'h2' }]],
    ['no longer found, as after a change of the name', []],
  ])('stands when it is %s', (_case, findings) => {
    expect(reconcile([sure], findings)).toEqual({ ...nothing, standing: confirmed });
  });

  test('lapses when the party is de-listed', () => {
    expect(reconcile([sure], [], new Map())).toEqual({ ...nothing, lapsed: ['hit1'] });
  });
});

test('what stands of hits that no screening touches', () => {
  const states = ['OPEN', 'IN_REVIEW', 'PROPOSED_CONFIRMED', 'CONFIRMED', 'FALSE_POSITIVE', 'OBSOLETE'] as const;
  const standing = standingOf(states.map((state) => ({ ...hit, state })));
  expect(Object.fromEntries(standing)).toEqual({ p1: { open: 3, confirmed: 1 } });
});

test('scores have four digits', () => expect(roundScore(0.123456)).toBe(0.1235));
