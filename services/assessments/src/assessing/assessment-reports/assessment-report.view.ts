import { Redaction } from '@partner-commons/platform/redaction';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'The confidential body of an assessment, for its owner, the partner and by grant. Each reading is recorded.',
})
export class AssessmentReport {
  /** Of which `files` are asked. */
  assessmentId: string;

  @Field(() => String, { nullable: true, description: 'Null without a redaction: none was given.' })
  narrative: string | null;

  @Field(() => [String], { nullable: true, description: 'What the partner, or the agencies, should do.' })
  recommendations: string[] | null;

  @Field(() => Redaction, {
    nullable: true,
    description: 'Set when you may not read the report; all else is then null.',
  })
  redaction: Redaction | null;
}
