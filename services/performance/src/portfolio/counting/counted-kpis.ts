import type { Work } from '@partner-commons/platform/work';
import type { Counted, CountedCell, CountedPeriod, CountedScope, KpiSource } from '../../kpis/derivation/kpi-source';
import { daysOf, everything, scopeOf } from './counted-days.rules';
import { type CountingParameters, CountingRepository } from './counting.repository';

type Cells = (parameters: CountingParameters) => Promise<CountedCell[]>;
type Total = (parameters: CountingParameters) => Promise<Counted>;

/** The figures that this service counts from agreements, assessments, findings and claims (domain-model.md 2.7). */
export function countedKpis(work: Work): KpiSource[] {
  const counting = new CountingRepository(work.database.manager);
  const source = (code: string, cells: Cells, total?: Total): KpiSource => ({
    code,
    countCells: (period) => countCells(period, cells, work.clock.now()),
    countTotal: total && ((scope) => countTotal(scope, total, work.clock.now())),
  });
  return [
    withoutDenominator(
      source(
        'ACTIVE_PARTNERS',
        (asked) => counting.activeCells(asked),
        (asked) => counting.activeTotal(asked),
      ),
    ),
    source(
      'SHARED_PARTNERS',
      (asked) => counting.sharedCells(asked),
      (asked) => counting.sharedTotal(asked),
    ),
    source(
      'ASSESSMENT_COVERAGE',
      (asked) => counting.coverageCells(asked),
      (asked) => counting.coverageTotal(asked),
    ),
    source(
      'PSEA_COVERAGE',
      (asked) => counting.pseaCells(asked),
      (asked) => counting.pseaTotal(asked),
    ),
    source(
      'ASSURANCE_COMPLETION',
      (asked) => counting.assuranceCells(asked),
      (asked) => counting.assuranceTotal(asked),
    ),
    source(
      'DUPLICATE_ASSESSMENTS',
      (asked) => counting.duplicateCells(asked),
      (asked) => counting.duplicateTotal(asked),
    ),
    source(
      'CAPACITY_UPLIFT',
      (asked) => counting.upliftCells(asked),
      (asked) => counting.upliftTotal(asked),
    ),
    source(
      'CONCENTRATION_TOP10',
      (asked) => counting.topCells(asked),
      (asked) => counting.topTotal(asked),
    ),
    source('LOCAL_FUNDING_SHARE', (asked) => counting.localFundCells(asked)),
    source('REUSE_RATE', (asked) => counting.reuseCells(asked)),
    source('HIGH_FINDINGS_OVERDUE', (asked) => counting.findingCells(asked)),
    source('RECOVERY_RATE', (asked) => counting.recoveryCells(asked)),
  ];
}

async function countCells(period: CountedPeriod, cells: Cells, now: Date): Promise<CountedCell[]> {
  const days = daysOf(period, now);
  return days ? cells([...days, ...scopeOf(everything)]) : [];
}

async function countTotal(scope: CountedScope, total: Total, now: Date): Promise<Counted | null> {
  const days = daysOf(scope, now);
  const counted = days && (await total([...days, ...scopeOf(scope)]));
  // A share of nothing is no share.
  return counted && Number(counted.denominator) > 0 ? counted : null;
}

/** A plain count. */
function withoutDenominator({ code, countCells, countTotal }: KpiSource): KpiSource {
  const plain = <Figure extends Counted>(figure: Figure): Figure => ({ ...figure, denominator: null });
  return {
    code,
    countCells: async (period) => (await countCells(period)).map(plain),
    countTotal: async (scope) => {
      const counted = await countTotal?.(scope);
      return counted ? plain(counted) : null;
    },
  };
}
