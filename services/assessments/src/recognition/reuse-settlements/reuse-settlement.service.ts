import { newId } from '@partner-commons/platform/id';
import { dayOf, startOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import { resourceOf } from '../../assessing/assessments/assessment.resource';
import type { AccessGrantService } from '../../sharing/access-grants/access-grant.service';
import type { Supplement } from '../reuse/reuse.types';
import { SupplementKind } from '../reuse-candidates/reuse-candidate.view';
import type { AssessmentCostService } from '../reuse-figures/assessment-cost.service';
import { type Saving, savingOf } from '../reuse-figures/reuse-saving.rules';
import { ReuseRequestRepository, type ReuseRow } from '../reuse-requests/reuse-request.repository';
import { isAccepted } from '../reuse-requests/reuse-request.rules';
import { ReuseSupplementRepository } from '../reuse-supplements/reuse-supplement.repository';

interface SettlementSources {
  accessGrants: AccessGrantService;
  assessmentCosts: AssessmentCostService;
}

/** What an acceptance brings along: the summary to read, supplements to do, and what it saved. */
export class ReuseSettlementService {
  constructor(
    private readonly work: Work,
    private readonly sources: SettlementSources,
  ) {}

  /** What of it stands in the row of the request; a saving is known at once when nothing is to be done besides. */
  async accept(row: ReuseRow, assessment: Assessment, supplements: readonly Supplement[]) {
    const { clock } = this.work;
    const grant = await this.sources.accessGrants.give({
      resource: resourceOf(assessment),
      granteeAgency: row.requesterAgency,
      level: 'SUMMARY',
      purpose: row.purpose,
      until: startOf(assessment.validUntil ?? dayOf(clock.now())),
    });
    const { leadTimeDays, costUsd } = await this.sources.assessmentCosts.ofNew(
      row.requesterAgency,
      row.kind,
      assessment.methodologyCode,
    );
    const saving: Saving =
      supplements.length > 0
        ? { daysSaved: null, costSavedUsd: null }
        : savingOf({ leadTimeDays, costUsd }, { ...this.span(row), supplementCosts: [] });
    return { ...saving, leadTimeDays, grantId: grant.id };
  }

  async ask(requestId: string, supplements: readonly Supplement[]): Promise<void> {
    if (supplements.length === 0) return;
    const rows = supplements.map(({ kind, items }) => ({ id: newId(), requestId, kind: SupplementKind[kind], items }));
    await new ReuseSupplementRepository(this.work.database.manager).insert(rows);
  }

  /** When the last supplement is done it is known what the reuse saved. */
  async concludeSupplements(row: ReuseRow): Promise<void> {
    const { manager } = this.work.database;
    const supplements = await new ReuseSupplementRepository(manager).findOf([row.id]);
    if (supplements.some(({ completedAt }) => completedAt === null)) return;
    const { costUsd } = await this.sources.assessmentCosts.ofNew(row.requesterAgency, row.kind, null);
    const supplementCosts = supplements.flatMap((supplement) => supplement.costUsd ?? []);
    const saving = savingOf({ leadTimeDays: row.leadTimeDays, costUsd }, { ...this.span(row), supplementCosts });
    const concluded = { ...row, ...saving, version: row.version + 1 };
    await new ReuseRequestRepository(manager).save(concluded);
    await this.publish(concluded);
  }

  /** AGENCY, so without what people gave as their reason; a later fact of the same reuse takes the place of an earlier one. */
  async publish(row: ReuseRow): Promise<void> {
    const { outbox, clock } = this.work;
    const { id: reuseId, assessmentId, partnerId, kind, ownerAgency, requesterAgency, outcome, refusal } = row;
    const { daysSaved, costSavedUsd } = row;
    await outbox.publish({
      type: 'assessments.reuse-decided',
      subject: reuseId,
      audience: 'AGENCY',
      data: {
        reuseId,
        assessmentId,
        partnerId,
        kind,
        ownerAgency,
        requesterAgency,
        outcome,
        refusal,
        daysSaved: isAccepted(outcome) ? daysSaved : null,
        costSavedUsd: isAccepted(outcome) ? costSavedUsd : null,
        at: clock.now(),
      },
    });
  }

  private span({ requestedAt }: ReuseRow) {
    return { requestedOn: dayOf(requestedAt), doneOn: dayOf(this.work.clock.now()) };
  }
}
