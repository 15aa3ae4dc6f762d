import { PageArgs } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';

@ArgsType()
export class EquivalencesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those that this methodology has a part in.' })
  code?: string;
}

@InputType({ description: 'A question that answers another.' })
export class QuestionPairInput {
  @Field(() => String, { description: 'Key of a question of the methodology that is relied on.' })
  from: string;

  @Field(() => String, { description: 'Key of a question of the methodology that is asked for.' })
  to: string;
}

@InputType({ description: 'That one methodology answers another, with a crosswalk or with coverage and gaps.' })
export class ProposeEquivalenceInput {
  @Field(() => String, { description: 'Of the methodology that is relied on.' })
  fromCode: string;

  @Field(() => Int)
  fromVersion: number;

  @Field(() => String, { description: 'Of the methodology that is asked for.' })
  toCode: string;

  @Field(() => Int)
  toVersion: number;

  @Field(() => [QuestionPairInput], {
    nullable: true,
    description: 'Coverage and gaps are computed from it; at most 1,000 pairs.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000, { message: 'At most 1,000 pairs.' })
  @ValidateNested({ each: true })
  crosswalk?: QuestionPairInput[];

  @Field(() => Int, { nullable: true, description: 'Without a crosswalk: percent of the questions that are answered.' })
  @IsOptional()
  @Min(0, { message: 'Percent from 0 to 100.' })
  @Max(100, { message: 'Percent from 0 to 100.' })
  coverage?: number;

  @Field(() => [String], {
    nullable: true,
    description: 'Without a crosswalk: keys of sections or questions that are not answered; at most 200.',
  })
  @IsOptional()
  @ArrayMaxSize(200, { message: 'At most 200 gaps.' })
  gaps?: string[];

  @Field(() => String, { description: 'On what it rests, 1 to 2,000 characters.' })
  @Length(1, 2_000, { message: 'A rationale has 1 to 2,000 characters.' })
  rationale: string;

  @Field(() => String, { nullable: true, description: 'Makes the call safe to repeat; 8 to 200 characters.' })
  idempotencyKey?: string;
}

@InputType({ description: "An agency's own decision about an equivalence." })
export class AgreeToEquivalenceInput {
  @Field(() => ID)
  equivalenceId: string;

  @Field(() => Boolean, { description: 'False declines, or takes an agreement back.' })
  agreed: boolean;
}
