import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { EvidenceStrength, LearningAudience } from '../good-practices/learning.enums';
import { LessonSource } from './lesson.view';

const countryCode = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' };

@InputType({ description: 'What your agency learned.' })
export class RecordLessonInput {
  @Field(() => LessonSource)
  source: LessonSource;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'sourceId is an id.' })
  sourceId?: string | null;

  @Field(() => String, { description: '5 to 200 characters.' })
  @Length(5, 200, { message: 'title has 5 to 200 characters.' })
  title: string;

  @Field(() => String, { description: '20 to 8,000 characters; name no person.' })
  @Length(20, 8_000, { message: 'text has 20 to 8,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Code of a theme; see outcomeThemes.' })
  @IsOptional()
  @Length(1, 40)
  theme?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsISO31661Alpha2(countryCode)
  country?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 60)
  sector?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 60)
  partnerType?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The partner that it is about; such a lesson is for agencies alone.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  emergency: boolean;

  @Field(() => [String], { defaultValue: [], description: '20 at most, of 60 characters.' })
  @ArrayMaxSize(20)
  @Length(1, 60, { each: true })
  tags: string[];

  @Field(() => EvidenceStrength, { defaultValue: EvidenceStrength.ANECDOTAL })
  evidenceStrength: EvidenceStrength;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Lets others read a lesson.' })
export class PublishLessonInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'lessonId is an id of a lesson.' })
  lessonId: string;

  @Field(() => LearningAudience, { defaultValue: LearningAudience.INTER_AGENCY })
  audience: LearningAudience;
}

@InputType({ description: 'Takes a lesson back.' })
export class WithdrawLessonInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'lessonId is an id of a lesson.' })
  lessonId: string;

  @Field(() => String, { description: 'Why; 3 to 1,000 characters.' })
  @Length(3, 1_000, { message: 'reason has 3 to 1,000 characters.' })
  reason: string;
}

@InputType({ description: 'Which lessons to list; all that are given must hold.' })
export class LessonFilter {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 40)
  theme?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsISO31661Alpha2(countryCode)
  country?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 60)
  sector?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this partner.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the title or text; all of them.' })
  @IsOptional()
  @Length(2, 200)
  text?: string | null;
}

@ArgsType()
export class LessonsArgs extends PageArgs {
  @Field(() => LessonFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: LessonFilter | null;
}
