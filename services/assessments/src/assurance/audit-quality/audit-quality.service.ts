import { AppError, forbidden, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import { type ActivityDesk, wrongState } from '../assurance-steps/activity-desk';
import type { AuditFirmService } from '../audit-firms/audit-firm.service';
import type { ReviewAuditQualityInput } from './audit-quality.inputs';
import { AuditQualityRepository, type QualityRow } from './audit-quality.repository';
import type { AuditFirmVariance, AuditQualityReview } from './audit-quality.view';
import { variancesOf } from './firm-variance.rules';

export interface QualityParts {
  desk: ActivityDesk;
  firms: AuditFirmService;
}

/** Whether the audits that an agency pays for can be relied on (JIU-101). */
export class AuditQualityService {
  constructor(
    private readonly work: Work,
    private readonly parts: QualityParts,
  ) {}

  private readonly byActivity = rowLoader(
    (ids) => this.reviews((reviews) => reviews.findByActivities(ids)),
    (row: QualityRow) => row.activityId,
  );

  /** Null for other agencies: that somebody doubts an audit is the owner's own affair. */
  async of({ id, agency }: AssuranceActivity): Promise<AuditQualityReview | null> {
    if (this.work.viewer.agency !== agency) return null;
    const row = await this.byActivity.load(id);
    return row && this.present(row);
  }

  async review({ activityId, result, comment }: ReviewAuditQualityInput): Promise<AuditQualityReview> {
    const { viewer, clock, audit, cipher } = this.work;
    const activity = await this.parts.desk.lock(activityId);
    if (activity.agency !== viewer.agency || !viewer.subject) throw notFound('assurance activity');
    if (activity.state !== 'SUBMITTED' && activity.state !== 'FINAL') throw wrongState(activity);
    if (activity.createdBy === viewer.subject) {
      throw forbidden('Somebody else reviews the quality of what you planned.', 'SEGREGATION_OF_DUTIES');
    }
    const id = newId();
    const row: QualityRow = {
      id,
      activityId: activity.id,
      firmId: activity.firmId,
      agency: activity.agency,
      result,
      comment: cipher.seal(comment, contextOf(id)),
      reviewedBy: viewer.subject,
      reviewedOn: dayOf(clock.now()),
    };
    if (!(await this.reviews((reviews) => reviews.insert(row)))) {
      throw new AppError('CONFLICT', 'The quality of this engagement was reviewed before.', {
        reason: 'ALREADY_REVIEWED',
      });
    }
    await audit.record({ objectType: 'AuditQualityReview', objectId: id, detail: { activityId, result } });
    return this.present(row);
  }

  /** Of the own agency: sums over agencies would tell an amount of another one. */
  async variances(): Promise<AuditFirmVariance[]> {
    const { viewer, clock, database, audit } = this.work;
    const { agency } = viewer;
    if (!agency) return [];
    const figures = await database.confidential(async (transaction) => {
      await audit.within(transaction, 'auditFirmVariances').record({ objectType: 'AuditFirm' });
      return new AuditQualityRepository(transaction).figuresOf(agency);
    });
    return Promise.all(
      variancesOf(figures, dayOf(clock.now())).map(async ({ firmId, ...variance }) => ({
        ...variance,
        firm: await this.parts.firms.get(firmId),
      })),
    );
  }

  private present({ id, result, comment, reviewedOn }: QualityRow): AuditQualityReview {
    return { id, result, reviewedOn, comment: this.work.cipher.open(comment, contextOf(id)) };
  }

  private reviews<Result>(work: (reviews: AuditQualityRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new AuditQualityRepository(transaction)));
  }
}

const contextOf = (id: string) => `audit-quality-review:${id}`;
