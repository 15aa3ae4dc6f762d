import { registerEnumType } from 'type-graphql';

export enum ConcernSeverity {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}

registerEnumType(ConcernSeverity, {
  name: 'ConcernSeverity',
  description: 'How grave a concern is; says in how many working days it is to be answered.',
  valuesConfig: {
    LOW: { description: '30 working days.' },
    MEDIUM: { description: '20 working days.' },
    HIGH: { description: '10 working days.' },
    CRITICAL: { description: '5 working days.' },
  },
});

export enum ConcernState {
  OPEN = 'OPEN',
  ESCALATED = 'ESCALATED',
  RESOLVED = 'RESOLVED',
  CONFIRMED = 'CONFIRMED',
  CLOSED = 'CLOSED',
}

registerEnumType(ConcernState, {
  name: 'ConcernState',
  description: 'Where a concern stands.',
  valuesConfig: {
    OPEN: { description: 'It waits for an answer.' },
    ESCALATED: { description: 'It waits for an answer of a higher level.' },
    RESOLVED: { description: 'It is answered; who raised it may confirm or contest.' },
    CONFIRMED: { description: 'Who raised it says that it is resolved.' },
    CLOSED: { description: 'It was answered, and nobody objected in ten working days.' },
  },
});

export enum ConcernStepKind {
  RAISED = 'RAISED',
  ASSIGNED = 'ASSIGNED',
  TAKEN = 'TAKEN',
  ESCALATED = 'ESCALATED',
  RESOLVED = 'RESOLVED',
  CONFIRMED = 'CONFIRMED',
  CONTESTED = 'CONTESTED',
  CLOSED = 'CLOSED',
}

registerEnumType(ConcernStepKind, {
  name: 'ConcernStepKind',
  description: 'What happened to a concern.',
  valuesConfig: {
    RAISED: { description: 'It was raised.' },
    ASSIGNED: { description: 'It was given to another desk.' },
    TAKEN: { description: 'An official has taken it.' },
    ESCALATED: { description: 'It went one level up.' },
    RESOLVED: { description: 'It was answered.' },
    CONFIRMED: { description: 'Who raised it confirmed the answer.' },
    CONTESTED: { description: 'Who raised it did not accept the answer.' },
    CLOSED: { description: 'Nobody objected to the answer.' },
  },
});

export enum ConcernDesk {
  PROGRAMME_OFFICER = 'PROGRAMME_OFFICER',
  FINANCE_OFFICER = 'FINANCE_OFFICER',
  LEGAL_OFFICER = 'LEGAL_OFFICER',
  REPRESENTATIVE = 'REPRESENTATIVE',
}

registerEnumType(ConcernDesk, {
  name: 'ConcernDesk',
  description: 'Role of the office that answers first.',
  valuesConfig: {
    PROGRAMME_OFFICER: { description: 'Who works with partners.' },
    FINANCE_OFFICER: { description: 'Who pays.' },
    LEGAL_OFFICER: { description: 'Who advises on law.' },
    REPRESENTATIVE: { description: 'Who answers for the office.' },
  },
});
