import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { MappingGap } from './partner-map.enums';

@ArgsType()
export class PartnerMappingArgs {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Code of a sector, such as HEALTH; all sectors when not given.' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'sector is a code such as HEALTH: capitals, digits, underscores.' })
  sector?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of a province, such as SO25; the whole country when not given.',
  })
  @IsOptional()
  @Length(2, 20, { message: 'A code of an area has 2 to 20 characters.' })
  admin1?: string | null;
}

@ArgsType()
export class MappedCellArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only cells with a gap.' })
  onlyGaps: boolean;
}

@ObjectType({ description: 'A province.' })
export class MappedArea {
  @Field(() => String, { description: 'As registry names it, such as a p-code.' })
  code: string;

  @Field(() => String)
  name: string;
}

@ObjectType({ description: 'Who works in one sector and one place.' })
export class MappedCell {
  @Field(() => MappedArea, { nullable: true, description: 'Null for the whole country.' })
  area: MappedArea | null;

  @Field(() => String, { description: 'Code of the sector.' })
  sector: string;

  @Field(() => Int, { description: 'Partners that say that they work there, in this sector.' })
  partners: number;

  @Field(() => Int, { description: 'Of these with a valid assessment of low or moderate risk.' })
  capable: number;

  @Field(() => Int, { description: 'Of these with an agreement with any agency that runs in the country now.' })
  active: number;

  @Field(() => Decimal, {
    description: 'What agreements of these partners in the country and sector are worth, US dollars.',
  })
  activeUsd: string;

  @Field(() => MappingGap, { nullable: true, description: 'Null where two capable partners or more work.' })
  gap: MappingGap | null;
}

@ObjectType({ description: 'A partner on the map.' })
export class MappedPartner {
  partnerId: string;

  @Field(() => Partner, { nullable: true, description: 'Null only beside an error.' })
  partner?: Partner;

  @Field(() => String, { nullable: true, description: 'Such as NATIONAL_NGO; null when it is not known.' })
  primaryType: string | null;

  @Field(() => Boolean, { description: 'Of the country itself, and no arm of an international body.' })
  isLocal: boolean;

  @Field(() => [String], { description: 'Codes of the sectors that it works in.' })
  sectors: string[];

  @Field(() => [String], { description: 'Codes of the areas that it works in, in this country.' })
  areas: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Risk of its latest valid assessment of capacity, such as MODERATE; null without one. INTER_AGENCY.',
  })
  riskBand: string | null;

  @Field(() => Boolean, { description: 'Whether it has a valid assessment of PSEA capacity.' })
  hasPsea: boolean;

  @Field(() => [Agency], {
    nullable: true,
    description: 'Agencies with agreements that run in the country now, by code; null only beside an error.',
  })
  agencies: Agency[];

  @Field(() => Decimal, { description: 'What these agreements are worth, US dollars.' })
  activeUsd: string;
}

@ObjectType({ description: 'A page of cells, the whole country first, then by area and sector.' })
export class MappedCellConnection extends connectionOf(() => MappedCell, 'MappedCell') {}

@ObjectType({ description: 'A page of partners, those with most money first.' })
export class MappedPartnerConnection extends connectionOf(() => MappedPartner, 'MappedPartner') {}

@ObjectType({
  description:
    'Who works where in a country, how capable, with how much, and where nobody does (UNICEF-55, UNHCR-34). Areas and sectors are those that some partner named.',
})
export class PartnerMapping {
  question: PartnerMappingArgs;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => DateTime, { description: 'The moment of which the answer tells what was on record.' })
  asOf: Date;
}
