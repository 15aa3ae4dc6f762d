import { Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { longestSuspensionMonths } from './interim-suspension.rules';

const monthsRule = { message: 'months is 1 to 6.' };
const reasonRule = { message: 'Give the reason in 10 to 2,000 characters.' };

@InputType({ description: 'Which interim suspensions of your agency to show; all conditions must hold.' })
export class InterimSuspensionFilter {
  @Field(() => ID, { nullable: true })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Running ones, or ended ones.' })
  isRunning?: boolean | null;
}

@InputType({ description: 'A precaution of the agency that leads a case.' })
export class ImposeInterimSuspensionInput {
  @Field(() => ID)
  caseId: string;

  @Field(() => Int, { defaultValue: longestSuspensionMonths, description: 'For how long, 1 to 6 months.' })
  @Min(1, monthsRule)
  @Max(longestSuspensionMonths, monthsRule)
  months: number;

  @Field(() => String, {
    description: 'Why it cannot wait for the decision, 10 to 2,000 characters; stays in your agency.',
  })
  @Length(10, 2_000, reasonRule)
  reason: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The one renewal of an interim suspension.' })
export class RenewInterimSuspensionInput {
  @Field(() => ID)
  suspensionId: string;

  @Field(() => Int, {
    defaultValue: longestSuspensionMonths,
    description: 'For how long after its end, 1 to 6 months.',
  })
  @Min(1, monthsRule)
  @Max(longestSuspensionMonths, monthsRule)
  months: number;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The early end of an interim suspension.' })
export class LiftInterimSuspensionInput {
  @Field(() => ID)
  suspensionId: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The same precaution for your agency, as long as the one that you were alerted to.' })
export class JoinInterimSuspensionInput {
  @Field(() => ID, { nullable: true, description: 'The alert.' })
  alertId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'In place of an alert: the partner that your agency was alerted about.',
  })
  partnerId?: string | null;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters; stays in your agency.' })
  @Length(10, 2_000, reasonRule)
  reason: string;
}
