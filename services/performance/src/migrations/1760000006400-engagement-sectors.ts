import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What field of work an agreement is in, and which strategic outcomes it serves (JIU-27, JIU-62). */
export class EngagementSectors1760000006400 implements MigrationInterface {
  readonly name = 'EngagementSectors1760000006400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE engagement
        ADD sector text CONSTRAINT engagement_sector_ck CHECK (sector ~ '^[A-Z][A-Z0-9_]{1,39}$'),
        ADD strategic_outcomes text[] NOT NULL DEFAULT '{}';
      ALTER TABLE engagement_revision
        ADD sector text CONSTRAINT engagement_revision_sector_ck CHECK (sector ~ '^[A-Z][A-Z0-9_]{1,39}$'),
        ADD strategic_outcomes text[] NOT NULL DEFAULT '{}';
      GRANT UPDATE (sector, strategic_outcomes) ON engagement TO performance_app, performance_job`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE engagement_revision DROP COLUMN sector, DROP COLUMN strategic_outcomes;
      ALTER TABLE engagement DROP COLUMN sector, DROP COLUMN strategic_outcomes`);
  }
}
