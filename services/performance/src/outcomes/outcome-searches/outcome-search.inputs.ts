import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { OutcomeSeverity } from '../outcomes/outcome.enums';

@InputType({ description: 'Which outcomes to list; all that are given must hold, and one of each list.' })
export class OutcomeFilter {
  @Field(() => [String], { nullable: true, description: 'Codes of themes; 20 at most.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @Length(1, 40, { each: true })
  themes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2; 50 at most.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsISO31661Alpha2({ each: true, message: 'countries are ISO 3166-1 alpha-2 codes, such as SO.' })
  countries?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of agencies that held the consultation; 50 at most.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 20, { each: true })
  agencies?: string[] | null;

  @Field(() => [OutcomeSeverity], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(4)
  severities?: OutcomeSeverity[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'Consultations on this day or later.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Consultations on this day or earlier.' })
  to?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this consultation.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Words that the statement has; all of them.' })
  @IsOptional()
  @Length(2, 200, { message: 'text has 2 to 200 characters.' })
  text?: string | null;
}

@ArgsType()
export class OutcomesArgs extends PageArgs {
  @Field(() => OutcomeFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: OutcomeFilter | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False leaves out consultations that your agency did not hold.',
  })
  crossAgency: boolean;
}
