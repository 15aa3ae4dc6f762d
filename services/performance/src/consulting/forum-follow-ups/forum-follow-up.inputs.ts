import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ForumFollowUpState } from './forum-follow-up.view';

@InputType({ description: 'What an agency is to do.' })
export class AddForumFollowUpInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'discussionId is an id of a discussion.' })
  discussionId: string;

  @Field(() => String, { description: 'Code of an agency that takes part.' })
  @Length(1, 20)
  owner: string;

  @Field(() => String, { description: '5 to 2,000 characters; name no person.' })
  @Length(5, 2_000, { message: 'text has 5 to 2,000 characters.' })
  text: string;

  @Field(() => LocalDate, { description: 'Not in the past.' })
  dueOn: Day;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What became of a follow-up of your agency.' })
export class CompleteForumFollowUpInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'followUpId is an id of a follow-up.' })
  followUpId: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is dropped instead of done.' })
  dropped: boolean;

  @Field(() => String, { description: 'How, or why not; 5 to 2,000 characters.' })
  @Length(5, 2_000, { message: 'note has 5 to 2,000 characters.' })
  note: string;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Which follow-ups to list; all that are given must hold.' })
export class ForumFollowUpFilter {
  @Field(() => ID, { nullable: true, description: 'Of this discussion.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'discussionId is an id of a discussion.' })
  discussionId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that does it.' })
  @IsOptional()
  @Length(1, 20)
  owner?: string | null;

  @Field(() => [ForumFollowUpState], { nullable: true })
  states?: ForumFollowUpState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that are OPEN and past their day, or the others.' })
  overdue?: boolean | null;
}

@ArgsType()
export class ForumFollowUpsArgs extends PageArgs {
  @Field(() => ForumFollowUpFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ForumFollowUpFilter | null;
}
