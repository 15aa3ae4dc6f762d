import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';

@ObjectType({ description: 'The answer to one question of an assessment.' })
export class AssessmentAnswer {
  /** Of which `evidence` is asked. */
  assessmentId: string;

  @Field(() => String, { description: 'Key of the question in the methodology.' })
  question: string;

  @Field(() => String, { description: 'What is asked.' })
  text: string;

  @Field(() => Boolean, { description: 'Whether it is a key question.' })
  isKey: boolean;

  @Field(() => String, {
    nullable: true,
    description: "A value of the question's scale; null when open or not applicable.",
  })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'That value in words.' })
  label: string | null;

  @Field(() => Int, { nullable: true, description: 'Points of that value on its scale, before weights.' })
  points: number | null;

  @Field(() => Boolean)
  notApplicable: boolean;

  @Field(() => String, { nullable: true, description: 'What was found.' })
  comment: string | null;

  @Field(() => Int, { description: 'How many files stand for it.' })
  evidenceCount: number;

  @Field(() => Int, { description: 'For expectedVersion; 0 while it was never answered.' })
  version: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered last.' })
  answeredAt: Date | null;
}

@ObjectType({ description: 'One section of the questionnaire with its answers.' })
export class AnsweredSection {
  @Field(() => String, { description: 'Key of the section in the methodology.' })
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => CapacityArea, { nullable: true, description: 'What it looks at.' })
  area: CapacityArea | null;

  @Field(() => [AssessmentAnswer], { description: 'One for each question, also for those that are open.' })
  answers: AssessmentAnswer[];
}

@ObjectType({
  description:
    'CONFIDENTIAL: all questions with their answers. Null sections without a redaction: it was not answered here.',
})
export class AssessmentAnswers {
  @Field(() => [AnsweredSection], { nullable: true })
  sections: AnsweredSection[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read them; all else is then null.' })
  redaction: Redaction | null;
}
