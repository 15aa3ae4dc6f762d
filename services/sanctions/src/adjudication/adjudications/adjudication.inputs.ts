import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { HitVerdict } from './hit-decision.entity';

@InputType({ description: 'Something that a decision rests on: words or a file, not both.' })
export class HitEvidenceInput {
  @Field(() => String, { nullable: true, description: 'In words, 3 to 2,000 characters.' })
  @IsOptional()
  @Length(3, 2_000, { message: 'Give evidence in 3 to 2,000 characters, or a file.' })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A file of kind HIT_EVIDENCE: the id from createSanctionsUpload, after the bytes were sent.',
  })
  fileId?: string | null;
}

@InputType({ description: 'What one person decides about a hit, and why.' })
export class AdjudicateHitInput {
  @Field(() => ID, { description: 'The hit.' })
  hitId: string;

  @Field(() => HitVerdict, { description: 'Whether it is the same party.' })
  decision: HitVerdict;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters; kept as long as what is personal about the hit.' })
  @Length(20, 4_000, { message: 'Give the reasons in 20 to 4,000 characters.' })
  reasoning: string;

  @Field(() => [HitEvidenceInput], { defaultValue: [], description: 'What it rests on, at most 20 pieces.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 pieces of evidence.' })
  @ValidateNested({ each: true })
  evidence: HitEvidenceInput[];

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}
