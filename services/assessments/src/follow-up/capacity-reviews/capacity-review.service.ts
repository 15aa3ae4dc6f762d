import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { AssessmentState } from '../../terms/assessment-state.enum';
import type { CapacityActionService } from '../capacity-actions/capacity-action.service';
import type { FinalAssessments } from '../capacity-drafts/capacity-draft.service';
import type { CapacityNoteService } from '../capacity-notes/capacity-note.service';
import type { CapacityOutcomeService } from '../capacity-outcomes/capacity-outcome.service';
import type {
  CloseCapacityPlanInput,
  ReviewCapacityPlanInput,
  ShareCapacityPlanInput,
} from '../capacity-plans/capacity-plan.inputs';
import type { CapacityPlanRow } from '../capacity-plans/capacity-plan.repository';
import { type CapacityPlanService, requireActive } from '../capacity-plans/capacity-plan.service';

interface Parts {
  assessments: FinalAssessments;
  capacityActions: CapacityActionService;
  capacityNotes: CapacityNoteService;
  capacityOutcomes: CapacityOutcomeService;
  capacityPlans: CapacityPlanService;
  knownPartners: KnownPartnerService;
}

/** Consent to plans, the band after them, and their end. */
export class CapacityReviewService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  /** domain-model.md 2.8: INTER_AGENCY with consent of the partner, else CONFIDENTIAL; it may take its consent back. */
  async share({ planId, share, expectedVersion }: ShareCapacityPlanInput): Promise<CapacityPlanRow> {
    const { viewer, clock } = this.work;
    const plan = await this.parts.capacityPlans.lock(planId, expectedVersion);
    const consent = { isInterAgency: share, consentedBy: viewer.subject, consentedAt: clock.now() };
    return this.parts.capacityPlans.save(plan, consent, share ? 'SHARED' : 'SHARING_ENDED');
  }

  /** The band after, from a newer assessment of the same kind, by whichever agency (JIU-54). */
  async review({ planId, assessmentId, note, expectedVersion }: ReviewCapacityPlanInput): Promise<CapacityPlanRow> {
    const { capacityPlans, capacityNotes, capacityOutcomes, assessments, knownPartners } = this.parts;
    const plan = await capacityPlans.lock(planId, expectedVersion);
    if (plan.state === 'CANCELLED') requireActive(plan);
    const body = await capacityPlans.readBody(plan.id);
    const found = await assessments.find(assessmentId);
    if (!found || (await knownPartners.demand(found.partnerId)) !== (await knownPartners.demand(plan.partnerId))) {
      throw notFound('assessment');
    }
    const { band, kind, finalisedOn } = found;
    const isNewer = finalisedOn !== null && finalisedOn >= plan.startsOn && found.id !== body.baselineAssessmentId;
    if (found.state !== AssessmentState.FINAL || band === null || !isNewer) {
      throw invalidInput('Name a final assessment that is newer than the plan.', 'input.assessmentId');
    }
    if (body.kind !== null && body.kind !== kind) {
      throw invalidInput(
        `Bands before and after compare within a kind: name one of ${body.kind}.`,
        'input.assessmentId',
      );
    }
    const result = { ...body, kind, resultBand: band, resultAssessmentId: found.id };
    await capacityPlans.bodies((bodies) => bodies.saveResult(result));
    await capacityNotes.insert(plan, { kind: 'REVIEW', text: note, band, assessmentId: found.id });
    await capacityOutcomes.follow(plan, band);
    return capacityPlans.save(plan, {}, 'REVIEWED');
  }

  /** By somebody who did not complete its actions. */
  async close({ planId, note, expectedVersion }: CloseCapacityPlanInput): Promise<CapacityPlanRow> {
    const plan = await this.parts.capacityPlans.lock(planId, expectedVersion);
    requireActive(plan);
    const actions = await this.parts.capacityActions.rowsOf(plan.id);
    if (actions.some(({ state }) => state === 'PLANNED' || state === 'IN_PROGRESS')) {
      throw new AppError('PRECONDITION_FAILED', 'Actions of this plan are still open.', { reason: 'ACTIONS_OPEN' });
    }
    if (actions.some(({ completedBy }) => completedBy === this.work.viewer.subject)) {
      throw forbidden('Somebody else closes a plan whose actions you completed.', 'SEGREGATION_OF_DUTIES');
    }
    return this.end(plan, 'CLOSED', note);
  }

  async cancel({ planId, note, expectedVersion }: CloseCapacityPlanInput): Promise<CapacityPlanRow> {
    const plan = await this.parts.capacityPlans.lock(planId, expectedVersion);
    requireActive(plan);
    return this.end(plan, 'CANCELLED', note);
  }

  private async end(plan: CapacityPlanRow, state: 'CLOSED' | 'CANCELLED', text: string): Promise<CapacityPlanRow> {
    const { viewer, clock } = this.work;
    const { capacityNotes, capacityOutcomes, capacityPlans } = this.parts;
    await capacityNotes.insert(plan, { kind: 'CLOSURE', text });
    const ended = { ...plan, state, closedBy: viewer.subject, closedAt: clock.now() };
    await capacityOutcomes.follow(ended, null);
    return capacityPlans.save(plan, ended, state);
  }
}
