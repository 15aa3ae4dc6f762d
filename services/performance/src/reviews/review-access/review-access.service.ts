import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { ReviewRow } from '../performance-reviews/review.repository';
import { wrongState } from '../performance-reviews/review.rules';
import { ReviewAccessDecision, ReviewAccessState } from './review-access.enums';
import type {
  DecideReviewAccessInput,
  GrantReviewAccessInput,
  RequestReviewAccessInput,
  ReviewAccessesArgs,
} from './review-access.inputs';
import { ReviewAccessRepository, type ReviewAccessRow } from './review-access.repository';
import { endOfGrant, type LiveGrant, type ReviewRight, reaches, rightTo } from './review-access.rules';
import type { ReviewAccess } from './review-access.view';

const contextOf = (id: string) => `review-access:${id}`;

/** Leave to read bodies of reviews: asked for, given, taken back (JIU-59, P-INV-6). */
export class ReviewAccessService {
  constructor(
    private readonly work: Work,
    private readonly knownAgencies: KnownAgencyService,
  ) {}

  private readonly grants = rowsLoader(
    (ids) => this.repository((access) => access.findLive(ids, this.work.viewer.agency ?? '')),
    (row: LiveGrant) => row.reviewId,
  );

  /** Null for whoever may read nothing of it. */
  async rightTo(review: ReviewRow): Promise<ReviewRight | null> {
    const { viewer, clock } = this.work;
    const now = clock.now();
    const own = rightTo(review, viewer, [], now);
    if (own || viewer.kind !== 'AGENCY' || viewer.agency === review.agencyCode) return own;
    return rightTo(review, viewer, await this.grants.load(review.id), now);
  }

  page({ reviewId = null, state = null, first, after }: ReviewAccessesArgs): Promise<Page<ReviewAccess>> {
    const { viewer, database, audit } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const isPartner = viewer.kind === 'PARTNER';
    const ownPartners = isPartner && viewer.partnerId ? [viewer.partnerId, ...viewer.partnerIds] : [];
    const search = { reviewId, state, agency: isPartner ? null : viewer.agency, ownPartners };
    return database.confidential(async (transaction) => {
      const access = new ReviewAccessRepository(transaction);
      const rows = await access.findPage(search, last, first + 1);
      const counted = await access.count(search);
      await audit.within(transaction, 'reviewAccesses').record({ objectType: 'ReviewAccess' });
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.present(row) });
    });
  }

  async get(id: string): Promise<ReviewAccess> {
    const row = await this.repository((access) => access.find(id));
    if (!row) throw notFound('leave to read');
    return this.present(row);
  }

  /** @param review one that the viewer may see */
  async request(review: ReviewRow, { level, purpose, reason }: RequestReviewAccessInput): Promise<ReviewAccess> {
    const { viewer, clock, cipher } = this.work;
    this.demandPublished(review);
    if (review.agencyCode === viewer.agency) throw invalidInput('This review is of your own agency.', 'input.reviewId');
    const id = newId();
    const row: ReviewAccessRow = {
      ...basisOf(review),
      id,
      granteeAgency: viewer.agency ?? '',
      state: ReviewAccessState.REQUESTED,
      level,
      purpose,
      sealedReason: cipher.seal(reason, contextOf(id)),
      requestedBy: viewer.subject,
      requestedAt: clock.now(),
      ...undecided,
    };
    return this.add(row);
  }

  async grant(review: ReviewRow, { agency, level, purpose, until }: GrantReviewAccessInput): Promise<ReviewAccess> {
    const { viewer, clock } = this.work;
    if (review.agencyCode !== viewer.agency) throw notFound('review');
    this.demandPublished(review);
    await this.knownAgencies.demand([agency], 'input.agency');
    if (agency === viewer.agency) throw invalidInput('Your own agency needs no leave.', 'input.agency');
    const now = clock.now();
    const row: ReviewAccessRow = {
      ...basisOf(review),
      ...undecided,
      id: newId(),
      granteeAgency: agency,
      state: ReviewAccessState.GRANTED,
      level,
      purpose,
      sealedReason: null,
      requestedBy: null,
      requestedAt: now,
      decidedBy: viewer.subject,
      decidedAt: now,
      until: this.endOf(until ?? null, now),
    };
    return this.add(row);
  }

  /** By the owner; what others own is as absent as an invented id. */
  async decide(input: DecideReviewAccessInput): Promise<ReviewAccess> {
    const { viewer, clock } = this.work;
    const row = await this.lockOwn(input.accessId);
    if (row.version !== input.expectedVersion) throw versionConflict('request', row.version);
    if (row.state !== ReviewAccessState.REQUESTED) throw wrongState('This request was answered.', row.state);
    const level = input.level ?? row.level;
    if (!reaches(row.level, level)) throw invalidInput('No more than was asked for can be given.', 'input.level');
    const now = clock.now();
    const isGranted = input.decision === ReviewAccessDecision.GRANT;
    return this.save({
      ...row,
      state: isGranted ? ReviewAccessState.GRANTED : ReviewAccessState.REFUSED,
      level,
      until: isGranted ? this.endOf(input.until ?? null, now) : null,
      decidedBy: viewer.subject,
      decidedAt: now,
    });
  }

  async revoke(accessId: string): Promise<ReviewAccess> {
    const { viewer, clock } = this.work;
    const row = await this.lockOwn(accessId);
    const now = clock.now();
    if (row.state !== ReviewAccessState.GRANTED || (row.until && row.until <= now)) {
      throw wrongState('This leave has ended.', row.state);
    }
    return this.save({ ...row, state: ReviewAccessState.REVOKED, revokedBy: viewer.subject, revokedAt: now });
  }

  private async lockOwn(id: string): Promise<ReviewAccessRow> {
    const row = isId(id) ? await this.repository((access) => access.lock(id)) : null;
    if (!row || row.ownerAgency !== this.work.viewer.agency) throw notFound('leave to read');
    return row;
  }

  private async add(row: ReviewAccessRow): Promise<ReviewAccess> {
    if (!(await this.repository((access) => access.insert(row)))) {
      throw new AppError('CONFLICT', 'Your agency has asked for this review already; wait for the answer.', {
        reason: 'ALREADY_REQUESTED',
      });
    }
    await this.tell(row);
    return this.present(row);
  }

  private async save(row: ReviewAccessRow): Promise<ReviewAccess> {
    const next = { ...row, version: row.version + 1 };
    await this.repository((access) => access.save(next));
    await this.tell(next);
    return this.present(next);
  }

  private async tell(row: ReviewAccessRow): Promise<void> {
    const { id: accessId, reviewId, ownerAgency, granteeAgency, state, level, purpose, until } = row;
    await this.work.outbox.publish({
      type: 'performance.review-access-changed',
      subject: accessId,
      audience: 'INTERNAL',
      data: { accessId, reviewId, ownerAgency, granteeAgency, state, level, purpose, until },
    });
    const detail = { reviewId, granteeAgency, state, level, purpose, until };
    await this.work.audit.record({ objectType: 'ReviewAccess', objectId: accessId, detail });
  }

  private demandPublished({ state }: ReviewRow): void {
    if (state !== 'PUBLISHED') throw wrongState(`A review that is ${state} is not shared.`, state);
  }

  private endOf(wanted: Date | null, now: Date): Date {
    if (wanted && wanted <= now) throw invalidInput('The end lies in the future.', 'input.until');
    return endOfGrant(now, wanted);
  }

  /** Why it is asked for is between the two agencies. */
  private present({
    sealedReason,
    requestedBy: _by,
    decidedBy: _decider,
    revokedBy: _revoker,
    ...row
  }: ReviewAccessRow) {
    const { viewer, cipher, clock } = this.work;
    const isParty = viewer.kind === 'AGENCY' && [row.ownerAgency, row.granteeAgency].includes(viewer.agency ?? '');
    return {
      ...row,
      reason: sealedReason && isParty ? cipher.open(sealedReason, contextOf(row.id)) : null,
      isActive: row.state === ReviewAccessState.GRANTED && row.until !== null && row.until > clock.now(),
    };
  }

  private repository<Result>(run: (access: ReviewAccessRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ReviewAccessRepository(transaction)));
  }
}

const basisOf = ({ id, agencyCode, partnerId }: ReviewRow) => ({ reviewId: id, ownerAgency: agencyCode, partnerId });

const undecided = { decidedBy: null, decidedAt: null, until: null, revokedBy: null, revokedAt: null, version: 1 };
