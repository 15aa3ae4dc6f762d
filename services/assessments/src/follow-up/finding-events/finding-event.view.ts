import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum FindingEventKind {
  RECORDED = 'RECORDED',
  RELEASED = 'RELEASED',
  AMENDED = 'AMENDED',
  ANSWERED = 'ANSWERED',
  STARTED = 'STARTED',
  IMPLEMENTED = 'IMPLEMENTED',
  RETURNED = 'RETURNED',
  VERIFIED = 'VERIFIED',
  CONFIRMED = 'CONFIRMED',
  WAIVER_PROPOSED = 'WAIVER_PROPOSED',
  WAIVED = 'WAIVED',
  WAIVER_REFUSED = 'WAIVER_REFUSED',
  REOPENED = 'REOPENED',
  ACTION_ADDED = 'ACTION_ADDED',
  ACTION_DONE = 'ACTION_DONE',
  ACTION_RETURNED = 'ACTION_RETURNED',
  ACTION_VERIFIED = 'ACTION_VERIFIED',
  ACTION_CANCELLED = 'ACTION_CANCELLED',
  EVIDENCE_ADDED = 'EVIDENCE_ADDED',
  EVIDENCE_ACCEPTED = 'EVIDENCE_ACCEPTED',
  EVIDENCE_REJECTED = 'EVIDENCE_REJECTED',
  SETTLED = 'SETTLED',
  WRITE_OFF_PROPOSED = 'WRITE_OFF_PROPOSED',
  WRITE_OFF_REFUSED = 'WRITE_OFF_REFUSED',
}

registerEnumType(FindingEventKind, {
  name: 'FindingEventKind',
  description: 'A step in the follow-up of a finding.',
  valuesConfig: {
    RECORDED: { description: 'It was recorded.' },
    RELEASED: { description: 'The partner was shown it.' },
    AMENDED: { description: 'Its day, priority or words changed.' },
    ANSWERED: { description: 'The partner answered.' },
    STARTED: { description: 'Work began.' },
    IMPLEMENTED: { description: 'It was said to be done.' },
    RETURNED: { description: 'It was found not to be done.' },
    VERIFIED: { description: 'Another person found it done.' },
    CONFIRMED: { description: 'A second person confirmed that it holds.' },
    WAIVER_PROPOSED: { description: 'Somebody proposed to give it up.' },
    WAIVED: { description: 'A second person gave it up.' },
    WAIVER_REFUSED: { description: 'A second person did not give it up.' },
    REOPENED: { description: 'It was opened again.' },
    ACTION_ADDED: { description: 'An action was agreed.' },
    ACTION_DONE: { description: 'An action was said to be done.' },
    ACTION_RETURNED: { description: 'An action was found not to be done.' },
    ACTION_VERIFIED: { description: 'Another person found an action done.' },
    ACTION_CANCELLED: { description: 'An action was given up.' },
    EVIDENCE_ADDED: { description: 'Evidence came.' },
    EVIDENCE_ACCEPTED: { description: 'Another person accepted evidence.' },
    EVIDENCE_REJECTED: { description: 'Another person rejected evidence.' },
    SETTLED: { description: 'A part of the amount was settled.' },
    WRITE_OFF_PROPOSED: { description: 'Somebody proposed to write an amount off.' },
    WRITE_OFF_REFUSED: { description: 'A second person did not write it off.' },
  },
});

@ObjectType({ description: 'A step in the follow-up of a finding; never changed.' })
export class FindingEvent {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => FindingEventKind)
  kind: FindingEventKind;

  /** Key of `by`. */
  agency: string | null;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  note: string | null;
}
