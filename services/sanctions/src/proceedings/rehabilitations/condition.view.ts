import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CaseFile } from '../case-responses/case-response.view';

export enum RehabilitationOutcome {
  RELEASED = 'RELEASED',
  MAINTAINED = 'MAINTAINED',
}

registerEnumType(RehabilitationOutcome, {
  name: 'RehabilitationOutcome',
  description: 'What a rehabilitation review ends with.',
  valuesConfig: {
    RELEASED: { description: 'The conditions are met, and the measures end.' },
    MAINTAINED: { description: 'The measures stay in force.' },
  },
});

@ObjectType({ description: 'What a respondent says to have done about a condition. Never changed.' })
export class ConditionEvidence {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What was done.' })
  text: string;

  @Field(() => [CaseFile], { description: 'Files that came with it; at most 20.' })
  files: CaseFile[];

  @Field(() => DateTime, { description: 'When it came.' })
  submittedAt: Date;
}

@ObjectType({
  description: 'Whether the lead agency finds a condition met. Never changed; the next one takes its place.',
})
export class ConditionAssessment {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => Boolean, { description: 'Whether it is met.' })
  isMet: boolean;

  @Field(() => String, { description: 'Why.' })
  reasoning: string;

  @Field(() => DateTime, { description: 'When it was assessed.' })
  assessedAt: Date;
}

@ObjectType({ description: 'A condition of a decision, and how far it is met (standards.md 3.8).' })
export class CaseCondition {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerIds: string[];

  @Field(() => ID, { description: 'The decision that sets it.' })
  decisionId: string;

  @Field(() => Int, { description: 'Its place in that decision, from 0.' })
  place: number;

  @Field(() => String, { description: 'What is to be done.' })
  text: string;

  @Field(() => Boolean, { nullable: true, description: 'What the last assessment found; null without one.' })
  isMet: boolean | null;

  @Field(() => [ConditionEvidence], { description: 'What the respondent says to have done, the first one first.' })
  evidence: ConditionEvidence[];

  @Field(() => [ConditionAssessment], { description: 'What the lead agency found, the first one first.' })
  assessments: ConditionAssessment[];
}
