import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import { type Resource, reaches } from '../access-grants/access-grant.rules';
import type { DisclosureLevel } from '../access-grants/disclosure-level.enum';
import type { DisclosureRequestRow } from './disclosure-request.repository';

/** Days in which the owner decides, before a request lapses. */
export const daysToDecide = 30;

/** Who reads all of it anyhow has nothing to ask for. */
export function demandOutsider(viewer: Viewer, { ownerAgency, partnerId, sharedWith = [] }: Resource): void {
  const isInside = [ownerAgency, ...sharedWith].includes(viewer.agency ?? '') || actsFor(viewer, partnerId);
  if (!isInside) return;
  throw new AppError('CONFLICT', 'Your agency reads all of it already.', { reason: 'ALREADY_READABLE' });
}

/** @param now a request that has lapsed is over, also before the timer says so */
export function demandPending({ state, lapsesAt }: Pick<DisclosureRequestRow, 'state' | 'lapsesAt'>, now: Date): void {
  if (state === 'PENDING' && lapsesAt > now) return;
  throw new AppError('CONFLICT', 'This request is decided, withdrawn or too old.', {
    reason: 'INVALID_STATE',
    facts: { state: state === 'PENDING' ? 'EXPIRED' : state },
  });
}

export function demandSecondPerson({ requestedBy }: Pick<DisclosureRequestRow, 'requestedBy'>, viewer: Viewer): void {
  if (requestedBy !== viewer.subject) return;
  throw forbidden('Somebody else decides about a request of yours.', 'SEGREGATION_OF_DUTIES');
}

/** What was asked for, or less. */
export function levelToGrant(
  asked: `${DisclosureLevel}`,
  granted: `${DisclosureLevel}` | null | undefined,
): `${DisclosureLevel}` {
  if (!granted) return asked;
  if (reaches(asked, granted)) return granted;
  throw invalidInput(`No more is granted than was asked for, ${asked}.`, 'input.level');
}

export function demandReason(reason: string | null | undefined, isNeeded: boolean): string | null {
  if (!reason && !isNeeded) return null;
  if (reason && reason.length >= 10 && reason.length <= 2_000) return reason;
  throw invalidInput('Give the reason in 10 to 2,000 characters.', 'input.reason');
}
