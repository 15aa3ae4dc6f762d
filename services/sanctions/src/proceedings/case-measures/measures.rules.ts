import { addMonths, type Day } from '@partner-commons/platform/whole-days';
import type { GovernmentMeasure, SanctionType } from './sanction-codes';

export interface AskedMeasure {
  type: `${SanctionType}`;
  years?: number | null;
  until?: Day | null;
  amount?: string | null;
  currency?: string | null;
}

/** As decided: `until` is the first day on which it no longer binds. */
export interface Measure {
  type: `${SanctionType}` | `${GovernmentMeasure}`;
  until: Day | null;
  amount: string | null;
  currency: string | null;
}

export interface AskedDecision {
  measures: readonly AskedMeasure[];
  conditions: readonly string[];
  from: Day;
}

/** What a measure needs, in one row: an end, conditions, an amount. */
const needs: Record<`${SanctionType}`, { end: 'YES' | 'NO' | 'MAY'; conditions: boolean; amount: boolean }> = {
  NO_ACTION: { end: 'NO', conditions: false, amount: false },
  CENSURE: { end: 'NO', conditions: false, amount: false },
  CONDITIONAL_CONTINUATION: { end: 'YES', conditions: true, amount: false },
  DEBARMENT_FIXED: { end: 'YES', conditions: false, amount: false },
  DEBARMENT_CONDITIONAL_RELEASE: { end: 'YES', conditions: true, amount: false },
  DEBARMENT_PERMANENT: { end: 'NO', conditions: false, amount: false },
  RESTITUTION: { end: 'NO', conditions: false, amount: true },
  SPECIAL_CONDITIONS: { end: 'MAY', conditions: true, amount: false },
};

/** Of these a decision has one at most: they say in different ways how the partner goes on. */
const eitherOr: readonly string[] = [
  'CENSURE',
  'CONDITIONAL_CONTINUATION',
  'DEBARMENT_FIXED',
  'DEBARMENT_CONDITIONAL_RELEASE',
  'DEBARMENT_PERMANENT',
];

export const isDebarment = (type: string): boolean => type.startsWith('DEBARMENT_');

const endOf = ({ years, until }: AskedMeasure, from: Day): Day | null =>
  until ?? (years ? addMonths(from, 12 * years) : null);

/** What is wrong with the measures of a decision, in words; null when nothing is. */
export function measuresProblem({ measures, conditions, from }: AskedDecision): string | null {
  const types = measures.map(({ type }) => type);
  if (types.length === 0) return 'Name a measure; NO_ACTION is one.';
  if (new Set(types).size < types.length) return 'Name each measure once.';
  if (types.includes('NO_ACTION') && types.length > 1) return 'NO_ACTION stands alone.';
  if (types.filter((type) => eitherOr.includes(type)).length > 1) {
    return 'A censure, a conditional continuation and the debarments exclude each other.';
  }
  const needConditions = types.some((type) => needs[type].conditions);
  if (needConditions && conditions.length === 0) return 'Give the conditions of this measure.';
  if (!needConditions && conditions.length > 0) return 'None of these measures has conditions.';
  for (const measure of measures) {
    const problem = measureProblem(measure, from);
    if (problem) return problem;
  }
  return null;
}

function measureProblem(measure: AskedMeasure, from: Day): string | null {
  const { type, years, until, amount, currency } = measure;
  const { end, amount: needsAmount } = needs[type];
  const place = `${type}:`;
  if (years && until) return `${place} give its years or its end, not both.`;
  const ends = endOf(measure, from);
  if (end === 'YES' && !ends) return `${place} give its years or its end.`;
  if (end === 'NO' && ends) return `${place} it has no end.`;
  if (ends && ends <= from) return `${place} it cannot end before it begins.`;
  if (needsAmount !== Boolean(amount) || needsAmount !== Boolean(currency)) {
    return needsAmount ? `${place} give the amount and its currency.` : `${place} it has no amount.`;
  }
  if (amount && !(Number(amount) > 0)) return `${place} the amount is above zero.`;
  return null;
}

export const settleMeasures = ({ measures, from }: AskedDecision): Measure[] =>
  measures.map((measure) => ({
    type: measure.type,
    until: endOf(measure, from),
    amount: measure.amount ?? null,
    currency: measure.currency ?? null,
  }));

/** The end of what binds the partner longest; null without any, or without end. */
export function endOfTerm(measures: readonly Measure[]): Day | null {
  if (measures.some(({ type }) => type === 'DEBARMENT_PERMANENT')) return null;
  return measures.reduce<Day | null>((last, { until }) => (until && (!last || until > last) ? until : last), null);
}

/** Whether the end of the term is no end yet: somebody has to find that the conditions are met. */
export const needsRelease = (measures: readonly Measure[]): boolean =>
  measures.some(({ type }) => type === 'DEBARMENT_CONDITIONAL_RELEASE' || type === 'CONDITIONAL_CONTINUATION');

export const isNothing = (measures: readonly Measure[]): boolean => measures.every(({ type }) => type === 'NO_ACTION');

/** How hard a way on is, for appeals. */
const severity = ['CENSURE', 'CONDITIONAL_CONTINUATION', 'DEBARMENT', 'DEBARMENT_PERMANENT'] as const;

function severityOf(measures: readonly Measure[]): number {
  const ranks = measures.map(({ type }) =>
    severity.findIndex((level) => type === level || (level === 'DEBARMENT' && isDebarment(type))),
  );
  const isPermanent = measures.some(({ type }) => type === 'DEBARMENT_PERMANENT');
  return isPermanent ? severity.length - 1 : Math.max(-1, ...ranks);
}

/** Nobody is worse off for having appealed. What is wrong with the new measures; null when nothing is. */
export function appealProblem(before: readonly Measure[], after: readonly Measure[]): string | null {
  if (severityOf(after) > severityOf(before)) return 'An appeal cannot end with a harder measure.';
  const [longest, term] = [endOfTerm(before), endOfTerm(after)];
  const hadNoEnd = before.some(({ type }) => type === 'DEBARMENT_PERMANENT');
  if (term && !hadNoEnd && (!longest || term > longest)) return 'An appeal cannot end with a longer measure.';
  const amountOf = (measures: readonly Measure[]) => measures.find(({ type }) => type === 'RESTITUTION');
  const [due, asked] = [amountOf(before), amountOf(after)];
  if (asked && (!due || due.currency !== asked.currency || Number(asked.amount) > Number(due.amount))) {
    return 'An appeal cannot end with a higher restitution.';
  }
  return null;
}
