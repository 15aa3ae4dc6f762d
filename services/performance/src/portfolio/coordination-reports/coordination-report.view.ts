import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { CountryView } from '../country-views/country-view.view';

@ObjectType({ description: 'A partner that agencies have in common in a country (JIU-92).' })
export class SharedPartner {
  @Field(() => Partner, { nullable: true, description: 'Null only beside an error.' })
  partner: Partner;

  @Field(() => [Agency], {
    nullable: true,
    description: 'Agencies with agreements that ran in the year, by code; null only beside an error.',
  })
  agencies: Agency[];

  @Field(() => Decimal, { description: 'What these agreements are worth, US dollars.' })
  activeUsd: string;
}

@ObjectType({ description: 'Assessments of partners of a country, used again and made anew in the year (JIU-57).' })
export class CountryReuse {
  @Field(() => Int, { description: 'Assessments of other agencies that were accepted.' })
  accepted: number;

  @Field(() => Int, { description: 'Assessments that became final.' })
  newAssessments: number;

  @Field(() => Decimal, { nullable: true, description: 'REUSE_RATE of these; null when there were none.' })
  reuseRate: string | null;

  @Field(() => Int, { description: 'Days that the accepted ones saved.' })
  daysSaved: number;

  @Field(() => Decimal, { description: 'What the accepted ones saved, US dollars.' })
  costSavedUsd: string;
}

@ObjectType({ description: 'Consultations with partners in a country in the year (JIU-97).' })
export class CountryConsultations {
  @Field(() => Int, { description: 'That took place.' })
  held: number;

  @Field(() => Int, { description: 'Of these by several agencies together.' })
  joint: number;

  @Field(() => [Agency], {
    nullable: true,
    description: 'Agencies that took part, by code; null only beside an error.',
  })
  agencies: Agency[];

  @Field(() => Int, { description: 'Published outcomes that you may read (JIU-100, P-INV-8).' })
  outcomes: number;
}

@ObjectType({
  description: 'Actions that agencies took on after consultations of the year, as far as you may read them (P-INV-8).',
})
export class CountryActions {
  @Field(() => Int, { description: 'All of them.' })
  total: number;

  @Field(() => Int, { description: 'Done.' })
  done: number;

  @Field(() => Int, { description: 'Neither done nor dropped when due.' })
  overdue: number;
}

@ObjectType({
  description:
    'What the country team does together about partners: who is there, who is shared, what is used again, what was agreed with partners (JIU-75).',
})
export class CountryCoordinationReport {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Int)
  year: number;

  @Field(() => CountryView, { description: 'Partners and money across agencies.' })
  view: CountryView;

  @Field(() => [Agency], {
    nullable: true,
    description: 'The country team: agencies with an office there, by code; null only beside an error.',
  })
  team: Agency[];

  @Field(() => [SharedPartner], { description: 'At most 50, those that most agencies share first.' })
  sharedPartners: SharedPartner[];

  @Field(() => CountryReuse)
  reuse: CountryReuse;

  @Field(() => CountryConsultations)
  consultations: CountryConsultations;

  @Field(() => CountryActions)
  actions: CountryActions;
}
