import { Decimal } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Limits of a figure. Below them is bad when more is better; above them in all other cases.',
})
export class KpiThresholdSet {
  @Field(() => Decimal, { nullable: true, description: 'Where the figure should be.' })
  target: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Past it the figure calls for attention.' })
  warning: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Past it the figure calls for action.' })
  alarm: string | null;

  @Field(() => Decimal, { nullable: true, description: 'For TARGET_RANGE: below it the figure is too little.' })
  floor: string | null;
}

@ObjectType({ description: 'The common frameworks that a definition serves (JIU-46, SYS-20).' })
export class KpiAlignment {
  @Field(() => [String], { description: 'Parts of the quadrennial comprehensive policy review.' })
  qcpr: string[];

  @Field(() => [String], { description: 'Targets of the Sustainable Development Goals, such as 17.17.' })
  sdg: string[];

  @Field(() => [String], { description: 'Outcomes of strategic plans.' })
  strategicPlan: string[];

  @Field(() => [String], { description: 'Commitments of the Grand Bargain.' })
  grandBargain: string[];
}

@ObjectType({
  description: 'What is missing for a definition that is specific, measurable, achievable, relevant and timed.',
})
export class KpiSmartProblem {
  @Field(() => String, {
    description: 'SPECIFIC, MEASURABLE, ACHIEVABLE or RELEVANT; the times are fields that are never empty.',
  })
  criterion: string;

  @Field(() => String, { description: 'What to add or change.' })
  text: string;
}
