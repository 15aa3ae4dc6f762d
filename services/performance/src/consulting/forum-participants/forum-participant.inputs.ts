import { ArrayMaxSize, ArrayNotEmpty, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const named = { each: true, message: 'Name people as issuer#subject.' };
const ofDiscussion = { message: 'discussionId is an id of a discussion.' };

@InputType({ description: 'Who takes part for your agency: you, and whom you name.' })
export class JoinForumDiscussionInput {
  @Field(() => ID)
  @IsUUID(undefined, ofDiscussion)
  discussionId: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Colleagues as members are named, issuer#subject; at most 20. It shows to those with a role for it.',
  })
  @ArrayMaxSize(20, { message: 'At most 20 people.' })
  @Matches(/^[^#\s]{1,300}#\S{1,300}$/, named)
  colleagues: string[];
}

@InputType({ description: 'Colleagues who take part from now on.' })
export class AddForumParticipantsInput {
  @Field(() => ID)
  @IsUUID(undefined, ofDiscussion)
  discussionId: string;

  @Field(() => [String], { description: 'People of your agency, 1 to 20, as issuer#subject.' })
  @ArrayNotEmpty({ message: 'Name somebody.' })
  @ArrayMaxSize(20, { message: 'At most 20 people.' })
  @Matches(/^[^#\s]{1,300}#\S{1,300}$/, named)
  colleagues: string[];
}

@InputType({ description: 'Which discussion you leave.' })
export class LeaveForumDiscussionInput {
  @Field(() => ID)
  @IsUUID(undefined, ofDiscussion)
  discussionId: string;
}

@InputType({ description: 'One more agency that is asked to take part.' })
export class InviteAgencyToForumInput {
  @Field(() => ID)
  @IsUUID(undefined, ofDiscussion)
  discussionId: string;

  @Field(() => String, { description: 'Its code.' })
  @Length(1, 20)
  agency: string;
}
