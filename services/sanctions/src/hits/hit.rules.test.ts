import { type Finding, type LiveHit, reconcileHits, roundScore } from './hit.rules';

const finding: Finding = {
  partnerId: 'p1',
  subjectId: 's1',
  score: 0.9,
  askedName: 'Asked',
  matchedField: 'LEGAL_NAME',
  listedName: 'Listed',
  features: [],
  basisHash: 'b1',
  screeningHash: 'h1',
};
const { matchedField: _field, features: _features, ...facts } = finding;
const hit: LiveHit = { ...facts, id: 'hit1', state: 'OPEN' };

test('a new finding opens a hit', () => {
  expect(reconcileHits([], [finding])).toEqual({ opened: [finding], rescored: [], lapsed: [] });
});

test('the same finding again changes nothing', () => {
  expect(reconcileHits([hit], [finding])).toEqual({ opened: [], rescored: [], lapsed: [] });
});

test.each([
  { score: 0.8 },
  { askedName: 'Other' },
  { listedName: 'Other' },
  { basisHash: 'b2' },
  { screeningHash: 'h2' },
])('a changed finding %j is kept in the same hit, whatever its state', (change) => {
  const changed = { ...finding, ...change };
  expect(reconcileHits([{ ...hit, state: 'IN_REVIEW' }], [changed])).toEqual({
    opened: [],
    rescored: [{ id: 'hit1', finding: changed }],
    lapsed: [],
  });
});

test('a hit that is no longer found lapses, also when another subject is found instead', () => {
  const other = { ...finding, subjectId: 's2' };
  expect(reconcileHits([hit], [other])).toEqual({ opened: [other], rescored: [], lapsed: ['hit1'] });
});

test('partners are kept apart', () => {
  const other = { ...finding, partnerId: 'p2' };
  expect(reconcileHits([hit], [other])).toEqual({ opened: [other], rescored: [], lapsed: ['hit1'] });
});

test('scores have four digits', () => expect(roundScore(0.123456)).toBe(0.1235));
