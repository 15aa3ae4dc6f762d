import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { HactFigureRepository } from './hact-figure.repository';
import { everyBand, suppress } from './hact-figure.rules';
import type { HactFigures } from './hact-figure.view';

/** HACT in figures, for those who think of joining it (JIU-110). */
export class HactFigureService {
  constructor(
    private readonly work: Work,
    private readonly knownAgencies: KnownAgencyService,
  ) {}

  async figures(): Promise<HactFigures> {
    const asOf = dayOf(this.work.clock.now());
    const repository = new HactFigureRepository(this.work.database.manager);
    const [counts, agencies] = await Promise.all([repository.countBands(asOf), this.knownAgencies.all()]);
    const members = agencies.filter(({ hactMember }) => hactMember).map(({ code }) => ({ code }));
    return { members, asOf, ...suppress(everyBand(counts)) };
  }
}
