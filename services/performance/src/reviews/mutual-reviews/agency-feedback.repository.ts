import type { EntityManager } from 'typeorm';
import type { FeedbackFigure } from './mutual-review.rules';

/** Figures of whole groups of five partners; nothing here is confidential. */
export class AgencyFeedbackRepository {
  constructor(private readonly manager: EntityManager) {}

  find(agency: string, year: number): Promise<FeedbackFigure[]> {
    return this.manager.query(
      `/* AgencyFeedbackRepository.find */
       SELECT agency, year, aspect, partners, mean FROM agency_feedback WHERE agency = $1 AND year = $2
       ORDER BY aspect COLLATE "C"`,
      [agency, year],
    );
  }

  /** A figure is replaced by one of more partners alone: after a merge of partners a group may be short of one. */
  async save(figures: readonly FeedbackFigure[]): Promise<void> {
    await this.manager.query(
      `/* AgencyFeedbackRepository.save */
       INSERT INTO agency_feedback (agency, year, aspect, partners, mean)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS f (agency text, year integer, aspect text, partners integer, mean numeric)
       ON CONFLICT ON CONSTRAINT agency_feedback_pk DO UPDATE SET partners = excluded.partners, mean = excluded.mean
       WHERE excluded.partners > agency_feedback.partners`,
      [JSON.stringify(figures)],
    );
  }
}
