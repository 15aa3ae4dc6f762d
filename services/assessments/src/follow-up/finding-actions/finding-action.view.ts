import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FindingPriority } from '../findings/finding.enum';

export enum FindingActionOwner {
  PARTNER = 'PARTNER',
  AGENCY = 'AGENCY',
}

registerEnumType(FindingActionOwner, {
  name: 'FindingActionOwner',
  description: 'Who is to do it.',
  valuesConfig: {
    PARTNER: { description: 'The partner.' },
    AGENCY: { description: 'The agency that recorded the finding.' },
  },
});

export enum FindingActionState {
  OPEN = 'OPEN',
  DONE = 'DONE',
  VERIFIED = 'VERIFIED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(FindingActionState, {
  name: 'FindingActionState',
  description: 'Where an action stands.',
  valuesConfig: {
    OPEN: { description: 'To be done.' },
    DONE: { description: 'Said to be done.' },
    VERIFIED: { description: 'Another person found it done.' },
    CANCELLED: { description: 'Given up.' },
  },
});

@ObjectType({ description: 'Something that is to be done about a finding (feature 50).' })
export class FindingAction {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  findingId: string;

  @Field(() => FindingActionOwner)
  owner: FindingActionOwner;

  @Field(() => FindingPriority, { description: 'A HIGH finding needs one of HIGH priority (standards.md 3.2).' })
  priority: FindingPriority;

  @Field(() => FindingActionState)
  state: FindingActionState;

  @Field(() => LocalDate)
  dueOn: Day;

  @Field(() => Boolean, { description: 'Open after its day.' })
  isOverdue: boolean;

  @Field(() => String, { description: 'What is to be done.' })
  text: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was said to be done.' })
  doneAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}
