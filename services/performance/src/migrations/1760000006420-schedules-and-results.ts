import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due under agreements, and their results (JIU-44, JIU-45); amounts and texts apart from what figures are counted from. */
export class SchedulesAndResults1760000006420 implements MigrationInterface {
  readonly name = 'SchedulesAndResults1760000006420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schedules);
    await runner.query(frameworks);
    await runner.query(values);
    await runner.query(states);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE partnership_result, result_state, result_value, result_indicator, result_framework,
        engagement_due_amount, engagement_due`);
  }
}

const keepers = `'FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR', 'PROGRAMME_OFFICER'`;

/** For the agency and the partner to read, for those who keep agreements to write. */
const ownedBy = (table: string, writers = keepers) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_owner_read ON ${table} FOR SELECT TO performance_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY ${table}_own_read ON ${table} FOR SELECT TO performance_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  CREATE POLICY ${table}_insert ON ${table} FOR INSERT TO performance_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role(${writers})));
  CREATE POLICY ${table}_update ON ${table} FOR UPDATE TO performance_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role(${writers})));
  CREATE POLICY ${table}_job ON ${table} TO performance_job USING (true) WITH CHECK (true);
`;

const schedules = `
  CREATE TABLE engagement_due (
    id uuid NOT NULL,
    version integer NOT NULL CONSTRAINT engagement_due_version_ck CHECK (version > 0),
    agency text NOT NULL,
    external_id text NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT engagement_due_engagement_fk REFERENCES engagement (id),
    kind text NOT NULL CONSTRAINT engagement_due_kind_ck CHECK (kind IN ('INSTALMENT', 'REPORT')),
    due_on date NOT NULL,
    done_on date,
    cancelled boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT engagement_due_pk PRIMARY KEY (id, version)
  );
  CREATE UNIQUE INDEX engagement_due_external_uq ON engagement_due (agency, external_id) WHERE superseded_at IS NULL;
  CREATE INDEX engagement_due_engagement_ix ON engagement_due (engagement_id) WHERE superseded_at IS NULL;
  CREATE INDEX engagement_due_day_ix ON engagement_due (kind, due_on);
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON engagement_due TO performance_app, performance_job;

  CREATE TABLE engagement_due_amount (
    due_id uuid NOT NULL,
    version integer NOT NULL,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    amount_usd numeric NOT NULL CONSTRAINT engagement_due_amount_ck CHECK (amount_usd >= 0),
    CONSTRAINT engagement_due_amount_pk PRIMARY KEY (due_id, version)
  );
  ${ownedBy('engagement_due_amount')}
  GRANT SELECT, INSERT ON engagement_due_amount TO performance_app, performance_job;
`;

const frameworks = `
  CREATE TABLE result_framework (
    engagement_id uuid CONSTRAINT result_framework_pk PRIMARY KEY
      CONSTRAINT result_framework_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    version integer NOT NULL CONSTRAINT result_framework_version_ck CHECK (version > 0),
    recorded_at timestamptz NOT NULL
  );
  ${ownedBy('result_framework')}
  GRANT SELECT, INSERT, UPDATE (version, recorded_at) ON result_framework TO performance_app, performance_job;

  CREATE TABLE result_indicator (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT result_indicator_engagement_fk REFERENCES engagement (id),
    external_id text NOT NULL,
    level text NOT NULL CONSTRAINT result_indicator_level_ck CHECK (level IN ('OUTCOME', 'OUTPUT')),
    result text NOT NULL,
    indicator text NOT NULL,
    unit text,
    baseline numeric,
    target numeric,
    method text,
    milestones jsonb NOT NULL DEFAULT '[]',
    due_on date NOT NULL,
    retired boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT result_indicator_pk PRIMARY KEY (id, version)
  );
  CREATE UNIQUE INDEX result_indicator_external_uq ON result_indicator (engagement_id, external_id)
    WHERE superseded_at IS NULL;
  ${ownedBy('result_indicator')}
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON result_indicator TO performance_app, performance_job;
`;

const values = `
  CREATE TABLE result_value (
    id uuid NOT NULL,
    version integer NOT NULL,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT result_value_engagement_fk REFERENCES engagement (id),
    indicator_id uuid NOT NULL,
    external_id text NOT NULL,
    happened_on date NOT NULL,
    value numeric NOT NULL,
    evidence text,
    claim text NOT NULL CONSTRAINT result_value_claim_ck CHECK (claim IN ('CLAIMED', 'VERIFIED')),
    recorded_by text NOT NULL,
    verified_by text,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT result_value_pk PRIMARY KEY (id, version),
    CONSTRAINT result_value_verified_ck CHECK ((claim = 'VERIFIED') = (verified_by IS NOT NULL))
  );
  CREATE UNIQUE INDEX result_value_external_uq ON result_value (agency, external_id) WHERE superseded_at IS NULL;
  CREATE INDEX result_value_indicator_ix ON result_value (indicator_id, happened_on DESC) WHERE superseded_at IS NULL;
  ${ownedBy('result_value', `${keepers}, 'ASSURANCE_OFFICER', 'EVALUATOR'`)}
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON result_value TO performance_app, performance_job;
`;

const states = `
  -- What figures are counted from: no text and no amount.
  CREATE TABLE result_state (
    indicator_id uuid NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT result_state_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    due_on date NOT NULL,
    measured boolean NOT NULL,
    attained boolean NOT NULL,
    retired boolean NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz
  );
  CREATE UNIQUE INDEX result_state_uq ON result_state (indicator_id) WHERE superseded_at IS NULL;
  CREATE INDEX result_state_engagement_ix ON result_state (engagement_id);
  CREATE INDEX result_state_day_ix ON result_state (due_on);
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON result_state TO performance_app, performance_job;

  CREATE TABLE partnership_result (
    id uuid CONSTRAINT partnership_result_pk PRIMARY KEY,
    agency text NOT NULL,
    engagement_id uuid NOT NULL CONSTRAINT partnership_result_engagement_fk REFERENCES engagement (id),
    partner_id uuid NOT NULL,
    country text NOT NULL,
    sector text,
    statement text NOT NULL,
    indicator text NOT NULL,
    unit text NOT NULL,
    baseline numeric NOT NULL,
    target numeric NOT NULL,
    value numeric NOT NULL,
    measured_on date NOT NULL,
    method text NOT NULL,
    claim text NOT NULL CONSTRAINT partnership_result_claim_ck CHECK (claim IN ('CLAIMED', 'VERIFIED')),
    contributors text[] NOT NULL,
    published_at timestamptz NOT NULL
  );
  CREATE INDEX partnership_result_partner_ix ON partnership_result (partner_id, id DESC);
  GRANT SELECT, INSERT ON partnership_result TO performance_app;
`;
