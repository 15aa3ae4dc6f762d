import { ArrayMaxSize, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { HitEvidenceInput } from '../adjudications/adjudication.inputs';

const reasoningLength = { message: 'Give the reasons in 20 to 4,000 characters.' };

@InputType({ description: 'Why a confirmed match is none, or stays one.' })
export class ReverseConfirmationInput {
  @Field(() => ID, { description: 'The hit.' })
  hitId: string;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters.' })
  @Length(20, 4_000, reasoningLength)
  reasoning: string;

  @Field(() => [HitEvidenceInput], { defaultValue: [], description: 'What it rests on, at most 20 pieces.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 pieces of evidence.' })
  @ValidateNested({ each: true })
  evidence: HitEvidenceInput[];

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}
