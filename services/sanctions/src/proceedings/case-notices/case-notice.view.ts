import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';

@ObjectType({
  description: 'What a respondent was told (S-INV-6). Never changed; the lead agency and the respondent see it.',
})
export class CaseNotice {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  caseId: string;

  partnerIds: string[];

  @Field(() => Partner, { nullable: true, description: 'The respondent; null only beside an error.' })
  partner?: Partner;

  @Field(() => String, { description: 'What it is said to have done.' })
  allegations: string;

  @Field(() => [String], { description: 'Titles of the evidence that the case rests on; at most 200.' })
  evidence: string[];

  @Field(() => DateTime, { description: 'When it was issued.' })
  issuedAt: Date;
}
