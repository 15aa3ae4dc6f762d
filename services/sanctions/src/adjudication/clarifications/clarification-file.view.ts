import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A file that came with an answer.' })
export class ClarificationFile {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Link to it, valid for 15 minutes. Each link that is asked for is recorded.' })
  url?: string;
}
