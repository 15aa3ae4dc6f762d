import { invalidInput } from '@partner-commons/platform/errors';
import type { FileKinds } from '@partner-commons/platform/files/upload.rules';
import { confidential } from '@partner-commons/platform/redaction';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import DataLoader from 'dataloader';
import type { CreateReviewInput } from '../performance-reviews/review.inputs';
import type { ReviewRow } from '../performance-reviews/review.repository';
import type { ReviewAccessLevel } from '../review-access/review-access.enums';
import { type ReviewRight, reaches } from '../review-access/review-access.rules';
import type { ReviewAccessService } from '../review-access/review-access.service';
import type { ReviewReadingService } from '../review-readings/review-reading.service';
import { reviewWriters } from '../review-wiring/review-roles';
import { ReviewBodyRepository, type StoredBody } from './review-body.repository';
import type { ReviewBody, ReviewEvidence } from './review-body.view';

const reviewEvidenceFile = 'REVIEW_EVIDENCE';

/** Reports of visits name people, so evidence lies sealed. */
export const reviewEvidenceFileKinds: FileKinds = {
  [reviewEvidenceFile]: {
    maxBytes: 20_000_000,
    accepts: ['pdf', 'png', 'jpeg', 'docx', 'xlsx'],
    sealed: true,
    allows: (viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, ...reviewWriters),
  },
};

interface Parts {
  reviewAccess: ReviewAccessService;
  reviewReadings: ReviewReadingService;
}

type Content = Pick<CreateReviewInput, 'dimensions' | 'criteria' | 'narrative' | 'conditions' | 'evidence'>;

/** What is sealed of a review. */
type Words = Required<Pick<ReviewBody, 'dimensions' | 'criteria' | 'narrative' | 'conditions'>> & {
  evidence: { fileId: string; name: string }[];
};

interface Question {
  review: ReviewRow;
  right: ReviewRight;
}

const contextOf = (reviewId: string) => `performance-review:${reviewId}`;
const answerContextOf = (reviewId: string) => `performance-review-response:${reviewId}`;

/** The one door to the words and scores of reviews: who may read how much, and a record of each reading (JIU-59). */
export class ReviewBodyService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly bodies = new DataLoader<Question, StoredBody | null, string>((asked) => this.readAll(asked), {
    cacheKeyFn: ({ review }) => review.id,
  });

  async read(review: ReviewRow): Promise<ReviewBody> {
    const right = await this.parts.reviewAccess.rightTo(review);
    const stored = right && (await this.bodies.load({ review, right }));
    if (!right || !stored) return withheld(review);
    return this.shown(review, stored, right.level);
  }

  /** A link to a file; the caller was shown the evidence that names it, and following it is on record of its own. */
  async linkOf({ fileId, reviewId }: ReviewEvidence): Promise<string> {
    const { database, audit, files } = this.work;
    await database.confidential((transaction) =>
      audit
        .within(transaction, 'ReviewEvidence.url')
        .record({ objectType: 'File', objectId: fileId, detail: { reviewId } }),
    );
    return files.createDownload(fileId).url;
  }

  async insert({ id, agencyCode: agency, partnerId }: ReviewRow, overall: string, content: Content): Promise<void> {
    const sealed = await this.seal(id, content);
    await this.repository((bodies) => bodies.insert({ reviewId: id, agency, partnerId, overall, sealed }));
  }

  async save({ id }: ReviewRow, overall: string, content: Content): Promise<void> {
    const sealed = await this.seal(id, content);
    await this.repository((bodies) => bodies.save({ reviewId: id, overall, sealed }));
  }

  async answer({ id, agencyCode: agency, partnerId }: ReviewRow, text: string, respondedAt: Date): Promise<void> {
    const { viewer, cipher } = this.work;
    const sealed = cipher.seal(text, answerContextOf(id));
    const respondedBy = viewer.subject ?? '';
    await this.repository((bodies) =>
      bodies.answer({ reviewId: id, agency, partnerId, sealed, respondedBy, respondedAt }),
    );
  }

  /** The exact mean, for the index; nobody is shown it by this. */
  async overallOf(reviewId: string): Promise<string | null> {
    const [body] = await this.repository((bodies) => bodies.find([reviewId]));
    return body?.overall ?? null;
  }

  private readAll(asked: readonly Question[]): Promise<(StoredBody | null)[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ReviewBodyRepository(transaction).find(asked.map(({ review }) => review.id));
      const byReview = new Map(rows.map((row) => [row.reviewId, row]));
      const read = asked.filter(({ review }) => byReview.has(review.id));
      const reviewIds = read.map(({ review }) => review.id);
      if (read.length > 0) {
        await audit.within(transaction, 'PerformanceReview.body').record({
          objectType: 'PerformanceReview',
          objectId: reviewIds.length === 1 ? reviewIds[0] : undefined,
          detail: { reviewIds },
        });
        await this.parts.reviewReadings.note(transaction, read);
      }
      return asked.map(({ review }) => byReview.get(review.id) ?? null);
    });
  }

  private shown(review: ReviewRow, stored: StoredBody, level: ReviewRight['level']): ReviewBody {
    const { cipher } = this.work;
    const words = JSON.parse(cipher.open(stored.sealed, contextOf(review.id))) as Words;
    const hasWords = reaches(level, 'FULL_NO_ATTACHMENTS');
    const said = <Score extends { narrative: string | null }>(scores: Score[] | null) =>
      (scores ?? []).map((score) => ({ ...score, narrative: hasWords ? score.narrative : null }));
    const { sealedResponse } = stored;
    return {
      level: level as ReviewAccessLevel,
      overall: stored.overall,
      dimensions: said(words.dimensions),
      criteria: said(words.criteria),
      narrative: hasWords ? words.narrative : null,
      conditions: hasWords ? words.conditions : null,
      response: hasWords && sealedResponse ? cipher.open(sealedResponse, answerContextOf(review.id)) : null,
      respondedAt: stored.respondedAt,
      evidence: reaches(level, 'FULL') ? words.evidence.map((file) => ({ ...file, reviewId: review.id })) : null,
      redaction: reaches(level, 'FULL') ? null : howToRequest(review),
    };
  }

  private async seal(reviewId: string, { evidence, ...content }: Content): Promise<string> {
    const words: Words = {
      dimensions: content.dimensions,
      criteria: content.criteria.map((each) => ({ ...each, narrative: each.narrative ?? null })),
      narrative: content.narrative,
      conditions: content.conditions?.trim() || null,
      evidence: await this.filesOf(evidence ?? []),
    };
    return this.work.cipher.seal(JSON.stringify(words), contextOf(reviewId));
  }

  private async filesOf(fileIds: readonly string[]): Promise<Words['evidence']> {
    const { viewer, files, database } = this.work;
    if (new Set(fileIds).size < fileIds.length) throw invalidInput('Name each file once.', 'input.evidence');
    const found: Words['evidence'] = [];
    for (const fileId of fileIds) {
      const file = await files.require(fileId, { kind: reviewEvidenceFile, agency: viewer.agency }, database.manager);
      found.push({ fileId, name: file.name });
    }
    return found;
  }

  private repository<Result>(run: (bodies: ReviewBodyRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ReviewBodyRepository(transaction)));
  }
}

const howToRequest = ({ agencyCode, id }: ReviewRow) =>
  confidential(
    `Ask ${agencyCode} with requestReviewAccess(reviewId: "${id}"). Leave for another purpose counts when x-purpose names it.`,
  );

const withheld = (review: ReviewRow): ReviewBody => ({
  level: null,
  overall: null,
  dimensions: null,
  criteria: null,
  narrative: null,
  conditions: null,
  response: null,
  respondedAt: null,
  evidence: null,
  redaction: howToRequest(review),
});
