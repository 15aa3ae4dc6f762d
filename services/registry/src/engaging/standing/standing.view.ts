import { connectionOf } from '@partner-commons/platform/page';
import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { PartnerStanding } from '../../identity/partners/partner.entity';

@ObjectType({
  description:
    'Why a partner stands where it stands. CONFIDENTIAL: for staff who decide on standing, and the partner unless it would be warned of a screening, a flag or an investigation. Reading it is recorded.',
})
export class StandingReason {
  @Field(() => String, {
    nullable: true,
    description:
      'A code of `suspensionReasons`, or REGISTERED, REINSTATED, SCREENING, SCREENING_CLEARED, REVIEW_KEPT or MERGED.',
  })
  code: string | null;

  @Field(() => String, { nullable: true, description: 'What the deciders wrote; never shown to the partner.' })
  note: string | null;

  @Field(() => Redaction, {
    nullable: true,
    description: 'Set when you may not read the reason; all else is then null.',
  })
  redaction: Redaction | null;
}

@ObjectType({ description: 'One change of the system-wide standing of a partner. Never edited.' })
export class StandingChange {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => PartnerStanding, { name: 'from', description: 'Standing before.' })
  fromStanding: PartnerStanding;

  @Field(() => PartnerStanding, { name: 'to', description: 'Standing after.' })
  toStanding: PartnerStanding;

  @Field(() => DateTime, { description: 'When it took effect and was recorded.' })
  at: Date;
}

@ObjectType({ description: 'A page of changes of standing, newest first.' })
export class StandingChangeConnection extends connectionOf(() => StandingChange, 'StandingChange') {}

@ObjectType({ description: 'A reason for a suspension; a code list (domain-model.md 2.2).' })
export class SuspensionReason {
  @Field(() => String, { description: 'Such as CRITERIA_NOT_MET.' })
  code: string;

  @Field(() => String, { description: 'In the language that was asked for, else in English.' })
  label: string;

  @Field(() => Boolean, {
    description:
      'Whether people may suspend for all agencies for it; the others are for one agency, or automatic (R-INV-7).',
  })
  systemWide: boolean;
}
