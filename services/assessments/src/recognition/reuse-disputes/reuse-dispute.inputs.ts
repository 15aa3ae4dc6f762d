import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DisputeResolution } from './reuse-dispute.view';

@InputType({ description: 'Why your agency holds the refusal of its request for wrong.' })
export class DisputeReuseInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => String, { description: '10 to 2,000 characters; sealed, for the two agencies.' })
  @Length(10, 2_000, { message: 'Say why in 10 to 2,000 characters.' })
  statement: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'How a dispute ends.' })
export class CloseReuseDisputeInput {
  @Field(() => ID)
  disputeId: string;

  @Field(() => DisputeResolution, { description: 'The owner upholds it or lets ask again; who disputes may withdraw.' })
  resolution: DisputeResolution;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters; sealed, for the two agencies.' })
  @Length(10, 2_000, { message: 'Say why in 10 to 2,000 characters.' })
  answer: string;
}
