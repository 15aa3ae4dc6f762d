import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';

@ObjectType({
  description:
    'Your agency is asked to take part in a discussion about partners (JIU-60). What it is about, and whom, shows after joining.',
})
export class ForumInvitation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { description: 'For joinForumDiscussion.' })
  discussionId: string;

  @Field(() => Agency, { nullable: true, description: 'Who asks; null only beside an error.' })
  byAgency: Agency | null;

  @Field(() => DateTime)
  invitedAt: Date;
}

@ObjectType({ description: 'A page of invitations that nobody answered, latest first.' })
export class ForumInvitationConnection extends connectionOf(() => ForumInvitation, 'ForumInvitation') {}

@ObjectType({ description: 'You take part no more, and it shows to you no more.' })
export class LeaveForumDiscussionPayload {
  @Field(() => ID)
  discussionId: string;

  @Field(() => DateTime)
  leftAt: Date;
}
