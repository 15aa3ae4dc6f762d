import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssessmentScore } from '../assessment-scores/assessment-score.view';
import { Assessment } from '../assessments/assessment.entity';
import { AssessmentProgress } from './assessment-progress.view';

@Resolver(() => Assessment)
export class AssessmentProgressResolver {
  @FieldResolver(() => AssessmentProgress, {
    nullable: true,
    description: 'For those who carry it out, until it is final; null for others.',
  })
  progress(@Root() assessment: Assessment, @Ctx() { assessmentProgress }: AssessmentsContext) {
    return assessmentProgress.of(assessment);
  }

  @FieldResolver(() => AssessmentScore, {
    description: 'CONFIDENTIAL from SUMMARY up: scores of sections and the conclusion. Reading is recorded.',
  })
  score(@Root() assessment: Assessment, @Ctx() { assessmentScores }: AssessmentsContext) {
    return assessmentScores.read(assessment);
  }
}
