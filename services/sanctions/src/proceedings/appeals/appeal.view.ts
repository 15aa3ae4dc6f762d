import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import { CaseFile } from '../case-responses/case-response.view';

export enum AppealOutcome {
  UPHELD = 'UPHELD',
  PARTLY_UPHELD = 'PARTLY_UPHELD',
  REJECTED = 'REJECTED',
}

registerEnumType(AppealOutcome, {
  name: 'AppealOutcome',
  description: 'What became of an appeal.',
  valuesConfig: {
    UPHELD: { description: 'The decision falls, and its measures end.' },
    PARTLY_UPHELD: { description: 'A milder decision takes its place.' },
    REJECTED: { description: 'The decision stands.' },
  },
});

@ObjectType({ description: 'An appeal of a respondent (S-INV-6). The lead agency and the respondent see it.' })
export class CaseAppeal {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerIds: string[];

  @Field(() => Partner, { nullable: true, description: 'The respondent; null only beside an error.' })
  partner?: Partner;

  @Field(() => ID, { description: 'The decision that it is against.' })
  decisionId: string;

  @Field(() => String, { description: 'Why the respondent appeals.' })
  grounds: string;

  @Field(() => [CaseFile], { description: 'Files that came with it; at most 20.' })
  files: CaseFile[];

  @Field(() => DateTime, { description: 'When it was filed.' })
  filedAt: Date;

  @Field(() => AppealOutcome, { nullable: true, description: 'What became of it; null while it is open.' })
  outcome: `${AppealOutcome}` | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null while it is open.' })
  decidedAt: Date | null;
}
