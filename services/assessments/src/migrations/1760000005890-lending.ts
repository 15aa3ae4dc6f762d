import type { MigrationInterface, QueryRunner } from 'typeorm';

const lender = `(owner_agency = (SELECT viewer_agency())
  OR (resource_type = 'ASSESSMENT' AND level = 'SUMMARY' AND grantee_agency = (SELECT viewer_agency())))`;

const isOwners = (table: string, agency: string) => `EXISTS (SELECT FROM ${table} r
  WHERE r.id = resource_id AND r.${agency} = access_grant.owner_agency AND r.partner_id = access_grant.partner_id)`;

/** Nobody gives leave to read what is another's, whatever can be lent. */
export class Lending1760000005890 implements MigrationInterface {
  readonly name = 'Lending1760000005890';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER POLICY access_grant_insert ON access_grant WITH CHECK (${lender} AND CASE resource_type
        WHEN 'ASSESSMENT' THEN ${isOwners('assessment', 'owner_agency')}
        WHEN 'ASSURANCE_ACTIVITY' THEN ${isOwners('assurance_activity', 'agency')}
        WHEN 'CAPACITY_PLAN' THEN ${isOwners('capacity_plan', 'agency')}
        WHEN 'DUE_DILIGENCE_CASE' THEN ${isOwners('due_diligence_case', 'agency')}
        ELSE false END)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER POLICY access_grant_insert ON access_grant
        WITH CHECK (${lender} AND (resource_type <> 'ASSESSMENT' OR ${isOwners('assessment', 'owner_agency')}))`);
  }
}
