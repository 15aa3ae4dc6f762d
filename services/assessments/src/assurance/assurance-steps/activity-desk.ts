import { AppError, forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ActivityFollowers } from '../assurance-activities/activity-followers';
import { type ActivityRow, AssuranceActivityRepository } from '../assurance-activities/assurance-activity.repository';
import { presentActivity } from '../assurance-activities/assurance-activity.service';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';

/** The one way in which activities change: lock, check whose it is, save, let others follow. */
export class ActivityDesk {
  private readonly repository: AssuranceActivityRepository;

  constructor(
    private readonly work: Work,
    readonly followers: ActivityFollowers,
  ) {
    this.repository = new AssuranceActivityRepository(work.database.manager);
  }

  get today(): string {
    return dayOf(this.work.clock.now());
  }

  async lock(id: string, expectedVersion?: number): Promise<ActivityRow> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row) throw notFound('assurance activity');
    if (expectedVersion !== undefined && row.version !== expectedVersion) {
      throw versionConflict('assurance activity', row.version);
    }
    return row;
  }

  /** Another agency's is not there to be changed, although it may be read. */
  async lockOwn(id: string, expectedVersion: number): Promise<ActivityRow> {
    const row = await this.lock(id);
    if (row.agency !== this.work.viewer.agency) throw notFound('assurance activity');
    if (row.version !== expectedVersion) throw versionConflict('assurance activity', row.version);
    return row;
  }

  async add(row: ActivityRow): Promise<AssuranceActivity> {
    const referenceNo = await this.repository.insert(row);
    return this.settle({ ...row, referenceNo }, 'PLANNED');
  }

  /** Of a locked row. */
  async save(before: ActivityRow, change: Partial<ActivityRow>, act: string): Promise<AssuranceActivity> {
    const after = { ...before, ...change, version: before.version + 1 };
    await this.repository.save(after);
    return this.settle(after, act);
  }

  private async settle(row: ActivityRow, act: string): Promise<AssuranceActivity> {
    const { id, partnerId, agency, sharedWith, year, type } = row;
    await this.work.audit.record({
      objectType: 'AssuranceActivity',
      objectId: id,
      detail: { act, partnerId, type, year, sharedWith },
    });
    await this.followers.plans.follow({ partnerId, year }, [agency, ...sharedWith], 'ACTIVITIES');
    return presentActivity(row, this.work.viewer);
  }
}

export const wrongState = ({ state }: Pick<ActivityRow, 'state'>) =>
  new AppError('CONFLICT', 'This is not possible where the activity stands now.', {
    reason: 'INVALID_STATE',
    facts: { state },
  });

export const ofAgencies = () => forbidden('Assurance is planned and recorded by staff of an agency.');
