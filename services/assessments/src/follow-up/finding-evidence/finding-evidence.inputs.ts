import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { EvidenceVerdict } from './finding-evidence.view';

@InputType({ description: 'A file that shows what was done about a finding.' })
export class AddFindingEvidenceInput {
  @Field(() => ID)
  findingId: string;

  @Field(() => ID, { nullable: true, description: 'The action of the finding that it belongs to.' })
  actionId?: string | null;

  @Field(() => ID, { description: 'A file of kind FINDING_EVIDENCE: the id from createAssessmentsUpload.' })
  fileId: string;

  @Field(() => String, { description: 'What it is, 3 to 200 characters.' })
  @Length(3, 200, { message: 'Give evidence a title of 3 to 200 characters.' })
  title: string;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What another person finds about evidence.' })
export class JudgeFindingEvidenceInput {
  @Field(() => ID)
  evidenceId: string;

  @Field(() => EvidenceVerdict)
  verdict: EvidenceVerdict;

  @Field(() => String, { nullable: true, description: 'What to say with it, 3 to 2,000 characters.' })
  @IsOptional()
  @Length(3, 2_000, { message: 'Say it in 3 to 2,000 characters.' })
  note?: string | null;

  @Field(() => Int, { description: 'Version of the finding that you looked at.' })
  expectedVersion: number;
}
