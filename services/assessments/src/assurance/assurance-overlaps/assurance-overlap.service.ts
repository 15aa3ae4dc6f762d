import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { addMonths, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import { AssuranceFamily } from '../../terms/assurance-type.enum';
import { sumOfAmounts } from '../../terms/exact-decimal.rules';
import { presentActivity } from '../assurance-activities/assurance-activity.service';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import type { AssuranceParametersService } from '../assurance-parameters/assurance-parameters.service';
import type { AssurancePlanService } from '../assurance-plans/assurance-plan.service';
import { OpenActivityRepository, type OpenActivityRow } from './open-activity.repository';
import type { AssuranceCalendarArgs } from './overlap.inputs';
import { type Overlap, overlapsOf } from './overlap.rules';
import type { AssuranceOverlap } from './overlap.view';

export interface OverlapParts {
  plans: AssurancePlanService;
  parameters: AssuranceParametersService;
}

/** Finds what agencies could do together. */
export class AssuranceOverlapService {
  private readonly repository: OpenActivityRepository;
  /** Loaders by year: all activities of one list mostly ask for the same one. */
  private readonly open = new Map<number, DataLoader<string, OpenActivityRow[]>>();

  constructor(
    private readonly work: Work,
    private readonly parts: OverlapParts,
  ) {
    this.repository = new OpenActivityRepository(work.database.manager);
  }

  async of(partnerId: string, year: number): Promise<AssuranceOverlap[]> {
    if (!isId(partnerId)) throw invalidInput('This is not an id.', 'partnerId');
    if (year < 1990 || year > 2200) throw invalidInput('year is 1990 to 2200.', 'year');
    const [activities, { plans }] = await Promise.all([
      this.openOf(year).load(partnerId),
      this.parts.plans.statusOf(partnerId, year),
    ]);
    const needs = plans
      .filter(({ closedOn }) => closedOn === null)
      .map(({ agencyCode, minimum, planned }) => ({ agency: agencyCode, minimum, planned }));
    return Promise.all(overlapsOf(activities, needs, await this.days()).map((overlap) => this.show(overlap)));
  }

  /** What agencies plan in a country, earliest first. */
  async calendar({ country, from, to, first, after }: AssuranceCalendarArgs): Promise<Page<AssuranceActivity>> {
    if (to < from || to > addMonths(from, 24)) throw invalidInput('to is at most two years after from.', 'to');
    const last = decodeCursor(after, 2);
    if (last && !(/^\d{4}-\d{2}-\d{2}$/.test(last[0] ?? '') && isId(last[1] ?? ''))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const search = { country, from, to, after: last, limit: first + 1 };
    const [rows, count] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, count, {
      cursor: ({ plannedFrom, id }) => [plannedFrom, id],
      node: (row) => presentActivity(row, this.work.viewer),
    });
  }

  /** What other agencies plan with the same partner that could be one with this; at most 99. */
  async besides({ id, partnerId, year }: AssuranceActivity): Promise<AssuranceActivity[]> {
    const activities = await this.openOf(year).load(partnerId);
    const group = overlapsOf(activities, [], await this.days()).find((overlap) =>
      overlap.activities.some((activity) => activity.id === id),
    );
    const own = activities.find((activity) => activity.id === id)?.agency;
    return (group?.activities ?? [])
      .filter(({ agency }) => agency !== own)
      .map((row) => presentActivity(row, this.work.viewer));
  }

  /** What one activity of a family costs an agency, by its own estimate. */
  async costOf(agency: string, family: AssuranceFamily): Promise<string | null> {
    const { rules } = await this.parts.parameters.inForce(agency, dayOf(this.work.clock.now()));
    if (family === AssuranceFamily.VISIT) return rules.visitCostUsd;
    return family === AssuranceFamily.SPOT_CHECK ? rules.spotCheckCostUsd : rules.auditCostUsd;
  }

  private openOf(year: number): DataLoader<string, OpenActivityRow[]> {
    let loader = this.open.get(year);
    if (!loader) {
      loader = rowsLoader(
        (ids) => this.repository.findOf(ids, [year]),
        (row: OpenActivityRow) => row.askedId,
      );
      this.open.set(year, loader);
    }
    return loader;
  }

  private async days(): Promise<number> {
    const { viewer, clock } = this.work;
    return (await this.parts.parameters.inForce(viewer.agency ?? '', dayOf(clock.now()))).rules.overlapDays;
  }

  private async show(overlap: Overlap<OpenActivityRow>): Promise<AssuranceOverlap> {
    const { family, from, to, activities, host, duplicating, needing } = overlap;
    const spared = [...duplicating, ...needing];
    const costs = await Promise.all(spared.map((agency) => this.costOf(agency, family)));
    const known = costs.filter((cost) => cost !== null);
    const show = (row: OpenActivityRow) => presentActivity(row, this.work.viewer);
    return {
      family,
      from,
      to,
      activities: activities.map(show),
      suggestion: show(host),
      duplicating: duplicating.map((code) => ({ code })),
      needing: needing.map((code) => ({ code })),
      avoidedActivities: spared.length,
      avoidedCostUsd: known.length === costs.length ? sumOfAmounts(known) : null,
    };
  }
}
