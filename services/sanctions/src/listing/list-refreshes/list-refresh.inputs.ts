import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A list to fetch from its URL now.' })
export class RefreshListInput {
  @Field(() => String, { description: 'Code of the list source, such as UNSC.' })
  source: string;
}
