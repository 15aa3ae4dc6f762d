import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUrl, Length, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
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
}

@InputType({ description: 'A new legal name. The old one is kept as FORMER and still screened.' })
export class RenamePartnerInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Name as registered now, 1 to 500 characters.' })
  @Length(1, 500, nameLength)
  legalName: string;

  @Field(() => Int, {
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}

@InputType({ description: 'What to look for; all parts must match.' })
export class PartnerFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of any name, in any script; each must occur. At most 200 characters.',
  })
  @IsOptional()
  @Length(1, 200, { message: 'text has 1 to 200 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Countries of origin, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(50)
  countries?: string[] | null;

  @Field(() => [PartnerType], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20)
  types?: PartnerType[] | null;
}
