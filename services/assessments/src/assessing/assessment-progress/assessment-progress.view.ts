import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

export enum AwaitedComments {
  NOT_REQUESTED = 'NOT_REQUESTED',
  AWAITED = 'AWAITED',
}

registerEnumType(AwaitedComments, {
  name: 'AwaitedComments',
  description: 'What still stands out from the partner.',
  valuesConfig: {
    NOT_REQUESTED: { description: 'Nobody asked for its comments.' },
    AWAITED: { description: 'It was asked; neither did it answer nor is the deadline over.' },
  },
});

@ObjectType({ description: 'How far one section is.' })
export class SectionProgress {
  @Field(() => String, { description: 'Key of the section in the methodology.' })
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => Int, { description: 'Questions with an answer, "not applicable" included.' })
  answered: number;

  @Field(() => Int)
  total: number;
}

@ObjectType({
  description: 'How far an assessment is, and what it would come to; for those who carry it out (A-INV-3).',
})
export class AssessmentProgress {
  @Field(() => Int)
  answered: number;

  @Field(() => Int)
  total: number;

  @Field(() => [SectionProgress])
  sections: SectionProgress[];

  @Field(() => [String], { description: 'Keys of questions without an answer.' })
  unanswered: string[];

  @Field(() => [String], { description: 'Keys of key questions that claim low risk without evidence.' })
  missingEvidence: string[];

  @Field(() => AwaitedComments, {
    nullable: true,
    description: 'Null when the partner had its say, or its time is over.',
  })
  comments: AwaitedComments | null;

  @Field(() => Decimal, { description: 'Points of the answers so far.' })
  points: string;

  @Field(() => CommonRiskBand, {
    nullable: true,
    description: 'What it would be rated; null while questions are open.',
  })
  band: CommonRiskBand | null;
}
