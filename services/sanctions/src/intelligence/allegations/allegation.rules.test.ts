import { AllegationState, AllegationTriage } from './allegation.enums';
import { afterTriage, isClosed, mayMove, needsOffice } from './allegation.rules';

const states = Object.values(AllegationState);
const moves: [string, string][] = [
  ['RECEIVED', 'UNDER_INVESTIGATION'],
  ['RECEIVED', 'REFERRED'],
  ['RECEIVED', 'DISMISSED'],
  ['UNDER_INVESTIGATION', 'SUBSTANTIATED'],
  ['UNDER_INVESTIGATION', 'UNSUBSTANTIATED'],
  ['UNDER_INVESTIGATION', 'REFERRED'],
];

test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
  expect(mayMove(from, to)).toBe(moves.some(([one, other]) => one === from && other === to));
});

test('what cannot move any more is closed', () => {
  expect(states.filter(isClosed)).toEqual(['SUBSTANTIATED', 'UNSUBSTANTIATED', 'REFERRED', 'DISMISSED']);
});

test.each(Object.values(AllegationTriage))(
  'triage %s leads somewhere, and to an office only when investigated',
  (triage) => {
    expect(mayMove(AllegationState.RECEIVED, afterTriage[triage])).toBe(true);
    expect(needsOffice(triage)).toBe(afterTriage[triage] === AllegationState.UNDER_INVESTIGATION);
  },
);
