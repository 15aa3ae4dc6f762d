import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUrl, Length, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { PartnerType } from './partner.entity';
import { PartnerNameKind } from './partner-name.entity';

const nameLength = { message: 'A name has 1 to 500 characters.' };

@InputType({ description: 'One further name of a partner.' })
export class PartnerNameInput {
  @Field(() => String, { description: 'As written, 1 to 500 characters.' })
  @Length(1, 500, nameLength)
  value: string;

  @Field(() => PartnerNameKind)
  kind: PartnerNameKind;
}

@InputType({ description: 'A partner to enter into the roster on its behalf.' })
export class AddPartnerInput {
  @Field(() => String, { description: 'Name as registered, 1 to 500 characters.' })
  @Length(1, 500, nameLength)
  legalName: string;

  @Field(() => PartnerType)
  primaryType: PartnerType;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, such as SO.' })
  @IsISO31661Alpha2({ message: 'countryOfOrigin must be an ISO 3166-1 alpha-2 code, such as SO.' })
  countryOfOrigin: string;

  @Field(() => [PartnerNameInput], { defaultValue: [], description: 'Other names, at most 50.' })
  @ArrayMaxSize(50, { message: 'A partner has at most 50 further names.' })
  @ValidateNested()
  otherNames: PartnerNameInput[];

  @Field(() => LocalDate, { nullable: true })
  foundedOn?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'] }, { message: 'website must be a web address.' })
  website?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of STAKEHOLDER_CATEGORIES.' })
  categories?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of PARTNER_ROLES.' })
  roles?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of PARTNER_ATTRIBUTES.' })
  attributes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of IDENTIFICATION_CHANNELS.' })
  identificationChannel?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same partner again.' })
  idempotencyKey?: string | null;
}
