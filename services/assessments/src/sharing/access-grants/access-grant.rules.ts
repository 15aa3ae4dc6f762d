import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { confidential, type Redaction } from '@partner-commons/platform/redaction';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import type { AccessPurpose } from '../../terms/access-purpose.enum';
import type { Disclosable } from './disclosable.enum';
import type { DisclosureLevel } from './disclosure-level.enum';

/** Something confidential that an agency owns about a partner. */
export interface Resource {
  type: `${Disclosable}`;
  id: string;
  ownerAgency: string;
  partnerId: string;
  /** Agencies for which it was done too: they read all of it, like the owner. */
  sharedWith?: readonly string[];
  /** What people call it, such as ASM-0000017. */
  referenceNo?: string;
}

export interface LiveGrant {
  id: string;
  resourceId: string;
  level: `${DisclosureLevel}`;
  purpose: `${AccessPurpose}`;
  until: Date;
}

/** By which right somebody reads, and how far it goes. */
export interface Access {
  level: `${DisclosureLevel}`;
  /** Null for the owner and the partner itself. */
  grant: LiveGrant | null;
}

const order = ['SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL'] as const;

export const reaches = (level: `${DisclosureLevel}`, needed: `${DisclosureLevel}`) =>
  order.indexOf(level) >= order.indexOf(needed);

/**
 * The owner and the partner read all; another agency what it was granted, for as long as that lasts (domain-model.md 2.8).
 * Leave for one purpose is none for another: who names a purpose reads by the grants for it (standards.md 3.12).
 */
export function accessOf(viewer: Viewer, resource: Resource, grants: readonly LiveGrant[], now: Date): Access | null {
  const { ownerAgency, sharedWith = [] } = resource;
  if (actsFor(viewer, resource.partnerId)) return { level: 'FULL', grant: null };
  if (viewer.kind !== 'AGENCY' || !viewer.agency || viewer.roles.length === 0) return null;
  if ([ownerAgency, ...sharedWith].includes(viewer.agency)) return { level: 'FULL', grant: null };
  const [best] = grants
    .filter(({ resourceId, until }) => resourceId === resource.id && until > now)
    .filter(({ purpose }) => viewer.purpose === null || viewer.purpose === purpose)
    .sort((left, right) => order.indexOf(right.level) - order.indexOf(left.level));
  return best ? { level: best.level, grant: best } : null;
}

/** Tells how to ask, never what is there. */
export const redactionOf = ({ type, ownerAgency, id }: Resource, needed: `${DisclosureLevel}`): Redaction =>
  confidential(
    `Ask ${ownerAgency} with requestDisclosure(resourceType: ${type}, resourceId: "${id}", level: ${needed}). Leave for another purpose counts when x-purpose names it.`,
  );

/** How many bodies one request may open above their summary: of the own agency a page, of others a handful (A-INV-5). */
export const bulkLimits = { own: 100, others: 20 } as const;

export function demandFew(opened: number, limit: number): void {
  if (opened <= limit) return;
  throw new AppError(
    'FORBIDDEN',
    `One request opens at most ${limit} of these above their summary. Ask for fewer at once, and only for what you need.`,
    { reason: 'BULK_READ_REFUSED', rule: 'A-INV-5', facts: { limit } },
  );
}

export const defaultGrantDays = 30;
export const longestGrantDays = 365;

/** Never longer than twelve months; thirty days when nobody says. */
export function endOfGrant(now: Date, wanted: Date | null | undefined): Date {
  const last = after(now, longestGrantDays);
  const end = wanted ?? after(now, defaultGrantDays);
  return end < last ? end : last;
}

export const after = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000);

/** @param field where it stands in the input, such as `filter.partnerId` */
export function idIn(id: string | null | undefined, field: string): string | null {
  if (id && !isId(id)) throw invalidInput('This is not an id.', field);
  return id || null;
}
