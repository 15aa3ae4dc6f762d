import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What was decided.' })
export class RecordForumDecisionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'discussionId is an id of a discussion.' })
  discussionId: string;

  @Field(() => String, { description: '10 to 4,000 characters; name no person.' })
  @Length(10, 4_000, { message: 'text has 10 to 4,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Why your agency does not share a decision.' })
export class RecordForumDissentInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'decisionId is an id of a decision.' })
  decisionId: string;

  @Field(() => String, { description: '10 to 4,000 characters; name no person.' })
  @Length(10, 4_000, { message: 'text has 10 to 4,000 characters.' })
  text: string;
}
