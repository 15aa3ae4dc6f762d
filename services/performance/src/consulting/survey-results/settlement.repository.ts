import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { SealedBlock } from '../survey-ballots/ballot.repository';
import type { SurveyQuestion } from '../surveys/survey.view';
import type { ComputedResult } from './result.rules';

export interface UnsettledSurvey {
  id: string;
  consultationId: string | null;
  agencies: string[];
  anonymous: boolean;
  k: number;
  questions: SurveyQuestion[];
  responses: number;
  closedAt: Date | null;
}

/** For the job role alone, which may look into urns. */
export class SettlementRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** Surveys with a batch that is large enough to hide each of its ballots. */
  async findFullUrns(): Promise<string[]> {
    const rows: { id: string }[] = await this.transaction.manager.query(
      `/* SettlementRepository.findFullUrns */
       SELECT id FROM survey WHERE settled_at IS NULL AND waiting >= k ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED`,
    );
    return rows.map(({ id }) => id);
  }

  findClosed(today: Day): Promise<UnsettledSurvey[]> {
    return this.transaction.manager.query(
      `/* SettlementRepository.findClosed */
       SELECT id, consultation_id AS "consultationId", agencies, anonymous, k, questions, responses, closed_at AS "closedAt"
       FROM survey WHERE settled_at IS NULL AND (closed_at IS NOT NULL OR closes_on < $1::date)
       ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED`,
      [today],
    );
  }

  /** All that waits, in random order and one transaction: nothing in the rows says which came when. */
  async emptyUrn(surveyId: string): Promise<void> {
    await this.transaction.manager.query(
      `/* SettlementRepository.emptyUrn */
       WITH emptied AS (DELETE FROM survey_urn WHERE survey_id = $1 RETURNING agency, answers)
       INSERT INTO survey_answer (survey_id, agency, answers)
       SELECT $1, agency, answers FROM emptied ORDER BY random()`,
      [surveyId],
    );
    await this.transaction.manager.query(
      '/* SettlementRepository.emptyUrn */ UPDATE survey SET waiting = 0 WHERE id = $1',
      [surveyId],
    );
  }

  /** Once more for the last batch, which may be smaller than k: all rows are written anew together. */
  async shuffle(surveyId: string): Promise<void> {
    await this.transaction.manager.query(
      `/* SettlementRepository.shuffle */
       WITH taken AS (DELETE FROM survey_answer WHERE survey_id = $1 RETURNING agency, answers)
       INSERT INTO survey_answer (survey_id, agency, answers)
       SELECT $1, agency, answers FROM taken ORDER BY random()`,
      [surveyId],
    );
  }

  findAnswers(surveyId: string): Promise<SealedBlock[]> {
    return this.transaction.manager.query(
      `/* SettlementRepository.findAnswers */
       SELECT agency, answers FROM survey_answer WHERE survey_id = $1
       UNION ALL SELECT agency, answers FROM survey_named_answer WHERE survey_id = $1`,
      [surveyId],
    );
  }

  async insertResults(surveyId: string, results: readonly ComputedResult[]): Promise<void> {
    await this.transaction.manager.query(
      `/* SettlementRepository.insertResults */
       INSERT INTO survey_result (survey_id, place, question, agency, n, mean, counts, suppressed)
       SELECT $1, place, question, agency, n, mean, counts, suppressed
       FROM unnest($2::text[], $3::text[], $4::int[], $5::numeric[], $6::jsonb[], $7::boolean[]) WITH ORDINALITY
         AS result (question, agency, n, mean, counts, suppressed, place)`,
      [
        surveyId,
        results.map(({ question }) => question),
        results.map(({ agency }) => agency),
        results.map(({ n }) => n),
        results.map(({ mean }) => mean),
        results.map(({ counts }) => counts && JSON.stringify(counts)),
        results.map(({ suppressed }) => suppressed),
      ],
    );
  }

  async settle(surveyId: string, at: Date): Promise<void> {
    await this.transaction.manager.query(
      `/* SettlementRepository.settle */
       UPDATE survey SET closed_at = coalesce(closed_at, $2), settled_at = $2, version = version + 1 WHERE id = $1`,
      [surveyId, at],
    );
  }
}
