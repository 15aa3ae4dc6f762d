/** What a report asks the dashboard for. */
export interface FigureQuestion {
  year: number;
  agencies: readonly string[];
  codes: readonly string[];
  groupBy: 'AGENCY' | 'PARTNER_TYPE';
  asOf: Date;
}

export interface AnsweredFigure {
  code: string;
  version: number | null;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  unit: string;
  quality: string | null;
  origin: string | null;
  suppressed: boolean;
  heldBack: boolean;
  dataAsOf: Date | null;
  lineage: { system: string | null; batchId: string | null }[];
}

export interface FigureAnswer {
  /** In percent. */
  completeness: string | null;
  rows: (AnsweredFigure & { agency: string | null; partnerType: string | null })[];
  totals: (AnsweredFigure & { absentBecause: string | null })[];
}

/** The dashboard, as somebody who owns nothing sees it: what is frozen is what everybody gets. */
export interface FigureSource {
  ask(question: FigureQuestion): Promise<FigureAnswer>;
}

export interface FactScope {
  agency: string;
  year: number;
  asOf: Date;
}

export interface CountedFact {
  code: string;
  label: string;
  /** A decimal; never text. */
  value: string;
  unit: 'COUNT' | 'PERCENT' | 'DAYS' | 'USD';
  /** The query or the records that it comes from. */
  source: string;
  /** Partners behind it; null when it is not about few of them. */
  contributors: number | null;
  /** For what is shared between agencies and not published. */
  interAgency?: true;
}

/** What another area counts for a section of the templates. Only numbers come this way, never texts or names (4.d step 9). */
export interface FactSource {
  /** As `facts` of the template names it. */
  name: string;
  count(scope: FactScope): Promise<CountedFact[]>;
}
