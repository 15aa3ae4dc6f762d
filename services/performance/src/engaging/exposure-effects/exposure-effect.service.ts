import { rowsLoader } from '@partner-commons/platform/loader';
import { addMonths, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { Exposure } from '../exposures/exposure.view';
import { type AdvanceRow, ExposureEffectRepository, type PlaceRow } from './exposure-effect.repository';
import { placesOf, summariseAdvances } from './exposure-effect.rules';
import type { FailureEffect, UnliquidatedMoney } from './exposure-effect.view';

/** How old advances to a partner are, and what would be left without it (JIU-42, idea 5.4). */
export class ExposureEffectService {
  private readonly repository: ExposureEffectRepository;
  private readonly loaders = new Map<number | null, ReturnType<ExposureEffectService['loadersAt']>>();

  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {
    this.repository = new ExposureEffectRepository(work.database.manager);
  }

  async unliquidated({ partnerId, at }: Exposure): Promise<UnliquidatedMoney> {
    return summariseAdvances(await this.inSight(await this.at(at).advances.load(partnerId)));
  }

  async ifPartnerFails(exposure: Exposure): Promise<FailureEffect> {
    const { advances, places } = this.at(exposure.at);
    const [rows, there] = await Promise.all([advances.load(exposure.partnerId), places.load(exposure.partnerId)]);
    return {
      strandedUsd: exposure.undisbursedUsd,
      atRiskUsd: summariseAdvances(await this.inSight(rows)).outstandingUsd,
      agencies: exposure.agencies.length,
      places: placesOf(await this.inSight(there)),
    };
  }

  private async inSight<Row extends { country: string }>(rows: readonly Row[]): Promise<readonly Row[]> {
    const countries = await this.knownOffices.countriesInSight();
    return countries === null ? rows : rows.filter(({ country }) => countries.includes(country));
  }

  private at(at: Date | null) {
    const key = at?.getTime() ?? null;
    const known = this.loaders.get(key) ?? this.loadersAt(at);
    this.loaders.set(key, known);
    return known;
  }

  private loadersAt(at: Date | null) {
    const today = dayOf(at ?? this.work.clock.now());
    const days = [addMonths(today, -6), addMonths(today, -9)] as const;
    return {
      advances: rowsLoader(
        (ids) => this.repository.findAdvances(ids, at, days),
        (row: AdvanceRow) => row.partnerId,
      ),
      places: rowsLoader(
        (ids) => this.repository.findPlaces(ids, at),
        (row: PlaceRow) => row.partnerId,
      ),
    };
  }
}
