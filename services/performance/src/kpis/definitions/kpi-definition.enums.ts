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

/** How cells of a figure make a total. The last four are never added from submitted cells. */
export enum KpiAggregation {
  SUM = 'SUM',
  RATIO_OF_SUMS = 'RATIO_OF_SUMS',
  DISTINCT_COUNT = 'DISTINCT_COUNT',
  DISTINCT_RATIO = 'DISTINCT_RATIO',
  MEDIAN = 'MEDIAN',
  TOP_SHARE = 'TOP_SHARE',
}

registerEnumType(KpiAggregation, {
  name: 'KpiAggregation',
  description:
    'How cells make a total. What cannot be added is counted from the facts, or submitted system-wide, or absent as NOT_ADDITIVE.',
  valuesConfig: {
    SUM: { description: 'The sum of the numerators.' },
    RATIO_OF_SUMS: { description: 'The sum of the numerators by the sum of the denominators; never a mean of ratios.' },
    DISTINCT_COUNT: { description: 'How many different ones; one that two agencies share counts once.' },
    DISTINCT_RATIO: { description: 'The share of different ones among different ones.' },
    MEDIAN: { description: 'The middle one of all.' },
    TOP_SHARE: { description: 'The share of the largest ones.' },
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
