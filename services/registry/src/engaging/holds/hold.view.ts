import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EligibilityPurpose } from '../eligibility/eligibility.rules';

/** domain-model.md 2.2, EligibilityHold. */
export enum HoldSource {
  SANCTIONS = 'SANCTIONS',
  STANDING = 'STANDING',
  DOCUMENT = 'DOCUMENT',
  DECLARATION = 'DECLARATION',
  CLOSURE_ASSESSMENT = 'CLOSURE_ASSESSMENT',
  MANUAL = 'MANUAL',
}

registerEnumType(HoldSource, {
  name: 'HoldSource',
  description: 'What a hold comes from.',
  valuesConfig: {
    SANCTIONS: { description: 'A confirmed match or another fact of sanctions.' },
    STANDING: { description: 'A decision about standing.' },
    DOCUMENT: { description: 'A document that is missing or has expired.' },
    DECLARATION: { description: 'The declaration has expired.' },
    CLOSURE_ASSESSMENT: { description: 'An agreement ended, and its agency has not said how (HAB-26).' },
    MANUAL: { description: 'Placed by hand, by one agency for itself or by two for all.' },
  },
});

@ObjectType({
  description: 'A reason that keeps a partner from being engaged, with its owner and end. It never changes standing.',
})
export class EligibilityHold {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => HoldSource)
  source: HoldSource;

  @Field(() => String, { description: 'Short code, such as REGISTRATION_EXPIRED.' })
  code: string;

  @Field(() => String, { description: 'The reason in words, without anything confidential.' })
  message: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string | null;

  @Field(() => [EligibilityPurpose], { description: 'What it keeps agencies from.' })
  purposes: EligibilityPurpose[];

  @Field(() => DateTime, { description: 'Since when.' })
  since: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null when somebody must lift it.' })
  until: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted; null while it is in place.' })
  liftedAt: Date | null;
}
