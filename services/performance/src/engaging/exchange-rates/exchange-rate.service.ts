import { forbidden, invalidInput } from '@partner-commons/platform/errors';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { compareDecimals, isNegative, isZero } from '../../terms/decimal.rules';
import { RowReport } from '../fact-batches/recorded-facts.rules';
import type { RecordedFacts } from '../fact-batches/recorded-facts.view';
import type { ExchangeRateInput, ExchangeRatesArgs, RecordExchangeRatesInput } from './exchange-rate.inputs';
import { ExchangeRateRepository, type RatePlace } from './exchange-rate.repository';
import type { ExchangeRate } from './exchange-rate.view';

/** Operational rates are published for a month; a day is not converted with a rate that two months ago was in force. */
const longestInForce = 62;

const keyOf = ({ currency, on }: RatePlace) => `${currency}/${on}`;

export class ExchangeRateService {
  private readonly repository: ExchangeRateRepository;

  constructor(private readonly work: Work) {
    this.repository = new ExchangeRateRepository(work.database.manager);
  }

  async page({ currency = null, first, after }: ExchangeRatesArgs): Promise<Page<ExchangeRate>> {
    const [on, code] = decodeCursor(after, 2) ?? [];
    if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on))
      throw invalidInput('This cursor is not one of ours.', 'after');
    const last = on !== undefined && code !== undefined ? { on, currency: code } : null;
    const [rows, counted] = await Promise.all([
      this.repository.findPage(currency, last, first + 1),
      this.repository.count(currency),
    ]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.on, row.currency], node: (row) => row });
  }

  record({ source, rates }: RecordExchangeRatesInput): Promise<RecordedFacts> {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Rates of exchange are kept by the secretariat.');
    return this.recordMany(agency, source.trim(), rates);
  }

  /** One rate per currency and day; another one for the same day is its next version. */
  async recordMany(agency: string, source: string, told: readonly ExchangeRateInput[]): Promise<RecordedFacts> {
    const now = this.work.clock.now();
    const report = new RowReport();
    const good = told.filter((rate, index) => report.passes(index + 1, keyOf(rate), () => checkRate(rate, dayOf(now))));
    await this.repository.lock();
    const stored = new Map((await this.repository.findOf(good)).map((rate) => [keyOf(rate), rate]));
    const fresh: ExchangeRate[] = [];
    for (const rate of good) {
      const known = stored.get(keyOf(rate));
      const same = known && known.source === source && compareDecimals(known.unitsPerUsd, rate.unitsPerUsd) === 0;
      report.note(same ? 'UNCHANGED' : known ? 'UPDATED' : 'ADDED');
      if (!same) fresh.push({ ...rate, source, version: (known?.version ?? 0) + 1, recordedAt: now });
    }
    if (fresh.length > 0) await this.repository.insert(fresh, agency);
    await this.work.audit.record({ objectType: 'ExchangeRate', detail: { recorded: fresh.length } });
    return report.result;
  }

  /** The rate in force for each currency and day that is asked about; absent where there is none. */
  async inForce(places: readonly RatePlace[]): Promise<(place: RatePlace) => ExchangeRate | undefined> {
    const wanted = [...new Map(places.map((place) => [keyOf(place), place])).values()];
    const found = wanted.length > 0 ? await this.repository.findInForce(wanted, longestInForce) : [];
    const byPlace = new Map(found.map((rate) => [keyOf({ currency: rate.currency, on: rate.wantedOn }), rate]));
    return (place) => byPlace.get(keyOf(place));
  }
}

function checkRate({ currency, on, unitsPerUsd }: ExchangeRateInput, today: string): void {
  if (currency === 'USD') throw invalidInput('US dollars have no rate.', 'currency');
  if (isNegative(unitsPerUsd) || isZero(unitsPerUsd))
    throw invalidInput('unitsPerUsd must be above zero.', 'unitsPerUsd');
  if (on > today) throw invalidInput('on is in the future.', 'on');
}
