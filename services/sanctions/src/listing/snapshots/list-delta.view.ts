import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a version of a list changes, in entries by permanent reference number.' })
export class ListDelta {
  @Field(() => Int, { description: 'New or listed again.' })
  added: number;

  @Field(() => Int, { description: 'Listed before, with anything changed.' })
  amended: number;

  @Field(() => Int, { description: 'No longer listed; marked as de-listed, never deleted.' })
  removed: number;

  @Field(() => Int, { description: 'Listed before and now, amended or not.' })
  kept: number;

  @Field(() => Int, {
    description: 'Of the amended, those whose names, births, nationalities, documents or kind changed.',
  })
  toRescreen: number;
}
