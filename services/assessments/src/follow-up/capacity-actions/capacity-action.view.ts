import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../terms/money.view';
import { CapacityActionState, CapacityMethod } from '../capacity-plans/capacity-plan.enum';

@ObjectType({ description: 'Something that is done to build capacity (JIU-53, idea 5.15).' })
export class CapacityAction {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  planId: string;

  /** Key of `topic`. */
  topicCode: string;

  fileId: string | null;

  /** Keys of `provider` and `fundedBy`. */
  providerAgency: string | null;
  funder: string | null;

  @Field(() => CapacityMethod)
  method: CapacityMethod;

  @Field(() => String, { description: 'What is to be done.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Firm that provides it, in place of an agency.' })
  providerFirm: string | null;

  @Field(() => Money, { nullable: true })
  cost: Money | null;

  @Field(() => LocalDate)
  dueOn: Day;

  @Field(() => Boolean, { description: 'Neither completed nor cancelled after its day.' })
  isOverdue: boolean;

  @Field(() => CapacityActionState)
  state: CapacityActionState;

  @Field(() => Int, { description: 'Percent, 0 to 100.' })
  progress: number;

  @Field(() => DateTime, { nullable: true })
  completedAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}
