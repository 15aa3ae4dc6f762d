import { forbidden, invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { toUsd } from '../engagements/engagement.rules';
import type { EngagementService } from '../engagements/engagement.service';
import { factKeepers } from '../engaging-wiring/engaging-roles';
import type { ExchangeRateService } from '../exchange-rates/exchange-rate.service';
import { RowReport } from '../fact-batches/recorded-facts.rules';
import type { RecordedFacts } from '../fact-batches/recorded-facts.view';
import type { EngagementWatch } from '../money-pictures/engagement-watch';
import type { MoneyFactsArgs, RecordMoneyFactsInput } from './money-fact.inputs';
import { MoneyFactRepository, type MoneyFactRow, type TouchedMonth } from './money-fact.repository';
import { checkMoney, isSameMoney, monthOf, needsRecordedRate, type ToldMoney } from './money-fact.rules';
import type { MoneyYear } from './money-fact.view';
import { MoneyTotalRepository } from './money-total.repository';

export interface MoneyFactSources {
  engagements: EngagementService;
  exchangeRates: ExchangeRateService;
  watch: EngagementWatch;
}

type FreshFact = MoneyFactRow & { month: string };

/** Amounts out of the systems of agencies: each is the agency's and the partner's, sums by year are for all. */
export class MoneyFactService {
  private readonly totals: MoneyTotalRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: MoneyFactSources,
  ) {
    this.totals = new MoneyTotalRepository(work.database.manager);
  }

  private readonly yearsByEngagement = rowsLoader(
    (ids) => this.totals.findYears(ids),
    (row: MoneyYear & { engagementId: string }) => row.engagementId,
  );

  yearsOf(engagementId: string): Promise<MoneyYear[]> {
    return this.yearsByEngagement.load(engagementId);
  }

  page({ filter, first, after }: MoneyFactsArgs): Promise<Page<MoneyFactRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = {
      engagementId: filter?.engagementId ?? null,
      kind: filter?.kind ?? null,
      year: filter?.year ?? null,
    };
    return this.work.database.confidential(async (transaction) => {
      const repository = new MoneyFactRepository(transaction);
      const rows = await repository.findPage(query, last, first + 1);
      const page = pageOf(rows, first, await repository.count(query), {
        cursor: ({ id }) => [id],
        node: (row) => row,
      });
      const ids = page.edges.map(({ node }) => node.id);
      if (ids.length > 0) {
        await this.work.audit.within(transaction, 'moneyFacts').record({ objectType: 'MoneyFact', detail: { ids } });
      }
      return page;
    });
  }

  record({ sourceSystem, facts }: RecordMoneyFactsInput): Promise<RecordedFacts> {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Money is recorded by the agency that paid it.');
    const told = facts.map(
      ({ engagement = null, unitsPerUsd = null, rateDate = null, rateSource = null, ...fact }) => ({
        ...fact,
        externalId: fact.externalId.trim(),
        engagement: engagement?.trim() || null,
        unitsPerUsd,
        rateDate,
        rateSource,
      }),
    );
    return this.recordMany(agency, sourceSystem.trim(), told);
  }

  /** One fact per agency and number: the first creates it, a different one is its next version, the same changes nothing. */
  async recordMany(agency: string, sourceSystem: string, told: readonly ToldMoney[]): Promise<RecordedFacts> {
    const { database, clock, audit } = this.work;
    const now = clock.now();
    const report = new RowReport();
    const rows = told.map((fact, index) => ({ fact, row: index + 1 }));
    const good = rows.filter(({ fact, row }) =>
      report.passes(row, fact.externalId, () => checkMoney(fact, dayOf(now))),
    );
    const engagementOf = await this.engagementsOf(
      agency,
      good.map(({ fact }) => fact),
    );
    // Sums of the whole agency are for who acts for all of it.
    const actsForAll = (await this.sources.engagements.reach(factKeepers)) === null;
    const rateOf = await this.sources.exchangeRates.inForce(
      good.filter(({ fact }) => needsRecordedRate(fact)).map(({ fact: { currency, on } }) => ({ currency, on })),
    );
    await database.confidential(async (transaction) => {
      const repository = new MoneyFactRepository(transaction);
      await repository.lockAgency(agency);
      const stored = await repository.findOf(
        agency,
        good.map(({ fact }) => fact.externalId),
      );
      const known = new Map(stored.map((row) => [row.externalId, row]));
      const storedAt = stored.flatMap(({ engagementId }) => engagementId ?? []);
      const beyond = await this.sources.engagements.beyondReach(storedAt, factKeepers);
      const isBeyond = ({ engagementId }: MoneyFactRow) => engagementId === null || beyond.has(engagementId);
      const fresh: FreshFact[] = [];
      for (const { fact, row } of good) {
        const engagement = fact.engagement === null ? null : engagementOf.get(fact.engagement);
        const before = known.get(fact.externalId);
        const reached = actsForAll || (fact.engagement !== null && !(before && isBeyond(before)));
        if (engagement === undefined || !reached) {
          report.refuseAgreement(row, fact.externalId);
          continue;
        }
        const rate = needsRecordedRate(fact) ? rateOf(fact) : undefined;
        if (needsRecordedRate(fact) && !rate) {
          const message = `No rate of ${fact.currency} is in force on ${fact.on}: record it, or give one with the row.`;
          report.refuse(row, fact.externalId, 'RATE_UNKNOWN', message);
          continue;
        }
        const money = rate
          ? { ...fact, unitsPerUsd: rate.unitsPerUsd, rateDate: rate.on, rateSource: rate.source }
          : fact;
        const engagementId = engagement?.id ?? null;
        if (before && isSameMoney({ ...money, engagementId }, before)) {
          report.note('UNCHANGED');
          continue;
        }
        report.note(before ? 'UPDATED' : 'ADDED');
        fresh.push({
          ...money,
          id: before?.id ?? newId(),
          version: (before?.version ?? 0) + 1,
          agencyCode: agency,
          engagementId,
          partnerId: engagement?.partnerId ?? null,
          month: monthOf(fact.on),
          amountUsd: toUsd(fact.amount, money),
          sourceSystem,
          recordedAt: now,
        });
      }
      const replaced = fresh.flatMap(({ externalId }) => known.get(externalId) ?? []);
      if (replaced.length > 0) await repository.supersede(replaced, now);
      if (fresh.length > 0) await repository.insert(fresh);
      const touched = monthsOf([...fresh, ...replaced]);
      if (touched.length > 0) {
        await repository.closeTotals(agency, touched, now);
        await repository.openTotals(agency, touched, now);
      }
      await audit.record({ objectType: 'MoneyFact', detail: { agency, recorded: fresh.length } });
      const engagementIds = touched.flatMap(({ engagementId }) => engagementId ?? []);
      await this.sources.watch.refresh([...new Set(engagementIds)]);
    });
    return report.result;
  }

  private async engagementsOf(agency: string, told: readonly ToldMoney[]) {
    return this.sources.engagements.referredBy(
      agency,
      told.flatMap(({ engagement }) => engagement ?? []),
      factKeepers,
    );
  }
}

function monthsOf(facts: readonly MoneyFactRow[]): TouchedMonth[] {
  const places = facts.map(({ kind, engagementId, on }) => ({ kind, engagementId, month: monthOf(on) }));
  const keyOf = ({ kind, engagementId, month }: TouchedMonth) => `${kind}/${engagementId}/${month}`;
  return [...new Map(places.map((place) => [keyOf(place), place])).values()];
}
