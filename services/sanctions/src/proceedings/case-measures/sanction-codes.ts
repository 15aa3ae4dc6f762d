import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.6, standards.md 3.8. */
export enum SanctionType {
  NO_ACTION = 'NO_ACTION',
  CENSURE = 'CENSURE',
  CONDITIONAL_CONTINUATION = 'CONDITIONAL_CONTINUATION',
  DEBARMENT_FIXED = 'DEBARMENT_FIXED',
  DEBARMENT_CONDITIONAL_RELEASE = 'DEBARMENT_CONDITIONAL_RELEASE',
  DEBARMENT_PERMANENT = 'DEBARMENT_PERMANENT',
  RESTITUTION = 'RESTITUTION',
  SPECIAL_CONDITIONS = 'SPECIAL_CONDITIONS',
}

registerEnumType(SanctionType, {
  name: 'SanctionType',
  description: 'What a panel may order (domain-model.md 2.6).',
  valuesConfig: {
    NO_ACTION: { description: 'Nothing; always alone.' },
    CENSURE: { description: 'A letter of reprimand.' },
    CONDITIONAL_CONTINUATION: { description: 'No debarment as long as conditions are met.' },
    DEBARMENT_FIXED: { description: 'Ineligible for a period; ends with it.' },
    DEBARMENT_CONDITIONAL_RELEASE: {
      description: 'Ineligible for a period at least, and until it is found that the conditions are met.',
    },
    DEBARMENT_PERMANENT: { description: 'Ineligible without end.' },
    RESTITUTION: { description: 'To pay back an amount.' },
    SPECIAL_CONDITIONS: { description: 'Conditions on further work.' },
  },
});

export enum CaseDecisionKind {
  DECISION = 'DECISION',
  GOVERNMENT_MEASURE = 'GOVERNMENT_MEASURE',
  APPEAL = 'APPEAL',
  EXTENSION = 'EXTENSION',
  REHABILITATION = 'REHABILITATION',
}

registerEnumType(CaseDecisionKind, {
  name: 'CaseDecisionKind',
  description: 'What a panel decided about.',
  valuesConfig: {
    DECISION: { description: 'The case.' },
    GOVERNMENT_MEASURE: { description: 'The case, about a government (S-INV-9).' },
    APPEAL: { description: 'An appeal; takes the place of the decision before.' },
    EXTENSION: { description: 'A successor or controlled affiliate (S-INV-10).' },
    REHABILITATION: { description: 'A release.' },
  },
});

export enum CaseDecisionState {
  PROPOSED = 'PROPOSED',
  IN_FORCE = 'IN_FORCE',
  REJECTED = 'REJECTED',
}

registerEnumType(CaseDecisionState, {
  name: 'CaseDecisionState',
  description: 'Whether two members of the panel agree. A decision in force stands until a later one of the case.',
  valuesConfig: {
    PROPOSED: { description: 'One member proposed it; another one settles it.' },
    IN_FORCE: { description: 'Two members agree.' },
    REJECTED: { description: 'The other member did not agree.' },
  },
});

/** domain-model.md 2.6, JIU-96. */
export enum GovernmentMeasure {
  ENHANCED_MONITORING = 'ENHANCED_MONITORING',
  MODALITY_CHANGE = 'MODALITY_CHANGE',
  FUNDING_RESTRICTION = 'FUNDING_RESTRICTION',
  DIRECT_PAYMENT_ONLY = 'DIRECT_PAYMENT_ONLY',
  SUSPEND_NEW_FUNDS = 'SUSPEND_NEW_FUNDS',
  DIALOGUE_WITH_GOVERNMENT = 'DIALOGUE_WITH_GOVERNMENT',
}

registerEnumType(GovernmentMeasure, {
  name: 'GovernmentMeasure',
  description: 'What takes the place of a sanction where the partner is a government (JIU-96).',
  valuesConfig: {
    ENHANCED_MONITORING: { description: 'More checks and visits.' },
    MODALITY_CHANGE: { description: 'Another modality, such as direct implementation.' },
    FUNDING_RESTRICTION: { description: 'Less money, or for fewer purposes.' },
    DIRECT_PAYMENT_ONLY: { description: 'The agency pays suppliers itself.' },
    SUSPEND_NEW_FUNDS: { description: 'No new money for the time being.' },
    DIALOGUE_WITH_GOVERNMENT: { description: 'Talks at a higher level.' },
  },
});
