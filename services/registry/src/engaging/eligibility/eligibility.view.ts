import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EligibilityPurpose } from './eligibility.rules';

registerEnumType(EligibilityPurpose, {
  name: 'EligibilityPurpose',
  description: 'What the agency wants to do with the partner.',
  valuesConfig: {
    APPLY: { description: 'Let it apply for a call.' },
    SELECT: { description: 'Select it for an engagement.' },
    SIGN: { description: 'Sign an agreement with it.' },
    PAY: { description: 'Transfer funds to it.' },
  },
});

@ObjectType({ description: 'One reason why an agency may not engage a partner.' })
export class EligibilityBlocker {
  @Field(() => String, {
    description:
      'NOT_IN_ROSTER, NOT_REGISTERED, REGISTRATION_<state>, STANDING_<value>, INELIGIBILITY_RECOGNISED, INTEGRITY_CONTACT_REQUIRED, AGENCY_<status>, TYPE_NOT_ELIGIBLE, DECLARATION_MISSING, DECLARATION_INVALID, VERIFICATION_<result>, PROFILE_NOT_CURRENT, CLEARANCE_STALE, HITS_OPEN, BLOCKED, DUE_DILIGENCE_REQUIRED, DUE_DILIGENCE_EXPIRED, DUE_DILIGENCE_DECLINED, AGREEMENT_REQUIRED, AGREEMENTS_STALE, the code of a hold, or HQ_ and the code at the headquarters.',
  })
  code: string;

  @Field(() => String, { description: 'The reason in words.' })
  message: string;

  @Field(() => String, { description: 'The service that the fact comes from.' })
  source: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it holds, when that is recorded.' })
  since: Date | null;

  @Field(() => String, { description: 'What to do about it.' })
  howToClear: string;

  @Field(() => ID, { nullable: true, description: 'The headquarters that it is inherited from (R-INV-8).' })
  inheritedFrom: string | null;
}

const ownDecisions =
  'False when you ask about another agency: what that agency decided for itself and its own holds are its own, and are left out.';

@ObjectType({
  description: 'Whether an agency may engage a partner for a purpose, and if not, why (UNHCR-51, R-INV-7).',
})
export class Eligibility {
  @Field(() => Boolean, { description: 'True only when there is no blocker.' })
  eligible: boolean;

  @Field(() => [EligibilityBlocker], { description: 'All blockers, not just the first.' })
  blockers: EligibilityBlocker[];

  @Field(() => Boolean, { description: ownDecisions })
  agencyDecisionsIncluded: boolean;
}

@ObjectType({ description: 'What an agency may do with a partner: `eligibility` for all four purposes (UNHCR-51).' })
export class PartnerCapabilities {
  @Field(() => Boolean, { description: 'Whether it may apply for calls.' })
  canApply: boolean;

  @Field(() => Boolean, { description: 'Whether it may be selected.' })
  canBeSelected: boolean;

  @Field(() => Boolean, { description: 'Whether an agreement may be signed with it.' })
  canSign: boolean;

  @Field(() => Boolean, { description: 'Whether funds may be transferred to it.' })
  canReceiveFunds: boolean;

  @Field(() => [EligibilityBlocker], { description: 'What keeps it from any of the four, each once.' })
  blockers: EligibilityBlocker[];

  @Field(() => Boolean, { description: ownDecisions })
  agencyDecisionsIncluded: boolean;
}
