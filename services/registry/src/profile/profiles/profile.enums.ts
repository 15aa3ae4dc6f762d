/** R-INV-10. */
export enum ProfileFreshness {
  FRESH = 'FRESH',
  DUE = 'DUE',
  STALE = 'STALE',
  NEVER = 'NEVER',
}

/** standards.md 3.4. */
export enum BudgetBand {
  NOT_AVAILABLE = 'NOT_AVAILABLE',
  BELOW_500K = 'BELOW_500K',
  FROM_500K_TO_2M = 'FROM_500K_TO_2M',
  FROM_2M_TO_10M = 'FROM_2M_TO_10M',
  FROM_10M_TO_100M = 'FROM_10M_TO_100M',
  FROM_100M_TO_1BN = 'FROM_100M_TO_1BN',
  ABOVE_1BN = 'ABOVE_1BN',
}
