import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementRow } from '../../engaging/engagements/engagement.rules';
import type { EngagementService } from '../../engaging/engagements/engagement.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { ReviewBodyService } from '../review-bodies/review-body.service';
import type { OfficeReachService } from '../review-wiring/office-reach.service';
import { reviewWriters } from '../review-wiring/review-roles';
import { ReviewState } from './review.enums';
import type { CreateReviewInput, ReviewsArgs, UpdateReviewInput } from './review.inputs';
import { ReviewRepository, type ReviewRow, type Sight } from './review.repository';
import { checkReview, judge, wrongState } from './review.rules';

interface Parts {
  engagements: EngagementService;
  knownOffices: KnownOfficeService;
  knownPartners: KnownPartnerService;
  officeReach: OfficeReachService;
  reviewBodies: ReviewBodyService;
}

type Content = Omit<CreateReviewInput, 'engagementId' | 'idempotencyKey'>;

/** Reviews of partners by agreement, and who sees that there are any. */
export class ReviewService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byId = rowLoader(
    async (ids) => {
      const sight = await this.sight();
      return this.repository((reviews) => reviews.findByIds(ids, sight));
    },
    (row: ReviewRow) => row.id,
  );

  private readonly latestByPartner = rowsLoader(
    async (ids) => {
      const sight = await this.sight();
      return this.repository((reviews) => reviews.findLatestPublished(ids, sight));
    },
    (row: ReviewRow & { askedId: string }) => row.askedId,
  );

  /** Null for a draft of another agency, for what the partner was not shown yet, and for an invented id alike. */
  async find(id: string): Promise<ReviewRow | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async get(id: string): Promise<ReviewRow> {
    const row = await this.find(id);
    if (!row) throw notFound('review');
    return row;
  }

  async page({ filter, first, after }: ReviewsArgs): Promise<Page<ReviewRow>> {
    const {
      partnerId,
      engagementId = null,
      agency = null,
      country = null,
      state = null,
      recommendation = null,
    } = filter ?? {};
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = { partnerIds: partnerId ? [partnerId] : null, engagementId, agency, country, state, recommendation };
    const sight = await this.sight();
    return this.repository(async (reviews) => {
      const rows = await reviews.findPage(query, sight, { after: last, limit: first + 1 });
      const counted = await reviews.count(query, sight);
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
    });
  }

  /** Of each agency the newest that is published. */
  latestOf(partnerId: string): Promise<ReviewRow[]> {
    return this.latestByPartner.load(partnerId);
  }

  async create({ engagementId, idempotencyKey: _key, ...content }: CreateReviewInput): Promise<ReviewRow> {
    const { viewer, clock } = this.work;
    const { knownPartners, reviewBodies } = this.parts;
    const engagement = await this.ownEngagement(engagementId);
    const partnerId = await knownPartners.demand(engagement.partnerId);
    const partner = await knownPartners.find(partnerId);
    const { overall, band } = this.judged(content);
    const row: ReviewRow = {
      id: newId(),
      engagementId: engagement.id,
      agencyCode: engagement.agencyCode,
      partnerId,
      partnerType: partner?.primaryType ?? null,
      country: engagement.country,
      ...headlineOf(content),
      band,
      state: ReviewState.DRAFT,
      authors: [viewer.subject ?? ''],
      createdAt: clock.now(),
      submittedAt: null,
      responseDueOn: null,
      respondedAt: null,
      signedOffBy: null,
      signedOffAt: null,
      publishedAt: null,
      withdrawnAt: null,
      version: 1,
    };
    await this.repository((reviews) => reviews.insert(row));
    await reviewBodies.insert(row, overall, content);
    await this.recordAct(row, { engagementId: row.engagementId });
    return row;
  }

  async update({ reviewId, expectedVersion, ...content }: UpdateReviewInput): Promise<ReviewRow> {
    const row = await this.lockOwn(reviewId, expectedVersion);
    await this.parts.officeReach.demand(row.country, ...reviewWriters);
    if (row.state !== ReviewState.DRAFT)
      throw wrongState(`A review that is ${row.state} is not written on.`, row.state);
    const { overall, band } = this.judged(content);
    const writer = this.work.viewer.subject ?? '';
    const authors = row.authors.includes(writer) ? row.authors : [...row.authors, writer];
    const next = { ...row, ...headlineOf(content), band, authors };
    await this.parts.reviewBodies.save(row, overall, content);
    return this.save(next, { change: 'UPDATED' });
  }

  /** One of the own agency, held until the transaction ends; others' are as absent as invented ones. */
  async lockOwn(id: string, expectedVersion: number): Promise<ReviewRow> {
    const row = await this.lock(id);
    if (!row || row.agencyCode !== this.work.viewer.agency) throw notFound('review');
    if (row.version !== expectedVersion) throw versionConflict('review', row.version);
    return row;
  }

  async lock(id: string): Promise<ReviewRow | null> {
    return isId(id) ? this.repository((reviews) => reviews.lock(id)) : null;
  }

  /** As the next version. */
  async save(row: ReviewRow, detail: Record<string, unknown>): Promise<ReviewRow> {
    const next = { ...row, version: row.version + 1 };
    await this.repository((reviews) => reviews.save(next));
    await this.recordAct(next, detail);
    return next;
  }

  /** An agreement of the own agency, in a country that the role reaches. */
  private async ownEngagement(id: string): Promise<EngagementRow> {
    const engagement = await this.parts.engagements.get(id);
    if (engagement.agencyCode !== this.work.viewer.agency) throw notFound('engagement');
    await this.parts.officeReach.demand(engagement.country, ...reviewWriters);
    return engagement;
  }

  private judged(content: Content) {
    checkReview({ ...content, conditions: content.conditions?.trim() || null }, dayOf(this.work.clock.now()));
    return judge([...content.dimensions, ...content.criteria].map(({ score }) => score));
  }

  private async sight(): Promise<Sight> {
    const { viewer } = this.work;
    if (viewer.kind === 'PUBLIC') throw forbidden('Reviews are for agencies and the partner.');
    const ownPartners = viewer.kind === 'PARTNER' && viewer.partnerId ? [viewer.partnerId, ...viewer.partnerIds] : [];
    const agency = viewer.kind === 'AGENCY' && viewer.roles.length > 0 ? viewer.agency : null;
    return { agency, ownPartners, countries: await this.parts.knownOffices.countriesInSight() };
  }

  private recordAct({ id, partnerId, state, version }: ReviewRow, detail: Record<string, unknown>): Promise<void> {
    return this.work.audit.record({
      objectType: 'PerformanceReview',
      objectId: id,
      detail: { partnerId, state, version, ...detail },
    });
  }

  private repository<Result>(run: (reviews: ReviewRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ReviewRepository(transaction)));
  }
}

const headlineOf = ({ milestone, from, to, method, recommendation }: Content) => ({
  milestone,
  from,
  to,
  method,
  recommendation,
});
