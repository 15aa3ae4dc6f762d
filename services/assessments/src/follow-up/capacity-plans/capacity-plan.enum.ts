import { registerEnumType } from 'type-graphql';

export enum CapacityPurpose {
  STRENGTHENING = 'STRENGTHENING',
  REMEDIATION = 'REMEDIATION',
  PSEA = 'PSEA',
}

registerEnumType(CapacityPurpose, {
  name: 'CapacityPurpose',
  description:
    'What a capacity development plan is for. None of them excludes a partner from anything (SYS-28, PSFP-14).',
  valuesConfig: {
    STRENGTHENING: { description: 'To become able to do more (JIU-53).' },
    REMEDIATION: { description: 'To mend what a self-assessment against the supplier code showed (SYS-28).' },
    PSEA: { description: 'To reach full capacity to prevent sexual exploitation and abuse (standards.md 3.3).' },
  },
});

export enum CapacityPlanState {
  ACTIVE = 'ACTIVE',
  CLOSED = 'CLOSED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(CapacityPlanState, {
  name: 'CapacityPlanState',
  description: 'Where a capacity development plan stands.',
  valuesConfig: {
    ACTIVE: { description: 'Its actions are under way.' },
    CLOSED: { description: 'All actions are completed or cancelled, and somebody else closed it.' },
    CANCELLED: { description: 'Given up.' },
  },
});

export enum CapacityMethod {
  TRAINING = 'TRAINING',
  WORKSHOP = 'WORKSHOP',
  MENTORING = 'MENTORING',
  PEER_EXCHANGE = 'PEER_EXCHANGE',
  SYSTEMS = 'SYSTEMS',
  ASSESSMENT = 'ASSESSMENT',
}

registerEnumType(CapacityMethod, {
  name: 'CapacityMethod',
  description: 'How capacity is built (JIU-53).',
  valuesConfig: {
    TRAINING: { description: 'Training.' },
    WORKSHOP: { description: 'A workshop.' },
    MENTORING: { description: 'Continuous guidance.' },
    PEER_EXCHANGE: { description: 'Exchange with another partner.' },
    SYSTEMS: { description: 'Systems, tools or equipment.' },
    ASSESSMENT: { description: 'An assessment that shows what is missing.' },
  },
});

export enum CapacityActionState {
  PLANNED = 'PLANNED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(CapacityActionState, {
  name: 'CapacityActionState',
  description: 'Where a capacity action stands.',
  valuesConfig: {
    PLANNED: { description: 'Not begun.' },
    IN_PROGRESS: { description: 'Under way.' },
    COMPLETED: { description: 'Done, with evidence.' },
    CANCELLED: { description: 'Given up.' },
  },
});

export enum CapacityNoteKind {
  MONITORING = 'MONITORING',
  REVIEW = 'REVIEW',
  CLOSURE = 'CLOSURE',
}

registerEnumType(CapacityNoteKind, {
  name: 'CapacityNoteKind',
  description: 'What a note of a capacity development plan is.',
  valuesConfig: {
    MONITORING: { description: 'Interim monitoring: how far it is.' },
    REVIEW: { description: 'A newer assessment showed the band after.' },
    CLOSURE: { description: 'Why it was closed or given up.' },
  },
});
