import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ReferralState } from './referral.rules';
import { ReferralAuthority } from './referral.view';

@InputType({ description: 'Which referrals of your agency to show; all conditions must hold.' })
export class ReferralFilter {
  @Field(() => ID, { nullable: true })
  caseId?: string | null;

  @Field(() => ReferralState, { nullable: true })
  state?: ReferralState | null;
}

@InputType({ description: 'A new referral, not cleared yet.' })
export class CreateReferralInput {
  @Field(() => ID, { description: 'A case of your agency.' })
  caseId: string;

  @Field(() => ReferralAuthority)
  authority: ReferralAuthority;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Name of the authority, at most 200 characters.' })
  @IsOptional()
  @Length(2, 200, { message: 'authorityName has 2 to 200 characters.' })
  authorityName?: string | null;

  @Field(() => String, {
    description: 'What it is about, 10 to 4,000 characters; without survivors, complainants and witnesses.',
  })
  @Length(10, 4_000, { message: 'Give the summary in 10 to 4,000 characters.' })
  summary: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The next step of a referral.' })
export class UpdateReferralInput {
  @Field(() => ID)
  referralId: string;

  @Field(() => ReferralState, { description: 'Where it stands now.' })
  state: ReferralState;

  @Field(() => LocalDate, { nullable: true, description: 'When it happened; today when not given.' })
  on?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2,000 characters.' })
  @IsOptional()
  @Length(3, 2_000, { message: 'Give the note in 3 to 2,000 characters.' })
  note?: string | null;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}
