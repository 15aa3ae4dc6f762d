import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsOptional, Length, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Which figures to count again from facts.' })
export class RefreshDerivedKpisInput {
  @Field(() => Int, { description: 'Calendar year, from 2000; not one to come.' })
  @Min(2000, { message: 'year must be 2000 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;

  @Field(() => [String], { nullable: true, description: 'At most 50 codes; all that are counted when not given.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(50, { message: 'At most 50 codes.' })
  @ArrayUnique({ message: 'Name each code once.' })
  @Length(1, 60, { each: true })
  codes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Your own key for this call; repeating it is safe.' })
  idempotencyKey?: string | null;
}
