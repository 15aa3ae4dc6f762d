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

export const confidential = (howToRequest: string): Redaction => ({
  reason: RedactionReason.CONFIDENTIAL,
  howToRequest,
});
