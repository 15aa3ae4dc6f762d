import { Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A file that a case rests on.' })
export class CaseEvidenceInput {
  @Field(() => String, { description: 'What it is, 3 to 200 characters; the respondent sees it in its notice.' })
  @Length(3, 200, { message: 'Give evidence a title of 3 to 200 characters.' })
  title: string;

  @Field(() => ID, { description: 'A file of kind CASE_EVIDENCE: the id from createSanctionsUpload.' })
  fileId: string;
}

@InputType({ description: 'Further evidence, before the notice.' })
export class AddCaseEvidenceInput extends CaseEvidenceInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}
