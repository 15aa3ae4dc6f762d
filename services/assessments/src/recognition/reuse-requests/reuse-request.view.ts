import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { ReuseRefusal } from '../../terms/reuse-refusal.enum';
import { SelectionModality } from '../../terms/selection-modality.enum';

export enum ReuseDecision {
  ACCEPT = 'ACCEPT',
  ACCEPT_WITH_SUPPLEMENT = 'ACCEPT_WITH_SUPPLEMENT',
  REFUSE = 'REFUSE',
}

registerEnumType(ReuseDecision, {
  name: 'ReuseDecision',
  description: 'What people decide about a request that was escalated.',
  valuesConfig: {
    ACCEPT: { description: 'It may be relied on; what the checks ask for besides stays asked for.' },
    ACCEPT_WITH_SUPPLEMENT: { description: 'It may be relied on, with what is named besides.' },
    REFUSE: { description: 'It may not.' },
  },
});

export enum ReuseDecider {
  OWNER = 'OWNER',
  REQUESTER = 'REQUESTER',
}

registerEnumType(ReuseDecider, {
  name: 'ReuseDecider',
  description: 'Whose partners unit decides.',
  valuesConfig: {
    OWNER: { description: 'Of the agency that owns the assessment.' },
    REQUESTER: { description: 'Of the agency that asks.' },
  },
});

@ObjectType({
  description:
    'That an agency wants to rely on an assessment of another one, and what became of it (JIU-57); for every agency, and the partner sees its own.',
})
export class ReuseRequest {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What people call it, such as RUS-0000017.' })
  referenceNo: string;

  /** Keys of `assessment`, `partner`, `owner` and `requester`. */
  assessmentId: string;
  partnerId: string;
  ownerAgency: string;
  requesterAgency: string;

  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => String, { description: 'Where the work is to be, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Decimal, { description: 'Planned, in US dollars.' })
  plannedAmountUsd: string;

  @Field(() => String, { nullable: true })
  sector: string | null;

  @Field(() => SelectionModality, { nullable: true })
  modality: SelectionModality | null;

  @Field(() => [CapacityArea], { description: 'What the partner must be able to do.' })
  functions: CapacityArea[];

  @Field(() => AccessPurpose)
  purpose: AccessPurpose;

  @Field(() => ReuseOutcome, {
    nullable: true,
    description: 'How it stands; null for the partner while agencies talk about it.',
  })
  outcome: ReuseOutcome | null;

  @Field(() => ReuseRefusal, {
    nullable: true,
    description: 'Why the rules refuse it, or the partner; why people did, `decision` tells the two agencies.',
  })
  refusal: ReuseRefusal | null;

  @Field(() => ReuseDecider, {
    nullable: true,
    description: 'Who decides or decided; null when nobody is asked, and for the partner.',
  })
  escalatedTo: ReuseDecider | null;

  @Field(() => String, { description: 'The rules that it was checked by, such as REUSE-1.' })
  ruleVersion: string;

  @Field(() => DateTime)
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it waits.' })
  decidedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days that a new assessment takes, without those that the reuse took, at least one; null until all supplements are done, and when it is not known.',
  })
  daysSaved: number | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'What a new assessment costs, without what the supplements cost, in US dollars; null as daysSaved.',
  })
  costSavedUsd: string | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'What people decided, and why; for the two agencies.' })
export class ReuseDecisionNote {
  @Field(() => ReuseRefusal, { nullable: true, description: 'Null when they accepted.' })
  refusal: ReuseRefusal | null;

  @Field(() => String, { description: 'Why.' })
  reason: string;
}

@ObjectType({ description: 'A page of requests.' })
export class ReuseRequestConnection extends connectionOf(() => ReuseRequest, 'ReuseRequest') {}
