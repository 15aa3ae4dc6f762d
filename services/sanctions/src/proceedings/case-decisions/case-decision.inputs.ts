import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO4217CurrencyCode, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { SanctionType } from '../case-measures/sanction-codes';

const years = { message: 'A measure lasts 1 to 20 years.' };
const condition = { message: 'A condition has 3 to 1,000 characters.' };

@InputType({ description: 'One measure that a panel orders.' })
export class SanctionMeasureInput {
  @Field(() => SanctionType, { description: 'What is ordered.' })
  type: SanctionType;

  @Field(() => Int, { nullable: true, description: 'How long, in years, 1 to 20; or `until`.' })
  @IsOptional()
  @Min(1, years)
  @Max(20, years)
  years?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer binds; or `years`.' })
  until?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What is to be paid back; of RESTITUTION alone.' })
  amount?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217, such as USD; of RESTITUTION alone.' })
  @IsOptional()
  @IsISO4217CurrencyCode({ message: 'currency must be an ISO 4217 code, such as USD.' })
  currency?: string | null;
}

/** What a decision about a case and one about an appeal have in common. */
@InputType()
export class MeasuresInput {
  @Field(() => [String], {
    defaultValue: [],
    description: 'Conditions of the measures, each 3 to 1,000 characters, at most 20; other agencies read them.',
  })
  @ArrayMaxSize(20, { message: 'Give at most 20 conditions.' })
  @Length(3, 1_000, { each: true, ...condition })
  conditions: string[];

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it binds; today when not given.' })
  from?: string | null;

  @Field(() => String, { description: 'Why, 20 to 20,000 characters; the respondents read it.' })
  @Length(20, 20_000, { message: 'Give the reasons in 20 to 20,000 characters.' })
  reasoning: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What one member of the panel proposes to decide.' })
export class DecideCaseInput extends MeasuresInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => [SanctionMeasureInput], { description: 'What is ordered; NO_ACTION is a measure too.' })
  @ArrayMaxSize(8, { message: 'Name each measure once.' })
  @ValidateNested({ each: true })
  measures: SanctionMeasureInput[];

  @Field(() => Boolean, {
    description:
      'Whether you attest notice, time to answer and segregation of duties; other agencies rely on it (S-INV-8).',
  })
  dueProcessAttestation: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it goes on the list of all agencies (S-INV-8).' })
  shared: boolean;
}

@InputType({ description: 'What another member of the panel says to a proposal.' })
export class ConfirmCaseDecisionInput {
  @Field(() => ID, { description: 'The proposal.' })
  decisionId: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether you agree; if not, the proposal is rejected.' })
  agree: boolean;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}
