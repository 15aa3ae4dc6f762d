import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { Disclosable } from '../access-grants/disclosable.enum';
import { DisclosureLevel } from '../access-grants/disclosure-level.enum';

@ObjectType({
  description: 'One reading of something confidential, for the owner and for oversight of the reader (A-INV-5).',
})
export class AccessLogEntry {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { description: 'Who read: issuer and subject.' })
  viewerSubject: string;

  @Field(() => Disclosable)
  resourceType: `${Disclosable}`;

  @Field(() => ID)
  resourceId: string;

  /** Keys of `partner`, `owner`, `reader` and `grant`. */
  partnerId: string;
  ownerAgency: string;
  viewerAgency: string;
  grantId: string | null;

  @Field(() => String, { description: 'What was read, such as `Assessment.report`.' })
  field: string;

  @Field(() => DisclosureLevel, { description: 'How far the reading went.' })
  level: `${DisclosureLevel}`;

  @Field(() => AccessPurpose, { nullable: true, description: "Null for the owner's own work when it named none." })
  purpose: `${AccessPurpose}` | null;
}

@ObjectType({ description: 'A page of readings.' })
export class AccessLogConnection extends connectionOf(() => AccessLogEntry, 'AccessLogEntry') {}

@ObjectType({
  description: 'That an agency read something confidential about the partner; persons are not named (idea 5.8).',
})
export class DataUse {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Disclosable)
  resourceType: `${Disclosable}`;

  @Field(() => ID)
  resourceId: string;

  /** Keys of `owner` and `reader`. */
  ownerAgency: string;
  viewerAgency: string;

  @Field(() => String, { description: 'What was read, such as `Assessment.report`.' })
  field: string;

  @Field(() => DisclosureLevel, { description: 'How far the reading went.' })
  level: `${DisclosureLevel}`;

  @Field(() => AccessPurpose, { nullable: true, description: "Null for the owner's own work when it named none." })
  purpose: `${AccessPurpose}` | null;
}

@ObjectType({ description: 'A page of what agencies read about the partner.' })
export class DataUseConnection extends connectionOf(() => DataUse, 'DataUse') {}
