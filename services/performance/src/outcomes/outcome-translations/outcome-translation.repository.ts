import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface OutcomeTranslationRow {
  outcomeId: string;
  lang: string;
  round: number;
  statement: string;
}

export class OutcomeTranslationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** Only of the present text: what was translated before an amendment says something else. */
  findOf(outcomeIds: readonly string[]): Promise<OutcomeTranslationRow[]> {
    return this.manager.query(
      `/* OutcomeTranslationRepository.findOf */
       SELECT t.outcome_id AS "outcomeId", t.lang, t.round, t.statement
       FROM outcome_translation t JOIN consultation_outcome o ON o.id = t.outcome_id AND o.round = t.round
       WHERE t.outcome_id = ANY ($1) ORDER BY t.outcome_id, t.lang`,
      [outcomeIds],
    );
  }

  /** False when this text was translated into the language before. */
  async insert({ outcomeId, lang, round, statement }: OutcomeTranslationRow, at: Date): Promise<boolean> {
    const rows = await this.manager.query(
      `/* OutcomeTranslationRepository.insert */
       INSERT INTO outcome_translation (outcome_id, lang, round, statement, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT outcome_translation_pk DO NOTHING RETURNING lang`,
      [outcomeId, lang, round, statement, at],
    );
    return rows.length > 0;
  }
}
