import { ArrayMaxSize, ArrayMinSize, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: "Figures of the caller's agency that should not stand, such as those of the wrong level." })
export class WithdrawKpiValuesInput {
  @Field(() => [ID], { description: '1 to 100 figures in force.' })
  @ArrayMinSize(1, { message: 'Name at least one figure.' })
  @ArrayMaxSize(100, { message: 'Withdraw at most 100 figures at once.' })
  @IsUUID(undefined, { each: true })
  valueIds: string[];

  @Field(() => String, { description: 'Why, 5 to 500 characters; kept with the figure.' })
  @Length(5, 500, { message: 'A reason has 5 to 500 characters.' })
  reason: string;
}
