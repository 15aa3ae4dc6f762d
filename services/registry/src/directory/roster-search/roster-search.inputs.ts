import { ArrayMaxSize, IsOptional, Length } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { PartnerStanding, PartnerType } from '../../identity/partners/partner.entity';
import { Population } from '../roster/roster-entry.view';
import { PartnerSort } from './roster-search.rules';

registerEnumType(PartnerSort, {
  name: 'PartnerSort',
  description:
    'The order of a search of the roster; equal ones stand in the order of their ids, so cursors are stable.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'The whole name, then its beginning, all words as such, parts of words; short names first. Without a text: NAME.',
    },
    NAME: { description: 'By legal name in Latin letters.' },
    COUNTRY: { description: 'By country of origin, then name.' },
    REGISTERED_AT: { description: 'Latest registration first; those not registered come last.' },
    UPDATED_AT: { description: 'Latest change first.' },
  },
});

export enum KnownRiskBand {
  LOW = 'LOW',
  MODERATE = 'MODERATE',
  SIGNIFICANT = 'SIGNIFICANT',
  HIGH = 'HIGH',
  NOT_ASSESSED = 'NOT_ASSESSED',
}

registerEnumType(KnownRiskBand, {
  name: 'KnownRiskBand',
  description: 'The highest risk that a valid assessment of any kind found, as registry knows it from the feed.',
  valuesConfig: {
    LOW: { description: 'Low, also when assumed.' },
    MODERATE: { description: 'Moderate.' },
    SIGNIFICANT: { description: 'Significant.' },
    HIGH: { description: 'High, also when assumed.' },
    NOT_ASSESSED: { description: 'No valid assessment is known; not the same as no risk.' },
  },
});

export enum KnownClearance {
  CLEAR = 'CLEAR',
  HITS_OPEN = 'HITS_OPEN',
  BLOCKED = 'BLOCKED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(KnownClearance, {
  name: 'KnownClearance',
  description:
    'The screening of a partner as registry knows it from the feed; whether it may be relied on is `eligibility`.',
  valuesConfig: {
    CLEAR: { description: 'No match that matters.' },
    HITS_OPEN: { description: 'Possible matches wait for a decision.' },
    BLOCKED: { description: 'A match was confirmed.' },
    UNKNOWN: { description: 'Not screened as it is now.' },
  },
});

const most = (count: number) => ({ message: `At most ${count} values in one filter.` });
const codeLength = { each: true, message: 'A code has 1 to 60 characters.' };

@InputType({ description: 'What to look for; all parts must match, and of a list any one (UNHCR-9).' })
export class PartnerFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words of any name, in any script, each of which must occur; or a unique number. When no name has all words, those that come near are taken (JIU-22). At most 200 characters.',
  })
  @IsOptional()
  @Length(1, 200, { message: 'text has 1 to 200 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Countries of origin, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  countries?: string[] | null;

  @Field(() => [PartnerType], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20, most(20))
  types?: PartnerType[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of stakeholder categories.' })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  @Length(1, 60, codeLength)
  categories?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Countries of operation, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  @Length(1, 60, codeLength)
  operatingCountries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of admin areas of operation, such as SLE003; an OCHA p-code finds the areas within it too.',
  })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  @Length(2, 60, codeLength)
  areas?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of sectors or specialisations, such as HEALTH.' })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  @Length(1, 60, codeLength)
  sectors?: string[] | null;

  @Field(() => [Population], { nullable: true, description: 'Populations that a roster lists the partner for.' })
  @IsOptional()
  @ArrayMaxSize(20, most(20))
  populations?: Population[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of attributes, such as WOMEN_LED.' })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  @Length(1, 60, codeLength)
  attributes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of roles, such as IMPLEMENTING.' })
  @IsOptional()
  @ArrayMaxSize(50, most(50))
  @Length(1, 60, codeLength)
  roles?: string[] | null;

  @Field(() => [PartnerStanding], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20, most(20))
  standings?: PartnerStanding[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a verification is valid today.' })
  verified?: boolean | null;

  @Field(() => [KnownRiskBand], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20, most(20))
  riskBands?: KnownRiskBand[] | null;

  @Field(() => [KnownClearance], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20, most(20))
  clearances?: KnownClearance[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has a partner code.' })
  registered?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a valid roster entry says that it is ready (JIU-90).' })
  emergencyReady?: boolean | null;
}
