import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';
import type { CapacityActionService } from '../capacity-actions/capacity-action.service';
import type { CapacityOutcomeService } from '../capacity-outcomes/capacity-outcome.service';
import { CapacityMethod, CapacityPurpose } from '../capacity-plans/capacity-plan.enum';
import type { CapacityActionInput, CreateCapacityPlanInput } from '../capacity-plans/capacity-plan.inputs';
import { CapacityPlanRepository, type CapacityPlanRow } from '../capacity-plans/capacity-plan.repository';
import { areasWithoutAction, upliftOf } from '../capacity-plans/capacity-plan.rules';
import { type CapacityPlanService, contextOfPlan } from '../capacity-plans/capacity-plan.service';
import type { CapacityPlanBodyRow } from '../capacity-plans/capacity-plan-body.repository';
import type { CapacityTopicService } from '../capacity-topics/capacity-topic.service';
import type { FindingRow } from '../findings/finding.repository';
import type { FindingService } from '../findings/finding.service';

/** Who knows assessments. */
export interface FinalAssessments {
  find(id: string): Promise<Assessment | null>;
}

interface Parts {
  assessments: FinalAssessments;
  capacityActions: CapacityActionService;
  capacityOutcomes: CapacityOutcomeService;
  capacityPlans: CapacityPlanService;
  capacityTopics: CapacityTopicService;
  findings: FindingService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
}

/** How plans come into being: from findings, and from the assessment whose band they are to change (JIU-53). */
export class CapacityDraftService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async create(input: CreateCapacityPlanInput): Promise<CapacityPlanRow> {
    const { viewer, clock, database, cipher } = this.work;
    const { knownPartners, capacityPlans, capacityActions, capacityOutcomes } = this.parts;
    const partnerId = await knownPartners.demand(input.partnerId);
    const startsOn = input.startsOn ?? dayOf(clock.now());
    if (input.dueOn < startsOn) throw invalidInput('A plan ends after it starts.', 'input.dueOn');
    const baseline = await this.baselineOf(input, partnerId);
    const findings = await this.findingsOf(input.findingIds ?? [], partnerId);
    const actions = await this.actionsOf(input, findings);
    const id = newId();
    const subject = viewer.subject ?? '';
    const fresh: Omit<CapacityPlanRow, 'referenceNo'> = {
      id,
      partnerId,
      agency: viewer.agency ?? '',
      purpose: input.purpose,
      state: 'ACTIVE',
      startsOn,
      dueOn: input.dueOn,
      isInterAgency: false,
      consentedBy: null,
      consentedAt: null,
      sharedWith: await this.providersOf(actions),
      createdBy: subject,
      createdAt: clock.now(),
      closedBy: null,
      closedAt: null,
      version: 1,
    };
    const plan = { ...fresh, referenceNo: await new CapacityPlanRepository(database.manager).insert(fresh) };
    const body: CapacityPlanBodyRow = {
      planId: id,
      kind: baseline?.kind ?? null,
      country: input.country ?? (await this.countryOf(partnerId)),
      baselineBand: baseline?.band ?? null,
      targetBand: input.targetBand ?? null,
      resultBand: null,
      baselineAssessmentId: baseline?.id ?? null,
      resultAssessmentId: null,
      sealed: cipher.seal(input.goal.trim(), contextOfPlan(id)),
    };
    await capacityPlans.bodies(async (bodies) => {
      await bodies.insert(body);
      await bodies.insertFindings(
        id,
        findings.map((finding) => finding.id),
      );
    });
    await capacityActions.insertAll(id, actions);
    await capacityOutcomes.open(plan, body, findings.length);
    await capacityPlans.tell(plan, 'CREATED');
    await this.notifyPartner(plan);
    return plan;
  }

  private async baselineOf(
    { baselineAssessmentId, targetBand, purpose }: CreateCapacityPlanInput,
    partnerId: string,
  ): Promise<Assessment | null> {
    if (!baselineAssessmentId) {
      if (purpose !== CapacityPurpose.PSEA) return null;
      throw invalidInput('Name the PSEA assessment that the plan follows from.', 'input.baselineAssessmentId');
    }
    const baseline = await this.parts.assessments.find(baselineAssessmentId);
    if (!baseline || (await this.parts.knownPartners.demand(baseline.partnerId)) !== partnerId) {
      throw notFound('assessment');
    }
    if (baseline.state !== AssessmentState.FINAL || baseline.band === null) {
      throw invalidInput('Name a final assessment.', 'input.baselineAssessmentId');
    }
    if (purpose === CapacityPurpose.PSEA && baseline.kind !== AssessmentKind.PSEA_CAPACITY) {
      throw invalidInput('A PSEA plan follows from a PSEA assessment.', 'input.baselineAssessmentId');
    }
    if (targetBand && (upliftOf(baseline.band, targetBand) ?? 0) < 1) {
      throw invalidInput('Aim at a lower band than the one before.', 'input.targetBand');
    }
    return baseline;
  }

  /** What the partner is not shown yet must not stand in a plan that it reads. */
  private async findingsOf(ids: readonly string[], partnerId: string): Promise<FindingRow[]> {
    const wanted = new Set(ids);
    if (wanted.size === 0) return [];
    const rows = await this.parts.findings.readAll([...wanted], 'createCapacityPlan');
    if (rows.length !== wanted.size) throw notFound('finding');
    for (const row of rows) {
      if ((await this.parts.knownPartners.demand(row.partnerId)) !== partnerId) throw notFound('finding');
      if (row.heldBack) throw invalidInput('The partner is not shown one of the findings yet.', 'input.findingIds');
    }
    return rows;
  }

  private async actionsOf(
    { actions, dueOn }: CreateCapacityPlanInput,
    findings: readonly FindingRow[],
  ): Promise<CapacityActionInput[]> {
    const { capacityTopics } = this.parts;
    const given = actions ?? [];
    const topics = await Promise.all(given.map(({ topic }) => capacityTopics.demand(topic, 'input.actions')));
    const inUse = await capacityTopics.inUse(null);
    const added = areasWithoutAction(findings, topics).flatMap((area): CapacityActionInput[] => {
      const topic = inUse.find((one) => one.area === area);
      const text = `Resolve the findings about this topic: ${topic?.label}.`;
      return topic ? [{ topic: topic.code, method: CapacityMethod.MENTORING, text, dueOn }] : [];
    });
    return [...given, ...added];
  }

  private async providersOf(actions: readonly CapacityActionInput[]): Promise<string[]> {
    const { viewer } = this.work;
    const named = actions.flatMap(({ providerAgency, fundedBy }) => [providerAgency ?? '', fundedBy ?? '']);
    const codes = new Set(named.filter((code) => code !== ''));
    await this.parts.knownAgencies.demand([...codes], 'input.actions');
    codes.delete(viewer.agency ?? '');
    return [...codes].sort();
  }

  private async countryOf(partnerId: string): Promise<string> {
    const country = (await this.parts.knownPartners.find(partnerId))?.country;
    if (!country) throw invalidInput('Name the country: nothing tells where the partner is.', 'input.country');
    return country;
  }

  private async notifyPartner({ partnerId, referenceNo, agency, dueOn }: CapacityPlanRow): Promise<void> {
    await this.work.outbox.publish({
      type: 'assessments.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind: 'ACTION_DUE', referenceNo, agency, dueOn, at: this.work.clock.now() },
    });
  }
}
