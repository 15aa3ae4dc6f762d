import { type KnownClearance, shownStatus, statusAfter } from './clearance.rules';

test.each<[string, KnownClearance, string]>([
  ['clear for the present names', { status: 'CLEAR', basisHash: 'a', currentBasisHash: 'a' }, 'CLEAR'],
  ['clear for former names', { status: 'CLEAR', basisHash: 'a', currentBasisHash: 'b' }, 'UNKNOWN'],
  ['hits for former names', { status: 'HITS_OPEN', basisHash: 'a', currentBasisHash: 'b' }, 'HITS_OPEN'],
  ['blocked under former names', { status: 'BLOCKED', basisHash: 'a', currentBasisHash: 'b' }, 'BLOCKED'],
  ['never screened', { status: 'UNKNOWN', basisHash: null, currentBasisHash: 'b' }, 'UNKNOWN'],
])('%s', (_case, known, status) => {
  expect(shownStatus(known)).toBe(status);
});

test.each([
  [{ openHits: 0, canBeAsked: true }, 'CLEAR'],
  [{ openHits: 0, canBeAsked: false }, 'UNKNOWN'],
  [{ openHits: 1, canBeAsked: true }, 'HITS_OPEN'],
  [{ openHits: 1, canBeAsked: false }, 'HITS_OPEN'],
])('%j gives %s', (facts, status) => {
  expect(statusAfter(facts)).toBe(status);
});
