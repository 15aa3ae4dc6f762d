import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { AssessmentState } from '../../terms/assessment-state.enum';
import type { AnswerService } from '../answers/answer.service';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { AssessmentProgressService } from '../assessment-progress/assessment-progress.service';
import type { AssessmentScoreService } from '../assessment-scores/assessment-score.service';
import type { AssessmentStepInput, ExplainedStepInput } from '../assessment-submissions/assessment-submission.inputs';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { BandAdjustmentService } from '../band-adjustments/band-adjustment.service';
import type { FinaliseAssessmentInput } from './quality-review.inputs';
import { effectiveBand, lastDayOf } from './quality-review.rules';

interface Parts {
  answers: AnswerService;
  assessments: AssessmentService;
  assessors: AssessorService;
  adjustments: BandAdjustmentService;
  progress: AssessmentProgressService;
  scores: AssessmentScoreService;
  texts: AssessmentTextService;
}

/** A second look by staff of the owner who answered nothing (feature 38). */
export class QualityReviewService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async begin(input: AssessmentStepInput): Promise<Assessment> {
    const row = await this.lock(input);
    return this.parts.assessments.step(row, AssessmentState.QUALITY_REVIEW);
  }

  async returnToAssessors({ reason, ...input }: ExplainedStepInput): Promise<Assessment> {
    const { assessments, adjustments, texts } = this.parts;
    const row = await this.lock(input);
    const after = await assessments.step(row, AssessmentState.RETURNED);
    // Other answers may come to another band, so what was decided about this one is over.
    await adjustments.withdraw(after);
    await texts.write(after, 'RETURN', reason);
    return after;
  }

  async finalise({ validUntil, ...input }: FinaliseAssessmentInput): Promise<Assessment> {
    const { answers, assessments, adjustments, progress, scores } = this.parts;
    const row = await this.lock(input);
    demandState(row.state, 'QUALITY_REVIEW');
    const score = await progress.demandComplete(row);
    const adjustedBand = await adjustments.approvedOf(row);
    const finalisedOn = dayOf(this.work.clock.now());
    const method = await answers.methodOf(row);
    const change = {
      computedBand: score.band,
      adjustedBand,
      band: effectiveBand(score.band, adjustedBand),
      finalisedOn,
      validUntil: lastDayOf(method, row.businessSector, finalisedOn, validUntil ?? null),
    };
    await scores.keep(row, score);
    return assessments.step(row, AssessmentState.FINAL, change);
  }

  private async lock({ assessmentId, expectedVersion }: AssessmentStepInput): Promise<Assessment> {
    const { assessments, assessors } = this.parts;
    const row = await assessments.lock(assessmentId, expectedVersion);
    assessors.demandOwner(row);
    await assessors.demandNoPart(row);
    return row;
  }
}
