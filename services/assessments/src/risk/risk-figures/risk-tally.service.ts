import type { Work } from '@partner-commons/platform/work';
import type { RiskCategory } from '../../terms/risk-category.enum';
import type { RiskLevel } from '../../terms/risk-level.enum';
import { figuresOf } from './risk-figure.rules';
import type { RiskFigure } from './risk-figure.view';
import { RiskTallyRepository } from './risk-tally.repository';

interface Counted {
  agency: string;
  category: RiskCategory;
  residualBand: RiskLevel;
  state: string;
}

/** Numbers of open risks over all agencies. */
export class RiskTallyService {
  constructor(private readonly work: Work) {}

  /** Moves a risk from where it was counted before, if it was, to where it counts now, if it does. */
  async move(after: Counted, before: Counted | null): Promise<void> {
    const steps = [
      ...(before?.state === 'OPEN' ? [{ ...placeOf(before), count: -1 }] : []),
      ...(after.state === 'OPEN' ? [{ ...placeOf(after), count: 1 }] : []),
    ];
    const [first, second] = steps;
    if (first && first.band === second?.band) return;
    // In one order for everybody: two that move in opposite directions would else wait for each other.
    const ordered = steps.sort((a, b) => (a.band < b.band ? -1 : 1));
    await this.work.database.confidential(async (transaction) => {
      const tallies = new RiskTallyRepository(transaction);
      for (const step of ordered) await tallies.move(step);
    });
  }

  async figures(): Promise<RiskFigure[]> {
    const { database, viewer, audit } = this.work;
    return database.confidential(async (transaction) => {
      const tallies = await new RiskTallyRepository(transaction).findAll();
      await audit.within(transaction, 'riskFigures').record({ objectType: 'RiskFigure' });
      return figuresOf(tallies, viewer.agency ?? '');
    });
  }
}

const placeOf = ({ agency, category, residualBand }: Counted) => ({ agency, category, band: residualBand });
