import { LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskLevel } from '../../terms/risk-level.enum';

@InputType({ description: 'How much residual risk your agency bears.' })
export class SetRiskAppetiteInput {
  @Field(() => RiskCategory)
  category: RiskCategory;

  @Field(() => String, {
    nullable: true,
    description: 'A code of PartnerType, such as NATIONAL_NGO; null for all types.',
  })
  partnerType?: string | null;

  @Field(() => RiskLevel, { description: 'The highest band that needs nobody to accept it.' })
  maxResidual: RiskLevel;

  @Field(() => LocalDate, { nullable: true, description: 'Its first day; today when not given, and never before.' })
  effectiveFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'That a risk above the appetite is borne for a time.' })
export class AcceptRiskInput {
  @Field(() => ID)
  riskId: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the justification in 10 to 2,000 characters.' })
  justification: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts, at most 366 days from now.' })
  until: string;

  @Field(() => Int, { description: 'Version of the risk that you looked at.' })
  expectedVersion: number;
}
