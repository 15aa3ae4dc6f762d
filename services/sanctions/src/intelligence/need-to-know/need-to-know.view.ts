import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum NeedToKnowSubject {
  OBSERVATION = 'OBSERVATION',
  INTELLIGENCE_NOTE = 'INTELLIGENCE_NOTE',
}

registerEnumType(NeedToKnowSubject, {
  name: 'NeedToKnowSubject',
  description: 'What may be granted to another agency.',
  valuesConfig: {
    OBSERVATION: { description: 'An observation that is classified NEED_TO_KNOW.' },
    INTELLIGENCE_NOTE: { description: 'An intelligence note.' },
  },
});

@ObjectType({
  description: 'Leave for the advanced roles of another agency to read something confidential for a time.',
})
export class NeedToKnowGrant {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => NeedToKnowSubject, { description: 'What kind of thing.' })
  subjectType: NeedToKnowSubject;

  @Field(() => ID, { description: 'Id of that observation or note.' })
  subjectId: string;

  ownerAgency: string;

  @Field(() => String, { description: 'Agency that may read.' })
  agency: string;

  @Field(() => DateTime, { description: 'Until when.' })
  until: Date;

  @Field(() => String, { description: 'Why that agency needs to know.' })
  reason: string;

  @Field(() => String, { description: 'Who granted it, as `<issuer>#<subject>`.' })
  grantedBy: string;

  @Field(() => DateTime, { description: 'When.' })
  grantedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null while it holds.' })
  revokedAt: Date | null;
}
