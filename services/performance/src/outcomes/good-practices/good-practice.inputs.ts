import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import {
  EvidenceStrength,
  GoodPracticeKind,
  GoodPracticeState,
  LearningAudience,
  Replicability,
} from './learning.enums';

const practiceId = { message: 'goodPracticeId is an id of a good practice.' };
const countryCodes = { each: true, message: 'countries are ISO 3166-1 alpha-2 codes, such as SO.' };

@InputType({ description: 'A good practice of your agency, for its partners unit to approve.' })
export class ProposeGoodPracticeInput {
  @Field(() => GoodPracticeKind, { defaultValue: GoodPracticeKind.GENERAL })
  kind: GoodPracticeKind;

  @Field(() => String, { description: '5 to 200 characters.' })
  @Length(5, 200, { message: 'title has 5 to 200 characters.' })
  title: string;

  @Field(() => String, { description: 'What was done, and what came of it; 20 to 8,000 characters; name no person.' })
  @Length(20, 8_000, { message: 'description has 20 to 8,000 characters.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'Stage of the work with partners, such as SELECTION.' })
  @IsOptional()
  @Length(2, 60, { message: 'stage has 2 to 60 characters.' })
  stage?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of themes; 10 at most.' })
  @ArrayMaxSize(10)
  @Length(1, 40, { each: true })
  themes: string[];

  @Field(() => [String], { defaultValue: [], description: 'ISO 3166-1 alpha-2; 50 at most.' })
  @ArrayMaxSize(50)
  @IsISO31661Alpha2(countryCodes)
  countries: string[];

  @Field(() => [String], { defaultValue: [], description: 'As registry names types; 20 at most.' })
  @ArrayMaxSize(20)
  @Length(1, 60, { each: true })
  partnerTypes: string[];

  @Field(() => [String], { defaultValue: [], description: '20 at most, of 60 characters.' })
  @ArrayMaxSize(20)
  @Length(1, 60, { each: true })
  tags: string[];

  @Field(() => Replicability, { defaultValue: Replicability.MEDIUM })
  replicability: Replicability;

  @Field(() => EvidenceStrength, { defaultValue: EvidenceStrength.ANECDOTAL })
  evidenceStrength: EvidenceStrength;

  @Field(() => ID, {
    nullable: true,
    description: "The agreement of the caller's agency that taught it (UNICEF-68); it is not shown to anybody.",
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId?: string | null;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: "The owner's answer to a proposed good practice." })
export class DecideGoodPracticeInput {
  @Field(() => ID)
  @IsUUID(undefined, practiceId)
  goodPracticeId: string;

  @Field(() => Boolean)
  approve: boolean;

  @Field(() => String, { nullable: true, description: 'Needed to decline; 3 to 1,000 characters.' })
  @IsOptional()
  @Length(3, 1_000, { message: 'reason has 3 to 1,000 characters.' })
  reason?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none takes whichever there is.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Lets more people read a good practice.' })
export class PromoteGoodPracticeInput {
  @Field(() => ID)
  @IsUUID(undefined, practiceId)
  goodPracticeId: string;

  @Field(() => LearningAudience, { description: 'Wider than the one it has.' })
  audience: LearningAudience;
}

@InputType({ description: 'Takes a good practice back.' })
export class WithdrawGoodPracticeInput {
  @Field(() => ID)
  @IsUUID(undefined, practiceId)
  goodPracticeId: string;

  @Field(() => String, { description: 'Why; 3 to 1,000 characters.' })
  @Length(3, 1_000, { message: 'reason has 3 to 1,000 characters.' })
  reason: string;
}

@InputType({ description: 'Which good practices to list; all that are given must hold.' })
export class GoodPracticeFilter {
  @Field(() => [String], { nullable: true, description: 'One of these themes; 20 at most.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @Length(1, 40, { each: true })
  themes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'One of these countries; 50 at most.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsISO31661Alpha2(countryCodes)
  countries?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency that tells of it or owns it.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 60)
  partnerType?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 60)
  stage?: string | null;

  @Field(() => GoodPracticeKind, { nullable: true })
  kind?: GoodPracticeKind | null;

  @Field(() => GoodPracticeState, { nullable: true, description: 'Others than PUBLISHED are for the two agencies.' })
  state?: GoodPracticeState | null;
}

@ArgsType()
export class GoodPracticesArgs extends PageArgs {
  @Field(() => GoodPracticeFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: GoodPracticeFilter | null;
}
