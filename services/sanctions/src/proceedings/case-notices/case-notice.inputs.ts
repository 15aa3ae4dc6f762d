import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayNotEmpty, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { responseDays } from './case-notice.rules';

const { least, most } = responseDays;
const period = { message: `A response period has ${least} to ${most} days (S-INV-6).` };

@InputType({ description: 'What one respondent is told.' })
export class RespondentNoticeInput {
  @Field(() => ID, { description: 'The respondent.' })
  partnerId: string;

  @Field(() => String, {
    description: 'What it is said to have done, 20 to 8,000 characters. It reads this: name no other respondent.',
  })
  @Length(20, 8_000, { message: 'Give the allegations in 20 to 8,000 characters.' })
  allegations: string;
}

@InputType({ description: 'The notices of a case: one to each respondent.' })
export class IssueNoticeInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => [RespondentNoticeInput], { description: 'One for each respondent of the case.' })
  @ArrayNotEmpty({ message: 'Give a notice for each respondent.' })
  @ArrayMaxSize(10, { message: 'A case has at most ten respondents.' })
  @ValidateNested({ each: true })
  notices: RespondentNoticeInput[];

  @Field(() => Int, {
    defaultValue: responseDays.default,
    description: `Days to answer in, ${least} to ${most}.`,
  })
  @Min(least, period)
  @Max(most, period)
  responseDays: number;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'More time to answer.' })
export class ExtendResponsePeriodInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => ID, { nullable: true, description: 'The respondent; all that have not answered when not given.' })
  partnerId?: string | null;

  @Field(() => DateTime, { description: 'The new end, later than the present one and within 180 days of the notice.' })
  until: Date;

  @Field(() => Int, { description: 'Version of the case that you looked at.' })
  expectedVersion: number;
}
