import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum DisputeResolution {
  UPHELD = 'UPHELD',
  REQUEST_AGAIN = 'REQUEST_AGAIN',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(DisputeResolution, {
  name: 'DisputeResolution',
  description: 'How a dispute about a refusal ended.',
  valuesConfig: {
    UPHELD: { description: 'The refusal stands.' },
    REQUEST_AGAIN: { description: 'What stood against it is gone; a new request will be decided anew.' },
    WITHDRAWN: { description: 'The agency that disputed it gave it up.' },
  },
});

@ObjectType({
  description: 'That an agency disputes the refusal of its request (SYS-13); the dispute log of mutual recognition.',
})
export class ReuseDispute {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  requestId: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => DateTime)
  raisedAt: Date;

  @Field(() => DisputeResolution, { nullable: true, description: 'Null while it is open.' })
  resolution: DisputeResolution | null;

  @Field(() => DateTime, { nullable: true })
  closedAt: Date | null;
}
