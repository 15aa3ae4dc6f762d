import { type ClearanceFacts, findStaleness } from '../clearance/clearance.rules';
import { PartnerStanding } from '../partners/partner.entity';

export enum EligibilityPurpose {
  APPLY = 'APPLY',
  SELECT = 'SELECT',
  SIGN = 'SIGN',
  PAY = 'PAY',
}

export interface Blocker {
  code: string;
  message: string;
  source: string;
  since: Date | null;
  howToClear: string;
}

export interface EligibilityFacts extends ClearanceFacts {
  standing: PartnerStanding;
  purpose: EligibilityPurpose;
}

/** Every reason why an agency may not engage now; none means it may (R-INV-7). One rule for questions and decisions. */
export function findBlockers(facts: EligibilityFacts): Blocker[] {
  const blockers: Blocker[] = [];
  const { standing, purpose, clearance } = facts;
  const mayApply = purpose === EligibilityPurpose.APPLY && standing === PartnerStanding.PROSPECT;
  if (standing !== PartnerStanding.ACTIVE && !mayApply) {
    blockers.push({
      code: standing === PartnerStanding.PROSPECT ? 'NOT_REGISTERED' : `STANDING_${standing}`,
      message:
        standing === PartnerStanding.PROSPECT
          ? 'The partner is not registered yet.'
          : `The partner's standing is ${standing}.`,
      source: 'registry',
      since: null,
      howToClear:
        standing === PartnerStanding.PROSPECT ? 'Complete the registration.' : 'Resolve the reason of the standing.',
    });
  }
  const stale = findStaleness(facts);
  if (stale.length > 0) {
    blockers.push({
      code: 'CLEARANCE_STALE',
      message: `The sanctions clearance cannot be relied on: ${stale.join('; ')}.`,
      source: 'sanctions',
      since: null,
      howToClear: 'Wait for the running screening, or have the list confirmed by a new import.',
    });
  }
  // Known hits block even when the answer is old: staleness must never hide them.
  if (clearance?.status === 'HITS_OPEN' || clearance?.status === 'BLOCKED') {
    blockers.push({
      code: clearance.status,
      message:
        clearance.status === 'HITS_OPEN'
          ? 'Possible matches with a sanctions list wait for a decision.'
          : 'A match with a sanctions list was confirmed.',
      source: 'sanctions',
      since: clearance.checkedAt,
      howToClear: 'The sanctions screeners decide on the open matches.',
    });
  }
  return blockers;
}
