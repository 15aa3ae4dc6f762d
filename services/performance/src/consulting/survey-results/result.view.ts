import { connectionOf } from '@partner-commons/platform/page';
import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many took a choice.' })
export class SurveyChoiceCount {
  @Field(() => String)
  choice: string;

  @Field(() => Int, { nullable: true, description: 'Null when it is held back, since it or a neighbour is small.' })
  count: number | null;
}

@ObjectType({ description: 'The result of a question, about one agency when it was asked by agency (P-INV-4).' })
export class SurveyResult {
  @Field(() => String, { description: 'Code of the question.' })
  question: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string | null;

  @Field(() => Int, { nullable: true, description: 'How many answered; null when fewer than the survey demands.' })
  n: number | null;

  @Field(() => Decimal, { nullable: true, description: 'Of NUMBER and SCALE; two decimals, half up.' })
  mean: string | null;

  @Field(() => [SurveyChoiceCount], { nullable: true, description: 'Of CHOICE; at most 20.' })
  counts: SurveyChoiceCount[] | null;

  @Field(() => Boolean, { description: 'Whether fewer than the survey demands answered, so that nothing is shown.' })
  suppressed: boolean;
}

@ObjectType({ description: 'One answer to one question, as it was given.' })
export class SurveyRawValue {
  @Field(() => String, { description: 'Code of the question.' })
  question: string;

  @Field(() => String, { description: 'The number, the choice or the text.' })
  value: string;
}

@ObjectType({ description: 'What one partner answered about one agency, or about none; which partner is not known.' })
export class SurveyRawAnswer {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string | null;

  /** Key of `partner`; null for every anonymous survey. */
  partnerId: string | null;

  @Field(() => [SurveyRawValue], { description: 'At most 50.' })
  values: SurveyRawValue[];
}

@ObjectType({ description: 'A page of raw answers, in no meaningful order.' })
export class SurveyRawAnswerConnection extends connectionOf(() => SurveyRawAnswer, 'SurveyRawAnswer') {}

@ObjectType({
  description:
    'Raw answers, OWNER_ONLY: evaluators and oversight of the leading agency read them when the survey is settled and enough answered; others get a redaction. Reading is recorded.',
})
export class SurveyRawAnswers {
  @Field(() => SurveyRawAnswerConnection, { nullable: true })
  answers: SurveyRawAnswerConnection | null;

  @Field(() => Redaction, { nullable: true, description: 'In place of the answers.' })
  redaction: Redaction | null;
}
