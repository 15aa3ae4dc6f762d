import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AssuranceJoinState {
  REQUESTED = 'REQUESTED',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
}

registerEnumType(AssuranceJoinState, {
  name: 'AssuranceJoinState',
  description: 'How a wish to join an activity stands.',
  valuesConfig: {
    REQUESTED: { description: 'The owner has not answered.' },
    ACCEPTED: { description: 'The activity counts for the agency, which reads its report.' },
    DECLINED: { description: 'The owner said no.' },
  },
});

@ObjectType({ description: 'That an agency wants an activity of another to count for it too (JIU-102).' })
export class AssuranceJoin {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  /** Key of `activity`. */
  activityId: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => AssuranceJoinState)
  state: AssuranceJoinState;

  @Field(() => DateTime)
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'At once, where the owner lets others in.' })
  decidedAt: Date | null;

  @Field(() => Int, { description: 'For `expectedVersion`.' })
  version: number;
}

@ObjectType({ description: 'A page of wishes to join, of your agency on either side.' })
export class AssuranceJoinConnection extends connectionOf(() => AssuranceJoin, 'AssuranceJoin') {}
