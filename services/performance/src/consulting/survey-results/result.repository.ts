import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { SurveyResult } from './result.view';

export interface RawRow {
  place: number;
  agency: string | null;
  partnerId: string | null;
  /** Sealed. */
  answers: string;
}

/** What was computed when a survey was settled; nothing in it is confidential. */
export class SurveyResultRepository {
  constructor(private readonly manager: EntityManager) {}

  find(surveyIds: readonly string[]): Promise<(SurveyResult & { surveyId: string })[]> {
    return this.manager.query(
      `/* SurveyResultRepository.find */
       SELECT survey_id AS "surveyId", question, agency AS "agencyCode", n, mean, counts, suppressed
       FROM survey_result WHERE survey_id = ANY ($1) ORDER BY survey_id, place`,
      [surveyIds],
    );
  }
}

/** Row-level security shows raw answers to the independent unit of the leading agency alone. */
export class RawAnswerRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** Nothing changes after the survey is settled, so that a place stays what it is. */
  findPage(surveyId: string, after: number, limit: number): Promise<RawRow[]> {
    return this.transaction.manager.query(
      `/* RawAnswerRepository.findPage */
       SELECT row_number() OVER (ORDER BY key)::int AS place, agency, partner_id AS "partnerId", answers FROM (
         SELECT id::text AS key, agency, NULL::uuid AS partner_id, answers FROM survey_answer WHERE survey_id = $1
         UNION ALL SELECT md5(partner_id::text || coalesce(agency, '')), agency, partner_id, answers
         FROM survey_named_answer WHERE survey_id = $1) AS raw
       ORDER BY key OFFSET $2 LIMIT $3`,
      [surveyId, after, limit],
    );
  }

  async count(surveyId: string): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* RawAnswerRepository.count */
       SELECT (SELECT count(*) FROM survey_answer WHERE survey_id = $1)::int
         + (SELECT count(*) FROM survey_named_answer WHERE survey_id = $1)::int AS count`,
      [surveyId],
    );
    return count;
  }
}
