import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { isISO4217CurrencyCode, isISO31661Alpha2 } from 'class-validator';
import type { PerformanceFeatures } from '../../context';
import { EngagementState } from '../engagements/engagement.entity';
import type { EngagementFact } from '../engagements/engagement.rules';
import type { ExchangeRateInput } from '../exchange-rates/exchange-rate.inputs';
import type { FactCells } from '../fact-batches/fact-cells';
import { RowReport } from '../fact-batches/recorded-facts.rules';
import type { RecordedFacts } from '../fact-batches/recorded-facts.view';
import type { ToldMoney } from '../money-facts/money-fact.rules';
import { MoneyKind } from '../money-facts/money-kind.enum';
import type { ToldResult } from '../result-values/result-value.rules';
import type { ToldDue } from '../schedules/schedule.rules';
import { DueKind } from '../schedules/schedule.view';
import { FactDataset } from './fact-dataset.enum';
import type { FactImportRecord } from './fact-import.repository';

/** How the rows of one kind of file are read and recorded. */
export interface FactTable<Told> {
  /** Columns that a file must have; others may be missing. docs/connectors.md describes them. */
  columns: readonly string[];
  /** Which columns together name a fact within its agency. */
  keyColumns: readonly string[];
  read(cells: FactCells): Told;
  take(features: PerformanceFeatures, record: FactImportRecord, told: readonly Told[]): Promise<RecordedFacts>;
}

const currencyOf = (cells: FactCells) => {
  const currency = cells.text('currency', 3).toUpperCase();
  if (!isISO4217CurrencyCode(currency))
    throw invalidInput('currency is not an ISO 4217 code, such as USD.', 'currency');
  return currency;
};

const rateOf = (cells: FactCells) => ({
  unitsPerUsd: cells.optionalDecimal('unitsPerUsd'),
  rateDate: cells.optionalDay('rateDate'),
  rateSource: cells.optional('rateSource', 100),
});

/** An agreement with the partner as the file names it: its unique number, a code of the agency's own system, or our id. */
export type ToldEngagement = Omit<EngagementFact, 'partnerId'> & { partner: string };

const engagements: FactTable<ToldEngagement> = {
  columns: ['externalId', 'partner', 'country', 'from', 'amount', 'undisbursed', 'currency', 'state'],
  keyColumns: ['externalId'],
  read: (cells) => ({
    externalId: cells.text('externalId', 100),
    partner: cells.text('partner', 100),
    title: cells.optional('title', 300),
    country: countryOf(cells),
    sector: sectorOf(cells),
    strategicOutcomeRefs: outcomesOf(cells),
    from: cells.day('from'),
    to: cells.optionalDay('to'),
    amount: cells.decimal('amount'),
    undisbursed: cells.decimal('undisbursed'),
    currency: currencyOf(cells),
    ...rateOf(cells),
    state: cells.oneOf('state', EngagementState),
  }),
  take: (features, { agency }, told) => recordEngagements(features, agency, told),
};

function countryOf(cells: FactCells): string {
  const country = cells.text('country', 60).toUpperCase();
  if (!isISO31661Alpha2(country))
    throw invalidInput('country is not an ISO 3166-1 alpha-2 code, such as SO.', 'country');
  return country;
}

function sectorOf(cells: FactCells): string | null {
  const sector = cells.optional('sector', 40)?.toUpperCase() ?? null;
  if (sector === null || /^[A-Z][A-Z0-9_]{1,39}$/.test(sector)) return sector;
  throw invalidInput('sector is not a code such as WASH.', 'sector');
}

/** Several in one cell are separated by a bar, as in our own exports. */
function outcomesOf(cells: FactCells): string[] {
  const told = (cells.optional('strategicOutcomes', 1_000) ?? '').split('|').map((code) => code.trim());
  const codes = [...new Set(told.filter((code) => code !== ''))].sort();
  if (codes.length <= 20 && codes.every((code) => code.length <= 40)) return codes;
  throw invalidInput('strategicOutcomes has at most 20 codes of at most 40 characters.', 'strategicOutcomes');
}

/** All checks come before the first write of a row, so a refused one leaves the transaction of its batch usable. */
async function recordEngagements(
  { engagements, partnerCodes }: PerformanceFeatures,
  agency: string,
  told: readonly ToldEngagement[],
): Promise<RecordedFacts> {
  const report = new RowReport();
  for (const [index, { partner, ...fact }] of told.entries()) {
    try {
      const partnerId = await partnerCodes.demand(agency, partner);
      report.note((await engagements.recordFor(agency, { ...fact, partnerId })).outcome);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const unknown = error.code === 'NOT_FOUND' ? 'PARTNER_UNKNOWN' : 'VALUE_INVALID';
      report.refuse(index + 1, fact.externalId, String(error.extensions.reason ?? unknown), error.message);
    }
  }
  return report.result;
}

const moneyFacts: FactTable<ToldMoney> = {
  columns: ['externalId', 'kind', 'on', 'amount', 'currency'],
  keyColumns: ['externalId'],
  read: (cells) => ({
    externalId: cells.text('externalId', 100),
    kind: cells.oneOf('kind', MoneyKind),
    engagement: cells.optional('engagement', 100),
    on: cells.day('on'),
    amount: cells.decimal('amount'),
    currency: currencyOf(cells),
    ...rateOf(cells),
  }),
  take: ({ moneyFacts }, { agency, sourceSystem }, told) => moneyFacts.recordMany(agency, sourceSystem, told),
};

const exchangeRates: FactTable<ExchangeRateInput> = {
  columns: ['currency', 'on', 'unitsPerUsd'],
  keyColumns: ['currency', 'on'],
  read: (cells) => ({ currency: currencyOf(cells), on: cells.day('on'), unitsPerUsd: cells.decimal('unitsPerUsd') }),
  take: ({ exchangeRates }, { agency, sourceSystem }, told) => exchangeRates.recordMany(agency, sourceSystem, told),
};

const schedule: FactTable<ToldDue> = {
  columns: ['externalId', 'kind', 'engagement', 'dueOn'],
  keyColumns: ['externalId'],
  read: (cells) => ({
    externalId: cells.text('externalId', 100),
    kind: cells.oneOf('kind', DueKind),
    engagement: cells.text('engagement', 100),
    dueOn: cells.day('dueOn'),
    doneOn: cells.optionalDay('doneOn'),
    cancelled: /^(yes|true|1)$/i.test(cells.optional('cancelled', 5) ?? ''),
    amountUsd: cells.optionalDecimal('amountUsd'),
  }),
  take: ({ schedules }, { agency }, told) => schedules.recordMany(agency, told),
};

const results: FactTable<ToldResult> = {
  columns: ['externalId', 'engagement', 'indicator', 'on', 'value'],
  keyColumns: ['externalId'],
  read: (cells) => ({
    externalId: cells.text('externalId', 100),
    engagement: cells.text('engagement', 100),
    indicator: cells.text('indicator', 100),
    on: cells.day('on'),
    value: cells.decimal('value'),
    evidence: cells.optional('evidence', 500),
  }),
  take: ({ resultValues }, { agency }, told) => resultValues.recordMany(agency, told),
};

// biome-ignore lint/suspicious/noExplicitAny: each table takes what it has read itself
export const datasets: Record<FactDataset, FactTable<any>> = {
  [FactDataset.ENGAGEMENTS]: engagements,
  [FactDataset.MONEY_FACTS]: moneyFacts,
  [FactDataset.EXCHANGE_RATES]: exchangeRates,
  [FactDataset.SCHEDULE]: schedule,
  [FactDataset.RESULTS]: results,
};

/** For the report, and to find a row that comes twice. */
export const keyColumnOf = ({ keyColumns }: FactTable<unknown>, row: Record<string, string>): string =>
  keyColumns
    .map((column) => (row[column] ?? '').trim())
    .join('/')
    .slice(0, 100);
