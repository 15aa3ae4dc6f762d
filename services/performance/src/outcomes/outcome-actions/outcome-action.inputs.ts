import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ActionEvidenceInput } from '../action-evidence/action-evidence.inputs';
import { ActionStatus } from '../outcomes/outcome.enums';

const actionId = { message: 'outcomeActionId is an id of an action.' };

@InputType({ description: 'How an action of your agency stands now. DONE needs evidence, DROPPED needs a note.' })
export class UpdateOutcomeActionInput {
  @Field(() => ID)
  @IsUUID(undefined, actionId)
  outcomeActionId: string;

  @Field(() => ActionStatus)
  status: ActionStatus;

  @Field(() => String, { nullable: true, description: '3 to 1,000 characters; name no person.' })
  @IsOptional()
  @Length(3, 1_000, { message: 'note has 3 to 1,000 characters.' })
  note?: string | null;

  @Field(() => [ActionEvidenceInput], { defaultValue: [], description: 'What shows it; 10 at most at once.' })
  @ArrayMaxSize(10, { message: 'Give 10 pieces of evidence at most at once.' })
  @ValidateNested({ each: true })
  evidence: ActionEvidenceInput[];

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none takes whichever there is.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Your organisation was present, and confirms that an action was done.' })
export class ConfirmOutcomeActionInput {
  @Field(() => ID)
  @IsUUID(undefined, actionId)
  outcomeActionId: string;
}

@ArgsType()
export class OutcomeActionsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the owner, such as WFP.' })
  @IsOptional()
  @Length(1, 20)
  owner?: string | null;

  @Field(() => ActionStatus, { nullable: true })
  status?: ActionStatus | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those past their day and neither done nor dropped.' })
  overdue: boolean;
}
