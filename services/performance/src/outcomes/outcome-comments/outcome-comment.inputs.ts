import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CommentStance } from './outcome-comment.view';

const outcomeId = { message: 'outcomeId is an id of an outcome.' };
const partnerId = { message: 'partnerId is an id of a partner.' };

@InputType({ description: 'What your organisation says about the text of an outcome.' })
export class CommentOutcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, outcomeId)
  outcomeId: string;

  @Field(() => CommentStance, { defaultValue: CommentStance.SUGGESTS })
  stance: CommentStance;

  @Field(() => String, { description: '3 to 4,000 characters.' })
  @Length(3, 4_000, { message: 'text has 3 to 4,000 characters.' })
  text: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For which of the partners that you act for; the one present if none.',
  })
  @IsOptional()
  @IsUUID(undefined, partnerId)
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Your organisation needs no more time to comment on the present text.' })
export class WaiveCommentWindowInput {
  @Field(() => ID)
  @IsUUID(undefined, outcomeId)
  outcomeId: string;

  @Field(() => ID, { nullable: true, description: 'For which of the partners that you act for; all present if none.' })
  @IsOptional()
  @IsUUID(undefined, partnerId)
  partnerId?: string | null;
}
