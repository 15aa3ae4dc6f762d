/** Of which year, and as it was known when; null is now. */
export interface CountedPeriod {
  year: number;
  asOf: Date | null;
}

/** What is counted together; null is all of it. */
export interface CountedScope extends CountedPeriod {
  agencies: readonly string[] | null;
  country: string | null;
  partnerType: string | null;
}

export interface Counted {
  numerator: string;
  /** Null for figures that are no share. */
  denominator: string | null;
  /** Partners or respondents behind the figure; null when it is not about few of them. */
  contributors: number | null;
}

export interface CountedCell extends Counted {
  agency: string;
  country: string | null;
  partnerType: string | null;
}

/** A KPI that this service counts by itself from facts. Each area brings its own ones. */
export interface KpiSource {
  code: string;
  /** The finest cells, which add up when the definition adds up. Cells without anything to count are left out. */
  countCells(period: CountedPeriod): Promise<CountedCell[]>;
  /** For what cannot be added: the figure of exactly this scope; null when the facts cannot tell, such as of the past. */
  countTotal?(scope: CountedScope): Promise<Counted | null>;
}
