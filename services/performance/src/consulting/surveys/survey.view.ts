import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SurveyKind, SurveyQuestionKind, SurveyState } from './survey.enums';

@ObjectType({ description: 'A question of a survey.' })
export class SurveyQuestion {
  @Field(() => String, { description: 'Names it in answers and results.' })
  code: string;

  @Field(() => String)
  text: string;

  @Field(() => SurveyQuestionKind)
  kind: SurveyQuestionKind;

  @Field(() => Boolean, { description: 'Whether it is answered for each agency apart.' })
  byAgency: boolean;

  @Field(() => [String], { nullable: true, description: 'Of CHOICE.' })
  choices: string[] | null;
}

@ObjectType({
  description:
    'A survey among partners (JIU-99). Its results are INTER_AGENCY, and only where k partners answered; raw answers are for the independent unit of the leading agency (P-INV-4, P-INV-7).',
})
export class Survey {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Such as SRV-0000017.' })
  referenceNo: string;

  @Field(() => SurveyKind)
  kind: SurveyKind;

  /** Keys of `consultation` and `agencies`. */
  consultationId: string | null;
  leadAgency: string;
  agencyCodes: string[];

  /** Of the consultation; says who sees it. */
  country: string | null;

  @Field(() => String, { nullable: true, description: 'Half-year of FEEDBACK, such as 2026-H2.' })
  period: string | null;

  @Field(() => Boolean, { description: 'Whether answers are kept without who gave them.' })
  anonymous: boolean;

  @Field(() => Int, { description: 'How many must have answered before there is a result.' })
  k: number;

  @Field(() => [SurveyQuestion], { description: 'At most 50.' })
  questions: SurveyQuestion[];

  @Field(() => LocalDate, { description: 'Last day for answers.' })
  closesOn: Day;

  @Field(() => Int, { description: 'How many partners may answer; of FEEDBACK, how many have.' })
  invited: number;

  @Field(() => Int, { description: 'How many have answered.' })
  responses: number;

  @Field(() => SurveyState)
  state: SurveyState;

  @Field(() => DateTime, { nullable: true, description: 'Since when the results are there.' })
  settledAt: Date | null;
}

@ObjectType({ description: 'A page of surveys.' })
export class SurveyConnection extends connectionOf(() => Survey, 'Survey') {}

@ObjectType({ description: 'What a partner needs to answer a survey.' })
export class SurveyBallot {
  /** Key of `partner`. */
  partnerId: string;

  @Field(() => String, {
    description: 'Answers once. Give it to `answerSurvey`, best without signing in: then nothing says who sent it.',
  })
  token: string;

  @Field(() => Boolean, { description: 'Whether it was used.' })
  answered: boolean;
}
