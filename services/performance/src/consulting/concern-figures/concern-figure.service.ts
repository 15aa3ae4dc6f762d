import type { Day } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { ConcernRow } from '../concerns/concern.repository';
import { type ConcernCounts, ConcernFigureRepository } from './concern-figure.repository';
import type { ConcernStatistics } from './concern-statistics.view';

const fewest = 5;

/** What all agencies may know of concerns: how many, and how many in time. */
export class ConcernFigureService {
  private readonly repository: ConcernFigureRepository;

  constructor(
    work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {
    this.repository = new ConcernFigureRepository(work.database.manager);
  }

  /** With each change of a concern. */
  follow(row: ConcernRow): Promise<void> {
    const { id: concernId, agency, country, severity, raisedOn, dueOn, level: escalations, resolvedOn, closedOn } = row;
    return this.repository.save({
      concernId,
      agency,
      country,
      severity,
      raisedOn,
      dueOn,
      escalations,
      resolvedOn,
      closedOn,
    });
  }

  /** By whole agency only: figures by country and by agency would give each other's small counts away. */
  async statistics(year: number): Promise<ConcernStatistics[]> {
    if ((await this.knownOffices.countriesInSight()) !== null) return [];
    const counts = await this.repository.countOfYear(`${year}-01-01`, `${year + 1}-01-01`);
    return counts.map(({ agency: agencyCode, raised, closed, inTime }) => ({
      agencyCode,
      raised: raised < fewest ? null : raised,
      closed: closed < fewest ? null : closed,
      withinSla: closed < fewest ? null : inTime,
      suppressed: raised < fewest || closed < fewest,
    }));
  }

  closedBetween(from: Day, until: Day): Promise<ConcernCounts[]> {
    return this.repository.countClosed(from, until);
  }
}
