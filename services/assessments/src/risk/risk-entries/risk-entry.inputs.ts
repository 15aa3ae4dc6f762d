import { IsISO31661Alpha2, IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskLevel } from '../../terms/risk-level.enum';
import { AppetiteStatus, RiskResponse, RiskState } from './risk-entry.view';

const scale = { message: 'Likelihood and impact are 1 to 5.' };
const words = { message: 'cause, event and consequence have 3 to 2,000 characters each.' };

@InputType({ description: 'What is said of a risk.' })
class RiskJudgementInput {
  @Field(() => Int, { description: '1 rare to 5 almost certain, before anything is done about it.' })
  @Min(1, scale)
  @Max(5, scale)
  likelihood: number;

  @Field(() => Int, { description: '1 negligible to 5 severe, before anything is done about it.' })
  @Min(1, scale)
  @Max(5, scale)
  impact: number;

  @Field(() => Int, { description: 'As likelihood, with what is in place.' })
  @Min(1, scale)
  @Max(5, scale)
  residualLikelihood: number;

  @Field(() => Int, { description: 'As impact, with what is in place.' })
  @Min(1, scale)
  @Max(5, scale)
  residualImpact: number;

  @Field(() => RiskResponse)
  response: RiskResponse;

  @Field(() => String, { description: 'Why it may happen, 3 to 2,000 characters.' })
  @Length(3, 2_000, words)
  cause: string;

  @Field(() => String, { description: 'What may happen, 3 to 2,000 characters.' })
  @Length(3, 2_000, words)
  event: string;

  @Field(() => String, { description: 'What would follow, 3 to 2,000 characters.' })
  @Length(3, 2_000, words)
  consequence: string;

  @Field(() => String, { description: 'Who answers for it, best by function; 2 to 200 characters.' })
  @Length(2, 200, { message: 'owner has 2 to 200 characters.' })
  owner: string;
}

@InputType({ description: 'A risk that your agency sees in working with a partner.' })
export class RecordRiskInput extends RiskJudgementInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => RiskCategory)
  category: RiskCategory;

  @Field(() => ID, { nullable: true, description: 'An agreement of your agency with the partner that it is about.' })
  engagementId?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, when it is about one country.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country is an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({
  description: 'How a risk is seen now; the whole of it, since a part would keep old words to new figures.',
})
export class ReviseRiskInput extends RiskJudgementInput {
  @Field(() => ID)
  riskId: string;

  @Field(() => String, { description: 'Why it is seen otherwise, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version of the risk that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A risk that does not count any more.' })
export class CloseRiskInput {
  @Field(() => ID)
  riskId: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version of the risk that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which risks of your agency to show; all conditions must hold.' })
export class RiskFilter {
  @Field(() => ID, { nullable: true, description: 'With partners that were merged into it.' })
  partnerId?: string | null;

  @Field(() => ID, { nullable: true })
  engagementId?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string | null;

  @Field(() => RiskCategory, { nullable: true })
  category?: RiskCategory | null;

  @Field(() => RiskState, { nullable: true })
  state?: RiskState | null;

  @Field(() => RiskLevel, { nullable: true })
  residualBand?: RiskLevel | null;

  @Field(() => AppetiteStatus, { nullable: true, description: 'Of open risks: BREACH for what waits to be accepted.' })
  appetiteStatus?: AppetiteStatus | null;
}
