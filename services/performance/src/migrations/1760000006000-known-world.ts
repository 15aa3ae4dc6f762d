import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What registry tells of agencies, their offices and the types of partners; and whom a partner's user acts for. */
export class KnownWorld1760000006000 implements MigrationInterface {
  readonly name = 'KnownWorld1760000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE known_partner ADD primary_type text;
      GRANT UPDATE (primary_type) ON known_partner TO performance_job;

      CREATE TABLE known_agency (
        code text CONSTRAINT known_agency_pk PRIMARY KEY,
        name text NOT NULL
      );
      GRANT SELECT ON known_agency TO performance_app;
      GRANT SELECT, INSERT, UPDATE ON known_agency TO performance_job;

      CREATE TABLE known_office (
        id uuid CONSTRAINT known_office_pk PRIMARY KEY,
        agency text NOT NULL,
        parent_id uuid,
        level text NOT NULL,
        name text NOT NULL,
        country text,
        active boolean NOT NULL
      );
      CREATE INDEX known_office_agency_ix ON known_office (agency, country);
      GRANT SELECT ON known_office TO performance_app;
      GRANT SELECT, INSERT, UPDATE ON known_office TO performance_job;

      CREATE FUNCTION viewer_acts_for(partner uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT viewer() ->> 'kind' = 'PARTNER'
          AND (viewer() ->> 'partnerId' = partner::text OR viewer() -> 'partnerIds' ? partner::text) $$;
      CREATE FUNCTION viewer_partners() RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN viewer() ->> 'kind' = 'PARTNER' THEN
          ARRAY(SELECT jsonb_array_elements_text(viewer() -> 'partnerIds')) || (viewer() ->> 'partnerId') ELSE '{}' END $$;
      CREATE FUNCTION viewer_holds(VARIADIC wanted text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT viewer() ->> 'kind' = 'AGENCY' AND EXISTS (
          SELECT FROM jsonb_array_elements(viewer() -> 'roles') AS held WHERE held ->> 'role' = ANY (wanted)) $$;
    `);
    // Registry's facts are heard once more from the beginning, for what nobody kept before; repeating is harmless.
    await runner.query(`DELETE FROM feed_cursor WHERE consumer = 'registry'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION viewer_holds(text[]);
      DROP FUNCTION viewer_partners();
      DROP FUNCTION viewer_acts_for(uuid);
      DROP TABLE known_office, known_agency;
      ALTER TABLE known_partner DROP COLUMN primary_type`);
  }
}
