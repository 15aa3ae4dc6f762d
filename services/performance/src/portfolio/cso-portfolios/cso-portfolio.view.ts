import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayUnique, IsOptional, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PortfolioGrouping {
  REGION = 'REGION',
  COUNTRY = 'COUNTRY',
  SECTOR = 'SECTOR',
  OBJECTIVE = 'OBJECTIVE',
  PARTNER_TYPE = 'PARTNER_TYPE',
}

registerEnumType(PortfolioGrouping, {
  name: 'PortfolioGrouping',
  description: 'What the rows of a portfolio are about (UNICEF-33).',
  valuesConfig: {
    REGION: { description: 'Sub-region of UN M49, such as 014.' },
    COUNTRY: { description: 'Country of the agreement.' },
    SECTOR: { description: 'Focus area of the agreement.' },
    OBJECTIVE: { description: 'Strategic outcome that the agreement serves; one that serves two stands in both rows.' },
    PARTNER_TYPE: { description: 'Such as NATIONAL_NGO.' },
  },
});

@ArgsType()
export class CsoPortfolioArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the agency; all agencies when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => [PortfolioGrouping], {
    defaultValue: [PortfolioGrouping.COUNTRY],
    description: 'Empty for one row of all.',
  })
  @ArrayUnique({ message: 'Name each grouping once.' })
  groupBy: PortfolioGrouping[];

  @Field(() => Int, { nullable: true, description: 'Calendar year; the running one when not given.' })
  @IsOptional()
  @Min(2000, { message: 'year must be 2000 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year?: number | null;
}

@ObjectType({
  description:
    'Organisations of civil society that work with an agency, what is committed to them and what was paid out (UNICEF-33).',
})
export class CsoPortfolioRow {
  @Field(() => String, { nullable: true, description: 'Code of UN M49; null when rows are not by region.' })
  region: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null when rows are not by country.' })
  country: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the sector; null when rows are not by sector, or none is told.',
  })
  sector: string | null;

  @Field(() => String, { nullable: true, description: 'Null when rows are not by objective, or none is told.' })
  objective: string | null;

  @Field(() => String, { nullable: true, description: 'Null when rows are not by type of partner.' })
  partnerType: string | null;

  @Field(() => Int, { description: 'Different partners; rows of them do not add up.' })
  partners: number;

  @Field(() => Int, { description: 'Agreements that ran in the year.' })
  engagements: number;

  @Field(() => Decimal, { description: 'What these agreements are worth in all, US dollars.' })
  committedUsd: string;

  @Field(() => Decimal, { description: 'Paid out on them in the year, US dollars.' })
  disbursedUsd: string;
}

@ObjectType({ description: 'A page of rows of a portfolio, by region, country, sector, objective and type.' })
export class CsoPortfolioRowConnection extends connectionOf(() => CsoPortfolioRow, 'CsoPortfolioRow') {}
