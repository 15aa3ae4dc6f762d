import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
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

@ObjectType({ description: 'One reason why an agency may not engage a partner now.' })
export class EligibilityBlocker {
  @Field(() => String, { description: 'NOT_REGISTERED, STANDING_<value>, CLEARANCE_STALE, HITS_OPEN or BLOCKED.' })
  code: string;

  @Field(() => String, { description: 'The reason in words.' })
  message: string;

  @Field(() => String, { description: 'The service that the fact comes from.' })
  source: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it holds, when that is recorded.' })
  since: Date | null;

  @Field(() => String, { description: 'What to do about it.' })
  howToClear: string;
}

@ObjectType({
  description: 'Whether an agency may engage a partner for a purpose, and if not, why (UNHCR-51, R-INV-7).',
})
export class Eligibility {
  @Field(() => Boolean, { description: 'True only when there is no blocker.' })
  eligible: boolean;

  @Field(() => [EligibilityBlocker], { description: 'All blockers, not just the first.' })
  blockers: EligibilityBlocker[];
}
