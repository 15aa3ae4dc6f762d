import { HitState } from '../hits/hit.entity';
import { HitActKind } from './hit-act.entity';
import { type Act, isLive, targetOf, targetsOf } from './hit-transition.rules';

type State = `${HitState}`;
const states = Object.values(HitState) as State[];
const everyAct = Object.values(HitActKind) as Act[];

test.each<[Act, State, State[]]>([
  ['ASSIGNED', 'OPEN', ['IN_REVIEW']],
  ['ASSIGNED', 'PROPOSED_CONFIRMED', ['PROPOSED_CONFIRMED']],
  ['RELEASED', 'IN_REVIEW', ['IN_REVIEW']],
  ['RELEASED', 'OPEN', []],
  ['ESCALATED', 'OPEN', ['ESCALATED']],
  ['ESCALATED', 'PROPOSED_FALSE_POSITIVE', ['ESCALATED']],
  ['ESCALATED', 'AWAITING_INFORMATION', []],
  ['RETURNED', 'ESCALATED', ['IN_REVIEW']],
  ['RETURNED', 'IN_REVIEW', []],
  ['INFORMATION_REQUESTED', 'IN_REVIEW', ['AWAITING_INFORMATION']],
  ['INFORMATION_REQUESTED', 'PROPOSED_CONFIRMED', []],
  ['INFORMATION_RECEIVED', 'AWAITING_INFORMATION', ['IN_REVIEW']],
  ['INFORMATION_RECEIVED', 'PROPOSED_CONFIRMED', ['PROPOSED_CONFIRMED']],
  ['INFORMATION_OVERDUE', 'AWAITING_INFORMATION', ['IN_REVIEW']],
  ['INFORMATION_OVERDUE', 'IN_REVIEW', []],
  ['PROPOSED', 'ESCALATED', ['PROPOSED_FALSE_POSITIVE', 'PROPOSED_CONFIRMED']],
  ['PROPOSED', 'AWAITING_INFORMATION', []],
  ['DISAGREED', 'PROPOSED_CONFIRMED', ['IN_REVIEW']],
  ['DECIDED', 'OPEN', ['FALSE_POSITIVE']],
  ['DECIDED', 'PROPOSED_CONFIRMED', ['CONFIRMED']],
  ['REASSESSED', 'PROPOSED_FALSE_POSITIVE', ['IN_REVIEW']],
  ['REASSESSED', 'ESCALATED', ['ESCALATED']],
  ['LAPSED', 'CONFIRMED', ['OBSOLETE']],
  ['LAPSED', 'FALSE_POSITIVE', []],
  ['REVERSED', 'CONFIRMED', ['FALSE_POSITIVE']],
  ['REVERSED', 'FALSE_POSITIVE', []],
])('%s of a hit that is %s leads to %j', (act, from, to) => {
  expect(targetsOf(act, from)).toEqual(to);
  expect(targetOf(act, from)).toBe(to[0] ?? null);
});

test('S-INV-2: nothing but a second decision about a proposed match confirms it', () => {
  const ways = everyAct.flatMap((act) =>
    states
      .filter((from) => targetsOf(act, from).includes('CONFIRMED') && from !== 'CONFIRMED')
      .map((from) => [act, from]),
  );
  expect(ways).toEqual([['DECIDED', 'PROPOSED_CONFIRMED']]);
});

test('S-INV-1: a confirmed match ends by de-listing or by reversal alone', () => {
  const ways = everyAct.filter((act) => targetsOf(act, 'CONFIRMED').some((to) => to !== 'CONFIRMED'));
  expect(ways).toEqual(['LAPSED', 'REVERSED']);
});

test('what is decided as no match or obsolete never moves again: a new hit is opened instead', () => {
  const ways = everyAct.flatMap((act) => [...targetsOf(act, 'FALSE_POSITIVE'), ...targetsOf(act, 'OBSOLETE')]);
  expect(ways).toEqual([]);
});

test('every state but the first is reached from another one', () => {
  const reached = new Set(
    everyAct.flatMap((act) => states.flatMap((from) => targetsOf(act, from).filter((to) => to !== from))),
  );
  expect(states.filter((state) => !reached.has(state))).toEqual(['OPEN']);
});

test('live is what nobody decided yet', () => {
  expect(states.filter((state) => !isLive(state))).toEqual(['FALSE_POSITIVE', 'CONFIRMED', 'OBSOLETE']);
});
