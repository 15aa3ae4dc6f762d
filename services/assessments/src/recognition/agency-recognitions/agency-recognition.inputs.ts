import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({
  description: 'Another agency whose assessments yours may rely on, without the Mutual Recognition Statement.',
})
export class RecognizeAgencyInput {
  @Field(() => String, { description: 'Its code.' })
  agency: string;

  @Field(() => String, { nullable: true, description: 'By which agreement, up to 500 characters.' })
  @IsOptional()
  @Length(1, 500, { message: 'legalRef has 1 to 500 characters.' })
  legalRef?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A recognition that ends.' })
export class EndAgencyRecognitionInput {
  @Field(() => ID)
  recognitionId: string;
}
