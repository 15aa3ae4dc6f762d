import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ActionEvidenceInput } from '../action-evidence/action-evidence.inputs';
import { AdoptionStatus } from './action-adoption.view';

const note = { message: 'note has 3 to 1,000 characters.' };

@InputType({ description: 'Your agency, or one of its offices, takes over an action of a published outcome.' })
export class AdoptActionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'outcomeActionId is an id of an action.' })
  outcomeActionId: string;

  @Field(() => ID, { nullable: true, description: 'The office that adopts it; none for the whole agency.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'officeId is an id of an office.' })
  officeId?: string | null;

  @Field(() => String, { nullable: true, description: '3 to 1,000 characters; name no person.' })
  @IsOptional()
  @Length(3, 1_000, note)
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'How far your agency is with what it adopted. DONE needs evidence, DROPPED needs a note.' })
export class UpdateActionAdoptionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'adoptionId is an id of an adoption.' })
  adoptionId: string;

  @Field(() => AdoptionStatus)
  status: AdoptionStatus;

  @Field(() => String, { nullable: true, description: '3 to 1,000 characters; name no person.' })
  @IsOptional()
  @Length(3, 1_000, note)
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

@ArgsType()
export class ActionAdoptionsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the agency that adopts, such as UNHCR.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;
}
