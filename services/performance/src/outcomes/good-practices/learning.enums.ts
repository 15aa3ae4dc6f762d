import { registerEnumType } from 'type-graphql';

export enum EvidenceStrength {
  ANECDOTAL = 'ANECDOTAL',
  DOCUMENTED = 'DOCUMENTED',
  MEASURED = 'MEASURED',
  EVALUATED = 'EVALUATED',
}

registerEnumType(EvidenceStrength, {
  name: 'EvidenceStrength',
  description: 'How well it is shown that something works.',
  valuesConfig: {
    ANECDOTAL: { description: 'Somebody tells of it.' },
    DOCUMENTED: { description: 'There are papers that show it.' },
    MEASURED: { description: 'There are figures from before and after.' },
    EVALUATED: { description: 'An evaluation found it.' },
  },
});

export enum LearningAudience {
  INTER_AGENCY = 'INTER_AGENCY',
  PARTNER = 'PARTNER',
  PUBLIC = 'PUBLIC',
}

registerEnumType(LearningAudience, {
  name: 'LearningAudience',
  description: 'Who reads a lesson or a good practice once it is published.',
  valuesConfig: {
    INTER_AGENCY: { description: 'All agencies.' },
    PARTNER: { description: 'All agencies and all partners.' },
    PUBLIC: { description: 'Anybody, on promotion.' },
  },
});

export enum Replicability {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
}

registerEnumType(Replicability, {
  name: 'Replicability',
  description: 'How easily others can do the same.',
  valuesConfig: {
    LOW: { description: 'It rests on what only this place has.' },
    MEDIUM: { description: 'It needs to be fitted to another place.' },
    HIGH: { description: 'It can be taken over as it is.' },
  },
});

export enum GoodPracticeKind {
  GENERAL = 'GENERAL',
  DONOR_COORDINATION = 'DONOR_COORDINATION',
}

registerEnumType(GoodPracticeKind, {
  name: 'GoodPracticeKind',
  description: 'What a good practice is about.',
  valuesConfig: {
    GENERAL: { description: 'Work with partners.' },
    DONOR_COORDINATION: { description: 'Coordination among donors (PSFP-36).' },
  },
});

export enum GoodPracticeState {
  PROPOSED = 'PROPOSED',
  PUBLISHED = 'PUBLISHED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(GoodPracticeState, {
  name: 'GoodPracticeState',
  description: 'Where a good practice stands.',
  valuesConfig: {
    PROPOSED: { description: 'Waits for its owner.' },
    PUBLISHED: { description: 'Approved; read by its audience.' },
    DECLINED: { description: 'The owner does not agree, with a reason.' },
    WITHDRAWN: { description: 'Taken back, with a reason.' },
  },
});

/** Which audiences a viewer of this kind is in. */
export const audiencesOf = (kind: 'PUBLIC' | 'AGENCY' | 'PARTNER'): LearningAudience[] => {
  if (kind === 'AGENCY') return Object.values(LearningAudience);
  return kind === 'PARTNER' ? [LearningAudience.PARTNER, LearningAudience.PUBLIC] : [LearningAudience.PUBLIC];
};
