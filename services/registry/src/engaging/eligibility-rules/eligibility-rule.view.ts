import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { PartnerType } from '../../identity/partners/partner.entity';
import { RegistrationTrack } from '../../registration/registrations/registration.entity';

@ObjectType({
  description:
    'Whether an agency engages partners of a type, a track, or both (JIU-13, UNHCR-36). The rule that names most counts, of equals the latest; without one all are eligible. Never edited: a later one replaces it.',
})
export class EligibilityRule {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => PartnerType, { nullable: true, description: 'Null is any type.' })
  partnerType: PartnerType | null;

  @Field(() => RegistrationTrack, { nullable: true, description: 'Null is any track.' })
  track: RegistrationTrack | null;

  @Field(() => Boolean)
  eligible: boolean;

  @Field(() => String, { nullable: true, description: 'What else the agency asks for, in words.' })
  conditions: string | null;

  @Field(() => LocalDate, { description: 'First day on which it counts.' })
  effectiveFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which it no longer counts; null when it has no end.',
  })
  effectiveUntil: string | null;

  @Field(() => DateTime, { description: 'When it was set.' })
  setAt: Date;
}

@ObjectType({ description: 'A page of the eligibility rules of an agency, newest first.' })
export class EligibilityRuleConnection extends connectionOf(() => EligibilityRule, 'EligibilityRule') {}

@InputType({ description: 'A rule of your own agency about whom it engages.' })
export class SetEligibilityRuleInput {
  @Field(() => PartnerType, { nullable: true, description: 'Absent is any type.' })
  partnerType?: PartnerType | null;

  @Field(() => RegistrationTrack, { nullable: true, description: 'Absent is any track.' })
  track?: RegistrationTrack | null;

  @Field(() => Boolean)
  eligible: boolean;

  @Field(() => String, { nullable: true, description: 'What else you ask for, 1 to 2,000 characters.' })
  @IsOptional()
  @Length(1, 2000, { message: 'conditions has 1 to 2,000 characters.' })
  conditions?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it counts; today when absent.' })
  effectiveFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer counts.' })
  effectiveUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}
