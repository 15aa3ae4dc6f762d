import { unguardCell } from '@partner-commons/platform/files/cell.rules';
import { isISO4217CurrencyCode, isISO31661Alpha2 } from 'class-validator';
import { EngagementState } from '../engagements/engagement.entity';
import type { EngagementFact } from '../engagements/engagement.rules';

/** Columns that a file must have; the others may be missing. docs/engagements.md describes them. */
export const engagementColumns = [
  'externalId',
  'partner',
  'country',
  'from',
  'amount',
  'undisbursed',
  'currency',
  'state',
] as const;
const optionalColumns = [
  'to',
  'title',
  'unitsPerUsd',
  'rateDate',
  'rateSource',
  'sector',
  'strategicOutcomes',
] as const;
type Column = (typeof engagementColumns)[number] | (typeof optionalColumns)[number];

/** A row with the partner as the file names it, or why it cannot be an agreement. */
export type ReadRow =
  | { taken: true; partner: string; fact: Omit<EngagementFact, 'partnerId'> }
  | { taken: false; externalId: string | null; message: string };

export function readEngagementRow(row: Record<string, string>): ReadRow {
  const cell = (column: Column) => unguardCell(row[column] ?? '').trim();
  const optional = (column: Column) => cell(column) || null;
  const externalId = cell('externalId');
  const refuse = (message: string): ReadRow => ({
    taken: false,
    externalId: externalId.slice(0, 100) || null,
    message,
  });
  if (!externalId || externalId.length > 100) return refuse('externalId has 1 to 100 characters.');
  const partner = cell('partner');
  if (!partner || partner.length > 100) return refuse('partner is a unique number, a code of your agency, or an id.');
  const country = cell('country').toUpperCase();
  if (!isISO31661Alpha2(country)) return refuse('country is not an ISO 3166-1 alpha-2 code, such as SO.');
  const currency = cell('currency').toUpperCase();
  if (!isISO4217CurrencyCode(currency)) return refuse('currency is not an ISO 4217 code, such as USD.');
  const state = cell('state').toUpperCase();
  if (!(state in EngagementState)) return refuse('state is not PLANNED, ACTIVE, SUSPENDED or CLOSED.');
  for (const column of ['from', 'to', 'rateDate'] as const) {
    const value = cell(column);
    if ((value || column === 'from') && !isDate(value)) return refuse(`${column} is not a date such as 2026-03-14.`);
  }
  for (const column of ['amount', 'undisbursed', 'unitsPerUsd'] as const) {
    const value = cell(column);
    if ((value || column !== 'unitsPerUsd') && !isDecimal(value)) {
      return refuse(`${column} is not a number such as 1200000.50, without separators of thousands.`);
    }
  }
  const [title, rateSource] = [optional('title'), optional('rateSource')];
  if ((title ?? '').length > 300) return refuse('title has at most 300 characters.');
  if ((rateSource ?? '').length > 100) return refuse('rateSource has at most 100 characters.');
  const sector = cell('sector').toUpperCase() || null;
  if (sector !== null && !/^[A-Z][A-Z0-9_]{1,39}$/.test(sector)) return refuse('sector is not a code such as WASH.');
  // Several in one cell are separated by a bar, as in our own exports.
  const outcomes = cell('strategicOutcomes')
    .split('|')
    .map((code) => code.trim());
  const strategicOutcomeRefs = [...new Set(outcomes.filter((code) => code !== ''))].sort();
  if (strategicOutcomeRefs.length > 20 || strategicOutcomeRefs.some((code) => code.length > 40)) {
    return refuse('strategicOutcomes has at most 20 codes of at most 40 characters.');
  }
  return {
    taken: true,
    partner,
    fact: {
      externalId,
      title,
      country,
      sector,
      strategicOutcomeRefs,
      from: cell('from'),
      to: optional('to'),
      amount: cell('amount'),
      undisbursed: cell('undisbursed'),
      currency,
      unitsPerUsd: optional('unitsPerUsd'),
      rateDate: optional('rateDate'),
      rateSource,
      state: state as EngagementState,
    },
  };
}

/** The day itself is compared, since a calendar takes 2026-02-31 for a day in March. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const isDecimal = (text: string) => /^(0|[1-9]\d{0,19})(\.\d{1,10})?$/.test(text);
