import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An organisation that works under the partner of an agreement (JIU-86).' })
export class SubPartner {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  engagementId: string;

  @Field(() => String, { description: "The agency's code of it within the agreement." })
  externalId: string;

  @Field(() => String, { description: 'Name of the organisation.' })
  name: string;

  /** Id of the registered partner that it is, if it is one. */
  registeredId: string | null;

  @Field(() => Boolean, { description: 'Whether it is a local organisation.' })
  local: boolean;

  @Field(() => Decimal, { description: 'Its part of the agreement in US dollars; zero takes it out.' })
  amountUsd: string;

  @Field(() => Boolean, { description: 'Whether its capacity is to be built.' })
  capacityClause: boolean;

  @Field(() => Int, { description: 'Counts from 1; each change is one more.' })
  version: number;
}

@ObjectType({
  description:
    'Who works under the partner of an agreement: budget detail, so CONFIDENTIAL to the agency and the partner (JIU-86).',
})
export class EngagementSubPartners {
  @Field(() => [SubPartner], { nullable: true, description: 'At most 100; null when `redaction` is set.' })
  items: SubPartner[] | null;

  @Field(() => Decimal, { nullable: true, description: 'Their part of the agreement in US dollars.' })
  passedOnUsd: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Percent of the agreement that goes to local ones, two decimals, half up.',
  })
  localPercent: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when it is not for you.' })
  redaction: Redaction | null;
}
