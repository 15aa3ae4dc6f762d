import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { concentratedFrom } from './exposure.rules';

@ObjectType({ description: 'What one agency has running with a partner.' })
export class AgencyExposure {
  @Field(() => Agency, { nullable: true, description: 'Null only beside an error.' })
  agency: Agency;

  @Field(() => Decimal, { description: 'Amount of its running agreements, in US dollars.' })
  activeUsd: string;

  @Field(() => Decimal, { description: 'What of that was not paid out yet.' })
  undisbursedUsd: string;

  @Field(() => Int, { description: 'How many agreements that is.' })
  engagements: number;
}

@ObjectType({ description: 'What all agencies have running with a partner in one country (JIU-42).' })
export class CountryExposure {
  /** The moment that the exposure was asked for, handed on to the share. */
  at: Date | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Decimal, { description: 'Amount of the running agreements, in US dollars.' })
  activeUsd: string;

  @Field(() => Decimal, { description: 'What of that was not paid out yet.' })
  undisbursedUsd: string;

  @Field(() => Int, { description: 'How many agreements that is.' })
  engagements: number;

  @Field(() => [Agency], {
    nullable: true,
    description: 'The agencies that depend on the partner there, by code; null only beside an error.',
  })
  agencies: Agency[];
}

@ObjectType({
  description: 'How much of what all agencies have running in a country goes through one partner (JIU-42).',
})
export class CountryShare {
  @Field(() => Decimal, { description: 'Running agreements of all agencies with all partners there, in US dollars.' })
  countryUsd: string;

  @Field(() => Decimal, { description: 'Percent of that which goes through this partner, two decimals, half up.' })
  percent: string;

  @Field(() => Boolean, { description: `Whether that is ${concentratedFrom} percent or more.` })
  concentrated: boolean;
}

@ObjectType({
  description:
    'What agencies have running with a partner, from the agreements that they recorded: ACTIVE and SUSPENDED ones count (JIU-36, JIU-42). INTER_AGENCY.',
})
export class Exposure {
  /** Who was asked about, and of which moment; handed on to what is counted from them. */
  partnerId: string;
  at: Date | null;

  @Field(() => Decimal, { description: 'Amount of all running agreements, in US dollars.' })
  totalActiveUsd: string;

  @Field(() => Decimal, { description: 'What of that was not paid out yet.' })
  undisbursedUsd: string;

  @Field(() => [Agency], {
    nullable: true,
    description: 'Agencies with running agreements, by code; null only beside an error.',
  })
  agencies: Agency[];

  @Field(() => [AgencyExposure], { description: 'The same by agency, by code.' })
  byAgency: AgencyExposure[];

  @Field(() => [CountryExposure], { description: 'The same by country, by code.' })
  byCountry: CountryExposure[];

  @Field(() => DateTime, { description: 'The moment of which the answer tells what was on record.' })
  asOf: Date;
}
