/** The UN working languages (domain-model.md 2.0). */
export const unLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export type UnLanguage = (typeof unLanguages)[number];

export type Labels = { en: string } & Partial<Record<UnLanguage, string>>;

export interface CodeEntry {
  code: string;
  labels: Labels;
  /** Code of what it belongs to, such as the region of a country. */
  group?: string;
  attributes?: Record<string, string>;
}

export interface CodeTable {
  /** Year and number of the edition, so that a copy can be compared. */
  version: string;
  /** Since when this edition is in force, as a day. */
  effectiveFrom: string;
  codes: readonly CodeEntry[];
}

/** In the language asked for, else in English: a missing translation is no reason to show a bare code. */
export const labelIn = ({ labels }: CodeEntry, language: UnLanguage) => labels[language] ?? labels.en;

/** `CODE: English | French` as rows; our own lists have these two (issue item 2). */
export const bilingual = (rows: Record<string, [en: string, fr: string, group?: string]>): CodeEntry[] =>
  Object.entries(rows).map(([code, [en, fr, group]]) => ({ code, labels: { en, fr }, ...(group && { group }) }));

export const has = ({ codes }: CodeTable, code: string) => codes.some((entry) => entry.code === code);
