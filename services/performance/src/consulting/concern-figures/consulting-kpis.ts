import { addDays, type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { CountedCell, CountedPeriod, KpiSource } from '../../kpis/derivation/kpi-source';
import { ConcernFigureRepository } from './concern-figure.repository';
import { CoverageRepository } from './coverage.repository';

/** CONCERN_RESOLUTION (JIU-98): concerns answered in time, of those that were closed in the year. */
class ConcernResolutionSource implements KpiSource {
  readonly code = 'CONCERN_RESOLUTION';
  private readonly figures: ConcernFigureRepository;

  constructor(work: Work) {
    this.figures = new ConcernFigureRepository(work.database.manager);
  }

  /** What is closed stays as it is, so that the past is what was closed by then. */
  async countCells({ year, asOf }: CountedPeriod): Promise<CountedCell[]> {
    const end = `${year + 1}-01-01`;
    const known: Day = asOf ? addDays(dayOf(asOf), 1) : end;
    const counts = await this.figures.countClosed(`${year}-01-01`, known < end ? known : end);
    return counts.map(({ agency, country, closed, inTime }) => ({
      agency,
      country,
      partnerType: null,
      numerator: String(inTime),
      denominator: String(closed),
      // Few concerns are few partners.
      contributors: closed,
    }));
  }
}

/** CONSULTATION_COVERAGE (JIU-97): country offices that held a consultation, of those with three partners or more. */
class ConsultationCoverageSource implements KpiSource {
  readonly code = 'CONSULTATION_COVERAGE';
  private readonly coverage: CoverageRepository;

  constructor(private readonly work: Work) {
    this.coverage = new CoverageRepository(work.database.manager);
  }

  async countCells({ year, asOf }: CountedPeriod): Promise<CountedCell[]> {
    const rows = await this.coverage.count(year, asOf ?? this.work.clock.now());
    return rows.map(({ agency, country, offices, covered }) => ({
      agency,
      country,
      partnerType: null,
      numerator: String(covered),
      denominator: String(offices),
      // About offices, not about few partners.
      contributors: null,
    }));
  }
}

export const consultingKpis = (work: Work): KpiSource[] => [
  new ConcernResolutionSource(work),
  new ConsultationCoverageSource(work),
];
