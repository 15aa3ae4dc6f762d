import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ObjectType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';

@ObjectType({ description: 'What a capacity action is about, such as SDG_MONITORING (HAB-8). Topics are data.' })
export class CapacityTopic {
  @Field(() => String, { description: 'Code, such as ACCOUNTING.' })
  code: string;

  @Field(() => String, { description: 'In English.' })
  label: string;

  @Field(() => CapacityArea, { description: 'The area that it belongs to (JIU-50).' })
  area: CapacityArea;

  @Field(() => LocalDate, { description: 'First day on which actions may have it.' })
  effectiveFrom: Day;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it is in use.' })
  effectiveUntil: Day | null;
}
