import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';

@ObjectType({ description: 'That an agency does not share a decision, and why.' })
export class ForumDissent {
  @Field(() => Agency, { nullable: true, description: 'Which agency; null only beside an error.' })
  agency: Agency | null;

  @Field(() => String)
  text: string;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({
  description: 'What a discussion decided, with the dissent of agencies (JIU-60); a later one changes none.',
})
export class ForumDecision {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID)
  discussionId: string;

  @Field(() => String)
  text: string;

  @Field(() => DateTime)
  decidedAt: Date;

  @Field(() => [ForumDissent], { description: 'One per agency.' })
  dissents: ForumDissent[];
}
