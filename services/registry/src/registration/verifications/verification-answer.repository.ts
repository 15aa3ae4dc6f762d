import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

export interface VerificationAnswerRow {
  verificationId: string;
  question: string;
  agency: string;
  answer: boolean;
  comment: string;
}

/** Confidential: only the agency that verified reads what its verifier wrote. */
export class VerificationAnswerRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByVerifications(ids: readonly string[]): Promise<VerificationAnswerRow[]> {
    return this.manager.query(
      `/* VerificationAnswerRepository.findByVerifications */
       SELECT verification_id AS "verificationId", question, agency, answer, comment FROM verification_answer
       WHERE verification_id = ANY ($1) ORDER BY verification_id, question`,
      [ids],
    );
  }

  async insert(rows: VerificationAnswerRow[]): Promise<void> {
    await this.manager.query(
      `/* VerificationAnswerRepository.insert */
       INSERT INTO verification_answer (verification_id, question, agency, answer, comment)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::text[])`,
      [
        rows.map(({ verificationId }) => verificationId),
        rows.map(({ question }) => question),
        rows.map(({ agency }) => agency),
        rows.map(({ answer }) => answer),
        rows.map(({ comment }) => comment),
      ],
    );
  }
}
