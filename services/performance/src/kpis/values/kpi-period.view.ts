import { IsOptional, Max, Min } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A calendar year, or one quarter of it.' })
export class KpiPeriod {
  @Field(() => Int)
  year: number;

  @Field(() => Int, { nullable: true, description: '1 to 4; null is the whole year.' })
  quarter: number | null;
}

@InputType({ description: 'A calendar year, or one quarter of it.' })
export class KpiPeriodInput {
  @Field(() => Int, { description: '1990 to 2200.' })
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;

  @Field(() => Int, { nullable: true, description: '1 to 4; leave it out for the whole year.' })
  @IsOptional()
  @Min(1, { message: 'quarter must be 1 to 4.' })
  @Max(4, { message: 'quarter must be 1 to 4.' })
  quarter?: number;
}
