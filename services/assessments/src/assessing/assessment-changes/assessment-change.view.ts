import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { AssessmentState } from '../../terms/assessment-state.enum';

export enum ChangeActor {
  AGENCY = 'AGENCY',
  PARTNER = 'PARTNER',
  SYSTEM = 'SYSTEM',
}

registerEnumType(ChangeActor, {
  name: 'ChangeActor',
  description: 'Who changed the state of an assessment.',
  valuesConfig: {
    AGENCY: { description: 'Staff of the agency that is named.' },
    PARTNER: { description: 'The partner itself.' },
    SYSTEM: { description: 'Time, or a fact that arrived.' },
  },
});

@ObjectType({ description: 'One step in the life of an assessment; people are not named (feature 39).' })
export class AssessmentChange {
  @Field(() => AssessmentState, { nullable: true, description: 'Null for the first one.' })
  from: AssessmentState | null;

  @Field(() => AssessmentState)
  to: AssessmentState;

  @Field(() => ChangeActor, { description: 'Who did it.' })
  actor: ChangeActor;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string | null;

  @Field(() => DateTime)
  at: Date;
}
