import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { AssuranceFamily } from '../../terms/assurance-type.enum';
import { AssuranceActivity } from '../assurance-activities/assurance-activity.view';

@ObjectType({
  description: 'Work of several agencies with one partner that could be done once (JIU-102).',
})
export class AssuranceOverlap {
  @Field(() => AssuranceFamily)
  family: AssuranceFamily;

  @Field(() => LocalDate, { description: 'First day of the earliest of them.' })
  from: string;

  @Field(() => LocalDate, { description: 'Last day of the latest of them.' })
  to: string;

  @Field(() => [AssuranceActivity], { description: 'What is planned, earliest first.' })
  activities: AssuranceActivity[];

  @Field(() => AssuranceActivity, { description: 'The one to join, with joinAssurance.' })
  suggestion: AssuranceActivity;

  @Field(() => [Agency], {
    nullable: true,
    description: 'Agencies that plan one of their own beside it; null only beside an error.',
  })
  duplicating: Agency[];

  @Field(() => [Agency], {
    nullable: true,
    description: 'Agencies that need one by their plan and have planned none; null only beside an error.',
  })
  needing: Agency[];

  @Field(() => Int, { description: 'How many activities joining it would spare the partner.' })
  avoidedActivities: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'What that would save, in US dollars, by the estimates of the agencies; null where one has none.',
  })
  avoidedCostUsd: string | null;
}
