import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { PartnershipService } from '../../identity/partnerships/partnership.service';
import { type PartnerDocument } from '../documents/document.entity';
import type { DocumentService } from '../documents/document.service';
import { phaseOf } from '../papers/paper.rules';
import type { RecommendationLetter } from '../recommendations/recommendation.entity';
import { countIssuers } from '../recommendations/recommendation.rules';
import type { RecommendationService } from '../recommendations/recommendation.service';
import type { WaiverService } from '../recommendations/waiver.service';
import type { Registration } from '../registrations/registration.entity';
import { invalidState, type RegistrationService } from '../registrations/registration.service';
import type { SetExpectedFundingInput } from './checklist.inputs';
import { ChecklistRepository } from './checklist.repository';
import { isDone, type Requirement, requirementsFor, statusOf, variantFor } from './checklist.rules';
import { ChecklistItem, ChecklistItemState, ChecklistKind, RegistrationChecklist } from './checklist.view';

export interface ChecklistParts {
  partners: PartnerService;
  registrations: RegistrationService;
  documents: DocumentService;
  recommendations: RecommendationService;
  waivers: WaiverService;
  partnerships: PartnershipService;
}

/** What of a partner's papers answers the requirements of its registration. */
interface Papers {
  documents: PartnerDocument[];
  letters: RecommendationLetter[];
  waiver: Awaited<ReturnType<WaiverService['ofRegistration']>>;
  waivedBy: string | null;
  exempt: boolean;
}

export class ChecklistService {
  private readonly repository: ChecklistRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: ChecklistParts,
  ) {
    this.repository = new ChecklistRepository(work.database.manager);
  }

  /** Refused as NOT_FOUND for a registration that is not the viewer's to see. */
  async ofRegistration(registrationId: string): Promise<RegistrationChecklist> {
    return this.compile(await this.parts.registrations.get(registrationId));
  }

  /** What the full list of a track asks for, before anything is known of a partner. */
  async requirementsOf(track: string, agency: string | null): Promise<Requirement[]> {
    const rows = await this.repository.findRequirements(track, agency, dayOf(this.work.clock.now()));
    return requirementsFor(
      agency,
      rows.filter(({ variant }) => variant === 'FULL'),
    );
  }

  /** Refused as PRECONDITION_FAILED / MISSING_REQUIREMENT with the rule of the first item that is neither met nor waived. */
  async requireComplete(registration: Registration): Promise<void> {
    const { items } = await this.compile(registration);
    const missing = items.filter(({ state }) => !isDone(state));
    const [first] = missing;
    if (!first) return;
    const list = missing.map(({ code, state, present, required }) =>
      state === ChecklistItemState.EXPIRED ? `${code} (expired)` : `${code} (${present} of ${required})`,
    );
    throw new AppError('PRECONDITION_FAILED', `The checklist is not complete: ${list.join(', ')}.`, {
      reason: 'MISSING_REQUIREMENT',
      rule: first.rule,
      facts: { missing: missing.map(({ code }) => code) },
    });
  }

  /** Entered by the responsible office while papers are collected; who enters it keys data (R-INV-6). */
  async setExpectedFunding({
    registrationId,
    expectedAnnualUsd,
  }: SetExpectedFundingInput): Promise<RegistrationChecklist> {
    const { viewer, clock, audit } = this.work;
    const registration = await this.parts.registrations.lockToKeyIn(registrationId);
    if (phaseOf(registration.state) !== 'COLLECTING') throw invalidState(registration.state);
    if (Number(expectedAnnualUsd) < 0)
      throw invalidInput('Expected funds are not negative.', 'input.expectedAnnualUsd');
    await this.repository.saveFunding({
      registrationId,
      expectedAnnualUsd,
      agency: viewer.agency ?? '',
      decidedBy: viewer.subject ?? viewer.kind,
      decidedAt: clock.now(),
    });
    await audit.record({ objectType: 'Registration', objectId: registrationId, detail: { expectedAnnualUsd } });
    return this.compile(registration);
  }

  private async compile(registration: Registration): Promise<RegistrationChecklist> {
    const { id: registrationId, track, sponsorAgency, partnerId } = registration;
    const today = dayOf(this.work.clock.now());
    const rows = await this.repository.findRequirements(track, sponsorAgency, today);
    const partner = partnerId === null ? null : await this.parts.partners.get(partnerId);
    const kind = variantFor({
      primaryType: partner?.primaryType ?? '',
      hasSimplifiedList: rows.some(({ variant }) => variant === 'SIMPLIFIED'),
      expectedAnnualUsd: await this.repository.findFunding(registrationId),
      ceilingUsd: (await this.parts.partnerships.policyOf(sponsorAgency)).simplifiedCeilingUsd,
    });
    const asked = requirementsFor(
      sponsorAgency,
      rows.filter(({ variant }) => variant === kind),
    );
    const papers = await this.papersOf(registration);
    const items = asked.map((requirement) => this.itemOf(requirement, papers));
    const complete = items.every(({ state }) => isDone(state));
    return { registrationId, kind: ChecklistKind[kind], complete, items };
  }

  /** Before access was granted there is no partner, so there are no papers. */
  private async papersOf({ id, partnerId, sponsorAgency }: Registration): Promise<Papers> {
    const { documents, recommendations, waivers, partnerships } = this.parts;
    if (partnerId === null) return { documents: [], letters: [], waiver: null, waivedBy: null, exempt: false };
    const waiver = await waivers.ofRegistration(id);
    return {
      documents: await documents.ofPartner(partnerId),
      letters: await recommendations.ofPartner(partnerId),
      waiver,
      waivedBy: waiver && (await waivers.grantor(waiver)),
      exempt: await partnerships.isExisting(partnerId, sponsorAgency),
    };
  }

  private itemOf(requirement: Requirement, papers: Papers): ChecklistItem {
    const { code, documentType, rule, labelEn, labelFr } = requirement;
    const isLetters = documentType === null;
    const document = papers.documents.find(({ type, outcome }) => type === documentType && outcome !== 'REFUSED');
    const { state, present, required } = statusOf(requirement, {
      validity: document ? this.parts.documents.validity(document) : null,
      issuers: countIssuers(papers.letters),
      waived: papers.waiver !== null,
      exempt: papers.exempt,
    });
    const waiver = state === 'WAIVED' ? papers.waiver : null;
    return {
      code,
      state: ChecklistItemState[state],
      present,
      required,
      rule,
      documentIds: isLetters ? papers.letters.map(({ id }) => id) : document ? [document.id] : [],
      waiver,
      waivedBy: waiver && papers.waivedBy,
      waivedAt: waiver?.grantedAt ?? null,
      labelEn,
      labelFr,
    };
  }
}
