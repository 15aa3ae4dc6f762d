import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { ExposureRepository } from './exposure.repository';
import { type ExposureCell, shareOf, summariseExposure } from './exposure.rules';
import type { CountryExposure, CountryShare, Exposure } from './exposure.view';

interface CountryTotal {
  country: string;
  countryUsd: string;
}

/** What is at stake with a partner across agencies: nobody could see that before (JIU-36, JIU-42). */
export class ExposureService {
  private readonly repository: ExposureRepository;
  /** Loaders by moment: all partners of one list ask for the same one, so a list costs one statement. */
  private readonly loaders = new Map<number | null, ReturnType<ExposureService['loadersAt']>>();

  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {
    this.repository = new ExposureRepository(work.database.manager);
  }

  async ofPartner(partnerId: string, asOf: Date | null): Promise<Exposure> {
    const now = this.work.clock.now();
    // A moment to come is answered with what is on record now.
    const at = asOf !== null && asOf < now ? asOf : null;
    const countries = await this.knownOffices.countriesInSight();
    const cells = await this.at(at).cells.load(partnerId);
    const seen = countries === null ? cells : cells.filter(({ country }) => countries.includes(country));
    return { ...summariseExposure(seen, at, now), partnerId };
  }

  async share({ at, country, activeUsd }: CountryExposure): Promise<CountryShare | null> {
    const total = await this.at(at).countries.load(country);
    return shareOf(activeUsd, total?.countryUsd ?? '0');
  }

  private at(at: Date | null) {
    const key = at?.getTime() ?? null;
    const known = this.loaders.get(key) ?? this.loadersAt(at);
    this.loaders.set(key, known);
    return known;
  }

  private loadersAt(at: Date | null) {
    return {
      cells: rowsLoader(
        (ids) => this.repository.findCells(ids, at),
        (row: ExposureCell) => row.partnerId,
      ),
      countries: rowLoader(
        (codes) => this.repository.findCountries(codes, at),
        (row: CountryTotal) => row.country,
      ),
    };
  }
}
