import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ForumReferenceKind } from './forum-post.view';

@InputType({ description: 'What a post points to; it gives nobody leave to read it.' })
export class ForumReferenceInput {
  @Field(() => ForumReferenceKind)
  kind: ForumReferenceKind;

  @Field(() => ID)
  @IsUUID(undefined, { message: 'id is an id.' })
  id: string;
}

@InputType({ description: 'What you say in a discussion.' })
export class PostToForumDiscussionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'discussionId is an id of a discussion.' })
  discussionId: string;

  @Field(() => String, { description: '1 to 10,000 characters; name no person.' })
  @Length(1, 10_000, { message: 'text has 1 to 10,000 characters.' })
  text: string;

  @Field(() => [ForumReferenceInput], { defaultValue: [], description: 'At most 20.' })
  @ArrayMaxSize(20, { message: 'At most 20 references.' })
  @ValidateNested({ each: true })
  references: ForumReferenceInput[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which post of yours to withdraw.' })
export class WithdrawForumPostInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'postId is an id of a post.' })
  postId: string;
}

@ArgsType()
export class ForumPostsArgs extends PageArgs {
  @Field(() => ID, { description: 'Of this discussion.' })
  @IsUUID(undefined, { message: 'discussionId is an id of a discussion.' })
  discussionId: string;
}
