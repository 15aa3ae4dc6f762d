import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { AssessmentKind } from '../../terms/assessment-kind.enum';

export enum ConsentScope {
  ALL_AGENCIES = 'ALL_AGENCIES',
  LISTED = 'LISTED',
}

registerEnumType(ConsentScope, {
  name: 'ConsentScope',
  description: 'For whom a partner agrees (domain-model.md 2.5).',
  valuesConfig: {
    ALL_AGENCIES: { description: 'For every agency, also for those that join later.' },
    LISTED: { description: 'For the agencies that are named.' },
  },
});

export enum ConsentAnswer {
  GRANTED = 'GRANTED',
  DECLINED = 'DECLINED',
}

registerEnumType(ConsentAnswer, {
  name: 'ConsentAnswer',
  description: 'What the partner answered to a request for its consent.',
  valuesConfig: {
    GRANTED: { description: 'It gave a consent that covers what was asked.' },
    DECLINED: { description: 'It said no.' },
  },
});

@ObjectType({
  description:
    'That a partner agrees to the reuse of its assessments (A-INV-4). The partner sees its own, an agency those that name it. What a headquarters gave holds for its assessments of the whole GROUP.',
})
export class PartnerConsent {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Whose assessments. */
  partnerId: string;

  @Field(() => ConsentScope)
  scope: ConsentScope;

  @Field(() => [String], { description: 'Codes of the agencies; empty with ALL_AGENCIES.' })
  agencies: string[];

  @Field(() => [AssessmentKind], { description: 'For these kinds; empty for all.' })
  kinds: AssessmentKind[];

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which it counts; null without an end.' })
  validUntil: Day | null;

  @Field(() => DateTime)
  signedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it holds; nothing new rests on it afterwards.' })
  withdrawnAt: Date | null;
}

@ObjectType({ description: 'That an agency asks a partner for its consent; between the two of them.' })
export class ConsentRequest {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What people call it, such as CON-0000017.' })
  referenceNo: string;

  /** Who is asked. */
  partnerId: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => [AssessmentKind])
  kinds: AssessmentKind[];

  @Field(() => AccessPurpose, { description: 'What for.' })
  purpose: AccessPurpose;

  @Field(() => DateTime)
  requestedAt: Date;

  @Field(() => ConsentAnswer, { nullable: true, description: 'Null while the partner did not answer.' })
  answer: ConsentAnswer | null;

  @Field(() => DateTime, { nullable: true })
  answeredAt: Date | null;
}
