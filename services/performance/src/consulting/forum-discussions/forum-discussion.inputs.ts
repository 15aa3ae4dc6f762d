import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ForumPurpose, ForumState } from './forum-discussion.enums';

@InputType({ description: 'A discussion of agencies about how partners perform.' })
export class OpenForumDiscussionInput {
  @Field(() => String, { description: '5 to 200 characters; name no person.' })
  @Length(5, 200, { message: 'topic has 5 to 200 characters.' })
  topic: string;

  @Field(() => ForumPurpose)
  purpose: ForumPurpose;

  @Field(() => [ID], { description: 'The partners that it is about, 1 to 20.' })
  @ArrayNotEmpty({ message: 'Name the partner that it is about.' })
  @ArrayMaxSize(20, { message: 'At most 20 partners.' })
  @IsUUID(undefined, { each: true, message: 'partnerIds are ids of partners.' })
  partnerIds: string[];

  @Field(() => [String], { description: 'Codes of the agencies that are asked to take part, 1 to 20.' })
  @ArrayNotEmpty({ message: 'Name an agency to discuss with.' })
  @ArrayMaxSize(20, { message: 'At most 20 agencies.' })
  @Length(1, 20, { each: true })
  agencies: string[];

  @Field(() => String, { description: 'The opening words, 20 to 10,000 characters; name no person.' })
  @Length(20, 10_000, { message: 'text has 20 to 10,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Closes a discussion, or opens it again.' })
export class TurnForumDiscussionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'discussionId is an id of a discussion.' })
  discussionId: string;

  @Field(() => String, { description: 'Why, for those who take part; 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'reason has 10 to 1,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Which discussions to list; all that are given must hold.' })
export class ForumDiscussionFilter {
  @Field(() => ID, { nullable: true, description: 'About this partner, or one that was merged into it.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => [ForumState], { nullable: true })
  states?: ForumState[] | null;
}

@ArgsType()
export class ForumDiscussionsArgs extends PageArgs {
  @Field(() => ForumDiscussionFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ForumDiscussionFilter | null;
}
