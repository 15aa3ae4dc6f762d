import { Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CapacityActionInput } from '../capacity-plans/capacity-plan.inputs';

@InputType({ description: 'Another action of a plan of your agency.' })
export class AddCapacityActionInput extends CapacityActionInput {
  @Field(() => ID)
  planId: string;

  @Field(() => Int, { description: 'Version of the plan that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'How far an action is.' })
export class RecordCapacityProgressInput {
  @Field(() => ID)
  actionId: string;

  @Field(() => Int, { description: 'Percent, 0 to 99; completing it takes evidence.' })
  @Min(0, { message: 'progress is 0 to 99.' })
  @Max(99, { message: 'progress is 0 to 99; complete the action with its evidence.' })
  progress: number;

  @Field(() => Int, { description: 'Version of the action that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'An action that is done.' })
export class CompleteCapacityActionInput {
  @Field(() => ID)
  actionId: string;

  @Field(() => ID, { description: 'A file of kind CAPACITY_EVIDENCE: the id from createAssessmentsUpload.' })
  evidenceFileId: string;

  @Field(() => Int, { description: 'Version of the action that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'An action that is given up.' })
export class CancelCapacityActionInput {
  @Field(() => ID)
  actionId: string;

  @Field(() => Int, { description: 'Version of the action that you looked at.' })
  expectedVersion: number;
}
