import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { DecisionScope } from '../standing/decision-scope.service';
import type { StandingService } from '../standing/standing.service';
import { StandingReviewRepository, type StandingReviewRow } from './standing-review.repository';
import { dueAt, type ReviewCause, reviewIsOver, suspensionReasonOf } from './standing-review.rules';
import type { DecideStandingReviewInput, StandingReviewFilter } from './standing-review.view';

export interface ClearanceReader {
  statusOf(partnerId: string): Promise<'CLEAR' | 'HITS_OPEN' | 'BLOCKED' | 'UNKNOWN' | null>;
}

export interface ReviewSources {
  standings: StandingService;
  clearances: ClearanceReader;
  partners: PartnerService;
  scope: DecisionScope;
}

/** The queue of partners of whom a fact asks whether they still meet the criteria. */
export class StandingReviewService {
  constructor(
    private readonly work: Work,
    private readonly sources: ReviewSources,
  ) {}

  search(
    { partnerId, cause, open }: StandingReviewFilter,
    { first, after }: PageArgs,
  ): Promise<Page<StandingReviewRow>> {
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const last = decodeCursor(after, 2);
    if (last && (!isId(last[1] ?? '') || Number.isNaN(Date.parse(last[0] ?? ''))))
      throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { partnerId: partnerId ?? null, cause: cause ?? null, open, after: last, limit: first + 1 };
    return this.work.database.confidential(async (transaction) => {
      const repository = new StandingReviewRepository(transaction);
      const rows = await repository.search(search);
      const page = pageOf(rows, first, await repository.count(search), {
        cursor: (row) => [row.dueAt.toISOString(), row.id],
        node: (row) => row,
      });
      const ids = page.edges.map(({ node }) => node.id);
      await this.work.audit
        .within(transaction, 'standingReviews')
        .record({ objectType: 'StandingReview', detail: { ids } });
      return page;
    });
  }

  /** By a job or the feed; opening what is open already changes nothing. */
  open(partnerId: string, cause: ReviewCause, ref: string | null = null): Promise<boolean> {
    const { clock, database, outbox, audit } = this.work;
    const openedAt = clock.now();
    const undecided = { outcome: null, decidedBy: null, decidedAgency: null, decidedAt: null, note: null };
    const row = { id: newId(), partnerId, cause, ref, openedAt, dueAt: dueAt(cause, openedAt), ...undecided };
    return database.confidential(async (transaction) => {
      if (!(await new StandingReviewRepository(transaction).insert(row))) return false;
      await outbox.publish({
        type: 'registry.standing-review-opened',
        subject: partnerId,
        audience: 'INTERNAL',
        data: { reviewId: row.id, partnerId, cause, openedAt, dueAt: row.dueAt },
      });
      await audit.record({ objectType: 'StandingReview', objectId: row.id, detail: { partnerId, cause } });
      return true;
    });
  }

  /** The fact is gone; when it was the last one, the partner is ACTIVE again. */
  async resolve(partnerId: string, cause: ReviewCause): Promise<void> {
    const { viewer, clock, database, audit } = this.work;
    const ids = await database.confidential((transaction) =>
      new StandingReviewRepository(transaction).resolve(partnerId, cause, viewer.subject ?? viewer.kind, clock.now()),
    );
    for (const id of ids)
      await audit.record({ objectType: 'StandingReview', objectId: id, detail: { partnerId, cause } });
  }

  async decide({ reviewId, decision, note }: DecideStandingReviewInput): Promise<StandingReviewRow> {
    const { viewer, clock, database, audit } = this.work;
    const decided = await database.confidential(async (transaction) => {
      const repository = new StandingReviewRepository(transaction);
      const review = isId(reviewId) ? await repository.lock(reviewId) : null;
      if (!review) throw notFound('review');
      const { partners, scope } = this.sources;
      await scope.requireFor(await partners.get(review.partnerId), 'IP_UNIT_ADMIN', 'VETTING_OFFICER');
      if (review.decidedAt) {
        throw new AppError('CONFLICT', 'This review was decided meanwhile.', { reason: 'DECIDED_MEANWHILE' });
      }
      const decidedBy = viewer.subject ?? viewer.kind;
      const row = {
        ...review,
        outcome: decision,
        decidedBy,
        decidedAgency: viewer.agency,
        decidedAt: clock.now(),
        note,
      };
      await repository.decide(row);
      return row;
    });
    const { id, partnerId, cause } = decided;
    await audit.record({ objectType: 'StandingReview', objectId: id, detail: { partnerId, cause, decision } });
    if (decision === 'SUSPEND') await this.suspend(decided, note);
    else await this.settle(partnerId);
    return decided;
  }

  /** Back to ACTIVE once no review is open and no match stands; what people decided is never undone. */
  async settle(partnerId: string): Promise<void> {
    const standing = await this.sources.standings.lock(partnerId);
    const open = await this.work.database.confidential((transaction) =>
      new StandingReviewRepository(transaction).countOpen(partnerId),
    );
    if (!reviewIsOver(standing, open, await this.sources.clearances.statusOf(partnerId))) return;
    await this.sources.standings.change(partnerId, {
      to: PartnerStanding.ACTIVE,
      reason: 'REVIEW_ENDED',
      source: 'registry',
    });
  }

  /** R-INV-7: the fact is the monitor's, so one person is enough to draw the consequence for all agencies. */
  private async suspend({ partnerId, cause }: StandingReviewRow, note: string): Promise<void> {
    const reason = suspensionReasonOf[cause];
    if (!reason) throw invalidInput('This review is about a partner that is suspended already.', 'input.decision');
    await this.sources.standings.change(partnerId, { to: PartnerStanding.SUSPENDED, reason, source: 'registry', note });
  }
}
