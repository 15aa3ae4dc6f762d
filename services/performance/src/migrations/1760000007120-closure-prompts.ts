import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was learned at the end of an agreement is asked for, and found by it (UNICEF-68). */
export class ClosurePrompts1760000007120 implements MigrationInterface {
  readonly name = 'ClosurePrompts1760000007120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE good_practice ADD COLUMN engagement_id uuid
        CONSTRAINT good_practice_engagement_fk REFERENCES engagement (id);
      CREATE INDEX good_practice_engagement_ix ON good_practice (engagement_id) WHERE engagement_id IS NOT NULL;
      CREATE INDEX lesson_source_ix ON lesson (source_id) WHERE source_id IS NOT NULL;

      CREATE TABLE closure_prompt_dismissal (
        closure_id uuid CONSTRAINT closure_prompt_dismissal_pk PRIMARY KEY
          CONSTRAINT closure_prompt_dismissal_closure_fk REFERENCES closure_assessment (id),
        agency text NOT NULL,
        sealed_reason text NOT NULL,
        dismissed_by text NOT NULL,
        dismissed_at timestamptz NOT NULL
      );
      ALTER TABLE closure_prompt_dismissal ENABLE ROW LEVEL SECURITY;
      ALTER TABLE closure_prompt_dismissal FORCE ROW LEVEL SECURITY;
      CREATE POLICY closure_prompt_dismissal_read ON closure_prompt_dismissal FOR SELECT TO performance_app
        USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR',
          'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'REPORT_EDITOR', 'REPORT_APPROVER', 'OVERSIGHT_AUDITOR')));
      CREATE POLICY closure_prompt_dismissal_insert ON closure_prompt_dismissal FOR INSERT TO performance_app
        WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_holds('PROGRAMME_OFFICER', 'EVALUATOR',
          'REPRESENTATIVE', 'IP_UNIT_ADMIN'))
          AND EXISTS (SELECT FROM closure_assessment c WHERE c.id = closure_id AND c.agency = closure_prompt_dismissal.agency));
      GRANT SELECT, INSERT ON closure_prompt_dismissal TO performance_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE closure_prompt_dismissal;
      DROP INDEX lesson_source_ix;
      ALTER TABLE good_practice DROP COLUMN engagement_id`);
  }
}
