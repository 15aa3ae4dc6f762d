import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { Disclosable } from './disclosable.enum';
import { DisclosureLevel } from './disclosure-level.enum';

@ObjectType({
  description:
    'Leave of one agency to read something confidential of another, for a purpose and a time (JIU-59). The two see it, and the partner at agency level.',
})
export class AccessGrant {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => Disclosable)
  resourceType: `${Disclosable}`;

  @Field(() => ID)
  resourceId: string;

  /** Keys of `partner`, `owner` and `grantee`. */
  partnerId: string;
  ownerAgency: string;
  granteeAgency: string;

  @Field(() => DisclosureLevel)
  level: `${DisclosureLevel}`;

  @Field(() => AccessPurpose)
  purpose: `${AccessPurpose}`;

  @Field(() => String, { nullable: true, description: 'Who gave it, for staff of the owner; null for others.' })
  grantedBy: string | null;

  @Field(() => DateTime)
  grantedAt: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  until: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null when it was not.' })
  revokedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it can be read by now.' })
  isActive: boolean;
}

@ObjectType({ description: 'A page of leave to read.' })
export class AccessGrantConnection extends connectionOf(() => AccessGrant, 'AccessGrant') {}
