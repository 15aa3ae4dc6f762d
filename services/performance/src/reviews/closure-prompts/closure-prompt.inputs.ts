import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Does without a good practice or lesson of an agreement.' })
export class DismissClosurePromptInput {
  @Field(() => ID, { description: "An agreement of the caller's agency whose closure assessment is written." })
  engagementId: string;

  @Field(() => String, { description: 'CONFIDENTIAL. Why there is nothing to tell; 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'reason has 10 to 1,000 characters.' })
  reason: string;
}
