import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DueDiligenceDecision, DueDiligenceHelp } from '../due-diligence-cases/due-diligence-case.enums';

@InputType({ description: 'Something that is done so that the agency can proceed.' })
export class DueDiligenceMitigationInput {
  @Field(() => String, { description: 'What is done, 5 to 1,000 characters.' })
  @Length(5, 1_000, { message: 'Say what is done in 5 to 1,000 characters.' })
  action: string;

  @Field(() => String, { description: 'Office or function that does it, 1 to 200 characters.' })
  @Length(1, 200, { message: 'An owner has 1 to 200 characters.' })
  owner: string;

  @Field(() => LocalDate, { description: 'Until when; not before today.' })
  dueOn: string;
}

@InputType({ description: 'Your voice in the decision of a due diligence.' })
export class DecideDueDiligenceInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => DueDiligenceDecision, { description: 'ESCALATE needs escalateTo.' })
  decision: DueDiligenceDecision;

  @Field(() => [DueDiligenceMitigationInput], {
    defaultValue: [],
    description: 'For PROCEED_WITH_MITIGATION; none when you agree to those that were proposed. At most 20.',
  })
  @ArrayMaxSize(20, { message: 'At most 20 mitigations.' })
  @ValidateNested()
  mitigations: DueDiligenceMitigationInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Why, 10 to 5,000 characters; needed from each person for an exception, and for ESCALATE. Kept among agencies.',
  })
  @IsOptional()
  @Length(10, 5_000, { message: 'Give the reason in 10 to 5,000 characters.' })
  justification?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The exception of the executive head, for a partner that meets an exclusionary criterion.',
  })
  executiveException: boolean;

  @Field(() => DueDiligenceHelp, { nullable: true, description: 'Of ESCALATE only.' })
  escalateTo?: DueDiligenceHelp | null;

  @Field(() => Int, { description: 'Version of the due diligence that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Asks others to join the decision of a complex case (HAB-18).' })
export class EscalateDueDiligenceInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => DueDiligenceHelp)
  to: DueDiligenceHelp;

  @Field(() => String, { description: 'Why, 10 to 5,000 characters.' })
  @Length(10, 5_000, { message: 'Give the reason in 10 to 5,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version of the due diligence that you looked at.' })
  expectedVersion: number;
}
