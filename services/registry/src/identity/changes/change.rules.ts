import type { Viewer } from '@partner-commons/platform/viewer';
import { ChangeOrigin } from './change.view';

/** Who acted, as kept: the agency tells staff from everybody else. */
export interface Hand {
  actor: string;
  agency: string | null;
}

export function originOf({ actor, agency }: Hand): ChangeOrigin {
  if (agency !== null) return ChangeOrigin.AGENCY;
  return actor.startsWith('service:') ? ChangeOrigin.SYSTEM : ChangeOrigin.PARTNER;
}

/** Staff of other agencies see the agency, not the person; partner users see changes of their own partner only. */
export function actorFor(viewer: Viewer, hand: Hand): string | null {
  const origin = originOf(hand);
  const colleague =
    (origin === ChangeOrigin.AGENCY && viewer.kind === 'AGENCY' && viewer.agency === hand.agency) ||
    (origin === ChangeOrigin.PARTNER && viewer.kind === 'PARTNER');
  return colleague ? hand.actor : null;
}
