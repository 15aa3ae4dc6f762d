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
      DROP TABLE access_grant;
      DROP FUNCTION viewer_acts_for(uuid);
      DROP FUNCTION viewer_partners()`);
  }
}

const resourceTypes = `'ASSESSMENT', 'ASSURANCE_ACTIVITY', 'CAPACITY_PLAN', 'DUE_DILIGENCE_CASE'`;

const purposes = `'PARTNER_SELECTION', 'DUE_DILIGENCE', 'SCREENING', 'RISK_MANAGEMENT', 'ASSURANCE_PLANNING', 'MONITORING',
  'REPORTING', 'DONOR_REPORTING', 'AUDIT', 'INVESTIGATION'`;

const grants = `
  CREATE FUNCTION viewer_acts_for(partner uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT viewer() ->> 'kind' = 'PARTNER'
      AND (viewer() ->> 'partnerId' = partner::text OR viewer() -> 'partnerIds' ? partner::text) $$;

  -- The same as a list, which a policy asks for once and not for each row.
  CREATE FUNCTION viewer_partners() RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN viewer() ->> 'kind' = 'PARTNER' THEN
      ARRAY(SELECT jsonb_array_elements_text(viewer() -> 'partnerIds')) || (viewer() ->> 'partnerId') ELSE '{}' END $$;

  CREATE TABLE access_grant (
    id uuid CONSTRAINT access_grant_pk PRIMARY KEY,
    resource_type text NOT NULL CONSTRAINT access_grant_resource_ck CHECK (resource_type IN (${resourceTypes})),
    resource_id uuid NOT NULL,
    owner_agency text NOT NULL,
    partner_id uuid NOT NULL,
    grantee_agency text NOT NULL,
    level text NOT NULL CONSTRAINT access_grant_level_ck CHECK (level IN ('SUMMARY', 'FULL_NO_ATTACHMENTS', 'FULL')),
    purpose text NOT NULL CONSTRAINT access_grant_purpose_ck CHECK (purpose IN (${purposes})),
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_by text,
    CONSTRAINT access_grant_foreign_ck CHECK (grantee_agency <> owner_agency),
    CONSTRAINT access_grant_time_ck CHECK (until > granted_at AND until - granted_at <= interval '366 days'),
    CONSTRAINT access_grant_revoked_ck CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
  );
  CREATE INDEX access_grant_resource_ix ON access_grant (resource_id, grantee_agency) WHERE revoked_at IS NULL;
  CREATE INDEX access_grant_partner_ix ON access_grant (partner_id, id);
  CREATE INDEX access_grant_owner_ix ON access_grant (owner_agency, id);
  CREATE INDEX access_grant_grantee_ix ON access_grant (grantee_agency, id);
  ALTER TABLE access_grant ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_grant FORCE ROW LEVEL SECURITY;
  CREATE POLICY access_grant_agency_read ON access_grant FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, grantee_agency));
  -- Not that somebody investigates it: the partner must not be warned.
  CREATE POLICY access_grant_partner_read ON access_grant FOR SELECT TO assessments_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]) AND purpose <> 'INVESTIGATION');
  -- An automatic acceptance brings a summary along, in the name of the agency that asks; more the owner alone gives.
  -- Nobody gives leave to read what is another's: of assessments, whose owners stand in this database, that is checked.
  CREATE POLICY access_grant_insert ON access_grant FOR INSERT TO assessments_app
    WITH CHECK ((owner_agency = (SELECT viewer_agency())
                 OR (resource_type = 'ASSESSMENT' AND level = 'SUMMARY' AND grantee_agency = (SELECT viewer_agency())))
                AND (resource_type <> 'ASSESSMENT'
                     OR EXISTS (SELECT FROM assessment a WHERE a.id = resource_id AND a.owner_agency = access_grant.owner_agency
                                  AND a.partner_id = access_grant.partner_id)));
  -- The owner takes it back, the other agency gives it back, and the partner ends what rested on its consent.
  CREATE POLICY access_grant_update ON access_grant FOR UPDATE TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, grantee_agency)
           OR partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by) ON access_grant TO assessments_app;

  -- 0 nothing, 1 summary, 2 full without attachments, 3 full. The service asks the system's clock as well.
  CREATE FUNCTION viewer_granted_level(type text, id uuid) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(CASE g.level WHEN 'FULL' THEN 3 WHEN 'FULL_NO_ATTACHMENTS' THEN 2 ELSE 1 END), 0)
    FROM access_grant g
    -- By their places: a name would be the column of the grant before it is the argument.
    WHERE g.resource_type = $1 AND g.resource_id = $2 AND g.grantee_agency = viewer_agency()
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
  CREATE INDEX access_view_viewer_ix ON access_view (viewer_agency, id);
  CREATE INDEX access_view_resource_ix ON access_view (resource_id, id);
  ALTER TABLE access_view ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access_view FORCE ROW LEVEL SECURITY;
  CREATE POLICY access_view_agency_read ON access_view FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IN (owner_agency, viewer_agency));
  CREATE POLICY access_view_partner_read ON access_view FOR SELECT TO assessments_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]) AND purpose IS DISTINCT FROM 'INVESTIGATION');
  CREATE POLICY access_view_insert ON access_view FOR INSERT TO assessments_app
    WITH CHECK (viewer_agency = (SELECT viewer_agency()) AND viewer_subject = (SELECT viewer() ->> 'subject'));
  GRANT SELECT, INSERT ON access_view TO assessments_app;
`;
