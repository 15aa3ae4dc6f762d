import type { Work } from '@partner-commons/platform/work';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { RequestPartnerCommentsInput } from '../assessment-comments/assessment-comment.inputs';
import type { AssessmentCommentService } from '../assessment-comments/assessment-comment.service';
import { demandAnswered } from '../assessment-progress/assessment-progress.rules';
import type { AssessmentProgressService } from '../assessment-progress/assessment-progress.service';
import type { AssessmentScoreService } from '../assessment-scores/assessment-score.service';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { AssessmentStepInput, ExplainedStepInput } from './assessment-submission.inputs';

interface Parts {
  assessments: AssessmentService;
  assessors: AssessorService;
  comments: AssessmentCommentService;
  progress: AssessmentProgressService;
  scores: AssessmentScoreService;
  texts: AssessmentTextService;
}

/** How an assessment leaves the hands of those who answer. */
export class AssessmentSubmissionService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async requestComments({ assessmentId, expectedVersion, dueOn }: RequestPartnerCommentsInput): Promise<Assessment> {
    const { assessments, assessors, comments, scores } = this.parts;
    const row = await assessments.lock(assessmentId, expectedVersion);
    await assessors.partIn(row);
    demandState(row.state, 'IN_PROGRESS');
    demandAnswered(await scores.compute(row));
    await comments.openRound(row, dueOn ?? null);
    return assessments.step(row, AssessmentState.PARTNER_COMMENTS);
  }

  async submit({ assessmentId, expectedVersion }: AssessmentStepInput): Promise<Assessment> {
    const { assessments, assessors, progress } = this.parts;
    const row = await assessments.lock(assessmentId, expectedVersion);
    await assessors.partIn(row);
    const isSelf = this.work.viewer.kind === 'PARTNER' && row.state === AssessmentState.IN_PROGRESS;
    const commented = isSelf ? await this.commentBySelf(row) : row;
    demandState(commented.state, 'PARTNER_COMMENTS');
    await progress.demandComplete(commented);
    return assessments.step(commented, AssessmentState.SUBMITTED);
  }

  async cancel({ assessmentId, expectedVersion, reason }: ExplainedStepInput): Promise<Assessment> {
    const { assessments, assessors, texts } = this.parts;
    const row = await assessments.lock(assessmentId, expectedVersion);
    assessors.demandOwner(row);
    const after = await assessments.step(row, AssessmentState.CANCELLED);
    await texts.write(after, 'CANCELLATION', reason);
    return after;
  }

  /** A partner that submits its own answers has had its say; both steps stand in the history. */
  private async commentBySelf(row: Assessment): Promise<Assessment> {
    const { assessments, comments, scores } = this.parts;
    demandAnswered(await scores.compute(row));
    await comments.skipRound(row);
    return assessments.step(row, AssessmentState.PARTNER_COMMENTS);
  }
}
