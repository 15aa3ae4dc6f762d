import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What performance tells every agency of reviews of partners: band and recommendation, never what they say (P-INV-6). */
export class PartnerReviews1760000006500 implements MigrationInterface {
  readonly name = 'PartnerReviews1760000006500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner_review (
        id uuid CONSTRAINT partner_review_pk PRIMARY KEY,
        partner_id uuid NOT NULL,
        agency text NOT NULL,
        band text NOT NULL,
        recommendation text NOT NULL,
        ends_on date NOT NULL,
        withdrawn boolean NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX partner_review_partner_ix ON partner_review (partner_id, agency);
      GRANT SELECT ON partner_review TO assessments_app;
      GRANT SELECT, INSERT, UPDATE ON partner_review TO assessments_job`);
    // Reviews may have been published before anybody here listened; hearing facts again is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'performance'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_review');
  }
}
