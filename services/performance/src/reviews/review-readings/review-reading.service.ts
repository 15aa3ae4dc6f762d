import type { ViewerTransaction } from '@partner-commons/platform/database';
import { invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Purpose } from '@partner-commons/platform/purposes';
import type { Work } from '@partner-commons/platform/work';
import type { ReviewRow } from '../performance-reviews/review.repository';
import type { ReviewAccessLevel } from '../review-access/review-access.enums';
import type { ReviewRight } from '../review-access/review-access.rules';
import type { ReviewReadingsArgs } from './review-reading.inputs';
import { ReviewReadingRepository } from './review-reading.repository';
import type { ReviewReading } from './review-reading.view';

/** The ledger of who read which review (JIU-59, idea 5.8). */
export class ReviewReadingService {
  constructor(private readonly work: Work) {}

  /** In the transaction that reads. What a partner reads of itself is no use of its data. */
  async note(
    transaction: ViewerTransaction,
    read: readonly { review: ReviewRow; right: ReviewRight }[],
  ): Promise<void> {
    const { viewer, clock } = this.work;
    const { agency, subject } = viewer;
    if (viewer.kind !== 'AGENCY' || !agency || !subject) return;
    const rows: ReviewReading[] = read.map(({ review, right }) => ({
      id: newId(),
      reviewId: review.id,
      ownerAgency: review.agencyCode,
      partnerId: review.partnerId,
      viewerAgency: agency,
      viewerSubject: subject,
      level: right.level as ReviewAccessLevel,
      // The gateway lets no other codes through (platform/purposes).
      purpose: right.grant?.purpose ?? (viewer.purpose as Purpose | null),
      accessId: right.grant?.id ?? null,
      at: clock.now(),
    }));
    await new ReviewReadingRepository(transaction).insert(rows);
  }

  page({ reviewId = null, first, after }: ReviewReadingsArgs): Promise<Page<ReviewReading>> {
    const { viewer, database, audit } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const isPartner = viewer.kind === 'PARTNER';
    const ownPartners = isPartner && viewer.partnerId ? [viewer.partnerId, ...viewer.partnerIds] : [];
    const search = { reviewId, agency: isPartner ? null : viewer.agency, ownPartners };
    return database.confidential(async (transaction) => {
      const readings = new ReviewReadingRepository(transaction);
      const rows = await readings.findPage(search, last, first + 1);
      const counted = await readings.count(search);
      await audit.within(transaction, 'reviewReadings').record({ objectType: 'ReviewReading' });
      return pageOf(rows, first, counted, {
        cursor: ({ id }) => [id],
        node: (row) => (isPartner ? { ...row, viewerSubject: null } : row),
      });
    });
  }
}
