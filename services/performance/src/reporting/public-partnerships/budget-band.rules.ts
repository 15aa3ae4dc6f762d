import { compareDecimals } from '../../terms/decimal.rules';
import { BudgetBand } from './budget-band.enum';

/** From which amount in US dollars on; the highest first. */
const bands: [string, BudgetBand][] = [
  ['5000000', BudgetBand.FROM_5M],
  ['1000000', BudgetBand.FROM_1M],
  ['500000', BudgetBand.FROM_500K],
  ['100000', BudgetBand.FROM_100K],
];

export const budgetBandOf = (amountUsd: string): BudgetBand =>
  bands.find(([from]) => compareDecimals(amountUsd, from) >= 0)?.[1] ?? BudgetBand.BELOW_100K;
