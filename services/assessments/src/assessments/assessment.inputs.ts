import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, Length, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { AssessmentKind } from '../terms/assessment-kind.enum';
import { CommonRiskBand } from '../terms/common-risk-band.enum';
import { MoneyInput } from '../terms/money.view';

@InputType({ description: "A final assessment that the caller's agency owns." })
export class RecordAssessmentInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => CommonRiskBand, { description: 'Any band but NOT_ASSESSED.' })
  band: CommonRiskBand;

  @Field(() => LocalDate, { description: 'When it became final; not after today (UTC).' })
  finalisedOn: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts; after finalisedOn.' })
  validUntil: string;

  @Field(() => MoneyInput, { nullable: true, description: 'Largest planned amount that the assessment covers.' })
  @IsOptional()
  @ValidateNested()
  amountAssessed?: MoneyInput;

  @Field(() => String, {
    nullable: true,
    description: 'Confidential text for the own agency and the partner, 1 to 20,000 characters.',
  })
  @IsOptional()
  @Length(1, 20_000, { message: 'A narrative has 1 to 20,000 characters.' })
  narrative?: string;

  @Field(() => String, { description: 'Your own key for this assessment, 1 to 200 characters; repeating it is safe.' })
  @Length(1, 200, { message: 'An idempotencyKey has 1 to 200 characters.' })
  idempotencyKey: string;
}

@ArgsType()
export class AssessmentsArgs extends PageArgs {
  @Field(() => AssessmentKind, { nullable: true, description: 'Only this kind.' })
  kind?: AssessmentKind;
}
