import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { Disclosable } from '../access-grants/disclosable.enum';
import { DisclosureLevel } from '../access-grants/disclosure-level.enum';

export enum DisclosureState {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  EXPIRED = 'EXPIRED',
}

registerEnumType(DisclosureState, {
  name: 'DisclosureState',
  description: 'How a request to read something confidential stands. All but PENDING are final.',
  valuesConfig: {
    PENDING: { description: 'The owner has not decided.' },
    APPROVED: { description: 'The owner gave leave; `grant` says how far and how long.' },
    REFUSED: { description: 'The owner refused, with a reason.' },
    WITHDRAWN: { description: 'Taken back by the agency that asked.' },
    EXPIRED: { description: 'Nobody decided in time.' },
  },
});

@ObjectType({
  description:
    'An agency asks another one to read something confidential (JIU-59). The two see it; no other agency and no partner learns of it.',
})
export class DisclosureRequest {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => Disclosable)
  resourceType: `${Disclosable}`;

  @Field(() => ID)
  resourceId: string;

  /** Keys of `partner`, `owner` and `requester`. */
  partnerId: string;
  ownerAgency: string;
  requesterAgency: string;
  grantId: string | null;

  @Field(() => DisclosureLevel, { description: 'What was asked for; what was granted stands in `grant`.' })
  level: `${DisclosureLevel}`;

  @Field(() => AccessPurpose)
  purpose: `${AccessPurpose}`;

  @Field(() => String, { description: 'Why it is needed, in words.' })
  explanation: string;

  @Field(() => DisclosureState)
  state: `${DisclosureState}`;

  @Field(() => String, { description: 'Who asked: issuer and subject.' })
  requestedBy: string;

  @Field(() => DateTime)
  requestedAt: Date;

  @Field(() => DateTime, { description: 'Until when it can be decided.' })
  lapsesAt: Date;

  @Field(() => String, { nullable: true, description: 'Who decided; null before, and when it expired.' })
  decidedBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided, withdrawn or expired.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: "The owner's reason, in words." })
  reason: string | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of requests that your agency made, or has to decide.' })
export class DisclosureRequestConnection extends connectionOf(() => DisclosureRequest, 'DisclosureRequest') {}
