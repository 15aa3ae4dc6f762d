import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Something that a decision about a hit rests on: words, or a file.' })
export class HitEvidence {
  @Field(() => String, { nullable: true, description: 'In words, such as where it was found; null for a file.' })
  text: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the file; null for words.' })
  fileId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Link to the file, valid for 15 minutes; null for words. Each link that is asked for is recorded.',
  })
  url?: string | null;
}
