import {
  type ClearanceState,
  type KnownClearance,
  type ScreeningOutcome,
  shownStatus,
  statusAfter,
} from './clearance.rules';

test.each<[string, KnownClearance, string]>([
  ['clear for the present names', { status: 'CLEAR', basisHash: 'a', currentBasisHash: 'a' }, 'CLEAR'],
  ['clear for former names', { status: 'CLEAR', basisHash: 'a', currentBasisHash: 'b' }, 'UNKNOWN'],
  ['hits for former names', { status: 'HITS_OPEN', basisHash: 'a', currentBasisHash: 'b' }, 'HITS_OPEN'],
  ['blocked under former names', { status: 'BLOCKED', basisHash: 'a', currentBasisHash: 'b' }, 'BLOCKED'],
  ['never screened', { status: 'UNKNOWN', basisHash: null, currentBasisHash: 'b' }, 'UNKNOWN'],
])('%s', (_case, known, status) => {
  expect(shownStatus(known)).toBe(status);
});

const nothing: ScreeningOutcome = { open: 0, confirmed: 0, canBeAsked: true, isRead: true };

test.each<[Partial<ScreeningOutcome>, ClearanceState]>([
  [{}, 'CLEAR'],
  [{ canBeAsked: false }, 'UNKNOWN'],
  [{ open: 1 }, 'HITS_OPEN'],
  [{ open: 1, canBeAsked: false }, 'HITS_OPEN'],
  [{ confirmed: 1 }, 'BLOCKED'],
  [{ confirmed: 1, open: 2 }, 'BLOCKED'],
  [{ isRead: false, canBeAsked: false }, 'UNKNOWN'],
  [{ isRead: false, canBeAsked: false, open: 1 }, 'UNKNOWN'],
  [{ isRead: false, canBeAsked: false, confirmed: 1 }, 'BLOCKED'],
])('a screening with %j gives %s', (outcome, status) => {
  expect(statusAfter({ ...nothing, ...outcome })).toBe(status);
});
