import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leave to read what is confidential, and who read it (JIU-59, A-INV-5). */
export class AccessGrants1760000005010 implements MigrationInterface {
  readonly name = 'AccessGrants1760000005010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(grants);
    await runner.query(views);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE access_view;
      DROP FUNCTION viewer_granted_level(text, uuid);
      DROP FUNCTION viewer_acts_for(uuid);
      DROP TABLE access_grant`);
  }
}

const resourceTypes = `'ASSESSMENT', 'ASSURANCE_ACTIVITY', 'CAPACITY_PLAN', 'DUE_DILIGENCE_CASE'`;

const grants = `
  CREATE FUNCTION viewer_acts_for(partner uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT viewer() ->> 'kind' = 'PARTNER'
      AND (viewer() ->> 'partnerId' = partner::text OR viewer() -> 'partnerIds' ? partner::text) $$;

  CREATE TABLE access_grant (
    id uuid CONSTRAINT access_grant_pk PRIMARY KEY,
    resource_type text NOT NULL CONSTRAINT access_grant_resource_ck CHECK (resource_type IN (${resourceTypes})),
    resource_id uuid NOT NULL,
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    grantee_agency text NOT NULL,
    level text NOT NULL CONSTRAINT access_grant_level_ck CHECK (level IN ('SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL')),
    purpose text NOT NULL,
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_by text,
    CONSTRAINT access_grant_foreign_ck CHECK (grantee_agency <> owner_agency),
    CONSTRAINT access_grant_time_ck CHECK (until > granted_at),
    CONSTRAINT access_grant_revoked_ck CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
  );
  CREATE INDEX access_grant_resource_ix ON access_grant (resource_id, grantee_agency) WHERE revoked_at IS NULL;
  CREATE INDEX access_grant_partner_ix ON access_grant (partner_id, id);
  ALTER TABLE access_grant ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_grant FORCE ROW LEVEL SECURITY;
  CREATE POLICY access_grant_agency_read ON access_grant FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, grantee_agency));
  CREATE POLICY access_grant_partner_read ON access_grant FOR SELECT TO assessments_app USING (viewer_acts_for(partner_id));
  -- An automatic acceptance brings a summary along, in the name of the agency that asks; more the owner alone gives.
  CREATE POLICY access_grant_insert ON access_grant FOR INSERT TO assessments_app
    WITH CHECK (owner_agency = (SELECT viewer_agency())
                OR (level = 'SUMMARY' AND grantee_agency = (SELECT viewer_agency())));
  CREATE POLICY access_grant_update ON access_grant FOR UPDATE TO assessments_app
    USING (owner_agency = (SELECT viewer_agency())) WITH CHECK (owner_agency = (SELECT viewer_agency()));
  GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by) ON access_grant TO assessments_app;

  -- 0 nothing, 1 summary, 2 full without attachments, 3 full. The service asks the system's clock as well.
  CREATE FUNCTION viewer_granted_level(type text, id uuid) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(CASE g.level WHEN 'FULL' THEN 3 WHEN 'FULL_NO_ATTACHMENTS' THEN 2 ELSE 1 END), 0)
    FROM access_grant g
    WHERE g.resource_type = type AND g.resource_id = id AND g.grantee_agency = viewer_agency()
      AND g.revoked_at IS NULL AND g.until > now() $$;
`;

const views = `
  CREATE TABLE access_view (
    id uuid CONSTRAINT access_view_pk PRIMARY KEY,
    resource_type text NOT NULL CONSTRAINT access_view_resource_ck CHECK (resource_type IN (${resourceTypes})),
    resource_id uuid NOT NULL,
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    viewer_agency text NOT NULL,
    viewer_subject text NOT NULL,
    field text NOT NULL,
    level text NOT NULL CONSTRAINT access_view_level_ck CHECK (level IN ('SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL')),
    purpose text,
    grant_id uuid CONSTRAINT access_view_grant_fk REFERENCES access_grant (id),
    at timestamptz NOT NULL
  );
  CREATE INDEX access_view_partner_ix ON access_view (partner_id, id);
  CREATE INDEX access_view_owner_ix ON access_view (owner_agency, id);
  CREATE INDEX access_view_resource_ix ON access_view (resource_id, id);
  ALTER TABLE access_view ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_view FORCE ROW LEVEL SECURITY;
  CREATE POLICY access_view_agency_read ON access_view FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, viewer_agency));
  CREATE POLICY access_view_partner_read ON access_view FOR SELECT TO assessments_app USING (viewer_acts_for(partner_id));
  CREATE POLICY access_view_insert ON access_view FOR INSERT TO assessments_app
    WITH CHECK (viewer_agency = (SELECT viewer_agency()) AND viewer_subject = (SELECT viewer() ->> 'subject'));
  GRANT SELECT, INSERT ON access_view TO assessments_app;
`;
