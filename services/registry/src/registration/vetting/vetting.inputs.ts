import { ArrayMaxSize, ArrayUnique, IsOptional, Length, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VettingOutcome } from './vetting-decision.entity';

@InputType({ description: 'A decision of vetting.' })
export class DecideVettingInput {
  @Field(() => ID)
  registrationId: string;

  @Field(() => VettingOutcome)
  decision: VettingOutcome;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Why it is rejected, or what is asked for: 1 to 20 of up to 1000 characters; the partner reads them.',
  })
  @ArrayMaxSize(20, { message: 'Give at most 20 reasons.' })
  @Length(1, 1000, { each: true, message: 'A reason has 1 to 1000 characters.' })
  reasons: string[];

  @Field(() => String, { nullable: true, description: 'For staff only, at most 2000 characters.' })
  @IsOptional()
  @Length(1, 2000, { message: 'A note has 1 to 2000 characters.' })
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you read; another one is refused as CONFLICT / VERSION_CONFLICT.',
  })
  @IsOptional()
  @Min(1)
  expectedVersion?: number | null;
}

@InputType({ description: 'The answer to what vetting asked last.' })
export class AnswerInformationRequestInput {
  @Field(() => ID)
  registrationId: string;

  @Field(() => String, { description: '1 to 5000 characters.' })
  @Length(1, 5000, { message: 'An answer has 1 to 5000 characters.' })
  answer: string;

  @Field(() => [ID], { defaultValue: [], description: 'Documents of this partner that belong to it, at most 20.' })
  @ArrayMaxSize(20, { message: 'Name at most 20 documents.' })
  @ArrayUnique({ message: 'Name each document once.' })
  documentIds: string[];
}
