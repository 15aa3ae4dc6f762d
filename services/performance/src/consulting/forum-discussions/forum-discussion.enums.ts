import { registerEnumType } from 'type-graphql';

export enum ForumPurpose {
  PERFORMANCE_MONITORING = 'PERFORMANCE_MONITORING',
  RISK_AND_CONTROLS = 'RISK_AND_CONTROLS',
  CAPACITY_SUPPORT = 'CAPACITY_SUPPORT',
  RESULTS_AND_LESSONS = 'RESULTS_AND_LESSONS',
  OTHER = 'OTHER',
}

registerEnumType(ForumPurpose, {
  name: 'ForumPurpose',
  description: 'What agencies discuss partners for (JIU-60).',
  valuesConfig: {
    PERFORMANCE_MONITORING: { description: 'How the performance of the partners is watched.' },
    RISK_AND_CONTROLS: { description: 'What could go wrong, and what is done about it.' },
    CAPACITY_SUPPORT: { description: 'How agencies help the partners together.' },
    RESULTS_AND_LESSONS: { description: 'What was reached, and what follows from it.' },
    OTHER: { description: 'Anything else; the topic says what.' },
  },
});

export enum ForumState {
  OPEN = 'OPEN',
  DECIDED = 'DECIDED',
  CLOSED = 'CLOSED',
}

registerEnumType(ForumState, {
  name: 'ForumState',
  description: 'Where a discussion stands.',
  valuesConfig: {
    OPEN: { description: 'Agencies discuss; nothing is decided, or it was opened again.' },
    DECIDED: { description: 'A decision is recorded; dissent and posts are still taken.' },
    CLOSED: { description: 'Nothing is added but what becomes of its follow-ups.' },
  },
});

export enum ForumStepKind {
  OPENED = 'OPENED',
  INVITED = 'INVITED',
  JOINED = 'JOINED',
  LEFT = 'LEFT',
  DECIDED = 'DECIDED',
  DISSENTED = 'DISSENTED',
  CLOSED = 'CLOSED',
  REOPENED = 'REOPENED',
}

registerEnumType(ForumStepKind, {
  name: 'ForumStepKind',
  description: 'What happened in a discussion.',
  valuesConfig: {
    OPENED: { description: 'An agency opened it.' },
    INVITED: { description: 'An agency was asked to take part.' },
    JOINED: { description: 'Somebody takes part.' },
    LEFT: { description: 'Somebody takes part no more.' },
    DECIDED: { description: 'A decision was recorded.' },
    DISSENTED: { description: 'An agency does not share the decision.' },
    CLOSED: { description: 'It was closed.' },
    REOPENED: { description: 'It was opened again.' },
  },
});
