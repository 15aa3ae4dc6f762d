import { Decimal } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A supplement that is done.' })
export class CompleteSupplementInput {
  @Field(() => ID)
  supplementId: string;

  @Field(() => String, { description: 'What was found, 10 to 2,000 characters; sealed, for the two agencies.' })
  @Length(10, 2_000, { message: 'Say what was found in 10 to 2,000 characters.' })
  note: string;

  @Field(() => Decimal, { nullable: true, description: 'What it cost, in US dollars with at most two decimals.' })
  costUsd?: string | null;
}
