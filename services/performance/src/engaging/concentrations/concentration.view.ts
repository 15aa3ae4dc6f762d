import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'One partner carries a quarter or more of what all agencies have running in a country, or in a field of work there (JIU-42).',
})
export class ConcentrationAlert {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;
  agencyCodes: string[];

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Field of work as a code; null for the whole country.' })
  sector: string | null;

  @Field(() => Decimal, { description: 'Its share in percent, two decimals, half up.' })
  percent: string;

  @Field(() => Decimal, { description: 'Its running agreements there, in US dollars.' })
  partnerUsd: string;

  @Field(() => Decimal, { description: 'All running agreements there, in US dollars.' })
  totalUsd: string;

  @Field(() => DateTime, { description: 'Since when.' })
  raisedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null while it lasts.' })
  clearedAt: Date | null;
}

@ObjectType({ description: 'A page of alerts, latest raised first.' })
export class ConcentrationAlertConnection extends connectionOf(() => ConcentrationAlert, 'ConcentrationAlert') {}
