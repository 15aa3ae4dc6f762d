import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { daysOf } from '../../portfolio/counting/counted-days.rules';
import type { CounterpartClass } from '../counterparts/counterpart.enum';
import { counterparts, counterpartTable, showsAmounts, showsSum } from '../counterparts/counterpart.rules';
import { type GoalRow, SdgReportRepository } from './sdg-report.repository';
import type { SdgContribution, SdgContributions, SdgReport, SdgReportArgs } from './sdg-report.view';

interface Parts {
  knownAgencies: KnownAgencyService;
  sight: { countries(): Promise<string[] | null> };
}

const allGoals = 0;

/** What partners of each kind contribute to each goal, and what of it can be checked (PSFP-33, PSFP-31). */
export class SdgReportService {
  private readonly repository: SdgReportRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new SdgReportRepository(work.database.manager);
  }

  async make({ agencies = null, year }: SdgReportArgs): Promise<SdgReport> {
    const { knownAgencies, sight } = this.parts;
    if (agencies) await knownAgencies.demand(agencies, 'agencies');
    const asOf = this.work.clock.now();
    const days = daysOf({ year, asOf: null }, asOf);
    const asked = [
      ...(days ?? []),
      agencies,
      await sight.countries(),
      counterpartTable.types,
      counterpartTable.classes,
    ];
    const [rows, withoutGoal] = days
      ? await Promise.all([this.repository.findGoals(asked), this.repository.countWithoutGoal(asked)])
      : [[], 0];
    const isOwn = agencies?.every((agency) => agency === this.work.viewer.agency) ?? false;
    const goalOf = (sdg: number) =>
      contributionsOf(
        sdg,
        rows.filter((row) => row.sdg === sdg),
        isOwn,
      );
    const goals = [...new Set(rows.map(({ sdg }) => sdg))].filter((sdg) => sdg !== allGoals);
    return { year, goals: goals.map(goalOf), total: goalOf(allGoals).total, withoutGoal, asOf };
  }
}

function contributionsOf(sdg: number, rows: readonly GoalRow[], isOwn: boolean): SdgContributions {
  const classes = counterparts.flatMap((counterpart) => rows.find((row) => row.counterpart === counterpart) ?? []);
  const sum = rows.find(({ counterpart }) => counterpart === null) ?? none;
  return {
    sdg,
    total: contributionOf(sum, sum.engagements === 0 || showsSum(sum, classes, isOwn)),
    classes: classes.map((row) => contributionOf(row, showsAmounts(row, isOwn))),
  };
}

const contributionOf = ({ sdg: _sdg, counterpart, ...row }: GoalRow, shown: boolean): SdgContribution => ({
  ...row,
  counterpart: counterpart as CounterpartClass | null,
  committedUsd: shown ? row.committedUsd : null,
  disbursedUsd: shown ? row.disbursedUsd : null,
  suppressed: !shown,
});

const none: GoalRow = {
  sdg: allGoals,
  counterpart: null,
  engagements: 0,
  partners: 0,
  committedUsd: '0.00',
  disbursedUsd: '0.00',
  verifiedResults: 0,
  impactResults: 0,
};
