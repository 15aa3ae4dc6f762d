import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CaseEvidenceInput } from '../case-evidence/case-evidence.inputs';
import { CaseState, IneligibilityGround, PublicationLevel } from './case-codes';

const uniqueGrounds = { message: 'Name each ground once.' };
const knownCodes = { message: 'otherAgencies are codes of 2 to 20 characters.' };

@InputType({
  description: 'Somebody whose conduct a case is about; never a survivor, complainant or witness (S-INV-11).',
})
export class CasePersonInput {
  @Field(() => String, { description: '1 to 200 characters.' })
  @Length(1, 200, { message: 'A name has 1 to 200 characters.' })
  name: string;

  @Field(() => String, { description: 'What the person is to the partner, 1 to 200 characters.' })
  @Length(1, 200, { message: 'A role has 1 to 200 characters.' })
  role: string;
}

@InputType({ description: 'A case of ineligibility that your agency leads.' })
export class CreateIneligibilityCaseInput {
  @Field(() => [ID], { description: 'Partners that it is about, 1 to 10.' })
  @ArrayNotEmpty({ message: 'Name at least one respondent.' })
  @ArrayMaxSize(10, { message: 'Name at most ten respondents.' })
  @ArrayUnique({ message: 'Name each respondent once.' })
  respondents: string[];

  @Field(() => [CasePersonInput], { defaultValue: [], description: 'People whose conduct it is about, at most 20.' })
  @ArrayMaxSize(20, { message: 'Name at most 20 people.' })
  @ValidateNested({ each: true })
  persons: CasePersonInput[];

  @Field(() => [IneligibilityGround], { description: 'What it rests on.' })
  @ArrayNotEmpty({ message: 'Name at least one ground.' })
  @ArrayUnique(uniqueGrounds)
  grounds: IneligibilityGround[];

  @Field(() => LocalDate, { description: 'First day of the conduct.' })
  conductFrom: string;

  @Field(() => LocalDate, { description: 'Last day of the conduct; not in the future.' })
  conductTo: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the agency that leads: your own, which the agencies concerned have agreed on (standards.md 3.9).',
  })
  leadAgency?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of further agencies concerned, at most 30.' })
  @ArrayMaxSize(30, { message: 'Name at most 30 agencies.' })
  @ArrayUnique({ message: 'Name each agency once.' })
  @Length(2, 20, { each: true, ...knownCodes })
  otherAgencies: string[];

  @Field(() => String, { description: 'Rule or agreement that your agency acts by, 3 to 1,000 characters (JIU-93).' })
  @Length(3, 1_000, { message: 'Give the legal basis in 3 to 1,000 characters.' })
  legalBasis: string;

  @Field(() => String, { description: 'What it is about, 20 to 8,000 characters; stays in your agency.' })
  @Length(20, 8_000, { message: 'Give a summary of 20 to 8,000 characters.' })
  summary: string;

  @Field(() => [CaseEvidenceInput], { defaultValue: [], description: 'What it rests on so far, at most 50 files.' })
  @ArrayMaxSize(50, { message: 'Give at most 50 files.' })
  @ValidateNested({ each: true })
  evidence: CaseEvidenceInput[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Observations that it cites, at most 20; never its sole ground.',
  })
  @ArrayMaxSize(20, { message: 'Cite at most 20 observations.' })
  @IsUUID(undefined, { each: true, message: 'citedObservations are ids.' })
  citedObservations: string[];

  @Field(() => PublicationLevel, {
    defaultValue: PublicationLevel.INTER_AGENCY,
    description: 'Who may read the entry that it ends with.',
  })
  publicationLevel: PublicationLevel;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes of a case before its notice; what is not given stays.' })
export class UpdateIneligibilityCaseInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => [IneligibilityGround], { nullable: true, description: 'What it rests on.' })
  @IsOptional()
  @ArrayNotEmpty({ message: 'Name at least one ground.' })
  @ArrayUnique(uniqueGrounds)
  grounds?: IneligibilityGround[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the conduct.' })
  conductFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the conduct; not in the future.' })
  conductTo?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of further agencies concerned, at most 30.' })
  @IsOptional()
  @ArrayMaxSize(30, { message: 'Name at most 30 agencies.' })
  @ArrayUnique({ message: 'Name each agency once.' })
  @Length(2, 20, { each: true, ...knownCodes })
  otherAgencies?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Rule or agreement that your agency acts by, 3 to 1,000 characters.',
  })
  @IsOptional()
  @Length(3, 1_000, { message: 'Give the legal basis in 3 to 1,000 characters.' })
  legalBasis?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, 20 to 8,000 characters.' })
  @IsOptional()
  @Length(20, 8_000, { message: 'Give a summary of 20 to 8,000 characters.' })
  summary?: string | null;

  @Field(() => PublicationLevel, { nullable: true, description: 'Who may read the entry that it ends with.' })
  publicationLevel?: PublicationLevel | null;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The start of the review of a case.' })
export class StartCaseReviewInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The end of a case about which nothing is decided.' })
export class DismissCaseInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters; stays in your agency.' })
  @Length(20, 4_000, { message: 'Give the reasons in 20 to 4,000 characters.' })
  reasoning: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which cases to list; all that are given must hold.' })
export class IneligibilityCaseFilter {
  @Field(() => ID, { nullable: true, description: 'Cases about this partner.' })
  partnerId?: string;

  @Field(() => CaseState, { nullable: true, description: 'Cases in this state.' })
  state?: CaseState;
}
