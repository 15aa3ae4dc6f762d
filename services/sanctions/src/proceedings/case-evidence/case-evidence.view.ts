import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A file that a case rests on. OWNER_ONLY: the respondent sees its title in its notice.' })
export class CaseEvidence {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What it is, as the respondent is shown it.' })
  title: string;

  fileId: string;

  @Field(() => String, { description: 'Who added it, as `<issuer>#<subject>`.' })
  addedBy: string;

  @Field(() => DateTime, { description: 'When it was added.' })
  addedAt: Date;

  @Field(() => String, { description: 'A link to the file, good for 15 minutes. Each one is recorded.' })
  url?: string;
}
