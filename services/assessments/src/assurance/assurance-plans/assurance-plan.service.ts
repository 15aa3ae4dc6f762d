import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import { reportingPeriod } from '../assurance-parameters/assurance-parameters.rules';
import type { AssuranceParametersService } from '../assurance-parameters/assurance-parameters.service';
import { overallCoverage, totalOf } from '../assurance-plan-facts/coverage.rules';
import { AssessmentDue, CashSource } from './assurance-plan.enums';
import type { AssurancePlansArgs } from './assurance-plan.inputs';
import { AssurancePlanRepository, type PlanOfPartner, type PlanRow } from './assurance-plan.repository';
import type { AssurancePlan, AssurancePlanRevision, AssuranceStatus } from './assurance-plan.view';
import { PlanRevisionRepository } from './plan-revision.repository';

/** Reads plans; what makes and changes them is in plan-upkeep.service.ts. */
export class AssurancePlanService {
  private readonly repository: AssurancePlanRepository;
  private readonly revisionRows: PlanRevisionRepository;
  /** Loaders by year: all partners of one list ask for the same one. */
  private readonly ofPartners = new Map<number, DataLoader<string, PlanOfPartner[]>>();

  constructor(
    private readonly work: Work,
    private readonly parameters: AssuranceParametersService,
  ) {
    this.repository = new AssurancePlanRepository(work.database.manager);
    this.revisionRows = new PlanRevisionRepository(work.database.manager);
  }

  private readonly revisions = rowsLoader(
    (ids) => this.revisionRows.findOf(ids),
    (row: AssurancePlanRevision) => row.planId,
  );

  async find(id: string): Promise<AssurancePlan | null> {
    const row = isId(id) ? await this.repository.find(id) : null;
    return row && this.present(row);
  }

  async get(id: string): Promise<AssurancePlan> {
    const plan = await this.find(id);
    if (!plan) throw notFound('assurance plan');
    return plan;
  }

  async search({ filter, first, after }: AssurancePlansArgs): Promise<Page<AssurancePlan>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      partnerId: filter?.partnerId ?? null,
      agency: filter?.agency ?? null,
      year: filter?.year ?? null,
      coverage: filter?.coverage ?? null,
      assessmentDue: filter?.assessmentDue ?? null,
      after: last,
      limit: first + 1,
    };
    const [rows, count] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    const plans = await Promise.all(rows.map((row) => this.present(row)));
    return pageOf(plans, first, count, { cursor: ({ id }) => [id], node: (plan) => plan });
  }

  async statusOf(partnerId: string, asked: number | null): Promise<AssuranceStatus> {
    const year = asked ?? Number(dayOf(this.work.clock.now()).slice(0, 4));
    if (year < 1990 || year > 2200) throw invalidInput('year is 1990 to 2200.', 'year');
    let loader = this.ofPartners.get(year);
    if (!loader) {
      loader = rowsLoader(
        (ids) => this.repository.findOfPartners(ids, year),
        (row: PlanOfPartner) => row.askedId,
      );
      this.ofPartners.set(year, loader);
    }
    const plans = await Promise.all((await loader.load(partnerId)).map((row) => this.present(row)));
    return { year, coverage: overallCoverage(plans.map(({ coverage }) => coverage)), plans };
  }

  revisionsOf(planId: string): Promise<AssurancePlanRevision[]> {
    return this.revisions.load(planId);
  }

  async present(row: PlanRow): Promise<AssurancePlan> {
    const { rules } = await this.parameters.byId(row.parametersId);
    const { from, to } = reportingPeriod(row.year, rules.reportingFromMonth);
    return {
      ...row,
      agencyCode: row.agency,
      cashSource: row.givenCashUsd === null ? CashSource.AGREEMENTS : CashSource.GIVEN,
      reportedFrom: from,
      reportedTo: to,
      planned: totalOf(row.quarters, 'planned'),
      quarters: row.quarters.map((quarter, index) => ({ ...quarter, quarter: index + 1 })),
      assessmentDue: AssessmentDue[row.assessmentDue],
    };
  }
}
