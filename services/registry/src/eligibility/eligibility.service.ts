import { notFound } from '@partner-commons/platform/errors';
import type { AgencyService } from '../agencies/agency.service';
import type { ClearanceService } from '../clearance/clearance.service';
import type { PartnerService } from '../partners/partner.service';
import { type EligibilityPurpose, findBlockers } from './eligibility.rules';
import type { Eligibility } from './eligibility.view';

export interface EligibilityQuestion {
  partnerId: string;
  agency: string;
  purpose: EligibilityPurpose;
}

export interface EligibilitySources {
  partners: PartnerService;
  agencies: AgencyService;
  clearances: ClearanceService;
}

/** Answers from rows of this service alone, so it answers, and fails closed, whatever else is down. */
export class EligibilityService {
  constructor(private readonly sources: EligibilitySources) {}

  async answer({ partnerId, agency, purpose }: EligibilityQuestion): Promise<Eligibility> {
    const { partners, agencies, clearances } = this.sources;
    const partner = await partners.get(partnerId);
    if (!(await agencies.find(agency))) throw notFound('agency');
    const facts = await clearances.facts(partner.id, partner.basisHash);
    const blockers = findBlockers({ ...facts, standing: partner.standing, purpose });
    return { eligible: blockers.length === 0, blockers };
  }
}
