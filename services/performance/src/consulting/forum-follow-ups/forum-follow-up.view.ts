import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';

export enum ForumFollowUpState {
  OPEN = 'OPEN',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}

registerEnumType(ForumFollowUpState, {
  name: 'ForumFollowUpState',
  description: 'What became of a follow-up.',
  valuesConfig: {
    OPEN: { description: 'It is to be done.' },
    DONE: { description: 'It is done; the note says how.' },
    DROPPED: { description: 'It will not be done; the note says why.' },
  },
});

@ObjectType({ description: 'What an agency does after a discussion (JIU-60).' })
export class ForumFollowUp {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID)
  discussionId: string;

  @Field(() => Agency, { nullable: true, description: 'Who does it; null only beside an error.' })
  owner: Agency | null;

  @Field(() => String, { description: 'What is to be done.' })
  text: string;

  @Field(() => LocalDate)
  dueOn: Day;

  @Field(() => ForumFollowUpState)
  state: ForumFollowUpState;

  @Field(() => Boolean, { description: 'Whether it is OPEN and its day is past.' })
  overdue: boolean;

  @Field(() => String, { nullable: true, description: 'What became of it; null while it is OPEN.' })
  note: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done or dropped.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of follow-ups, by the day on which they are due.' })
export class ForumFollowUpConnection extends connectionOf(() => ForumFollowUp, 'ForumFollowUp') {}
