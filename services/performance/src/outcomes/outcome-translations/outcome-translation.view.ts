import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The statement of an outcome in another language.' })
export class OutcomeTranslation {
  @Field(() => String, { description: 'ISO 639-1, such as ar.' })
  lang: string;

  @Field(() => String)
  statement: string;
}
