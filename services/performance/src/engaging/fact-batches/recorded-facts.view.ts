import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A row of a call that could not be taken; the other rows were.' })
export class RefusedFact {
  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  row: number;

  @Field(() => String, { nullable: true, description: "The source system's number in that row." })
  externalId: string | null;

  @Field(() => String, {
    description: 'VALUE_INVALID, ENGAGEMENT_UNKNOWN, INDICATOR_UNKNOWN, RATE_REQUIRED, RATE_UNKNOWN or DUPLICATE_ROW.',
  })
  reason: string;

  @Field(() => String, { description: 'The reason in words.' })
  message: string;
}

@ObjectType({
  description:
    'What became of the rows of a call: good ones are recorded, bad ones reported. Repeating it changes nothing.',
})
export class RecordedFacts {
  @Field(() => Int, { description: 'New facts.' })
  added: number;

  @Field(() => Int, { description: 'Facts that say something else now; what they said before is kept.' })
  updated: number;

  @Field(() => Int, { description: 'Rows that said what was on record already.' })
  unchanged: number;

  @Field(() => Int, { description: 'Rows that could not be taken.' })
  refused: number;

  @Field(() => [RefusedFact], { description: 'Those rows, at most the 500 of a call.' })
  rowsRefused: RefusedFact[];
}
