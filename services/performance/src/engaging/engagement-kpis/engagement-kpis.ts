import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KpiSource } from '../../kpis/derivation/kpi-source';
import { MoneyKind } from '../money-facts/money-kind.enum';
import { DueKind } from '../schedules/schedule.view';
import { EngagementKpiRepository, type MoneyShare } from './engagement-kpi.repository';

/** Shares of money of agreements. */
const shares: Record<string, MoneyShare> = {
  INELIGIBLE_EXPENDITURE_RATE: { above: MoneyKind.INELIGIBLE_EXPENDITURE, below: MoneyKind.AUDITED_EXPENDITURE },
  CAPACITY_SPEND_SHARE: { above: MoneyKind.CAPACITY_SPEND, below: MoneyKind.EXPENDITURE },
};
/** Shares in which one of the sums is of the whole agency. */
const agencyShares: Record<string, MoneyShare> = {
  IP_EXPENDITURE_SHARE: { above: MoneyKind.EXPENDITURE, below: MoneyKind.PROGRAMME_EXPENDITURE },
  COST_OF_ASSURANCE: { above: MoneyKind.ASSURANCE_COST, below: MoneyKind.AUDITED_EXPENDITURE },
};
const dues: Record<string, DueKind> = {
  PAYMENT_TIMELINESS: DueKind.INSTALMENT,
  REPORT_TIMELINESS: DueKind.REPORT,
};

/** KPIs that are counted from what is known of agreements. */
export function engagementKpis(work: Work): KpiSource[] {
  const repository = new EngagementKpiRepository(work.database.manager);
  const dayAt = (asOf: Date | null) => dayOf(asOf ?? work.clock.now());
  return [
    ...Object.entries(shares).map(
      ([code, share]): KpiSource => ({
        code,
        countCells: ({ year, asOf }) => repository.countMoney(asOf, year, share),
      }),
    ),
    ...Object.entries(agencyShares).map(
      ([code, share]): KpiSource => ({
        code,
        countCells: ({ year, asOf }) => repository.countAgencyMoney(asOf, year, share),
      }),
    ),
    ...Object.entries(dues).map(
      ([code, kind]): KpiSource => ({
        code,
        countCells: ({ year, asOf }) => repository.countDue(asOf, year, kind, dayAt(asOf)),
      }),
    ),
    {
      code: 'RESULTS_ATTAINMENT',
      countCells: ({ year, asOf }) => repository.countAttained(asOf, year, dayAt(asOf)),
    },
  ];
}
