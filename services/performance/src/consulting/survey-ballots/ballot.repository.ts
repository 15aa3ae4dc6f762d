import type { ViewerTransaction } from '@partner-commons/platform/database';

export interface SealedBlock {
  agency: string | null;
  answers: string;
}

/** Takes answers in. Requests can neither read nor change what is in the urn. */
export class BallotRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** Whose it is, of one that was not used before; null else. */
  async spend(surveyId: string, tokenHash: string): Promise<string | null> {
    const [rows] = await this.transaction.manager.query(
      `/* BallotRepository.spend */
       UPDATE survey_invitation SET answered = true
       WHERE survey_id = $1 AND token_hash = $2 AND NOT answered RETURNING partner_id AS "partnerId"`,
      [surveyId, tokenHash],
    );
    return rows[0]?.partnerId ?? null;
  }

  async isSpent(surveyId: string, tokenHash: string): Promise<boolean> {
    const rows = await this.transaction.manager.query(
      `/* BallotRepository.isSpent */
       SELECT FROM survey_invitation WHERE survey_id = $1 AND token_hash = $2 AND answered`,
      [surveyId, tokenHash],
    );
    return rows.length > 0;
  }

  async putIntoUrn(surveyId: string, blocks: readonly SealedBlock[]): Promise<void> {
    await this.transaction.manager.query(
      `/* BallotRepository.putIntoUrn */
       INSERT INTO survey_urn (survey_id, agency, answers) SELECT $1, * FROM unnest($2::text[], $3::text[])`,
      [surveyId, blocks.map(({ agency }) => agency), blocks.map(({ answers }) => answers)],
    );
  }

  async keepNamed(surveyId: string, partnerId: string, blocks: readonly SealedBlock[]): Promise<void> {
    await this.transaction.manager.query(
      `/* BallotRepository.keepNamed */
       INSERT INTO survey_named_answer (survey_id, partner_id, agency, answers)
       SELECT $1, $2, * FROM unnest($3::text[], $4::text[])`,
      [surveyId, partnerId, blocks.map(({ agency }) => agency), blocks.map(({ answers }) => answers)],
    );
  }

  /** @param waiting one when the ballot is in the urn */
  async count(surveyId: string, waiting: 0 | 1): Promise<void> {
    await this.transaction.manager.query(
      `/* BallotRepository.count */
       UPDATE survey SET responses = responses + 1, waiting = waiting + $2 WHERE id = $1`,
      [surveyId, waiting],
    );
  }
}
