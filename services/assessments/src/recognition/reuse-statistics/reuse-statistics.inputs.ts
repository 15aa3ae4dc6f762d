import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';

@InputType({ description: 'What to count; all conditions must hold.' })
export class ReuseStatisticsFilter {
  @Field(() => LocalDate, { description: 'First day.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day.' })
  to: string;

  @Field(() => String, { nullable: true, description: 'Requests and new assessments of this agency, by its code.' })
  agency?: string | null;

  @Field(() => AssessmentKind, { nullable: true, description: 'Of this kind.' })
  kind?: AssessmentKind | null;

  @Field(() => String, { nullable: true, description: 'For work in this country, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code, such as ET.' })
  country?: string | null;
}
