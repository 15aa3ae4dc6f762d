import { AppError } from '@partner-commons/platform/errors';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { ClearanceService } from '../clearance/clearance.service';
import type { EligibilityFactsService } from '../eligibility/eligibility-facts.service';
import type { StandingService } from '../standing/standing.service';
import { missingAfter } from './reinstatement.rules';

export interface ReinstatementSources {
  partners: PartnerService;
  clearances: ClearanceService;
  facts: EligibilityFactsService;
  standings: StandingService;
}

/** What must be cleared before a partner is ACTIVE again (domain-model.md 2.2, state machine of standing). */
export class ReinstatementService {
  constructor(private readonly sources: ReinstatementSources) {}

  /** Refused as PRECONDITION_FAILED: CLEARANCE_STALE, BLOCKED_BY_SCREENING, or MISSING_REQUIREMENT with what is missing. */
  async requireCleared(partnerId: string): Promise<void> {
    const { partners, clearances, facts, standings } = this.sources;
    const partner = await partners.reload(partnerId);
    await clearances.requireClear(partner);
    const { holds, declaration, profile, standing, verification, clearance } = await facts.of(partnerId, null);
    // What agencies placed by hand is theirs to lift and may well outlast the suspension.
    const missing = holds.filter(({ source }) => source !== 'MANUAL').map(({ code }) => `HOLD_${code}`);
    if (!declaration?.valid) missing.push('DECLARATION');
    const inactive = partner.standing === PartnerStanding.INACTIVE;
    const since = standing?.since ?? null;
    if (inactive && !(profile && since && profile.confirmedAt > since)) missing.push('PROFILE_CONFIRMATION');
    const barredUntil = await standings.ineligibleUntil(partnerId);
    if (barredUntil) missing.push(...missingAfter(barredUntil, { declaration, verification, clearance }));
    if (missing.length === 0) return;
    throw new AppError('PRECONDITION_FAILED', `The reason is not cleared: ${missing.join(', ')}.`, {
      reason: 'MISSING_REQUIREMENT',
      rule: 'R-INV-7',
      facts: { missing },
    });
  }
}
