import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';

@InputType({ description: 'One thing that a governing body asked for.' })
export class MandatedRecommendationInput {
  @Field(() => String, { description: '10 to 4,000 characters; name no person.' })
  @Length(10, 4_000, { message: 'text has 10 to 4,000 characters.' })
  text: string;

  @Field(() => String, { description: 'Unit or function that does it; name no person.' })
  @Length(2, 100, { message: 'owner has 2 to 100 characters.' })
  owner: string;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => [String], { defaultValue: [], description: 'Codes of KPIs that show how it goes; 10 at most.' })
  @ArrayMaxSize(10)
  @Length(1, 100, { each: true, message: 'kpiCodes are codes of KPIs.' })
  kpiCodes: string[];
}

@InputType({ description: 'A decision of the governing body of your agency.' })
export class RecordLegislativeMandateInput {
  @Field(() => String, { description: 'Of the decision, such as 2026/4; once per agency.' })
  @Length(2, 100, { message: 'reference has 2 to 100 characters.' })
  reference: string;

  @Field(() => String)
  @Length(5, 300, { message: 'title has 5 to 300 characters.' })
  title: string;

  @Field(() => String)
  @Length(10, 8_000, { message: 'text has 10 to 8,000 characters.' })
  text: string;

  @Field(() => LocalDate, { description: 'Not in the future.' })
  adoptedOn: string;

  @Field(() => [MandatedRecommendationInput], { defaultValue: [], description: '50 at most.' })
  @ArrayMaxSize(50, { message: 'A mandate has 50 recommendations at most.' })
  @ValidateNested({ each: true })
  recommendations: MandatedRecommendationInput[];

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@ArgsType()
export class LegislativeMandatesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Code of the agency; all agencies when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;
}
