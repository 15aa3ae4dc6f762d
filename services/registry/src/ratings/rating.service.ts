import type { FeedEvent } from '@partner-commons/platform/feed';
import type { Work } from '@partner-commons/platform/work';
import { type Rating, RatingRepository } from './rating.repository';

/** Assessments are final facts; which of them counts today is decided when it is asked, as assessments itself does. */
export const ratingEvents = ['assessments.assessment-recorded'];

export class RatingService {
  private readonly repository: RatingRepository;

  constructor(work: Work) {
    this.repository = new RatingRepository(work.database.manager);
  }

  apply({ data }: FeedEvent): Promise<void> {
    return this.repository.save(data as Rating);
  }
}
