import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = `'CONSENT_REQUESTED', 'COMMENTS_REQUESTED', 'SELF_ASSESSMENT_ASSIGNED', 'ACTION_DUE', 'CONSULTATION_INVITATION',
  'SURVEY_OPEN', 'OUTCOME_COMMENTS_REQUESTED', 'REVIEW_RESPONSE_REQUESTED', 'CONCERN_ANSWERED', 'CLOSURE_ASSESSMENT_DUE'`;

/** Joint evaluations ask partners for answers as well (UNICEF-23). */
export class EvaluationNotices1760000007100 implements MigrationInterface {
  readonly name = 'EvaluationNotices1760000007100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE partner_notice DROP CONSTRAINT partner_notice_kind_ck,
        ADD CONSTRAINT partner_notice_kind_ck CHECK (kind IN (${before}, 'EVALUATION_RESPONSE_REQUESTED'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM partner_notice WHERE kind = 'EVALUATION_RESPONSE_REQUESTED';
      ALTER TABLE partner_notice DROP CONSTRAINT partner_notice_kind_ck,
        ADD CONSTRAINT partner_notice_kind_ck CHECK (kind IN (${before}))`);
  }
}
