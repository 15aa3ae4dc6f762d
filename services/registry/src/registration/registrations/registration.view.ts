import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RegistrationState } from './registration.entity';

export enum RegistrationParty {
  AGENCY = 'AGENCY',
  APPLICANT = 'APPLICANT',
  NOBODY = 'NOBODY',
}

registerEnumType(RegistrationParty, {
  name: 'RegistrationParty',
  description: 'Who has to act next on a registration.',
  valuesConfig: {
    AGENCY: { description: 'An officer, or a process of ours.' },
    APPLICANT: { description: 'The partner; when it does not, the registration lapses.' },
    NOBODY: { description: 'It has ended.' },
  },
});

@ObjectType({ description: 'One change of state of a registration.' })
export class RegistrationEvent {
  @Field(() => RegistrationState, { nullable: true, description: 'State before; null at the beginning.' })
  fromState: RegistrationState | null;

  @Field(() => RegistrationState, { description: 'State from then on.' })
  state: RegistrationState;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { nullable: true, description: 'Code, as in `Registration.reason`.' })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the one who acted; for staff only.' })
  note: string | null;

  @Field(() => String, { nullable: true, description: 'Who acted; for staff only.' })
  actor: string | null;
}

@ObjectType({ description: 'How long a registration has been in its state, in working days (UNHCR-52).' })
export class RegistrationClock {
  @Field(() => RegistrationParty, { description: 'Who has to act next.' })
  awaited: RegistrationParty;

  @Field(() => DateTime, { description: 'Since when.' })
  since: Date;

  @Field(() => Int, { description: 'Full working days since then, Monday to Friday in UTC; holidays are not known.' })
  workingDays: number;

  @Field(() => DateTime, { nullable: true, description: 'When the party that is awaited should have acted.' })
  dueAt: Date | null;

  @Field(() => Boolean, { description: 'True from then on: the registration has stalled.' })
  overdue: boolean;
}
