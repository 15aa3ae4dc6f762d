import type { FeedEvent } from '@partner-commons/platform/feed';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { type Rating, RatingRepository } from './rating.repository';

/** Which of them counts on a day is decided when it is asked, as assessments itself does. */
export const assessmentRecorded = 'assessments.assessment-recorded';
export const assessmentEnded = 'assessments.assessment-ended';

interface Ended {
  assessmentId: string;
  state: 'EXPIRED' | 'SUPERSEDED' | 'INVALIDATED';
  /** ISO. */
  at: string;
}

export class RatingService {
  private readonly repository: RatingRepository;

  constructor(work: Work) {
    this.repository = new RatingRepository(work.database.manager);
  }

  apply({ data }: FeedEvent): Promise<void> {
    return this.repository.save(data as Rating);
  }

  /** Time ends an assessment by its own dates; what was replaced or proved wrong stops counting at once (A-INV-8). */
  async end({ data }: FeedEvent): Promise<void> {
    const { assessmentId, state, at } = data as Ended;
    if (state !== 'EXPIRED') await this.repository.end(assessmentId, dayOf(new Date(at)));
  }
}
