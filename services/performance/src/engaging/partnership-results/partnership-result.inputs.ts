import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'The latest value of an indicator, to be told to all agencies. Name no person.' })
export class PublishPartnershipResultInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'indicatorId is an id of an indicator.' })
  indicatorId: string;

  @Field(() => String, { description: 'The result in words; 10 to 1,000 characters.' })
  @Length(10, 1_000, { message: 'statement has 10 to 1,000 characters.' })
  statement: string;

  @Field(() => [String], { nullable: true, description: 'Organisations that contributed; at most 20.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'contributors are at most 20.' })
  @Length(1, 200, { each: true, message: 'A contributor has 1 to 200 characters.' })
  contributors?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Sustainable Development Goals that it serves, 1 to 17; those of the indicator when not given (PSFP-33).',
  })
  @IsOptional()
  @ArrayUnique({ message: 'Name each goal once.' })
  @Min(1, { each: true, message: 'A goal is a number from 1 to 17.' })
  @Max(17, { each: true, message: 'A goal is a number from 1 to 17.' })
  sdgs?: number[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether everybody may read it once it is VERIFIED and the agency publishes the agreement (UNICEF-18); it is not taken back. Name no partner in it then.',
  })
  isPublic: boolean;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which results to list; all that are given must hold.' })
export class PartnershipResultFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @Length(2, 2)
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a field of work.' })
  @IsOptional()
  @Length(2, 40)
  sector?: string | null;
}

@ArgsType()
export class PartnershipResultsArgs extends PageArgs {
  @Field(() => PartnershipResultFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: PartnershipResultFilter | null;
}
