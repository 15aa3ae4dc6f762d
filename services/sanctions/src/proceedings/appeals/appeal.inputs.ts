import { ArrayMaxSize, ArrayUnique, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { MeasuresInput, SanctionMeasureInput } from '../case-decisions/case-decision.inputs';
import { AppealOutcome } from './appeal.view';

@InputType({ description: 'The appeal of a respondent.' })
export class FileAppealInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The respondent; needed only when you act for more than one of the same case.',
  })
  partnerId?: string | null;

  @Field(() => String, { description: 'Why, 20 to 20,000 characters.' })
  @Length(20, 20_000, { message: 'Give the grounds of your appeal in 20 to 20,000 characters.' })
  grounds: string;

  @Field(() => [ID], { defaultValue: [], description: 'Files of kind CASE_RESPONSE that you sent, at most 20.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 files.' })
  @ArrayUnique({ message: 'Give each file once.' })
  fileIds: string[];
}

@InputType({ description: 'What one member of the panel proposes to decide about an appeal.' })
export class DecideAppealInput extends MeasuresInput {
  @Field(() => ID, { description: 'The appeal.' })
  appealId: string;

  @Field(() => AppealOutcome, { description: 'What becomes of it.' })
  outcome: AppealOutcome;

  @Field(() => [SanctionMeasureInput], {
    defaultValue: [],
    description:
      'What is ordered instead; of PARTLY_UPHELD alone. Years count from the beginning of the first decision.',
  })
  @ArrayMaxSize(8, { message: 'Name each measure once.' })
  @ValidateNested({ each: true })
  measures: SanctionMeasureInput[];
}
