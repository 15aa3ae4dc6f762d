import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUrl, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RecommendationStatus } from '../recommendations/recommendation.enums';

@InputType({ description: 'What shows that a recommendation was carried out: one of link, kpiCode and outcomeId.' })
export class RecommendationEvidenceInput {
  @Field(() => String, { description: 'What it is; 3 to 200 characters; name no person.' })
  @Length(3, 200, { message: 'Give evidence a name of 3 to 200 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'An https address.' })
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true }, { message: 'link is an https address.' })
  @Length(10, 500, { message: 'link has 10 to 500 characters.' })
  link?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a KPI, such as OUTCOMES_SHARED.' })
  @IsOptional()
  @Length(1, 100, { message: 'kpiCode is a code of a KPI.' })
  kpiCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'A published outcome for all agencies.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'outcomeId is an id of an outcome.' })
  outcomeId?: string | null;
}

@InputType({ description: 'Where your agency is with a recommendation.' })
export class UpdateRecommendationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'recommendationId is an id of a recommendation.' })
  recommendationId: string;

  @Field(() => RecommendationStatus)
  status: RecommendationStatus;

  @Field(() => LocalDate, { nullable: true, description: 'Your own last day; none leaves it.' })
  due?: string | null;

  @Field(() => String, { nullable: true, description: 'Unit or function that does it; name no person.' })
  @IsOptional()
  @Length(2, 100, { message: 'owner has 2 to 100 characters.' })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: '3 to 2,000 characters.' })
  @IsOptional()
  @Length(3, 2_000, { message: 'note has 3 to 2,000 characters.' })
  note?: string | null;

  @Field(() => [RecommendationEvidenceInput], { defaultValue: [], description: '10 at most at once.' })
  @ArrayMaxSize(10, { message: 'Give 10 pieces of evidence at most at once.' })
  @ValidateNested({ each: true })
  evidence: RecommendationEvidenceInput[];

  @Field(() => Int, { nullable: true, description: 'The version that you have read; none takes whichever there is.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}
