import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import { ReuseContextInput } from '../reuse-candidates/reuse-candidate.inputs';
import { SupplementKind } from '../reuse-candidates/reuse-candidate.view';
import { ReuseDecision } from './reuse-request.view';

@InputType({ description: 'That your agency wants to rely on an assessment of another one.' })
export class RequestReuseInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'With whom you want to work, such as an office of whoever was assessed; that one itself when not given.',
  })
  partnerId?: string | null;

  @Field(() => ReuseContextInput, { description: 'For what; its kind is not used here.' })
  @ValidateNested()
  context: ReuseContextInput;

  @Field(() => AccessPurpose, { description: 'What for; not INVESTIGATION, which the partner would learn of.' })
  purpose: AccessPurpose;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is to be assessed besides.' })
export class RequiredSupplementInput {
  @Field(() => SupplementKind)
  kind: SupplementKind;

  @Field(() => [String], {
    nullable: true,
    description: 'Which sections, areas or countries; at most 50 of 100 characters.',
  })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'Name at most 50.' })
  @Length(1, 100, { each: true, message: 'Each has 1 to 100 characters.' })
  items?: string[] | null;
}

@InputType({ description: 'What people decide about a request that was escalated to them.' })
export class DecideReuseInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => ReuseDecision)
  decision: ReuseDecision;

  @Field(() => ReuseRefusal, { nullable: true, description: 'Needed with REFUSE, not to be given else.' })
  refusal?: ReuseRefusal | null;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters; sealed, for the two agencies.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => [RequiredSupplementInput], {
    nullable: true,
    description: 'Besides what the checks ask for; needed with ACCEPT_WITH_SUPPLEMENT when they ask for nothing.',
  })
  @IsOptional()
  @ArrayMaxSize(5, { message: 'Name each kind once.' })
  @ValidateNested({ each: true })
  supplements?: RequiredSupplementInput[] | null;

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A request that your agency gives up.' })
export class WithdrawReuseInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which requests to show; all conditions must hold.' })
export class ReuseRequestFilter {
  @Field(() => ID, { nullable: true, description: 'To work with this partner.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'To rely on this assessment.' })
  assessmentId?: string | null;

  @Field(() => AssessmentKind, { nullable: true, description: 'Of this kind.' })
  kind?: AssessmentKind | null;

  @Field(() => String, { nullable: true, description: 'Of this agency, by its code.' })
  requester?: string | null;

  @Field(() => String, { nullable: true, description: 'About what this agency owns, by its code.' })
  owner?: string | null;

  @Field(() => ReuseOutcome, {
    nullable: true,
    description: 'As they stand; partners do not see which ones are ESCALATED.',
  })
  outcome?: ReuseOutcome | null;
}
