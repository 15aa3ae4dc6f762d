import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, standards.md 3.3. */
export enum CapacityBand {
  FULL = 'FULL',
  MEDIUM = 'MEDIUM',
  LOW = 'LOW',
  LOW_ASSUMED_EMERGENCY = 'LOW_ASSUMED_EMERGENCY',
  NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES = 'NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES',
  NOT_ASSESSED = 'NOT_ASSESSED',
}

registerEnumType(CapacityBand, {
  name: 'CapacityBand',
  description: 'Capacity to prevent sexual exploitation and abuse, in the words of its own scale (standards.md 3.3).',
  valuesConfig: {
    FULL: { description: 'Full capacity, which is low risk.' },
    MEDIUM: { description: 'Medium capacity, which is moderate risk: a plan and a re-assessment follow.' },
    LOW: { description: 'Low capacity, which is high risk: a plan and a re-assessment follow.' },
    LOW_ASSUMED_EMERGENCY: { description: 'Taken as low in an emergency, before an assessment; counts as high risk.' },
    NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES: {
      description: 'The partner meets no beneficiaries, so no assessment is asked for.',
    },
    NOT_ASSESSED: { description: 'No valid assessment is known.' },
  },
});
