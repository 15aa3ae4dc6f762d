import { scorerVersion } from '../../matching/score';
import type { OutdatedGroup, RosterTrigger } from './roster-run.repository';

/** S-INV-5: at least weekly, whatever the lists do; an hour to spare. */
const periodHours = 7 * 24 - 1;

export const isDue = (last: Date | null, now: Date) =>
  last !== null && now.getTime() - last.getTime() > periodHours * 3_600_000;

export interface DeltaQuestion {
  trigger: RosterTrigger;
  group: Pick<OutdatedGroup, 'snapshots' | 'scorerVersion'>;
  /** How many subjects differ between the two sets of versions; null when that cannot be told. */
  changed: number | null;
  listed: number;
}

/** Whether asking for what changed gives the same as asking for everything, and is less work. */
export function mayAskDelta({ trigger, group, changed, listed }: DeltaQuestion): boolean {
  if (trigger !== 'LIST_UPDATE' || group.snapshots.length === 0 || group.scorerVersion !== scorerVersion) return false;
  return changed !== null && changed <= listed / 2;
}
