import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { Consultation } from '../consultations/consultation.view';
import { AnswerSurveyInput, AnswerSurveyPayload } from '../survey-ballots/ballot.inputs';
import { SurveyRawAnswers, SurveyResult } from '../survey-results/result.view';
import { CloseSurveyInput, CreateSurveyInput, SurveysArgs } from './survey.inputs';
import { Survey, SurveyBallot, SurveyConnection } from './survey.view';

@Resolver(() => Survey)
export class SurveyResolver {
  @Query(() => Survey, {
    nullable: true,
    description: 'One survey (JIU-99); null when there is none, or, for a partner, when it was not asked.',
  })
  survey(@Arg('id', () => ID) id: string, @Ctx() { surveys }: PerformanceContext) {
    return surveys.visible(id);
  }

  @Query(() => SurveyConnection, {
    description: 'Surveys of all agencies, the latest first (JIU-99); a partner sees those that it may answer.',
  })
  surveys(@Args(() => SurveysArgs) args: SurveysArgs, @Ctx() { surveys }: PerformanceContext) {
    return surveys.page(args, args);
  }

  @Query(() => [SurveyResult], {
    description:
      'The results of a settled survey, by question and agency, each only where enough answered (P-INV-4); none before it is settled. At most 1,050. Refused: NOT_FOUND.',
  })
  surveyResults(@Arg('surveyId', () => ID) surveyId: string, @Ctx() { surveyResults }: PerformanceContext) {
    return surveyResults.ofVisible(surveyId);
  }

  @Mutation(() => Survey, {
    description:
      'Asks the partners that are invited to a consultation of your agency (JIU-99). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / INVALID_STATE while nobody is invited, INVALID_INPUT / QUESTIONS_UNCLEAR or DAY_IS_OVER.',
  })
  createSurvey(@Arg('input', () => CreateSurveyInput) input: CreateSurveyInput, @Ctx() context: PerformanceContext) {
    return context.transaction('createSurvey', ({ surveys }) => surveys.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ surveys }, id) => surveys.get(id),
    });
  }

  @Mutation(() => AnswerSurveyPayload, {
    description:
      'Answers a survey once, also without signing in, by the token of the partner. Of an anonymous survey nothing that is stored leads from the answer to the partner (P-INV-7). Refused: NOT_FOUND, CONFLICT / ALREADY_ANSWERED, CONFLICT / INVALID_STATE when it is closed, INVALID_INPUT / ANSWER_NOT_VALID.',
  })
  async answerSurvey(
    @Arg('input', () => AnswerSurveyInput) input: AnswerSurveyInput,
    @Ctx() context: PerformanceContext,
  ) {
    const ballot = await context.surveyBallots.ballotFor(input);
    return ballot.anonymous
      ? context.anonymously('answerSurvey', ({ surveyBallots }) => surveyBallots.cast(ballot))
      : context.transaction('answerSurvey', ({ surveyBallots }) => surveyBallots.cast(ballot));
  }

  @Mutation(() => Survey, {
    description:
      'Closes a survey of your agency before its last day; the results follow within a minute. Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER.',
  })
  closeSurvey(@Arg('input', () => CloseSurveyInput) input: CloseSurveyInput, @Ctx() context: PerformanceContext) {
    return context.transaction('closeSurvey', ({ surveys }) => surveys.close(input));
  }

  @FieldResolver(() => Consultation, { nullable: true, description: 'Null for FEEDBACK.' })
  consultation(@Root() { consultationId }: Survey, @Ctx() { consultations }: PerformanceContext) {
    return consultationId && consultations.find(consultationId);
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description: 'Those that questions by agency are about, the leading one first; null only beside an error.',
  })
  agencies(@Root() { agencyCodes }: Survey): Agency[] {
    return agencyCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => [SurveyResult], {
    description: 'By question and agency, each only where enough answered (P-INV-4); none before it is settled.',
  })
  results(@Root() { id }: Survey, @Ctx() { surveyResults }: PerformanceContext) {
    return surveyResults.of(id);
  }

  @FieldResolver(() => [SurveyBallot], { description: 'What you need to answer; one per partner that you act for.' })
  ballots(@Root() { id }: Survey, @Ctx() { surveys }: PerformanceContext) {
    return surveys.ballotsOf(id);
  }

  @FieldResolver(() => SurveyRawAnswers, { description: 'OWNER_ONLY; others get a redaction. Reading is recorded.' })
  rawAnswers(
    @Root() survey: Survey,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { surveyResults }: PerformanceContext,
  ) {
    return surveyResults.raw(survey, page);
  }
}

@Resolver(() => SurveyBallot)
export class SurveyBallotResolver {
  @FieldResolver(() => Partner, { nullable: true, description: 'Who answers with it; null only beside an error.' })
  partner(@Root() { partnerId }: SurveyBallot): Partner {
    return { id: partnerId };
  }
}
