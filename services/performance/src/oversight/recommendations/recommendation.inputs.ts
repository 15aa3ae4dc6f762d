import { PageArgs } from '@partner-commons/platform/page';
import { IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { RecommendationAddressee, RecommendationKind, RecommendationStatus } from './recommendation.enums';

@InputType({ description: 'Which recommendations to list; all that are given must hold.' })
export class RecommendationFilter {
  @Field(() => String, { nullable: true, description: 'Symbol, such as JIU/REP/2021/4.' })
  @IsOptional()
  @Length(1, 200)
  report?: string | null;

  @Field(() => RecommendationKind, { nullable: true })
  kind?: RecommendationKind | null;

  @Field(() => RecommendationAddressee, { nullable: true })
  addressee?: RecommendationAddressee | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'mandateId is an id of a mandate.' })
  mandateId?: string | null;

  @Field(() => String, { nullable: true, description: 'Those that are for this agency, such as UNICEF.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => RecommendationStatus, { nullable: true, description: 'Where that agency is; needs `agency`.' })
  status?: RecommendationStatus | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with which that agency is late; needs `agency`.' })
  overdue?: boolean | null;
}

@ArgsType()
export class RecommendationsArgs extends PageArgs {
  @Field(() => RecommendationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: RecommendationFilter | null;
}

@ArgsType()
export class RecommendationRollUpArgs {
  @Field(() => String, { nullable: true, description: 'Symbol, such as JIU/REP/2021/4; all reports when not given.' })
  @IsOptional()
  @Length(1, 200)
  report?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency; all agencies when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;
}
