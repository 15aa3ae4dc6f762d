import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayNotEmpty, ArrayUnique, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { GovernmentMeasure } from '../case-measures/sanction-codes';
import { ConsultationKind } from './government-measure.view';

@InputType({ description: 'A consultation about a government, on record before the measure.' })
export class RecordCaseConsultationInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => ConsultationKind, { description: 'Who was consulted.' })
  kind: ConsultationKind;

  @Field(() => LocalDate, { description: 'When; not in the future.' })
  consultedOn: string;

  @Field(() => String, { description: 'What was advised, 20 to 4,000 characters.' })
  @Length(20, 4_000, { message: 'Give the advice in 20 to 4,000 characters.' })
  advice: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What one member of the panel proposes about a government.' })
export class RecordGovernmentMeasureInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => [GovernmentMeasure], { description: 'What is ordered; each once.' })
  @ArrayNotEmpty({ message: 'Name at least one measure.' })
  @ArrayUnique({ message: 'Name each measure once.' })
  measures: GovernmentMeasure[];

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it binds; today when not given.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer binds; none without end.' })
  until?: string | null;

  @Field(() => String, { description: 'Why, 20 to 20,000 characters; the respondents read it.' })
  @Length(20, 20_000, { message: 'Give the reasons in 20 to 20,000 characters.' })
  reasoning: string;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}
