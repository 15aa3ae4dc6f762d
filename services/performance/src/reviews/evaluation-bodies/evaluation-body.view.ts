import { Redaction } from '@partner-commons/platform/redaction';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a joint evaluation found, and what it recommends for it (UNICEF-23).' })
export class EvaluationFinding {
  /** Key of `responses`. */
  evaluationId: string;

  @Field(() => ID, { description: 'Give it to respondToEvaluation; drafts that are written anew have new ones.' })
  id: string;

  @Field(() => Int, { description: 'Counts from 1.' })
  number: number;

  @Field(() => String)
  finding: string;

  @Field(() => String)
  recommendation: string;
}

@ObjectType({
  description:
    'CONFIDENTIAL body of a joint evaluation: for the agencies that take part and the partner. Other fields are null when `redaction` is set.',
})
export class EvaluationBody {
  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => String, { nullable: true })
  summary: string | null;

  @Field(() => String, { nullable: true, description: 'What the partnership added that neither side had alone.' })
  addedValue: string | null;

  @Field(() => String, { nullable: true })
  strengths: string | null;

  @Field(() => String, { nullable: true })
  challenges: string | null;

  @Field(() => [EvaluationFinding], { nullable: true })
  findings: EvaluationFinding[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when the body is not for you.' })
  redaction: Redaction | null;
}
