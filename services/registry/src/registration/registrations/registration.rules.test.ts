import { RegistrationState } from './registration.entity';
import { isFinal, mayMove, mayStartAgain, reasonForPartner } from './registration.rules';

type State = `${RegistrationState}`;

const states = Object.values(RegistrationState) as State[];

/** domain-model.md 2.2, written down again: what is not here, and not giving up or lapsing, is forbidden. */
const allowed: [State, State][] = [
  ['ACCESS_REQUESTED', 'DUPLICATE_REVIEW'],
  ['ACCESS_REQUESTED', 'DOCUMENTS_REQUESTED'],
  ['ACCESS_REQUESTED', 'REJECTED'],
  ['DUPLICATE_REVIEW', 'DOCUMENTS_REQUESTED'],
  ['DUPLICATE_REVIEW', 'REJECTED'],
  ['DOCUMENTS_REQUESTED', 'SUBMITTED'],
  ['SUBMITTED', 'IN_VETTING'],
  ['IN_VETTING', 'VETTED'],
  ['IN_VETTING', 'INFO_REQUESTED'],
  ['IN_VETTING', 'REJECTED'],
  ['INFO_REQUESTED', 'SUBMITTED'],
  ['VETTED', 'DECLARATION_PENDING'],
  ['DECLARATION_PENDING', 'SCREENING_HOLD'],
  ['SCREENING_HOLD', 'DECLARATION_REVIEW'],
  ['SCREENING_HOLD', 'REJECTED'],
  ['DECLARATION_REVIEW', 'PROFILE_OPEN'],
  // The reviewer sends a declaration back, or refuses it; not drawn in the specification, which has no other way out.
  ['DECLARATION_REVIEW', 'DECLARATION_PENDING'],
  ['DECLARATION_REVIEW', 'REJECTED'],
  ['PROFILE_OPEN', 'PROFILE_COMPLETE'],
  // A section that was complete becomes incomplete again when it is changed.
  ['PROFILE_COMPLETE', 'PROFILE_OPEN'],
  ['PROFILE_COMPLETE', 'REGISTERED'],
];
const ended: State[] = ['REGISTERED', 'REJECTED', 'WITHDRAWN', 'LAPSED'];

const table = states.flatMap((from) =>
  states.map((to): [State, State, boolean] => {
    const givenUp = (to === 'WITHDRAWN' || to === 'LAPSED') && !ended.includes(from);
    return [from, to, givenUp || allowed.some(([one, other]) => one === from && other === to)];
  }),
);

test.each(table)('%s → %s: %s', (from, to, expected) => expect(mayMove(from, to)).toBe(expected));

test('the four ends are final, and all but REGISTERED let the partner start again', () => {
  expect(states.filter(isFinal).sort()).toEqual([...ended].sort());
  expect(states.filter(mayStartAgain).sort()).toEqual(['LAPSED', 'REJECTED', 'WITHDRAWN']);
});

describe('what a partner reads as the reason', () => {
  test.each([null, 'SCREENING_PENDING', 'HITS_OPEN', 'CLEARED'])('on hold with %s: the same words', (reason) =>
    expect(reasonForPartner('SCREENING_HOLD', reason)).toBe('UNDER_REVIEW'),
  );

  test.each(states.filter((state) => state !== 'SCREENING_HOLD'))('in %s', (state) => {
    const read = ['DOCUMENTS_REQUESTED', 'INFO_REQUESTED', 'DECLARATION_PENDING', 'REJECTED', 'WITHDRAWN', 'LAPSED'];
    expect(reasonForPartner(state, 'CODE')).toBe(read.includes(state) ? 'CODE' : null);
  });
});
