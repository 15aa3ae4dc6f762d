import { PageArgs } from '@partner-commons/platform/page';
import { IsOptional, IsUUID } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class ReviewReadingsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this review alone.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'reviewId is an id of a review.' })
  reviewId?: string | null;
}
