import type { HitState } from '../hits/hit.entity';
import type { HitActKind } from './hit-act.entity';

type State = `${HitState}`;
export type Act = `${HitActKind}`;

const review: State[] = ['OPEN', 'IN_REVIEW', 'ESCALATED'];
const proposed: State[] = ['PROPOSED_FALSE_POSITIVE', 'PROPOSED_CONFIRMED'];
const live: State[] = [...review, 'AWAITING_INFORMATION', ...proposed];
const same = 'SAME';

/** The whole machine (domain-model.md 2.6): an act leads from any state of its row to one of those on the right. */
const table: [act: Act, from: State[], to: (State | typeof same)[]][] = [
  ['ASSIGNED', ['OPEN'], ['IN_REVIEW']],
  ['ASSIGNED', ['IN_REVIEW', 'ESCALATED', 'AWAITING_INFORMATION', ...proposed], [same]],
  ['RELEASED', ['IN_REVIEW', 'ESCALATED', 'AWAITING_INFORMATION', ...proposed], [same]],
  ['ESCALATED', [...review, ...proposed], ['ESCALATED']],
  ['RETURNED', ['ESCALATED'], ['IN_REVIEW']],
  ['INFORMATION_REQUESTED', review, ['AWAITING_INFORMATION']],
  ['INFORMATION_EXTENDED', ['AWAITING_INFORMATION'], [same]],
  ['INFORMATION_RECEIVED', ['AWAITING_INFORMATION'], ['IN_REVIEW']],
  ['INFORMATION_RECEIVED', [...review, ...proposed], [same]],
  ['INFORMATION_OVERDUE', ['AWAITING_INFORMATION'], ['IN_REVIEW']],
  ['INFORMATION_WITHDRAWN', ['AWAITING_INFORMATION'], ['IN_REVIEW']],
  ['PROPOSED', review, proposed],
  ['DISAGREED', proposed, ['IN_REVIEW']],
  ['DECIDED', review, ['FALSE_POSITIVE']],
  ['DECIDED', ['PROPOSED_FALSE_POSITIVE'], ['FALSE_POSITIVE']],
  ['DECIDED', ['PROPOSED_CONFIRMED'], ['CONFIRMED']],
  ['REASSESSED', ['OPEN', 'IN_REVIEW', 'ESCALATED', 'AWAITING_INFORMATION'], [same]],
  ['REASSESSED', proposed, ['IN_REVIEW']],
  ['LAPSED', [...live, 'CONFIRMED'], ['OBSOLETE']],
  ['REVERSAL_PROPOSED', ['CONFIRMED'], [same]],
  ['REVERSAL_REJECTED', ['CONFIRMED'], [same]],
  ['REVERSED', ['CONFIRMED'], ['FALSE_POSITIVE']],
];

/** The states that an act can lead to from one; empty when it is not possible there. */
export function targetsOf(act: Act, from: State): State[] {
  return table
    .filter(([rowAct, states]) => rowAct === act && states.includes(from))
    .flatMap(([, , to]) => to.map((target) => (target === same ? from : target)));
}

/** The one state that an act leads to; null when it is not possible there. For acts that leave no choice. */
export function targetOf(act: Act, from: State): State | null {
  return targetsOf(act, from)[0] ?? null;
}

export const isLive = (state: State) => live.includes(state);
