import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: "Accepts the figures of an agreement of the caller's agency as they stand." })
export class ReconcileEngagementInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId: string;

  @Field(() => String, { description: 'Why they are right; kept sealed. 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'explanation has 10 to 2,000 characters.' })
  explanation: string;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}
