import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { AnswerSurveyPayload } from '../survey-ballots/ballot.inputs';
import { SurveyQuestion } from '../surveys/survey.view';
import { GiveFeedbackInput } from './feedback.inputs';
import { feedbackQuestions } from './feedback.questions';

@Resolver()
export class FeedbackResolver {
  @Query(() => [SurveyQuestion], { description: 'What partners are asked about agencies (JIU-99); there are six.' })
  feedbackQuestions(): SurveyQuestion[] {
    return [...feedbackQuestions];
  }

  @Mutation(() => AnswerSurveyPayload, {
    description:
      'Says something of an agency that your partner works with, once in a half-year; nothing stored leads from it to the partner (JIU-99, P-INV-7). The results are those of the survey of kind FEEDBACK, when the half-year is over. Refused: NOT_FOUND for another partner, PRECONDITION_FAILED / NO_AGREEMENT_WITH_AGENCY, CONFLICT / ALREADY_ANSWERED, INVALID_INPUT / ANSWER_NOT_VALID.',
  })
  giveFeedback(@Arg('input', () => GiveFeedbackInput) input: GiveFeedbackInput, @Ctx() context: PerformanceContext) {
    const giver = context.feedback.giver(input.partnerId);
    return context.anonymously('giveFeedback', ({ feedback }) => feedback.give(input, giver));
  }
}
