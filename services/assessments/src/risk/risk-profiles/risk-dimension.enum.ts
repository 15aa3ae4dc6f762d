import { registerEnumType } from 'type-graphql';

export enum RiskDimension {
  FINANCIAL = 'FINANCIAL',
  SAFEGUARDING = 'SAFEGUARDING',
  DUE_DILIGENCE = 'DUE_DILIGENCE',
  ASSURANCE = 'ASSURANCE',
  CONTEXT = 'CONTEXT',
}

registerEnumType(RiskDimension, {
  name: 'RiskDimension',
  description: 'What a risk profile looks at (feature 48).',
  valuesConfig: {
    FINANCIAL: { description: 'Capacity to manage funds: micro-assessments, checklists, capacity assessments.' },
    SAFEGUARDING: { description: 'Protection from sexual exploitation and abuse.' },
    DUE_DILIGENCE: { description: 'Values, conduct and exclusions.' },
    ASSURANCE: { description: 'What audits and spot checks found.' },
    CONTEXT: { description: 'Where it works; says nothing of the partner, and does not count for the overall band.' },
  },
});
