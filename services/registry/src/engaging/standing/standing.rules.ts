import type { PartnerStanding } from '../../identity/partners/partner.entity';

type Standing = `${PartnerStanding}`;

/** domain-model.md 2.2, state machine of standing. CLOSED is reached from everywhere and left never. */
const transitions: Record<Standing, readonly Standing[]> = {
  PROSPECT: ['ACTIVE', 'INELIGIBLE'],
  ACTIVE: ['UNDER_REVIEW', 'SUSPENDED', 'INACTIVE', 'INELIGIBLE'],
  UNDER_REVIEW: ['ACTIVE', 'SUSPENDED', 'INELIGIBLE'],
  SUSPENDED: ['ACTIVE', 'INELIGIBLE'],
  INACTIVE: ['ACTIVE', 'INELIGIBLE'],
  INELIGIBLE: ['SUSPENDED'],
  CLOSED: [],
};

export const mayBecome = (from: Standing, to: Standing) =>
  transitions[from].includes(to) || (to === 'CLOSED' && from !== 'CLOSED');
