import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessmentOrigin } from '../../terms/assessment-origin.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import { isUnderway } from '../assessment-changes/assessment-step.rules';
import type { AssessmentFilter } from '../assessment-lists/assessment-list.inputs';
import type { AssessmentListService } from '../assessment-lists/assessment-list.service';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import { scopeOf } from '../assessments/assessment.facts';
import { checkScope, listed } from '../assessments/assessment.rules';
import type { AssessmentService } from '../assessments/assessment.service';
import type { StartAssessmentInput } from './assessment-start.inputs';
import { areasOf, demandApplicable, demandInForce, reusableExists } from './assessment-start.rules';
import type { StartAssessmentPayload } from './assessment-start.view';

/** What an agency wants to know of a partner. */
export interface ReuseWish {
  kind: AssessmentKind;
  country: string | null;
  plannedAmountUsd: string | null;
  functions: CapacityArea[];
}

/** Answers which assessments an agency could reuse for a wish. */
export interface ReuseLookup {
  usable(partnerId: string, agency: string, wish: ReuseWish): Promise<{ assessmentId: string }[]>;
}

interface Parts {
  assessments: AssessmentService;
  lists: AssessmentListService;
  texts: AssessmentTextService;
  methodologies: MethodologyService;
  knownPartners: KnownPartnerService;
  knownAgencies: KnownAgencyService;
  reuse: ReuseLookup;
}

const underwayStates = Object.values(AssessmentState).filter(isUnderway);

/** Plans a new assessment, after a look at what is there already: the best one is the one that need not be done. */
export class AssessmentStartService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async start(input: StartAssessmentInput): Promise<StartAssessmentPayload> {
    const { assessments, texts } = this.parts;
    const { methodology, partnerId, jointAgencies } = await this.check(input);
    const areas = input.areas?.length ? listed(input.areas) : areasOf(methodology);
    const reusable = await this.reusableFor(partnerId, { ...input, areas }, methodology);
    if (reusable.length > 0 && !input.despiteReusable) throw reusableExists(reusable);
    const fresh = this.rowOf(input, methodology, { partnerId, jointAgencies, areas });
    const underway = await this.search({ partnerId, kinds: [methodology.kind], states: underwayStates });
    const inForce = await this.inForceOf(partnerId, methodology.kind);
    const assessment = await assessments.add(fresh, { reusable: reusable.map(({ id }) => id) });
    if (reusable.length > 0 && input.despiteReusable) {
      await texts.write(assessment, 'DESPITE_REUSABLE', input.despiteReusable);
    }
    return { assessment, reusable, underway, inForce };
  }

  /** What a repeated call answers. */
  async again(id: string): Promise<StartAssessmentPayload> {
    return { assessment: await this.parts.assessments.get(id), reusable: [], underway: [], inForce: [] };
  }

  private async check(input: StartAssessmentInput) {
    const { knownPartners, knownAgencies, methodologies } = this.parts;
    const { clock, viewer } = this.work;
    const today = dayOf(clock.now());
    checkScope(input);
    if (input.dueOn && input.dueOn < today) throw invalidInput('dueOn is over already.', 'input.dueOn');
    const partnerId = await knownPartners.demand(input.partnerId);
    const methodology = await methodologies.get(input.methodologyCode, input.methodologyVersion);
    demandInForce(methodology, today);
    demandApplicable(methodology, (await knownPartners.find(partnerId))?.primaryType ?? null);
    const jointAgencies = listed(input.jointAgencies).filter((code) => code !== viewer.agency);
    await knownAgencies.demand(jointAgencies, 'input.jointAgencies');
    return { methodology, partnerId, jointAgencies };
  }

  private async reusableFor(
    partnerId: string,
    { countries, ceilingUsd, areas }: StartAssessmentInput & { areas: CapacityArea[] },
    { kind }: Methodology,
  ): Promise<Assessment[]> {
    const { reuse, assessments } = this.parts;
    const [country = null, another] = countries ?? [];
    const found = await reuse.usable(partnerId, this.work.viewer.agency ?? '', {
      kind,
      country: another ? null : country,
      plannedAmountUsd: ceilingUsd ?? null,
      functions: areas,
    });
    return Promise.all(found.map(({ assessmentId }) => assessments.get(assessmentId)));
  }

  private inForceOf(partnerId: string, kind: AssessmentKind): Promise<Assessment[]> {
    const { viewer, clock } = this.work;
    return this.search({ partnerId, kinds: [kind], owner: viewer.agency, validOn: dayOf(clock.now()) });
  }

  private async search(filter: AssessmentFilter): Promise<Assessment[]> {
    const page = await this.parts.lists.search(filter, { first: 20 });
    return page.edges.map(({ node }) => node);
  }

  private rowOf(
    input: StartAssessmentInput,
    { code, version, kind }: Methodology,
    found: Pick<Assessment, 'partnerId' | 'jointAgencies' | 'areas'>,
  ): Omit<Assessment, 'referenceNo'> {
    const { viewer, clock } = this.work;
    return {
      ...scopeOf(input),
      ...found,
      id: newId(),
      ownerAgency: viewer.agency ?? '',
      kind,
      state: AssessmentState.DRAFT,
      origin: AssessmentOrigin.CONDUCTED,
      methodologyCode: code,
      methodologyVersion: version,
      assessorType: AssessorType.STAFF,
      assessorFirm: null,
      commissioningOffice: input.commissioningOfficeId ?? null,
      businessSector: input.businessSector ?? null,
      proxy: input.proxy ?? false,
      startedOn: dayOf(clock.now()),
      dueOn: input.dueOn ?? null,
      computedBand: null,
      adjustedBand: null,
      supersededBy: null,
      version: 1,
      band: null,
      finalisedOn: null,
      validUntil: null,
      amount: null,
      currency: null,
      recordedAt: clock.now(),
      idempotencyKey: null,
      requestHash: null,
    };
  }
}
