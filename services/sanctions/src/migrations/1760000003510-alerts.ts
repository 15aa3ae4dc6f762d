import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Interim suspensions (S-INV-7) and the alerts that tell of them to agencies with exposure (S-INV-11). */
export class Alerts1760000003510 implements MigrationInterface {
  readonly name = 'Alerts1760000003510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(suspensions);
    await runner.query(alerts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alert_delivery, shared_alert, interim_suspension');
  }
}

// What an agency imposes rests on a case, which its IP unit does not see; what it joins rests on an alert, which it does.
const suspensions = `
  CREATE TABLE interim_suspension (
    id uuid CONSTRAINT interim_suspension_pk PRIMARY KEY,
    agency text NOT NULL,
    kind text NOT NULL CONSTRAINT interim_suspension_kind_ck CHECK (kind IN ('IMPOSED', 'JOINED')),
    case_id uuid,
    joined_id uuid,
    partner_ids uuid[] NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    renewed_at timestamptz,
    ended_at timestamptz,
    ended_because text CONSTRAINT interim_suspension_ended_ck CHECK (ended_because IN ('LIFTED', 'EXPIRED', 'DECIDED')),
    reason text NOT NULL,
    imposed_by text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT interim_suspension_ground_ck CHECK (
      (kind = 'IMPOSED') = (case_id IS NOT NULL) AND (kind = 'JOINED') = (joined_id IS NOT NULL)),
    CONSTRAINT interim_suspension_end_ck CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
    CONSTRAINT interim_suspension_period_ck CHECK (until > since AND cardinality(partner_ids) > 0)
  );
  CREATE UNIQUE INDEX interim_suspension_case_uq ON interim_suspension (case_id) WHERE kind = 'IMPOSED';
  CREATE UNIQUE INDEX interim_suspension_joined_uq ON interim_suspension (joined_id, agency, partner_ids)
    WHERE kind = 'JOINED';
  CREATE INDEX interim_suspension_partner_ix ON interim_suspension USING gin (partner_ids);
  CREATE INDEX interim_suspension_running_ix ON interim_suspension (until) WHERE ended_at IS NULL;
  CREATE INDEX interim_suspension_agency_ix ON interim_suspension (agency, id);
  ALTER TABLE interim_suspension ENABLE ROW LEVEL SECURITY;
  ALTER TABLE interim_suspension FORCE ROW LEVEL SECURITY;
  CREATE POLICY interim_suspension_read ON interim_suspension FOR SELECT TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND ((SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER'))
                OR kind = 'JOINED' AND (SELECT viewer_has_role('IP_UNIT_ADMIN'))));
  CREATE POLICY interim_suspension_insert ON interim_suspension FOR INSERT TO sanctions_app
    WITH CHECK (agency = (SELECT viewer_agency())
                AND ((SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL')) AND kind = 'IMPOSED'
                     OR (SELECT viewer_has_role('IP_UNIT_ADMIN')) AND kind = 'JOINED'));
  CREATE POLICY interim_suspension_change ON interim_suspension FOR UPDATE TO sanctions_app
    USING (agency = (SELECT viewer_agency())
           AND ((SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL')) AND kind = 'IMPOSED'
                OR (SELECT viewer_has_role('IP_UNIT_ADMIN')) AND kind = 'JOINED'))
    WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY interim_suspension_job_read ON interim_suspension FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY interim_suspension_job_change ON interim_suspension FOR UPDATE TO sanctions_job
    USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (until, renewed_at, ended_at, ended_because, version) ON interim_suspension
    TO sanctions_app;
  GRANT SELECT, UPDATE (ended_at, ended_because, version) ON interim_suspension TO sanctions_job;
`;

// The alert is its lead agency's; each agency with exposure has a copy of the minimum, and no way to the others'.
const alerts = `
  CREATE TABLE shared_alert (
    id uuid CONSTRAINT shared_alert_pk PRIMARY KEY,
    lead_agency text NOT NULL,
    partner_id uuid NOT NULL,
    level text NOT NULL CONSTRAINT shared_alert_level_ck CHECK (level IN ('CAUTION', 'HIGH', 'CRITICAL')),
    category text NOT NULL CONSTRAINT shared_alert_category_ck CHECK (category IN (
      'FINANCIAL', 'SEXUAL_EXPLOITATION_ABUSE', 'SAFEGUARDING_VIOLATION', 'REPUTATIONAL_ETHICAL', 'COMPLIANCE', 'OTHER')),
    case_id uuid,
    suspension_id uuid CONSTRAINT shared_alert_suspension_fk REFERENCES interim_suspension (id),
    published_by text NOT NULL,
    published_at timestamptz NOT NULL,
    closed_at timestamptz
  );
  CREATE INDEX shared_alert_open_ix ON shared_alert (partner_id) WHERE closed_at IS NULL;
  CREATE INDEX shared_alert_lead_ix ON shared_alert (lead_agency, id);
  CREATE INDEX shared_alert_suspension_ix ON shared_alert (suspension_id);
  ALTER TABLE shared_alert ENABLE ROW LEVEL SECURITY;
  ALTER TABLE shared_alert FORCE ROW LEVEL SECURITY;
  CREATE POLICY shared_alert_lead ON shared_alert TO sanctions_app
    USING (lead_agency = (SELECT viewer_agency())
           AND ((SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER'))
                OR case_id IS NULL AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'SANCTIONS_ADJUDICATOR'))))
    WITH CHECK (lead_agency = (SELECT viewer_agency())
                AND ((SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL'))
                     OR case_id IS NULL AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'SANCTIONS_ADJUDICATOR'))));
  CREATE POLICY shared_alert_job_read ON shared_alert FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY shared_alert_job_close ON shared_alert FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (closed_at) ON shared_alert TO sanctions_app;
  GRANT SELECT, UPDATE (closed_at) ON shared_alert TO sanctions_job;

  CREATE TABLE alert_delivery (
    id uuid CONSTRAINT alert_delivery_pk PRIMARY KEY,
    alert_id uuid NOT NULL CONSTRAINT alert_delivery_alert_fk REFERENCES shared_alert (id),
    agency text NOT NULL,
    lead_agency text NOT NULL,
    about_case boolean NOT NULL,
    partner_id uuid NOT NULL,
    level text NOT NULL,
    category text NOT NULL,
    suspension_id uuid,
    suspended_until timestamptz,
    delivered_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by text,
    action text CONSTRAINT alert_delivery_action_ck CHECK (action IN ('JOINED', 'CONTROLS', 'NO_ACTION')),
    note text,
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT alert_delivery_agency_uq UNIQUE (alert_id, agency),
    CONSTRAINT alert_delivery_other_ck CHECK (agency <> lead_agency),
    CONSTRAINT alert_delivery_acknowledged_ck CHECK (
      (acknowledged_at IS NULL) = (action IS NULL) AND (acknowledged_at IS NULL) = (acknowledged_by IS NULL))
  );
  CREATE INDEX alert_delivery_agency_ix ON alert_delivery (agency, id);
  ALTER TABLE alert_delivery ENABLE ROW LEVEL SECURITY;
  ALTER TABLE alert_delivery FORCE ROW LEVEL SECURITY;
  CREATE POLICY alert_delivery_read ON alert_delivery FOR SELECT TO sanctions_app
    USING (agency = (SELECT viewer_agency())
             AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR',
                                         'SANCTIONS_PANEL', 'INVESTIGATOR'))
           OR lead_agency = (SELECT viewer_agency())
             AND ((SELECT viewer_has_role('INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER'))
                  OR NOT about_case AND (SELECT viewer_has_role('IP_UNIT_ADMIN', 'SANCTIONS_ADJUDICATOR'))));
  CREATE POLICY alert_delivery_acknowledge ON alert_delivery FOR UPDATE TO sanctions_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('IP_UNIT_ADMIN')))
    WITH CHECK (agency = (SELECT viewer_agency()));
  CREATE POLICY alert_delivery_job_read ON alert_delivery FOR SELECT TO sanctions_job USING (true);
  CREATE POLICY alert_delivery_job_insert ON alert_delivery FOR INSERT TO sanctions_job WITH CHECK (true);
  CREATE POLICY alert_delivery_job_change ON alert_delivery FOR UPDATE TO sanctions_job USING (true) WITH CHECK (true);
  GRANT SELECT, UPDATE (acknowledged_at, acknowledged_by, action, note, version) ON alert_delivery TO sanctions_app;
  GRANT SELECT, INSERT, UPDATE (suspended_until, closed_at) ON alert_delivery TO sanctions_job;
`;
