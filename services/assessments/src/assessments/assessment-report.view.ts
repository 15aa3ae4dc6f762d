import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';

export enum RedactionReason {
  CONFIDENTIAL = 'CONFIDENTIAL',
}

registerEnumType(RedactionReason, {
  name: 'RedactionReason',
  description: 'Why a part of an answer is held back.',
  valuesConfig: { CONFIDENTIAL: { description: 'Only its owner, and those the owner grants it to, may read it.' } },
});

@ObjectType({ description: 'Says that something is held back, which is not the same as that there is nothing.' })
@Directive('@shareable')
export class Redaction {
  @Field(() => RedactionReason)
  reason: RedactionReason;

  @Field(() => String, { description: 'What to do to get it.' })
  howToRequest: string;
}

@ObjectType({
  description: 'The confidential body of an assessment, for its owner and the partner. Each reading is recorded.',
})
export class AssessmentReport {
  @Field(() => String, { nullable: true, description: 'Null without a redaction: none was given.' })
  narrative: string | null;

  @Field(() => Redaction, {
    nullable: true,
    description: 'Set when you may not read the report; all else is then null.',
  })
  redaction: Redaction | null;
}
