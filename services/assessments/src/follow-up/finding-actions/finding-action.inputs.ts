import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { FindingPriority } from '../findings/finding.enum';
import { FindingActionOwner } from './finding-action.view';

@InputType({ description: 'An action for a finding of your agency.' })
export class AddFindingActionInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => FindingActionOwner)
  owner: FindingActionOwner;

  @Field(() => FindingPriority)
  priority: FindingPriority;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => String, { description: 'What is to be done, 3 to 2,000 characters.' })
  @Length(3, 2_000, { message: 'Say what is to be done in 3 to 2,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A step of an action.' })
export class FindingActionStepInput {
  @Field(() => ID)
  actionId: string;

  @Field(() => String, { nullable: true, description: 'What to say with it, 3 to 2,000 characters.' })
  @IsOptional()
  @Length(3, 2_000, { message: 'Say it in 3 to 2,000 characters.' })
  note?: string | null;

  @Field(() => Int, { description: 'Version of the action that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What another person finds about an action that is said to be done.' })
export class VerifyFindingActionInput extends FindingActionStepInput {
  @Field(() => Boolean, { description: 'Whether it is done; else it is open again.' })
  done: boolean;
}
