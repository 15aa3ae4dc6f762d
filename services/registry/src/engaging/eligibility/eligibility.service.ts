import { invalidInput, notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../access/agencies/agency.service';
import type { PartnerService } from '../../identity/partners/partner.service';
import { strictestOf } from '../agency-standings/agency-standing.rules';
import type { EligibilityRuleService } from '../eligibility-rules/eligibility-rule.service';
import type { IntegrityMatter } from '../integrity-matters/integrity-matter.rules';
import { type Blocker, type EligibilityFacts, EligibilityPurpose, findBlockers } from './eligibility.rules';
import type { Eligibility, PartnerCapabilities } from './eligibility.view';
import type { EligibilityFactsService } from './eligibility-facts.service';

export interface CapabilityQuestion {
  partnerId: string;
  agency: string;
  asOf?: Date | null;
}

export interface EligibilityQuestion extends CapabilityQuestion {
  purpose: EligibilityPurpose;
}

export interface EligibilitySources {
  partners: PartnerService;
  agencies: AgencyService;
  facts: EligibilityFactsService;
  rules: EligibilityRuleService;
}

/** Answers from rows of this service alone, so it answers, and fails closed, whatever else is down. */
export class EligibilityService {
  constructor(
    private readonly work: Work,
    private readonly sources: EligibilitySources,
  ) {}

  async answer({ purpose, ...question }: EligibilityQuestion): Promise<Eligibility> {
    const facts = await this.factsFor(question);
    const blockers = findBlockers({ ...facts, purpose });
    return {
      eligible: blockers.length === 0,
      blockers,
      agencyDecisionsIncluded: this.knowsDecisionsOf(question.agency),
    };
  }

  async capabilities(question: CapabilityQuestion): Promise<PartnerCapabilities> {
    const facts = await this.factsFor(question);
    const found = new Map(
      Object.values(EligibilityPurpose).map((purpose) => [purpose, findBlockers({ ...facts, purpose })]),
    );
    const may = (purpose: EligibilityPurpose) => found.get(purpose)?.length === 0;
    return {
      canApply: may(EligibilityPurpose.APPLY),
      canBeSelected: may(EligibilityPurpose.SELECT),
      canSign: may(EligibilityPurpose.SIGN),
      canReceiveFunds: may(EligibilityPurpose.PAY),
      blockers: eachOnce([...found.values()].flat()),
      agencyDecisionsIncluded: this.knowsDecisionsOf(question.agency),
    };
  }

  private async factsFor({
    partnerId,
    agency,
    asOf = null,
  }: CapabilityQuestion): Promise<Omit<EligibilityFacts, 'purpose'>> {
    const { partners, agencies, facts, rules } = this.sources;
    // What will be recorded is not known; an answer about it would look like a promise.
    if (asOf && asOf > this.work.clock.now()) throw invalidInput('asOf cannot be in the future.', 'asOf');
    const [partner, knownAgency] = await Promise.all([partners.get(partnerId), agencies.find(agency)]);
    if (!knownAgency) throw notFound('agency');
    const known = await facts.of(partner.id, asOf);
    const { partnerId: _, agencyHolds, agencyStandings, track, contacts, matter, headquarters, ...shared } = known;
    const integrityOf = (id: string, open: IntegrityMatter | null) => ({
      matter: open,
      contact: contacts.find((contact) => contact.partnerId === id && contact.agency === agency) ?? null,
    });
    const rule = await rules.inForce(agency, { partnerType: partner.primaryType, track }, asOf);
    const included = this.knowsDecisionsOf(agency);
    return {
      ...shared,
      agency,
      rule,
      integrity: integrityOf(partner.id, matter),
      headquarters: headquarters && {
        ...headquarters,
        agencyStanding: included ? strictestOf(headquarters.agencyStandings, agency) : null,
        integrity: integrityOf(headquarters.id, headquarters.matter),
      },
      holds: included ? [...shared.holds, ...agencyHolds.filter((hold) => hold.agency === agency)] : shared.holds,
      agencyStanding: included ? strictestOf(agencyStandings, agency) : null,
    };
  }

  /** What another agency decided for itself is not for our staff (R-INV-7, S-INV-7); a decision is always the own agency's. */
  private knowsDecisionsOf(agency: string): boolean {
    const { viewer } = this.work;
    return viewer.kind !== 'AGENCY' || viewer.agency === agency;
  }
}

function eachOnce(blockers: Blocker[]): Blocker[] {
  const known = new Map(blockers.map((found) => [`${found.source}/${found.code}/${found.message}`, found]));
  return [...known.values()];
}
