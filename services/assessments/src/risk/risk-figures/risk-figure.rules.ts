import { RiskCategory } from '../../terms/risk-category.enum';
import { riskLevels } from '../../terms/risk-level.enum';
import type { RiskFigure } from './risk-figure.view';
import type { RiskTally } from './risk-tally.repository';

/** Fewer risks, or risks of fewer other agencies, would tell of one of them (trust.md Z13). */
const fewest = 3;
const fewestAgencies = 2;

/**
 * One cell per category and band. What others have is given in steps, and never without a second agency: else the own
 * count, or the answer of the day before, would make one risk of one agency visible.
 */
export function figuresOf(tallies: readonly RiskTally[], agency: string): RiskFigure[] {
  return Object.values(RiskCategory).flatMap((category) =>
    riskLevels.map((band) => {
      const here = tallies.filter((tally) => tally.category === category && tally.band === band);
      const others = here.filter((tally) => tally.agency !== agency && tally.count > 0);
      const count = others.reduce((sum, tally) => sum + tally.count, 0);
      const isTold = others.length >= fewestAgencies && count >= fewest;
      return {
        category,
        band,
        own: here.find((tally) => tally.agency === agency)?.count ?? 0,
        others: isTold ? count - (count % fewest) : null,
      };
    }),
  );
}
