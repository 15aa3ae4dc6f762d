import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { SelectionModality } from '../../terms/selection-modality.enum';

@InputType({ description: 'For what an assessment is to be relied on (story 4.c).' })
export class ReuseContextInput {
  @Field(() => String, { description: 'Where the work is to be, ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code, such as ET.' })
  country: string;

  @Field(() => Decimal, { description: 'Planned with the partner, in US dollars; above zero.' })
  plannedAmountUsd: string;

  @Field(() => String, { nullable: true, description: 'In which sector, such as WASH; 1 to 100 characters.' })
  @IsOptional()
  @Length(1, 100, { message: 'sector has 1 to 100 characters.' })
  sector?: string | null;

  @Field(() => SelectionModality, {
    nullable: true,
    description: 'How the partner is selected; a fast track needs no days of validity.',
  })
  modality?: SelectionModality | null;

  @Field(() => [CapacityArea], {
    nullable: true,
    description: 'What the partner must be able to do; nothing in particular when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(30, { message: 'Name each area once.' })
  functions?: CapacityArea[] | null;

  @Field(() => AssessmentKind, { nullable: true, description: 'Only assessments of this kind.' })
  kind?: AssessmentKind | null;
}
