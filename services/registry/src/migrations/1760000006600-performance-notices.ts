import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = `'CONSENT_REQUESTED', 'COMMENTS_REQUESTED', 'SELF_ASSESSMENT_ASSIGNED', 'ACTION_DUE'`;
const added = `'CONSULTATION_INVITATION', 'SURVEY_OPEN', 'OUTCOME_COMMENTS_REQUESTED', 'REVIEW_RESPONSE_REQUESTED',
  'CONCERN_ANSWERED', 'CLOSURE_ASSESSMENT_DUE'`;

/** What performance asks partners for is kept for them as well. */
export class PerformanceNotices1760000006600 implements MigrationInterface {
  readonly name = 'PerformanceNotices1760000006600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE partner_notice DROP CONSTRAINT partner_notice_kind_ck,
        ADD CONSTRAINT partner_notice_kind_ck CHECK (kind IN (${before}, ${added}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM partner_notice WHERE kind IN (${added});
      ALTER TABLE partner_notice DROP CONSTRAINT partner_notice_kind_ck,
        ADD CONSTRAINT partner_notice_kind_ck CHECK (kind IN (${before}))`);
  }
}
