import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';

@ObjectType({ description: 'A file that a respondent sent with its answer, its appeal or its evidence.' })
export class CaseFile {
  @Field(() => ID, { description: 'Id of the file.' })
  fileId: string;

  @Field(() => String, { description: 'A link to it, good for 15 minutes. Each one is recorded.' })
  url?: string;
}

@ObjectType({
  description: 'What a respondent answered (S-INV-6). Never changed; the lead agency and the respondent see it.',
})
export class CaseResponse {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerIds: string[];

  @Field(() => Partner, { nullable: true, description: 'The respondent; null only beside an error.' })
  partner?: Partner;

  @Field(() => String, { description: 'What it answered.' })
  text: string;

  @Field(() => [CaseFile], { description: 'Files that came with it; at most 20.' })
  files: CaseFile[];

  @Field(() => Boolean, { description: 'Whether it came after the time to answer.' })
  isLate: boolean;

  @Field(() => DateTime, { description: 'When it came.' })
  submittedAt: Date;
}
