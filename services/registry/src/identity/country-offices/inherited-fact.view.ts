import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'What an office has not said of itself, as its headquarters says it (feature 12). Never stored with the office.',
})
export class InheritedFact {
  @Field(() => String, { description: 'Field of Partner, such as website.' })
  field: string;

  @Field(() => [String], { description: 'What the headquarters has there; at most 20.' })
  values: string[];

  fromId: string;
}
