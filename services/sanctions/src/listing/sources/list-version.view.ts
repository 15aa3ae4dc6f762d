import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'One version of a list; always shown with a clearance, since "no hit" alone says little (S-INV-12).',
})
export class ListVersion {
  @Field(() => String, { description: 'Code of the source, such as UNSC.' })
  source: string;

  @Field(() => String, { description: 'Date of publication and the first 8 digits of the content hash.' })
  version: string;

  @Field(() => DateTime, { description: 'When its authority published it.' })
  publishedAt: Date;

  @Field(() => DateTime, { description: 'When it was last retrieved from the source and found to be the current one.' })
  confirmedAt: Date;

  @Field(() => Boolean, { description: 'True when that is longer ago than the source allows.' })
  isStale: boolean;
}
