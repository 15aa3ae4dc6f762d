import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';

@ObjectType({ description: 'What one agency had running in a country in a year.' })
export class CountryAgency {
  @Field(() => Agency, { nullable: true, description: 'Null only beside an error.' })
  agency: Agency;

  @Field(() => Int, { description: 'Partners with an agreement that ran in the year.' })
  partners: number;

  @Field(() => Int, {
    description: 'Of these the local ones: of the country itself, and no arm of an international body.',
  })
  localPartners: number;

  @Field(() => Int, { description: 'Agreements that ran in the year.' })
  engagements: number;

  @Field(() => Decimal, { description: 'What these agreements are worth in all, US dollars.' })
  activeUsd: string;

  @Field(() => Decimal, { description: 'Paid out in the year, US dollars.' })
  disbursedUsd: string;
}

@ObjectType({ description: 'Partners of a country; each counts once, however many agencies it works with.' })
export class CountryPartnerCount {
  @Field(() => Int, { description: 'With an agreement that ran in the year.' })
  active: number;

  @Field(() => Int, { description: 'Local ones.' })
  local: number;

  @Field(() => Int, { description: 'Organisations of civil society.' })
  civilSociety: number;

  @Field(() => Int, { description: 'With agreements with two agencies or more (JIU-92).' })
  shared: number;
}

@ObjectType({
  description:
    'What all agencies have running with partners in a country. Made from agreements and amounts by year, which every agency may list; a coordinator sees its own countries (JIU-75, P-INV-8).',
})
export class CountryView {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Int)
  year: number;

  @Field(() => DateTime, { description: 'The moment of which the answer tells what was on record.' })
  asOf: Date;

  @Field(() => [CountryAgency], { description: 'By code.' })
  agencies: CountryAgency[];

  @Field(() => CountryPartnerCount)
  partners: CountryPartnerCount;

  @Field(() => Decimal, { description: 'What the agreements of all agencies are worth, US dollars.' })
  activeUsd: string;

  @Field(() => Decimal, { description: 'Paid out by all agencies in the year, US dollars.' })
  disbursedUsd: string;
}
