import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.6. */
export enum ObservationType {
  OBSERVATION = 'OBSERVATION',
  RISK_FLAG = 'RISK_FLAG',
  RISK_FLAG_ESCALATED = 'RISK_FLAG_ESCALATED',
  RED_FLAG = 'RED_FLAG',
}

registerEnumType(ObservationType, {
  name: 'ObservationType',
  description: 'The four levels of what agencies note about a partner (standards.md 3.4).',
  valuesConfig: {
    OBSERVATION: { description: 'Worth knowing, good or bad; not about risk.' },
    RISK_FLAG: { description: 'A risk; yellow. Also one that headquarters deferred.' },
    RISK_FLAG_ESCALATED: { description: 'A risk that waits for the decision of headquarters.' },
    RED_FLAG: {
      description: 'A risk that headquarters upheld. It opens a standing review and excludes nobody by itself.',
    },
  },
});
