import { daysBetween } from '@partner-commons/platform/whole-days';
import type { AssuranceType } from '../../terms/assurance-type.enum';
import { AssuranceFamily, familyOf } from '../../terms/assurance-type.enum';
import type { AssuranceCount } from '../assurance-parameters/minima.rules';

/** An activity of a partner that was not done yet. */
export interface OpenActivity {
  id: string;
  agency: string;
  sharedWith: readonly string[];
  type: AssuranceType;
  plannedFrom: string;
  plannedTo: string;
  isOpenToOthers: boolean;
}

/** What an agency's plan of the year asks for, and what is planned for it already. */
export interface OpenPlan {
  agency: string;
  minimum: AssuranceCount;
  planned: AssuranceCount;
}

export interface Overlap<Activity extends OpenActivity> {
  family: AssuranceFamily;
  from: string;
  to: string;
  activities: Activity[];
  /** The one that the others would join. */
  host: Activity;
  /** Agencies that plan one of their own, beside the host's. */
  duplicating: string[];
  /** Agencies that need one by their plan and have planned none. */
  needing: string[];
}

const families = [AssuranceFamily.VISIT, AssuranceFamily.SPOT_CHECK, AssuranceFamily.AUDIT];
const keyOf = { VISIT: 'visits', SPOT_CHECK: 'spotChecks', AUDIT: 'audits' } as const;

/**
 * Activities of one partner that could be one (JIU-102): same family, no more than so many days after the first of them.
 * A special audit has a reason of its own, so it is never proposed.
 */
export function overlapsOf<Activity extends OpenActivity>(
  activities: readonly Activity[],
  plans: readonly OpenPlan[],
  days: number,
): Overlap<Activity>[] {
  return families.flatMap((family) => {
    const needing = plans
      .filter(({ minimum, planned }) => minimum[keyOf[family]] > planned[keyOf[family]])
      .map(({ agency }) => agency);
    return groupsOf(
      activities.filter(({ type }) => type !== 'SPECIAL_AUDIT' && familyOf(type) === family),
      days,
    )
      .map((group) => describe(family, group, needing))
      .filter(({ duplicating, needing: needy }) => duplicating.length + needy.length > 0);
  });
}

function groupsOf<Activity extends OpenActivity>(activities: readonly Activity[], days: number): Activity[][] {
  const groups: Activity[][] = [];
  for (const activity of [...activities].sort(byDay)) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first && daysBetween(first.plannedTo, activity.plannedFrom) <= days) group.push(activity);
    else groups.push([activity]);
  }
  return groups;
}

function describe<Activity extends OpenActivity>(
  family: AssuranceFamily,
  activities: Activity[],
  needing: readonly string[],
): Overlap<Activity> {
  const [host] = [...activities].sort((left, right) => rankOf(right) - rankOf(left) || byDay(left, right));
  if (!host) throw new Error('A group without activities');
  const joined = new Set([host.agency, ...host.sharedWith]);
  const owners = [...new Set(activities.map(({ agency }) => agency))].filter((agency) => agency !== host.agency).sort();
  return {
    family,
    from: activities.map(({ plannedFrom }) => plannedFrom).sort()[0] ?? host.plannedFrom,
    to:
      activities
        .map(({ plannedTo }) => plannedTo)
        .sort()
        .at(-1) ?? host.plannedTo,
    activities,
    host,
    duplicating: owners,
    needing: needing.filter((agency) => !joined.has(agency) && !owners.includes(agency)).sort(),
  };
}

/** Joint ones are joined rather than new ones made; then those whose owner let others in. */
const rankOf = ({ sharedWith, isOpenToOthers }: OpenActivity) =>
  2 * Number(sharedWith.length > 0) + Number(isOpenToOthers);

const byDay = (left: OpenActivity, right: OpenActivity) =>
  `${left.plannedFrom}/${left.id}` < `${right.plannedFrom}/${right.id}` ? -1 : 1;
