import { registerEnumType } from 'type-graphql';

export enum OutcomeAudience {
  OFFICE = 'OFFICE',
  AGENCY = 'AGENCY',
  UNCT = 'UNCT',
  INTER_AGENCY = 'INTER_AGENCY',
  PUBLIC = 'PUBLIC',
}

registerEnumType(OutcomeAudience, {
  name: 'OutcomeAudience',
  description: 'Who reads an outcome once it is published (domain-model.md 2.7). Partners that were present always do.',
  valuesConfig: {
    OFFICE: { description: 'The office that led the consultation, and those above it.' },
    AGENCY: { description: 'The agencies that held the consultation.' },
    UNCT: { description: 'Agencies with an office in the country of the consultation.' },
    INTER_AGENCY: { description: 'All agencies.' },
    PUBLIC: { description: 'Anybody.' },
  },
});

export enum OutcomeSeverity {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}

registerEnumType(OutcomeSeverity, {
  name: 'OutcomeSeverity',
  description: 'How much an outcome weighs for those who met.',
  valuesConfig: {
    LOW: { description: 'Worth noting.' },
    MEDIUM: { description: 'Hampers the work.' },
    HIGH: { description: 'Stops some of the work.' },
    CRITICAL: { description: 'Puts people or the partnership at risk.' },
  },
});

export enum OutcomeState {
  RECORDED = 'RECORDED',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(OutcomeState, {
  name: 'OutcomeState',
  description: 'Where an outcome stands. Nothing is deleted: WITHDRAWN keeps its history and reason.',
  valuesConfig: {
    RECORDED: { description: 'Written down; for those who held the consultation and those who were present.' },
    PUBLISHED: { description: 'Read by its audience.' },
    WITHDRAWN: { description: 'Taken back; read only by those who held the consultation and those who were present.' },
  },
});

export enum ActionStatus {
  OPEN = 'OPEN',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}

registerEnumType(ActionStatus, {
  name: 'OutcomeActionStatus',
  description: 'Where an action of an outcome stands.',
  valuesConfig: {
    OPEN: { description: 'Not begun.' },
    IN_PROGRESS: { description: 'Being done.' },
    DONE: { description: 'Done, with evidence.' },
    DROPPED: { description: 'Given up, with a reason.' },
  },
});
