import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Score } from '../../catalogue/scoring/score.types';
import { AssessorType } from '../../terms/assessor-type.enum';
import { givenOf } from '../answers/answer.rules';
import type { AnswerService } from '../answers/answer.service';
import { isOfCarriers } from '../assessment-bodies/assessment-body.rules';
import { isUnderway } from '../assessment-changes/assessment-step.rules';
import type { AssessmentCommentService } from '../assessment-comments/assessment-comment.service';
import type { AssessmentScoreService } from '../assessment-scores/assessment-score.service';
import type { Assessment } from '../assessments/assessment.entity';
import { awaitedOf, countsOf, demandNothingMissing } from './assessment-progress.rules';
import { type AssessmentProgress, AwaitedComments } from './assessment-progress.view';

interface Parts {
  answers: AnswerService;
  scores: AssessmentScoreService;
  comments: AssessmentCommentService;
}

/** What is done of an assessment, and what is missing before it can be final (A-INV-3). */
export class AssessmentProgressService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  /** Null for others than those who carry it out, and when it is no longer in their hands. */
  async of(assessment: Assessment): Promise<AssessmentProgress | null> {
    const { viewer } = this.work;
    const isSelf = assessment.assessorType === AssessorType.PARTNER_SELF && actsFor(viewer, assessment.partnerId);
    if (!isUnderway(assessment.state) || !(isOfCarriers(viewer, assessment) || isSelf)) return null;
    const { answers, scores } = this.parts;
    const [methodology, rows, score] = await Promise.all([
      answers.methodOf(assessment),
      answers.rowsOf(assessment.id),
      scores.compute(assessment),
    ]);
    const sections = countsOf(methodology, givenOf(rows), score);
    const awaited = await this.awaited(assessment);
    return {
      answered: sections.reduce((sum, { answered }) => sum + answered, 0),
      total: sections.reduce((sum, { total }) => sum + total, 0),
      sections,
      unanswered: score.unanswered,
      missingEvidence: score.missingEvidence,
      comments: awaited && AwaitedComments[awaited],
      points: score.points,
      band: score.band,
    };
  }

  /** Gives what it comes to; refuses with the list of what is missing. */
  async demandComplete(assessment: Assessment): Promise<Score> {
    const score = await this.parts.scores.compute(assessment);
    demandNothingMissing({
      unanswered: score.unanswered,
      evidence: score.missingEvidence,
      comments: await this.awaited(assessment),
    });
    return score;
  }

  private async awaited({ id }: Assessment) {
    return awaitedOf(await this.parts.comments.roundOf(id), dayOf(this.work.clock.now()));
  }
}
