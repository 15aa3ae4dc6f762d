import { Decimal } from '@partner-commons/platform/scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CapacityPurpose } from '../capacity-plans/capacity-plan.enum';

@InputType({ description: 'Which plans to count; cancelled ones never are.' })
export class CapacityOutcomeFilter {
  @Field(() => CapacityPurpose, { nullable: true })
  purpose?: CapacityPurpose | null;

  @Field(() => String, { nullable: true, description: 'Code of the agency; not together with a country.' })
  agency?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; not together with an agency.' })
  country?: string | null;
}

@ObjectType({ description: 'What became of the plans that began in one year (JIU-54, idea 5.15).' })
export class CapacityOutcome {
  @Field(() => Int, { description: 'The year in which they began.' })
  cohort: number;

  @Field(() => Boolean, {
    description: 'Whether the counts are held back, since they would tell of fewer than five partners.',
  })
  isSuppressed: boolean;

  @Field(() => Int, { nullable: true })
  plans: number | null;

  @Field(() => Int, { nullable: true })
  partners: number | null;

  @Field(() => Int, { nullable: true, description: 'Plans that are closed.' })
  closed: number | null;

  @Field(() => Int, { nullable: true, description: 'Plans with a band before and after.' })
  measured: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the measured ones: to a lower band.' })
  improved: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the measured ones: in the same band.' })
  unchanged: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the measured ones: to a higher band.' })
  worsened: number | null;

  @Field(() => Decimal, { nullable: true, description: 'Improved of measured, in percent with two decimals.' })
  improvedPercent: string | null;

  @Field(() => Int, { nullable: true, description: 'Findings that they followed from.' })
  findings: number | null;

  @Field(() => Int, { nullable: true, description: 'Of them verified, when the plan was last reviewed or ended.' })
  findingsClosed: number | null;
}
