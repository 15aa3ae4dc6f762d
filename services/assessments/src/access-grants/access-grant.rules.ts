import { confidential, type Redaction } from '@partner-commons/platform/redaction';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
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
}

export interface LiveGrant {
  id: string;
  resourceId: string;
  level: `${DisclosureLevel}`;
  purpose: string;
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

/** The owner and the partner read all; another agency what it was granted, for as long as that lasts (domain-model.md 2.8). */
export function accessOf(viewer: Viewer, resource: Resource, grants: readonly LiveGrant[], now: Date): Access | null {
  const { ownerAgency, sharedWith = [] } = resource;
  if (viewer.kind === 'AGENCY' && viewer.agency && [ownerAgency, ...sharedWith].includes(viewer.agency)) {
    return { level: 'FULL', grant: null };
  }
  if (actsFor(viewer, resource.partnerId)) return { level: 'FULL', grant: null };
  const live = grants
    .filter(({ resourceId, until }) => resourceId === resource.id && until > now)
    .sort((left, right) => order.indexOf(right.level) - order.indexOf(left.level));
  const [best] = live;
  return best ? { level: best.level, grant: best } : null;
}

/** Tells how to ask, never what is there. */
export const redactionOf = ({ type, ownerAgency, id }: Resource, needed: `${DisclosureLevel}`): Redaction =>
  confidential(
    `Ask ${ownerAgency} with requestDisclosure(resourceType: ${type}, resourceId: "${id}", level: ${needed}).`,
  );
