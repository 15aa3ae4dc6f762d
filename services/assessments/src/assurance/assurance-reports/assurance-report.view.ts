import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Money } from '../../terms/money.view';

@ObjectType({
  description:
    'What an activity found: CONFIDENTIAL. The owner and the agencies that it is done for read it, the partner from the day the draft goes to it, others by grant. Each reading is recorded.',
})
export class AssuranceReport {
  /** The activity, for the file's own rule. */
  activityId: string;

  @Field(() => Money, { nullable: true, description: 'What was tested.' })
  amountTested: Money | null;

  @Field(() => Money, { nullable: true, description: 'What of it is ineligible.' })
  ineligibleAmount: Money | null;

  @Field(() => Decimal, { nullable: true, description: 'In US dollars, two decimals.' })
  amountTestedUsd: string | null;

  @Field(() => Decimal, { nullable: true, description: 'In US dollars, two decimals.' })
  ineligibleUsd: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the rate that the dollars are made with.' })
  rateDate: string | null;

  @Field(() => String, { nullable: true, description: 'Who published the rate.' })
  rateSource: string | null;

  @Field(() => String, { nullable: true, description: 'What was found, in words.' })
  summary: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was given up; for agencies alone.' })
  cancelReason: string | null;

  @Field(() => Boolean, { description: 'Whether a report file is there; false with a redaction says nothing.' })
  hasFile: boolean;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read it; all else then says nothing.' })
  redaction: Redaction | null;
}

@ObjectType({ description: 'The file of a report: a link to it, or how to ask for it.' })
export class AssuranceReportFile {
  @Field(() => String, {
    nullable: true,
    description: 'Signed URL for GET; whoever has it can read the file, so hand it to nobody. Null when there is none.',
  })
  url: string | null;

  @Field(() => DateTime, { nullable: true, description: 'End of the URL, minutes after it was made.' })
  expiresAt: Date | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read the file: it needs level FULL.' })
  redaction: Redaction | null;
}
