import { connectionOf, PageArgs } from '@partner-commons/platform/page';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BudgetBand } from './budget-band.enum';

@ObjectType({
  description: 'What everybody may know of a partner (domain-model.md 2.8): one in danger, or a person, is never here.',
})
export class PublicParty {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Legal name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Number of the registry.' })
  uniqueNumber: string | null;

  @Field(() => String, { description: 'Such as NATIONAL_NGO.' })
  type: string;

  @Field(() => String, { description: 'Country of origin, ISO 3166-1 alpha-2.' })
  country: string;
}

@ObjectType({ description: 'A verified result that its agency means for everybody (UNICEF-18, PSFP-31).' })
export class PublicResult {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  engagementId: string;

  @Field(() => String, { description: 'The result in words.' })
  statement: string;

  @Field(() => String, { description: 'What was measured.' })
  indicator: string;

  @Field(() => String, { description: 'What was counted.' })
  unit: string;

  @Field(() => Decimal, { description: 'Before the work began.' })
  baseline: string;

  @Field(() => Decimal, { description: 'What was to be reached.' })
  target: string;

  @Field(() => Decimal, { description: 'What was reached.' })
  value: string;

  @Field(() => LocalDate, { description: 'The day of the measurement.' })
  measuredOn: string;

  @Field(() => String, { description: 'How it was measured.' })
  method: string;

  @Field(() => [Int], { description: 'Sustainable Development Goals that it serves; at most 17.' })
  sdgs: number[];
}

@ObjectType({
  description:
    'An agreement as its agency shows it to everybody (UNICEF-18): parties, period, budget band and country. Whether it is suspended or ended early is not shown.',
})
export class PublicPartnership {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  agencyCode: string;

  @Field(() => String, { description: 'Name of the agency.' })
  agencyName: string;

  @Field(() => PublicParty, { description: 'With whom.' })
  partner: PublicParty;

  @Field(() => String, { description: 'Where the work is, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Field of work as a code; null when the agency named none.' })
  sector: string | null;

  @Field(() => LocalDate, { description: 'First day, as agreed.' })
  from: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, as agreed; null when none is.' })
  to: string | null;

  @Field(() => BudgetBand)
  budgetBand: BudgetBand;

  @Field(() => Decimal, {
    nullable: true,
    description: 'What is agreed, in US dollars; null unless the agency publishes amounts.',
  })
  amountUsd: string | null;
}

@ObjectType({ description: 'A page of public agreements, latest recorded first.' })
export class PublicPartnershipConnection extends connectionOf(() => PublicPartnership, 'PublicPartnership') {}

@InputType({ description: 'Which public agreements to list; all that are given must hold.' })
export class PublicPartnershipFilter {
  @Field(() => String, { nullable: true, description: 'Code of the agency.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the work is, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;
}

@ArgsType()
export class PublicPartnershipsArgs extends PageArgs {
  @Field(() => PublicPartnershipFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: PublicPartnershipFilter | null;
}
