import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { AgencyFeedbackRepository } from './agency-feedback.repository';
import type { MutualReviewsArgs, ReviewAgencyInput } from './mutual-review.inputs';
import { MutualReviewRepository, type MutualReviewRow } from './mutual-review.repository';
import { checkScores, figuresOf, shownScores } from './mutual-review.rules';
import type { AgencyFeedback, MutualReview } from './mutual-review.view';

interface Parts {
  engagements: EngagementService;
  knownAgencies: KnownAgencyService;
}

const contextOf = (id: string) => `mutual-review:${id}`;

/** What partners say of agencies, as peers (UNICEF-66, SYS-29). */
export class MutualReviewService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  /** By the partner, once for each agreement and year. */
  async submit({ engagementId, year, scores, comment }: ReviewAgencyInput): Promise<MutualReview> {
    const { viewer, clock, cipher, audit } = this.work;
    // For a partner's users the agreement of another partner is as absent as an invented one.
    const engagement = await this.parts.engagements.get(engagementId);
    const submittedAt = clock.now();
    if (year > submittedAt.getUTCFullYear()) throw invalidInput('This year has not begun.', 'input.year');
    const id = newId();
    const row: MutualReviewRow = {
      id,
      engagementId: engagement.id,
      agencyCode: engagement.agencyCode,
      partnerId: engagement.partnerId,
      year,
      scores: checkScores(scores),
      sealed: comment ? cipher.seal(comment, contextOf(id)) : null,
      submittedBy: viewer.subject ?? '',
      submittedAt,
    };
    if (!(await this.repository((reviews) => reviews.insert(row)))) {
      throw new AppError('CONFLICT', 'This agency was reviewed for this agreement and year already.', {
        reason: 'ALREADY_REVIEWED',
      });
    }
    await audit.record({ objectType: 'MutualReview', objectId: id, detail: { engagementId: engagement.id, year } });
    return this.present(row);
  }

  async get(id: string): Promise<MutualReview> {
    const row = await this.repository((reviews) => reviews.find(id));
    if (!row) throw notFound('review');
    return this.present(row);
  }

  page({ year = null, first, after }: MutualReviewsArgs): Promise<Page<MutualReview>> {
    const { viewer, database, audit } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const isPartner = viewer.kind === 'PARTNER';
    const ownPartners = isPartner && viewer.partnerId ? [viewer.partnerId, ...viewer.partnerIds] : [];
    const search = { agency: isPartner ? null : viewer.agency, ownPartners, year };
    return database.confidential(async (transaction) => {
      const reviews = new MutualReviewRepository(transaction);
      const rows = await reviews.findPage(search, last, first + 1);
      const counted = await reviews.count(search);
      const ids = rows.map(({ id }) => id);
      await audit.within(transaction, 'mutualReviews').record({ objectType: 'MutualReview', detail: { ids } });
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.present(row) });
    });
  }

  async feedbackOn(agency: string, year: number): Promise<AgencyFeedback> {
    await this.parts.knownAgencies.demand([agency], 'agency');
    const aspects = await new AgencyFeedbackRepository(this.work.database.manager).find(agency, year);
    return { agencyCode: agency, year, aspects, suppressed: aspects.length === 0 };
  }

  /** By the job alone, which sees the answers of all partners. */
  async refreshFeedback(): Promise<void> {
    const figures = figuresOf(await this.repository((reviews) => reviews.findFirstAnswers()));
    if (figures.length > 0) await new AgencyFeedbackRepository(this.work.database.manager).save(figures);
  }

  private present({ sealed, scores, submittedBy: _by, ...row }: MutualReviewRow): MutualReview {
    const comment = sealed ? this.work.cipher.open(sealed, contextOf(row.id)) : null;
    return { ...row, scores: shownScores(scores), comment };
  }

  private repository<Result>(run: (reviews: MutualReviewRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new MutualReviewRepository(transaction)));
  }
}
