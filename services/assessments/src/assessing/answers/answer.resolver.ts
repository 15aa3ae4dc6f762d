import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { EvidenceFiles } from '../answer-evidence/answer-evidence.view';
import { Assessment } from '../assessments/assessment.entity';
import { AnswerQuestionsInput } from './answer.inputs';
import { AssessmentAnswer, AssessmentAnswers } from './answer.view';

@Resolver(() => AssessmentAnswer)
export class AnswerResolver {
  @Mutation(() => Assessment, {
    description:
      'Answers some questions of an assessment that you are assigned to, or of the self-assessment of your organisation (SYS-28). Either all are saved or none. Refused: NOT_FOUND, FORBIDDEN / NOT_ASSIGNED, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT with the answers that somebody changed, INVALID_INPUT / UNKNOWN_QUESTION, ANSWERED_TWICE, NOT_ON_THE_SCALE, AMBIGUOUS_ANSWER or ALWAYS_APPLIES, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.',
  })
  answerQuestions(
    @Arg('input', () => AnswerQuestionsInput) input: AnswerQuestionsInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('answerQuestions', ({ answers }) => answers.answer(input));
  }

  @FieldResolver(() => EvidenceFiles, { description: 'CONFIDENTIAL: the files that stand for it.' })
  evidence(@Root() { assessmentId, question }: AssessmentAnswer, @Ctx() { answerEvidence }: AssessmentsContext) {
    return answerEvidence.filesOf(assessmentId, question);
  }
}

@Resolver(() => Assessment)
export class AssessmentAnswersResolver {
  @FieldResolver(() => AssessmentAnswers, {
    description:
      'CONFIDENTIAL: read by those who carry it out, by the partner from when it is asked to comment, and by grant once it is final. Reading is recorded.',
  })
  answers(@Root() assessment: Assessment, @Ctx() { answers }: AssessmentsContext) {
    return answers.read(assessment);
  }
}
