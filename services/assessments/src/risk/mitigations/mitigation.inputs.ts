import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { IsISO4217CurrencyCode, IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { MitigationStatus } from './mitigation.view';

const years = { message: 'year is between 2000 and 2100.' };

@InputType({ description: 'A cost; another currency than US dollars comes with its rate (domain-model.md 2.0).' })
export class MitigationCostInput {
  @Field(() => Decimal, { description: 'Zero or more, with at most two decimals.' })
  amount: string;

  @Field(() => String, { description: 'ISO 4217, such as USD.' })
  @IsISO4217CurrencyCode({ message: 'currency is an ISO 4217 code, such as USD.' })
  currency: string;

  @Field(() => Decimal, { nullable: true, description: 'Units of the currency for one US dollar; not for US dollars.' })
  unitsPerUsd?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Of the rate; not after today.' })
  rateDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the rate, such as UNORE; at most 100 characters.' })
  @IsOptional()
  @Length(1, 100, { message: 'rateSource has at most 100 characters.' })
  rateSource?: string | null;
}

@InputType({ description: 'What is to be done about a risk.' })
export class PlanMitigationInput {
  @Field(() => ID, { description: 'An open risk of your agency.' })
  riskId: string;

  @Field(() => String, { description: '3 to 2,000 characters.' })
  @Length(3, 2_000, { message: 'action has 3 to 2,000 characters.' })
  action: string;

  @Field(() => String, { description: 'Who does it, best by function; 2 to 200 characters.' })
  @Length(2, 200, { message: 'owner has 2 to 200 characters.' })
  owner: string;

  @Field(() => MitigationCostInput)
  cost: MitigationCostInput;

  @Field(() => LocalDate, { description: 'Not before today.' })
  dueOn: string;

  @Field(() => String, { nullable: true, description: 'What it should achieve, 3 to 2,000 characters.' })
  @IsOptional()
  @Length(3, 2_000, { message: 'effect has 3 to 2,000 characters.' })
  effect?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'How a mitigation stands now; what is not given stays.' })
export class UpdateMitigationInput {
  @Field(() => ID)
  mitigationId: string;

  @Field(() => MitigationStatus)
  status: MitigationStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What it achieved; needed when it is done. 3 to 2,000 characters.',
  })
  @IsOptional()
  @Length(3, 2_000, { message: 'effect has 3 to 2,000 characters.' })
  effect?: string | null;

  @Field(() => MitigationCostInput, { nullable: true, description: 'What it costs after all.' })
  cost?: MitigationCostInput | null;

  @Field(() => LocalDate, { nullable: true, description: 'Another day, not before today.' })
  dueOn?: string | null;

  @Field(() => Int, { description: 'Version of the mitigation that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which costs to add up.' })
export class MitigationCostsFilter {
  @Field(() => Int, { description: '2000 to 2100.' })
  @Min(2000, years)
  @Max(2100, years)
  year: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Of work with this partner alone, with those that were merged into it.',
  })
  partnerId?: string | null;
}
