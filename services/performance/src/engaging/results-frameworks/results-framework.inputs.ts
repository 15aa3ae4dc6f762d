import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ResultLevel } from './results-framework.view';

@InputType({ description: 'What is to be reached by a day before the last.' })
export class ResultMilestoneInput {
  @Field(() => LocalDate, { description: 'Until when; each later than the one before, and before dueOn.' })
  on: string;

  @Field(() => Decimal, { description: 'Zero or more, in the unit of the indicator.' })
  value: string;
}

@InputType({ description: 'One indicator. Name no person.' })
export class ResultIndicatorInput {
  @Field(() => String, { description: 'Code within the agreement; 1 to 40 characters.' })
  @Length(1, 40, { message: 'externalId has 1 to 40 characters.' })
  externalId: string;

  @Field(() => ResultLevel)
  level: ResultLevel;

  @Field(() => String, { description: 'The result that it belongs to; at most 500 characters.' })
  @Length(1, 500, { message: 'result has 1 to 500 characters.' })
  result: string;

  @Field(() => String, { description: 'What is measured; at most 500 characters.' })
  @Length(1, 500, { message: 'indicator has 1 to 500 characters.' })
  indicator: string;

  @Field(() => String, { nullable: true, description: 'What is counted, such as persons.' })
  @IsOptional()
  @Length(1, 60, { message: 'unit has 1 to 60 characters.' })
  unit?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Zero or more.' })
  baseline?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Zero or more.' })
  target?: string | null;

  @Field(() => String, { nullable: true, description: 'How it is measured; at most 500 characters.' })
  @IsOptional()
  @Length(1, 500, { message: 'method has 1 to 500 characters.' })
  method?: string | null;

  @Field(() => [ResultMilestoneInput], {
    defaultValue: [],
    description: 'On the way to the target, by day; at most 12.',
  })
  @ArrayMaxSize(12, { message: 'An indicator has at most 12 milestones.' })
  @ValidateNested({ each: true })
  milestones: ResultMilestoneInput[];

  @Field(() => LocalDate, { description: 'Until when the target is to be reached.' })
  dueOn: string;

  @Field(() => [Int], {
    defaultValue: [],
    description: 'Sustainable Development Goals that it serves, 1 to 17 (PSFP-33).',
  })
  @ArrayUnique({ message: 'Name each goal once.' })
  @Min(1, { each: true, message: 'A goal is a number from 1 to 17.' })
  @Max(17, { each: true, message: 'A goal is a number from 1 to 17.' })
  sdgs: number[];
}

@InputType({
  description: "The whole results framework of an agreement of the caller's agency; what is left out is retired.",
})
export class SetResultsFrameworkInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId: string;

  @Field(() => [ResultIndicatorInput], { description: '1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100, { message: 'A results framework has at most 100 indicators.' })
  @ValidateNested({ each: true })
  indicators: ResultIndicatorInput[];

  @Field(() => Int, { description: 'The version that you change; 0 for the first.' })
  @Min(0, { message: 'expectedVersion counts from 0.' })
  expectedVersion: number;
}
