import { ArrayMaxSize, IsOptional, IsUrl, Length, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'What a partner says of itself, with what shows it.' })
export class PartnerAttributeInput {
  @Field(() => String, { description: 'Code of PARTNER_ATTRIBUTES, such as WOMEN_LED.' })
  @Length(1, 40)
  code: string;

  @Field(() => ID, { nullable: true, description: 'A document of the same partner that shows it.' })
  evidenceDocumentId?: string | null;
}

@InputType({ description: 'What is to be said of a partner from now on; what is not given stays as it is.' })
export class DescribePartnerInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => [String], { nullable: true, description: 'Codes of STAKEHOLDER_CATEGORIES, any number (UNICEF-7).' })
  @IsOptional()
  @ArrayMaxSize(19)
  categories?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of PARTNER_ROLES.' })
  @IsOptional()
  @ArrayMaxSize(20)
  roles?: string[] | null;

  @Field(() => [PartnerAttributeInput], { nullable: true, description: 'All attributes, those without evidence too.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested()
  attributes?: PartnerAttributeInput[] | null;

  @Field(() => String, { nullable: true, description: 'A web address; null takes it away.' })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'] }, { message: 'website must be a web address.' })
  website?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: never shown to the public.' })
  protectedListing?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  isNonProfit?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of IDENTIFICATION_CHANNELS (HAB-15).' })
  @IsOptional()
  @Length(1, 40)
  identificationChannel?: string | null;

  @Field(() => Int, {
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}
