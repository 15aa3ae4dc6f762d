import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ObservationType } from '../observations/observation-type';

export enum ObservationEventKind {
  RECORDED = 'RECORDED',
  AMENDED = 'AMENDED',
  ESCALATED = 'ESCALATED',
  UPHELD = 'UPHELD',
  DEFERRED = 'DEFERRED',
  SHARED = 'SHARED',
  INVALIDATED = 'INVALIDATED',
  REMINDED = 'REMINDED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(ObservationEventKind, {
  name: 'ObservationEventKind',
  description: 'A step in the life of an observation.',
  valuesConfig: {
    RECORDED: { description: 'Somebody noted it.' },
    AMENDED: { description: 'What it says was changed; the words before are kept with the step.' },
    ESCALATED: { description: 'Put before headquarters.' },
    UPHELD: { description: 'Headquarters made it red.' },
    DEFERRED: { description: 'Headquarters returned it to yellow.' },
    SHARED: { description: 'The partner was shown it.' },
    INVALIDATED: { description: 'Taken back.' },
    REMINDED: { description: 'It ends soon.' },
    EXPIRED: { description: 'Its time was over.' },
  },
});

@ObjectType({
  description: 'A step in the life of an observation: who, when, from which level to which, and why. Never changed.',
})
export class ObservationEvent {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  observationId: string;

  @Field(() => ObservationEventKind, { description: 'What was done.' })
  kind: ObservationEventKind;

  @Field(() => ObservationType, { nullable: true, description: 'Level before; null for the first step.' })
  typeBefore: ObservationType | null;

  @Field(() => ObservationType, { description: 'Level after.' })
  typeAfter: ObservationType;

  @Field(() => String, { description: 'Who did it, as `<issuer>#<subject>`; a service when time did.' })
  actor: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'The text before it was amended.' })
  textBefore: string | null;
}
