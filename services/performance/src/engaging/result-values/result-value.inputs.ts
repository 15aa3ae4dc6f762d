import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { mostRows } from '../fact-batches/recorded-facts.rules';

@InputType({ description: 'One measurement. Name no person.' })
export class ResultValueInput {
  @Field(() => String, { description: "The source system's number; with the agency, it names the fact." })
  @Length(1, 100, { message: 'externalId has 1 to 100 characters.' })
  externalId: string;

  @Field(() => String, { description: "The agency's own number of the agreement, or our id." })
  @Length(1, 100, { message: 'engagement has 1 to 100 characters.' })
  engagement: string;

  @Field(() => String, { description: 'Code of the indicator in the results framework of the agreement.' })
  @Length(1, 40, { message: 'indicator has 1 to 40 characters.' })
  indicator: string;

  @Field(() => LocalDate, { description: 'The day of the measurement; not in the future.' })
  on: string;

  @Field(() => Decimal, { description: 'Zero or more, in the unit of the indicator.' })
  value: string;

  @Field(() => String, { nullable: true, description: 'Where it can be checked; at most 500 characters.' })
  @IsOptional()
  @Length(1, 500, { message: 'evidence has 1 to 500 characters.' })
  evidence?: string | null;
}

@InputType({ description: "Measurements under agreements of the caller's agency; recorded as CLAIMED." })
export class RecordResultValuesInput {
  @Field(() => [ResultValueInput], { description: `1 to ${mostRows}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(mostRows, { message: `A call takes at most ${mostRows} rows.` })
  @ValidateNested({ each: true })
  values: ResultValueInput[];
}

@InputType({ description: 'A result that was checked.' })
export class VerifyResultValueInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'valueId is an id of a result.' })
  valueId: string;

  @Field(() => Int, { description: 'The version that was checked.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}
