import { AppError } from '@partner-commons/platform/errors';

export interface SightPorts {
  knownOffices: { countriesInSight(): Promise<string[] | null> };
}

/** Which countries the viewer sees figures of: a coordinator its own, everybody else all (JIU-75, story 4.d step 3). */
export class SightService {
  constructor(private readonly ports: SightPorts) {}

  /** Null is all. */
  countries(): Promise<string[] | null> {
    return this.ports.knownOffices.countriesInSight();
  }

  async demand(country: string): Promise<void> {
    const sight = await this.countries();
    if (sight !== null && !sight.includes(country)) throw outOfSight(sight);
  }

  /** For figures that are of no country. */
  async demandAll(): Promise<void> {
    const sight = await this.countries();
    if (sight !== null) throw outOfSight(sight);
  }
}

const outOfSight = (sight: readonly string[]) =>
  new AppError('FORBIDDEN', `A coordinator sees figures of its own countries: ${sight.join(', ')}.`, {
    reason: 'COUNTRY_OUT_OF_SIGHT',
  });
