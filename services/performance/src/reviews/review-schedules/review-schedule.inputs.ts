import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Which reviews to come to list; all that are given must hold.' })
export class ReviewScheduleFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Due before this day.' })
  dueBefore?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An office of the own agency: a country office stands for its country, others for all.',
  })
  @IsOptional()
  @IsUUID(undefined, { message: 'officeId is an id of an office.' })
  officeId?: string | null;
}

@ArgsType()
export class ReviewScheduleArgs extends PageArgs {
  @Field(() => ReviewScheduleFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ReviewScheduleFilter | null;
}
