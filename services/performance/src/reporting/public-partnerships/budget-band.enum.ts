import { registerEnumType } from 'type-graphql';

export enum BudgetBand {
  BELOW_100K = 'BELOW_100K',
  FROM_100K = 'FROM_100K',
  FROM_500K = 'FROM_500K',
  FROM_1M = 'FROM_1M',
  FROM_5M = 'FROM_5M',
}

registerEnumType(BudgetBand, {
  name: 'BudgetBand',
  description: 'What an agreement is worth, roughly (domain-model.md 2.8, budget band).',
  valuesConfig: {
    BELOW_100K: { description: 'Less than 100,000 US dollars.' },
    FROM_100K: { description: '100,000 to less than 500,000 US dollars.' },
    FROM_500K: { description: '500,000 to less than one million US dollars.' },
    FROM_1M: { description: 'One million to less than five million US dollars.' },
    FROM_5M: { description: 'Five million US dollars or more.' },
  },
});
