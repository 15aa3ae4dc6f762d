import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import type { Redaction } from '@partner-commons/platform/redaction';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { CapacityPlanState, CapacityPurpose } from './capacity-plan.enum';
import type { CapacityPlanFilter } from './capacity-plan.inputs';
import { CapacityPlanRepository, type CapacityPlanRow } from './capacity-plan.repository';
import { isTargetMet, upliftOf } from './capacity-plan.rules';
import type { CapacityPlanContent } from './capacity-plan.view';
import { CapacityPlanBodyRepository, type CapacityPlanBodyRow } from './capacity-plan-body.repository';

export const contextOfPlan = (id: string) => `capacity-plan:${id}`;

/** Capacity development plans: that there are some is for every agency, what is in them for those who may read them. */
export class CapacityPlanService {
  private readonly plans: CapacityPlanRepository;

  constructor(
    private readonly work: Work,
    private readonly disclosures: DisclosureService,
  ) {
    this.plans = new CapacityPlanRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.plans.findAll(ids),
    (row: CapacityPlanRow) => row.id,
  );

  private readonly bodyOf = rowLoader(
    (ids) => this.bodies((bodies) => bodies.find(ids)),
    (row: CapacityPlanBodyRow) => row.planId,
  );

  private readonly findingsOf = rowsLoader(
    (ids) => this.bodies((bodies) => bodies.findFindings(ids)),
    (row: { planId: string; findingId: string }) => row.planId,
  );

  private readonly pages = new PageLoader<CapacityPlanRow & { askedId: string }>({
    load: (page) => this.plans.findPages(page),
    count: (parents) => this.plans.countOfPartners(parents),
    parentOf: ({ askedId }) => askedId,
  });

  /** For a partner's users, a plan with another partner is as absent as an invented id. */
  async find(id: string): Promise<CapacityPlanRow | null> {
    const { viewer } = this.work;
    const row = isId(id) ? await this.byId.load(id) : null;
    return row && viewer.kind === 'PARTNER' && !actsFor(viewer, row.partnerId) ? null : row;
  }

  async get(id: string): Promise<CapacityPlanRow> {
    const row = await this.find(id);
    if (!row) throw notFound('plan');
    return row;
  }

  /** For leave to read it (JIU-59). */
  async resourceOf(id: string): Promise<Resource | null> {
    const row = await this.find(id);
    return row && resourceOfPlan(row);
  }

  ofPartner(partnerId: string, page: PageArgs): Promise<Page<CapacityPlanRow>> {
    return this.pages.load(partnerId, page);
  }

  async search(filter: CapacityPlanFilter, { first, after }: PageArgs): Promise<Page<CapacityPlanRow>> {
    const { viewer, clock } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    if (filter.partnerId && !isId(filter.partnerId)) throw invalidInput('This is not an id.', 'filter.partnerId');
    const search = {
      partnerId: filter.partnerId ?? null,
      agency: filter.agency ?? null,
      purpose: filter.purpose ?? null,
      state: filter.state ?? null,
      isOverdue: filter.isOverdue ?? null,
      today: dayOf(clock.now()),
      ownPartners: viewer.kind === 'PARTNER' ? [viewer.partnerId ?? '', ...viewer.partnerIds].filter(isId) : null,
      looker: viewer.agency,
      now: clock.now(),
    };
    const [rows, count] = [await this.plans.search(search, last, first + 1), await this.plans.count(search)];
    return pageOf(rows, first, count, { cursor: ({ id }) => [id], node: (row) => row });
  }

  /** Null for whoever may read it, and then the reading is on record; consent of the partner opens it to every agency. */
  async redactionOf(row: CapacityPlanRow): Promise<Redaction | null> {
    if (row.isInterAgency && this.work.viewer.kind === 'AGENCY') return null;
    return this.disclosures.open(resourceOfPlan(row), 'FULL_NO_ATTACHMENTS', 'CapacityPlan.content');
  }

  async contentOf(row: CapacityPlanRow): Promise<CapacityPlanContent | null> {
    if (await this.redactionOf(row)) return null;
    const body = await this.bodyOf.load(row.id);
    if (!body) return null;
    const { id, purpose, state, startsOn, dueOn, sharedWith, closedAt } = row;
    const { baselineBand, targetBand, resultBand } = body;
    return {
      planId: id,
      purpose: CapacityPurpose[purpose],
      state: CapacityPlanState[state],
      kind: body.kind && AssessmentKind[body.kind],
      country: body.country,
      goal: this.work.cipher.open(body.sealed, contextOfPlan(id)),
      startsOn,
      dueOn,
      isOverdue: state === 'ACTIVE' && dueOn < dayOf(this.work.clock.now()),
      baselineBand: baselineBand && CommonRiskBand[baselineBand],
      targetBand: targetBand && CommonRiskBand[targetBand],
      resultBand: resultBand && CommonRiskBand[resultBand],
      uplift: upliftOf(baselineBand, resultBand),
      isTargetMet: isTargetMet(targetBand, resultBand),
      baselineAssessmentId: body.baselineAssessmentId,
      resultAssessmentId: body.resultAssessmentId,
      sharedWith,
      closedAt,
    };
  }

  /** Ids alone; who may read the findings themselves is their affair. */
  async findingIdsOf(planId: string): Promise<string[]> {
    return (await this.findingsOf.load(planId)).map(({ findingId }) => findingId);
  }

  /** Locks a plan of the own agency, or of the own partner; all others are not there. */
  async lock(id: string, expectedVersion?: number): Promise<CapacityPlanRow> {
    const { viewer } = this.work;
    const row = isId(id) ? await this.plans.lock(id) : null;
    if (!row || !(row.agency === viewer.agency || actsFor(viewer, row.partnerId))) throw notFound('plan');
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw versionConflict('plan', row.version);
    return row;
  }

  /** Of a plan that is locked. */
  async readBody(planId: string): Promise<CapacityPlanBodyRow> {
    const [body] = await this.bodies((bodies) => bodies.find([planId]));
    if (!body) throw notFound('plan');
    return body;
  }

  async save(before: CapacityPlanRow, change: Partial<CapacityPlanRow>, what: string): Promise<CapacityPlanRow> {
    const row = { ...before, ...change, version: before.version + 1 };
    await this.plans.save(row);
    this.byId.clear(row.id);
    await this.tell(row, what);
    return row;
  }

  async tell(row: CapacityPlanRow, what: string): Promise<void> {
    const { audit, outbox, clock } = this.work;
    const { id: planId, partnerId, agency, purpose, state, dueOn } = row;
    await audit.record({ objectType: 'CapacityPlan', objectId: planId, detail: { change: what, partnerId, purpose } });
    await outbox.publish({
      type: 'assessments.capacity-plan-changed',
      subject: planId,
      audience: 'INTERNAL',
      data: { planId, partnerId, agency, purpose, state, dueOn, at: clock.now() },
    });
  }

  bodies<Result>(run: (bodies: CapacityPlanBodyRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CapacityPlanBodyRepository(transaction)));
  }
}

const resourceOfPlan = ({ id, agency, partnerId, sharedWith, referenceNo }: CapacityPlanRow): Resource => ({
  type: 'CAPACITY_PLAN',
  id,
  ownerAgency: agency,
  partnerId,
  sharedWith,
  referenceNo,
});

export function requireActive({ state }: CapacityPlanRow): void {
  if (state === 'ACTIVE') return;
  throw new AppError('CONFLICT', `This plan is ${state}, so this cannot be done with it now.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });
}
