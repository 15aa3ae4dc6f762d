import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { ActivityRow } from '../assurance-activities/assurance-activity.repository';
import { isOpen } from '../assurance-activities/assurance-activity.rules';
import type { AssuranceActivityService } from '../assurance-activities/assurance-activity.service';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import type { AssuranceOverlapService } from '../assurance-overlaps/assurance-overlap.service';
import type { AssurancePlanService } from '../assurance-plans/assurance-plan.service';
import { type ActivityDesk, ofAgencies, wrongState } from '../assurance-steps/activity-desk';
import type {
  AssuranceJoinsArgs,
  DecideAssuranceJoinInput,
  JoinAssuranceInput,
  OfferAssuranceInput,
} from './assurance-join.inputs';
import { AssuranceJoinRepository, type JoinRow } from './assurance-join.repository';
import { type AssuranceJoin, AssuranceJoinState } from './assurance-join.view';

export interface JoinParts {
  desk: ActivityDesk;
  activities: AssuranceActivityService;
  plans: AssurancePlanService;
  overlaps: AssuranceOverlapService;
}

/** One activity for several agencies (JIU-102): the owner says yes each time, or once for all. */
export class AssuranceJoinService {
  constructor(
    private readonly work: Work,
    private readonly parts: JoinParts,
  ) {}

  async search({ first, after, state }: AssuranceJoinsArgs): Promise<Page<AssuranceJoin>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.work.database.confidential(async (transaction) => {
      const joins = new AssuranceJoinRepository(transaction);
      const rows = await joins.search(state ?? null, last, first + 1);
      return pageOf(rows, first, await joins.count(state ?? null), { cursor: ({ id }) => [id], node: present });
    });
  }

  async get(id: string): Promise<AssuranceJoin> {
    const row = await this.joins((joins) => joins.find(id));
    if (!row) throw notFound('wish to join');
    return present(row);
  }

  async join({ activityId, expectedVersion }: JoinAssuranceInput): Promise<AssuranceJoin> {
    const { viewer, clock, audit } = this.work;
    const { agency, subject } = viewer;
    if (!agency || !subject) throw ofAgencies();
    const { desk } = this.parts;
    const activity = await desk.lock(activityId, expectedVersion);
    demandJoinable(activity, agency);
    await this.demandPlan(activity, agency);
    const now = clock.now();
    const row: JoinRow = {
      id: newId(),
      activityId: activity.id,
      ownerAgency: activity.agency,
      agency,
      state: activity.isOpenToOthers ? AssuranceJoinState.ACCEPTED : AssuranceJoinState.REQUESTED,
      requestedBy: subject,
      requestedAt: now,
      // The owner decided when it let others in.
      decidedBy: activity.isOpenToOthers ? activity.createdBy : null,
      decidedAt: activity.isOpenToOthers ? now : null,
      version: 1,
    };
    if (!(await this.joins((joins) => joins.insert(row)))) {
      throw new AppError('CONFLICT', 'Your agency has asked already.', { reason: 'ALREADY_REQUESTED' });
    }
    await audit.record({ objectType: 'AssuranceJoin', objectId: row.id, detail: { activityId, state: row.state } });
    if (activity.isOpenToOthers) await this.share(activity, agency);
    return present(row);
  }

  async decide({ joinId, accept, expectedVersion }: DecideAssuranceJoinInput): Promise<AssuranceJoin> {
    const { viewer, clock, audit } = this.work;
    const { desk } = this.parts;
    const asked = isId(joinId) ? await this.joins((joins) => joins.find(joinId)) : null;
    if (!asked || asked.ownerAgency !== viewer.agency) throw notFound('wish to join');
    // The activity first, as whoever asks does, and the wish again under its lock.
    const activity = await desk.lock(asked.activityId);
    const row = await this.joins((joins) => joins.find(joinId));
    if (!row) throw notFound('wish to join');
    if (row.version !== expectedVersion) throw versionConflict('wish to join', row.version);
    if (row.state !== 'REQUESTED') throw wrongState(activity);
    const decided: JoinRow = {
      ...row,
      state: accept ? AssuranceJoinState.ACCEPTED : AssuranceJoinState.DECLINED,
      decidedBy: viewer.subject,
      decidedAt: clock.now(),
      version: row.version + 1,
    };
    if (accept) {
      demandJoinable(activity, row.agency);
      await this.share(activity, row.agency);
    }
    await this.joins((joins) => joins.decide(decided));
    await audit.record({ objectType: 'AssuranceJoin', objectId: row.id, detail: { state: decided.state } });
    return present(decided);
  }

  async offer({ activityId, isOpenToOthers, expectedVersion }: OfferAssuranceInput): Promise<AssuranceActivity> {
    const { desk } = this.parts;
    const activity = await desk.lockOwn(activityId, expectedVersion);
    if (!isOpen(activity.state)) throw wrongState(activity);
    if (isOpenToOthers && activity.type === 'SPECIAL_AUDIT') {
      throw invalidInput('Others join a special audit by asking.', 'input.isOpenToOthers');
    }
    return desk.save(activity, { isOpenToOthers }, 'OFFERED');
  }

  activityOf({ activityId }: AssuranceJoin): Promise<AssuranceActivity | null> {
    return this.parts.activities.find(activityId);
  }

  /** What the agency saves by its own estimate. */
  async savingOf({ activityId, agencyCode }: AssuranceJoin): Promise<string | null> {
    const activity = await this.parts.activities.find(activityId);
    return activity && this.parts.overlaps.costOf(agencyCode, activity.family);
  }

  private share(activity: ActivityRow, agency: string): Promise<AssuranceActivity> {
    return this.parts.desk.save(activity, { sharedWith: [...activity.sharedWith, agency].sort() }, 'SHARED');
  }

  /** Only who has to be sure of the partner in that year: else joining would be a way round asking for the report. */
  private async demandPlan({ partnerId, year }: ActivityRow, agency: string): Promise<void> {
    const { plans } = await this.parts.plans.statusOf(partnerId, year);
    if (plans.some(({ agencyCode }) => agencyCode === agency)) return;
    throw new AppError('PRECONDITION_FAILED', 'Your agency has no plan for this partner and year; make it first.', {
      reason: 'PLAN_REQUIRED',
    });
  }

  private joins<Result>(work: (joins: AssuranceJoinRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new AssuranceJoinRepository(transaction)));
  }
}

/** As long as the work is not done: what is found already is asked for with requestDisclosure. */
function demandJoinable(activity: ActivityRow, agency: string): void {
  if (activity.agency === agency) throw invalidInput('It is an activity of your own agency.', 'input.activityId');
  if (activity.sharedWith.includes(agency)) {
    throw new AppError('CONFLICT', 'It counts for this agency already.', { reason: 'ALREADY_JOINED' });
  }
  if (!isOpen(activity.state) || activity.fieldVisitOn !== null) throw wrongState(activity);
}

const present = ({ agency, ...row }: JoinRow): AssuranceJoin => ({ ...row, agencyCode: agency });
