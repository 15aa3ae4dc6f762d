import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PeerGroupLevel {
  TYPE_AND_COUNTRY = 'TYPE_AND_COUNTRY',
  TYPE_AND_REGION = 'TYPE_AND_REGION',
  TYPE = 'TYPE',
}

registerEnumType(PeerGroupLevel, {
  name: 'PeerGroupLevel',
  description: 'How near the peers of a partner are (JIU-80): the nearest level with at least ten of them.',
  valuesConfig: {
    TYPE_AND_COUNTRY: { description: 'Partners of the same type that work most in the same country.' },
    TYPE_AND_REGION: { description: 'Partners of the same type in the same region of UN M49.' },
    TYPE: { description: 'All partners of the same type.' },
  },
});

export enum PeerPlace {
  LOWEST_QUARTER = 'LOWEST_QUARTER',
  BELOW_MEDIAN = 'BELOW_MEDIAN',
  FROM_MEDIAN = 'FROM_MEDIAN',
  HIGHEST_QUARTER = 'HIGHEST_QUARTER',
}

registerEnumType(PeerPlace, {
  name: 'PeerPlace',
  description: 'In which quarter of its peers a partner stands, by the figures that are shown; never a rank.',
  valuesConfig: {
    LOWEST_QUARTER: { description: 'Below the lower quartile.' },
    BELOW_MEDIAN: { description: 'From the lower quartile on, below the median.' },
    FROM_MEDIAN: { description: 'From the median on, up to the upper quartile.' },
    HIGHEST_QUARTER: { description: 'Above the upper quartile.' },
  },
});

@ObjectType({
  description:
    'The performance index of a partner beside those of its peers (JIU-80, feature 86): figures of a group of eleven or more that nobody chooses, without names and ranks (P-INV-8).',
})
export class PeerComparison {
  /** Whose it is; its own users may read it. */
  partnerId: string;

  @Field(() => PeerGroupLevel)
  level: PeerGroupLevel;

  @Field(() => String, { description: 'Type of all in the group, such as NATIONAL_NGO.' })
  partnerType: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null unless the group is of one country.' })
  country: string | null;

  @Field(() => String, { nullable: true, description: 'UN M49, such as 014; null unless the group is of one region.' })
  region: string | null;

  @Field(() => Int, { description: 'Others in the group that have an index, in whole fives; 10 at least.' })
  peers: number;

  @Field(() => Int, { description: "The partner's own index." })
  points: number;

  @Field(() => Int, { description: 'In steps of 5, as are median and upper quartile.' })
  lowerQuartile: number;

  @Field(() => Int)
  median: number;

  @Field(() => Int)
  upperQuartile: number;

  @Field(() => PeerPlace)
  place: PeerPlace;

  @Field(() => LocalDate, { description: 'When the figures of the group last moved: when five of its members did.' })
  computedOn: string;
}
