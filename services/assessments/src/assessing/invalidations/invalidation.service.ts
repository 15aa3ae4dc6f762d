import { AppError, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { SecondDecision } from '../../terms/second-decision.enum';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { AssessmentStepInput } from '../assessment-submissions/assessment-submission.inputs';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { EventReviewService } from '../invalidating-events/event-review.service';
import type { InvalidateAssessmentInput, ProposeInvalidationInput } from './invalidation.inputs';
import { InvalidationRepository, type InvalidationRow } from './invalidation.repository';
import type { AssessmentInvalidation } from './invalidation.view';

interface Parts {
  assessments: AssessmentService;
  assessors: AssessorService;
  eventReviews: EventReviewService;
}

/** An event alone ends nothing: two people of the owner decide that the result can no longer be relied on (A-INV-8). */
export class InvalidationService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowsLoader(
    (ids) => this.repository((invalidations) => invalidations.findByAssessments(ids)),
    (row: InvalidationRow) => row.assessmentId,
  );

  /** Null for others than the owner. */
  async read({ id, ownerAgency }: Assessment): Promise<AssessmentInvalidation[] | null> {
    const { viewer, cipher } = this.work;
    if (viewer.kind !== 'AGENCY' || viewer.agency !== ownerAgency || viewer.roles.length === 0) return null;
    return (await this.byAssessment.load(id)).map((row) => ({
      ...row,
      reason: cipher.open(row.sealed, contextOf(row.id)),
      decision: row.decision && SecondDecision[row.decision],
    }));
  }

  /** The first of two people. */
  async propose({ eventId, reason, ...input }: ProposeInvalidationInput): Promise<Assessment> {
    const { viewer, clock, cipher } = this.work;
    const row = await this.lock(input);
    if (await this.openOf(row)) {
      throw new AppError('CONFLICT', 'An invalidation waits for a second person already.', {
        reason: 'ALREADY_PROPOSED',
      });
    }
    const touching = await this.parts.eventReviews.openOf(row);
    if (!touching.some((event) => event.id === eventId)) throw notFound('open event that touches this assessment');
    const id = newId();
    await this.repository((invalidations) =>
      invalidations.insert({
        id,
        assessmentId: row.id,
        agency: row.ownerAgency,
        partnerId: row.partnerId,
        eventId,
        sealed: cipher.seal(reason, contextOf(id)),
        proposedBy: viewer.subject ?? '',
        proposedAt: clock.now(),
        decision: null,
        decidedBy: null,
        decidedAt: null,
      }),
    );
    this.byAssessment.clear(row.id);
    await this.note(row, { change: 'INVALIDATION_PROPOSED', id, eventId });
    return row;
  }

  /** The second one. */
  async decide({ decision, ...input }: InvalidateAssessmentInput): Promise<Assessment> {
    const { viewer, clock } = this.work;
    const row = await this.lock(input);
    const open = await this.openOf(row);
    if (!open) throw new AppError('CONFLICT', 'No invalidation waits for a decision.', { reason: 'INVALID_STATE' });
    if (open.proposedBy === viewer.subject) {
      throw new AppError('FORBIDDEN', 'Somebody else decides about what you proposed.', {
        reason: 'SEGREGATION_OF_DUTIES',
        rule: 'A-INV-8',
      });
    }
    const decided = { ...open, decision, decidedBy: viewer.subject, decidedAt: clock.now() };
    await this.repository((invalidations) => invalidations.decide(decided));
    this.byAssessment.clear(row.id);
    await this.note(row, { change: `INVALIDATION_${decision}`, id: open.id, eventId: open.eventId });
    return decision === SecondDecision.APPROVED ? this.parts.assessments.step(row, AssessmentState.INVALIDATED) : row;
  }

  private async lock({ assessmentId, expectedVersion }: AssessmentStepInput): Promise<Assessment> {
    const row = await this.parts.assessments.lock(assessmentId, expectedVersion);
    this.parts.assessors.demandOwner(row);
    demandState(row.state, 'FINAL');
    return row;
  }

  private async openOf({ id }: Assessment): Promise<InvalidationRow | null> {
    const rows = await this.byAssessment.clear(id).load(id);
    return rows.find(({ decision }) => decision === null) ?? null;
  }

  private note({ id }: Assessment, detail: Record<string, unknown>): Promise<void> {
    return this.work.audit.record({ objectType: 'Assessment', objectId: id, detail });
  }

  private repository<Result>(run: (invalidations: InvalidationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new InvalidationRepository(transaction)));
  }
}

const contextOf = (id: string) => `assessment-invalidation:${id}`;
