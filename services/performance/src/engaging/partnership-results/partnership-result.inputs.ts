import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

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
