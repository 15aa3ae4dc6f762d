import { registerEnumType } from 'type-graphql';

export enum FindingSource {
  ASSESSMENT = 'ASSESSMENT',
  ASSURANCE_ACTIVITY = 'ASSURANCE_ACTIVITY',
  DUE_DILIGENCE_CASE = 'DUE_DILIGENCE_CASE',
  MONITORING_VISIT = 'MONITORING_VISIT',
}

registerEnumType(FindingSource, {
  name: 'FindingSource',
  description: 'Where a finding comes from.',
  valuesConfig: {
    ASSESSMENT: { description: 'A section or question of an assessment.' },
    ASSURANCE_ACTIVITY: { description: 'A programmatic visit, spot check or audit of an assurance plan.' },
    DUE_DILIGENCE_CASE: { description: 'A due diligence case.' },
    MONITORING_VISIT: { description: 'A visit that no plan holds; its day says which.' },
  },
});

export enum FindingPriority {
  HIGH = 'HIGH',
  MEDIUM = 'MEDIUM',
  LOW = 'LOW',
}

registerEnumType(FindingPriority, {
  name: 'FindingPriority',
  description: 'How soon something must change.',
  valuesConfig: {
    HIGH: {
      description:
        'Without it money, people or the mandate are at risk; closed with verified evidence alone (A-INV-6).',
    },
    MEDIUM: { description: 'A weakness that is to be mended in time.' },
    LOW: { description: 'An improvement.' },
  },
});

/** domain-model.md 2.5. OVERDUE is never stored: it is how an open finding reads after its day. */
export enum FindingState {
  OPEN = 'OPEN',
  IN_PROGRESS = 'IN_PROGRESS',
  IMPLEMENTED = 'IMPLEMENTED',
  VERIFIED = 'VERIFIED',
  OVERDUE = 'OVERDUE',
  WAIVED = 'WAIVED',
}

registerEnumType(FindingState, {
  name: 'FindingState',
  description: 'Where the follow-up of a finding stands (domain-model.md 2.5).',
  valuesConfig: {
    OPEN: { description: 'Nothing was done yet.' },
    IN_PROGRESS: { description: 'Work on it has begun.' },
    IMPLEMENTED: { description: 'Said to be done; another person looks at it.' },
    VERIFIED: { description: 'Another person found it done; closed.' },
    OVERDUE: { description: 'OPEN or IN_PROGRESS after its day.' },
    WAIVED: { description: 'Given up for a reason, by two people; closed.' },
  },
});
