import { PartnerKind } from '../partners/partner.entity';
import { RelationKind } from './relation.entity';

const officeKinds: RelationKind[] = [RelationKind.REGIONAL_OFFICE_OF, RelationKind.COUNTRY_OFFICE_OF];

export const isOffice = (kind: RelationKind) => officeKinds.includes(kind);

/** Kinds that make one tree together: a circle through offices is one, whatever level each of them is. */
export const treeOf = (kind: RelationKind): RelationKind[] => (isOffice(kind) ? officeKinds : [kind]);

/** Headquarters, region, country and one level to spare; the others only have to end somewhere. */
const mostSteps = (kind: RelationKind) => (isOffice(kind) ? 3 : 10);

/** A partner and how many steps it is away. */
export interface Step {
  id: string;
  steps: number;
}

/** Why `fromId` cannot come under the other partner, whose own place is `above`; each list begins with the partner itself. */
export function findTreeFault(
  kind: RelationKind,
  fromId: string,
  above: readonly Step[],
  below: readonly Step[],
): 'RELATION_CYCLE' | 'RELATION_TOO_DEEP' | null {
  if (above.some(({ id }) => id === fromId)) return 'RELATION_CYCLE';
  const longest = (steps: readonly Step[]) => Math.max(0, ...steps.map((step) => step.steps));
  return longest(above) + 1 + longest(below) > mostSteps(kind) ? 'RELATION_TOO_DEEP' : null;
}

const groups: RelationKind[] = [RelationKind.NETWORK_MEMBER_OF, RelationKind.CONSORTIUM_MEMBER_OF];

/** UNHCR-62: networks are partners; only they have members, and only organisations have offices. */
export function fits(kind: RelationKind, from: PartnerKind, to: PartnerKind): boolean {
  if (groups.includes(kind)) return to === PartnerKind.NETWORK;
  if (isOffice(kind)) return from === to && from !== PartnerKind.INDIVIDUAL && from !== PartnerKind.NETWORK;
  return true;
}
