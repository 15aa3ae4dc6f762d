import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5. */
export enum CommonRiskBand {
  LOW = 'LOW',
  MODERATE = 'MODERATE',
  SIGNIFICANT = 'SIGNIFICANT',
  HIGH = 'HIGH',
  NOT_ASSESSED = 'NOT_ASSESSED',
  HIGH_ASSUMED = 'HIGH_ASSUMED',
  LOW_ASSUMED = 'LOW_ASSUMED',
  NOT_REQUIRED = 'NOT_REQUIRED',
}

registerEnumType(CommonRiskBand, {
  name: 'CommonRiskBand',
  description: 'Risk that an assessment found, on the scale that all kinds share (domain-model.md 2.5).',
  valuesConfig: {
    LOW: { description: 'Low risk; for PSEA_CAPACITY full capacity.' },
    MODERATE: { description: 'Moderate risk; for PSEA_CAPACITY medium capacity.' },
    SIGNIFICANT: { description: 'Significant risk.' },
    HIGH: { description: 'High risk; for PSEA_CAPACITY low capacity.' },
    NOT_ASSESSED: { description: 'No valid assessment of this kind is known; never recorded, only answered.' },
    HIGH_ASSUMED: { description: 'Treated as high risk without an assessment.' },
    LOW_ASSUMED: { description: 'Treated as low risk without an assessment.' },
    NOT_REQUIRED: { description: 'The rules of the owner ask for no assessment of this kind.' },
  },
});
