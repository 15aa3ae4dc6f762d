import { registerEnumType } from 'type-graphql';

export enum KpiUnit {
  PERCENT = 'PERCENT',
  COUNT = 'COUNT',
  DAYS = 'DAYS',
}

registerEnumType(KpiUnit, {
  name: 'KpiUnit',
  description: 'What a figure is counted in.',
  valuesConfig: {
    PERCENT: { description: 'Numerator by denominator in percent, with two decimals.' },
    COUNT: { description: 'A whole number; there is no denominator.' },
    DAYS: { description: 'Calendar days with two decimals, such as a median; there is no denominator.' },
  },
});

/** domain-model.md 2.7. */
export enum KpiDirection {
  HIGHER_BETTER = 'HIGHER_BETTER',
  LOWER_BETTER = 'LOWER_BETTER',
  TARGET_RANGE = 'TARGET_RANGE',
}

registerEnumType(KpiDirection, {
  name: 'KpiDirection',
  description: 'Which way a figure should go (domain-model.md 2.7).',
  valuesConfig: {
    HIGHER_BETTER: { description: 'More is better.' },
    LOWER_BETTER: { description: 'Less is better.' },
    TARGET_RANGE: { description: 'Best within a range; too little is as telling as too much.' },
  },
});
