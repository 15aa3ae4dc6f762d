import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What shows how an action, or what was adopted of it, stands.' })
export class ActionEvidence {
  fileId: string | null;
  agencyCode: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What it is.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Address, for evidence that is no file here.' })
  link: string | null;

  @Field(() => Boolean, { description: 'Whether it is a file; downloadActionEvidence gives it.' })
  hasFile: boolean;

  @Field(() => DateTime)
  at: Date;
}
