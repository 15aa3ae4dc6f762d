import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money against results (JIU-18), reconciliation (JIU-10), concentration (JIU-42) and who works under a partner (JIU-86). */
export class Corroboration1760000006430 implements MigrationInterface {
  readonly name = 'Corroboration1760000006430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(issues);
    await runner.query(reconciliations);
    await runner.query(concentrations);
    await runner.query(subPartners);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sub_partner, concentration_alert, reconciliation, corroboration_issue');
  }
}

const writers = `'FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR', 'PROGRAMME_OFFICER', 'ASSURANCE_OFFICER', 'EVALUATOR',
  'KPI_STEWARD'`;

const ofAgency = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_owner_read ON ${table} FOR SELECT TO performance_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY ${table}_insert ON ${table} FOR INSERT TO performance_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role(${writers})));
  CREATE POLICY ${table}_update ON ${table} FOR UPDATE TO performance_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role(${writers})));
  CREATE POLICY ${table}_job ON ${table} TO performance_job USING (true) WITH CHECK (true);
`;

const issues = `
  CREATE TABLE corroboration_issue (
    id uuid CONSTRAINT corroboration_issue_pk PRIMARY KEY,
    agency text NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT corroboration_issue_engagement_fk REFERENCES engagement (id),
    partner_id uuid NOT NULL,
    country text NOT NULL,
    kind text NOT NULL CONSTRAINT corroboration_issue_kind_ck CHECK (kind IN
      ('MONEY_WITHOUT_RESULTS', 'RESULTS_WITHOUT_MONEY', 'DATE_MISMATCH', 'AMOUNT_MISMATCH',
       'EXPENDITURE_ABOVE_DISBURSEMENT')),
    state text NOT NULL CONSTRAINT corroboration_issue_state_ck CHECK (state IN ('OPEN', 'EXPLAINED', 'RESOLVED')),
    amount_usd numeric NOT NULL,
    owner text NOT NULL,
    due_on date NOT NULL,
    -- Sealed: it may speak of people.
    explanation text,
    found_at timestamptz NOT NULL,
    resolved_at timestamptz,
    version integer NOT NULL
  );
  CREATE UNIQUE INDEX corroboration_issue_uq ON corroboration_issue (engagement_id, kind) WHERE state <> 'RESOLVED';
  CREATE INDEX corroboration_issue_agency_ix ON corroboration_issue (agency, id DESC);
  ${ofAgency('corroboration_issue')}
  GRANT SELECT, INSERT, UPDATE (state, amount_usd, owner, due_on, explanation, resolved_at, version)
    ON corroboration_issue TO performance_app, performance_job;
`;

const reconciliations = `
  CREATE TABLE reconciliation (
    id uuid CONSTRAINT reconciliation_pk PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT reconciliation_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    -- What was accepted as it stood; money that comes later opens it again.
    disbursed_usd numeric NOT NULL,
    reported_usd numeric NOT NULL,
    audited_usd numeric NOT NULL,
    ineligible_usd numeric NOT NULL,
    refunded_usd numeric NOT NULL,
    explanation text NOT NULL,
    accepted_by text NOT NULL,
    accepted_at timestamptz NOT NULL
  );
  CREATE INDEX reconciliation_engagement_ix ON reconciliation (engagement_id, id DESC);
  ${ofAgency('reconciliation')}
  GRANT SELECT, INSERT ON reconciliation TO performance_app;
`;

const concentrations = `
  CREATE TABLE concentration_alert (
    id uuid CONSTRAINT concentration_alert_pk PRIMARY KEY,
    partner_id uuid NOT NULL,
    country text NOT NULL,
    sector text,
    percent numeric NOT NULL,
    partner_usd numeric NOT NULL,
    total_usd numeric NOT NULL,
    agencies text[] NOT NULL,
    raised_at timestamptz NOT NULL,
    cleared_at timestamptz
  );
  CREATE UNIQUE INDEX concentration_alert_uq ON concentration_alert (partner_id, country, sector) NULLS NOT DISTINCT
    WHERE cleared_at IS NULL;
  CREATE INDEX concentration_alert_country_ix ON concentration_alert (country, id DESC);
  GRANT SELECT ON concentration_alert TO performance_app;
  GRANT SELECT, INSERT, UPDATE (percent, partner_usd, total_usd, agencies, cleared_at)
    ON concentration_alert TO performance_job;
`;

const subPartners = `
  CREATE TABLE sub_partner (
    id uuid CONSTRAINT sub_partner_pk PRIMARY KEY,
    agency text NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT sub_partner_engagement_fk REFERENCES engagement (id),
    partner_id uuid NOT NULL,
    external_id text NOT NULL,
    name text NOT NULL,
    registered_id uuid,
    local boolean NOT NULL,
    amount_usd numeric NOT NULL CONSTRAINT sub_partner_amount_ck CHECK (amount_usd >= 0),
    capacity_clause boolean NOT NULL,
    version integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT sub_partner_external_uq UNIQUE (engagement_id, external_id)
  );
  ${ofAgency('sub_partner')}
  CREATE POLICY sub_partner_own_read ON sub_partner FOR SELECT TO performance_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  GRANT SELECT, INSERT, UPDATE (name, registered_id, local, amount_usd, capacity_clause, version, recorded_at)
    ON sub_partner TO performance_app;
`;
