import { registerEnumType } from 'type-graphql';

export enum ConsultationType {
  REGULAR_PARTNER = 'REGULAR_PARTNER',
  THEMATIC = 'THEMATIC',
  POLICY_INPUT = 'POLICY_INPUT',
  GRIEVANCE = 'GRIEVANCE',
  END_OF_CYCLE = 'END_OF_CYCLE',
  SURVEY_FOLLOW_UP = 'SURVEY_FOLLOW_UP',
}

registerEnumType(ConsultationType, {
  name: 'ConsultationType',
  description: 'What a consultation with partners is for (domain-model.md 2.7).',
  valuesConfig: {
    REGULAR_PARTNER: { description: 'The regular, structured talk with partners (JIU-97).' },
    THEMATIC: { description: 'About one subject.' },
    POLICY_INPUT: { description: 'Partners help to make a policy.' },
    GRIEVANCE: { description: 'About what partners complain of.' },
    END_OF_CYCLE: { description: 'At the end of a programme or cycle.' },
    SURVEY_FOLLOW_UP: { description: 'About what a survey found.' },
  },
});

export enum ConsultationState {
  PLANNED = 'PLANNED',
  INVITED = 'INVITED',
  HELD = 'HELD',
  MINUTED = 'MINUTED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(ConsultationState, {
  name: 'ConsultationState',
  description: 'Where a consultation stands.',
  valuesConfig: {
    PLANNED: { description: 'Nobody is invited yet.' },
    INVITED: { description: 'Partners are invited.' },
    HELD: { description: 'It took place, and who was present is recorded.' },
    MINUTED: { description: 'Its minutes are recorded.' },
    CANCELLED: { description: 'It will not take place.' },
  },
});

export enum ConsultationCadence {
  ONCE = 'ONCE',
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  HALF_YEARLY = 'HALF_YEARLY',
  ANNUAL = 'ANNUAL',
}

registerEnumType(ConsultationCadence, {
  name: 'ConsultationCadence',
  description: 'How often such a consultation is held.',
  valuesConfig: {
    ONCE: { description: 'This one time.' },
    MONTHLY: { description: 'Every month.' },
    QUARTERLY: { description: 'Every quarter.' },
    HALF_YEARLY: { description: 'Twice a year.' },
    ANNUAL: { description: 'Every year.' },
  },
});

export enum ConsultationMode {
  IN_PERSON = 'IN_PERSON',
  REMOTE = 'REMOTE',
  HYBRID = 'HYBRID',
}

registerEnumType(ConsultationMode, {
  name: 'ConsultationMode',
  description: 'How people meet.',
  valuesConfig: {
    IN_PERSON: { description: 'In one room.' },
    REMOTE: { description: 'By video or telephone.' },
    HYBRID: { description: 'Some in one room, the others from elsewhere.' },
  },
});
