import { registerEnumType } from 'type-graphql';

/** JIU-15: the six processes that need common standards. */
export enum StandardProcess {
  DUE_DILIGENCE = 'DUE_DILIGENCE',
  RISK_AND_CAPACITY_ASSESSMENT = 'RISK_AND_CAPACITY_ASSESSMENT',
  MONITORING = 'MONITORING',
  ASSURANCE = 'ASSURANCE',
  OVERSIGHT = 'OVERSIGHT',
  PERFORMANCE_ASSESSMENT = 'PERFORMANCE_ASSESSMENT',
}

registerEnumType(StandardProcess, {
  name: 'StandardProcess',
  description: 'What a common standard is for (JIU-15).',
  valuesConfig: {
    DUE_DILIGENCE: { description: 'Whether to work with a partner at all.' },
    RISK_AND_CAPACITY_ASSESSMENT: { description: 'What a partner can do, and what may go wrong.' },
    MONITORING: { description: 'Following programmes by their risk.' },
    ASSURANCE: { description: 'Visits, spot checks and audits.' },
    OVERSIGHT: { description: 'Who looks at the whole, and what follows from findings.' },
    PERFORMANCE_ASSESSMENT: { description: 'How well partner and agency worked.' },
  },
});

/** JIU-58. */
export enum StandardAdoptionStatus {
  ADOPTED = 'ADOPTED',
  ADAPTED = 'ADAPTED',
  PLANNED = 'PLANNED',
  NOT_ADOPTED = 'NOT_ADOPTED',
}

registerEnumType(StandardAdoptionStatus, {
  name: 'StandardAdoptionStatus',
  description: 'What an agency does with a common standard (JIU-58).',
  valuesConfig: {
    ADOPTED: { description: 'As it is.' },
    ADAPTED: { description: 'With changes of its own, which it names.' },
    PLANNED: { description: 'By a day that it names.' },
    NOT_ADOPTED: { description: 'Not, and no plan.' },
  },
});

export enum StandardDuty {
  AGENCY = 'AGENCY',
  PARTNER = 'PARTNER',
  BOTH = 'BOTH',
}

registerEnumType(StandardDuty, {
  name: 'StandardDuty',
  description: 'Whom an item of a standard binds.',
  valuesConfig: {
    AGENCY: { description: 'The agencies that adopt it.' },
    PARTNER: { description: 'Their partners.' },
    BOTH: { description: 'Both sides.' },
  },
});
