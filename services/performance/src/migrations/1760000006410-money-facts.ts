import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Typed money facts (feature 87): each fact is its agency's and the partner's, sums by month are what others are told from. */
export class MoneyFacts1760000006410 implements MigrationInterface {
  readonly name = 'MoneyFacts1760000006410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rates);
    await runner.query(facts);
    await runner.query(totals);
    await runner.query(imports);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fact_import_row, fact_import, money_total, money_fact, exchange_rate');
  }
}

const rates = `
  CREATE TABLE exchange_rate (
    currency text NOT NULL CONSTRAINT exchange_rate_currency_ck CHECK (currency ~ '^[A-Z]{3}$' AND currency <> 'USD'),
    rate_on date NOT NULL,
    version integer NOT NULL CONSTRAINT exchange_rate_version_ck CHECK (version > 0),
    units_per_usd numeric NOT NULL CONSTRAINT exchange_rate_units_ck CHECK (units_per_usd > 0),
    source text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT exchange_rate_pk PRIMARY KEY (currency, rate_on, version)
  );
  -- Append-only: a corrected rate is a further version, and facts keep the rate that they were made with.
  GRANT SELECT, INSERT ON exchange_rate TO performance_app, performance_job;
`;

const kinds = `'DISBURSEMENT', 'EXPENDITURE', 'AUDITED_EXPENDITURE', 'INELIGIBLE_EXPENDITURE', 'REFUND', 'CAPACITY_SPEND',
  'PROGRAMME_EXPENDITURE', 'ASSURANCE_COST'`;

const facts = `
  CREATE TABLE money_fact (
    id uuid NOT NULL,
    version integer NOT NULL CONSTRAINT money_fact_version_ck CHECK (version > 0),
    agency text NOT NULL,
    external_id text NOT NULL,
    kind text NOT NULL CONSTRAINT money_fact_kind_ck CHECK (kind IN (${kinds})),
    engagement_id uuid CONSTRAINT money_fact_engagement_fk REFERENCES engagement (id),
    partner_id uuid,
    happened_on date NOT NULL,
    month date NOT NULL,
    amount numeric NOT NULL CONSTRAINT money_fact_amount_ck CHECK (amount >= 0),
    currency text NOT NULL CONSTRAINT money_fact_currency_ck CHECK (currency ~ '^[A-Z]{3}$'),
    amount_usd numeric NOT NULL,
    units_per_usd numeric,
    rate_on date,
    rate_source text,
    source_system text NOT NULL,
    recorded_at timestamptz NOT NULL,
    superseded_at timestamptz,
    CONSTRAINT money_fact_pk PRIMARY KEY (id, version),
    CONSTRAINT money_fact_engagement_ck CHECK (
      (engagement_id IS NULL) = (kind IN ('PROGRAMME_EXPENDITURE', 'ASSURANCE_COST'))
      AND (engagement_id IS NULL) = (partner_id IS NULL)),
    CONSTRAINT money_fact_rate_ck CHECK (
      (currency = 'USD') = (units_per_usd IS NULL)
      AND (units_per_usd IS NULL) = (rate_on IS NULL) AND (rate_on IS NULL) = (rate_source IS NULL))
  );
  CREATE UNIQUE INDEX money_fact_external_uq ON money_fact (agency, external_id) WHERE superseded_at IS NULL;
  CREATE INDEX money_fact_month_ix ON money_fact
    (agency, kind, month, coalesce(engagement_id, '00000000-0000-0000-0000-000000000000')) WHERE superseded_at IS NULL;
  CREATE INDEX money_fact_engagement_ix ON money_fact (engagement_id, id DESC) WHERE superseded_at IS NULL;
  ALTER TABLE money_fact ENABLE ROW LEVEL SECURITY;
  ALTER TABLE money_fact FORCE ROW LEVEL SECURITY;
  CREATE POLICY money_fact_owner_read ON money_fact FOR SELECT TO performance_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY money_fact_own_read ON money_fact FOR SELECT TO performance_app
    USING (partner_id::text = ANY ((SELECT viewer_partners())::text[]));
  CREATE POLICY money_fact_insert ON money_fact FOR INSERT TO performance_app
    WITH CHECK (agency = (SELECT viewer_agency())
                AND (SELECT viewer_has_role('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR')));
  CREATE POLICY money_fact_update ON money_fact FOR UPDATE TO performance_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR')));
  CREATE POLICY money_fact_job ON money_fact TO performance_job USING (true) WITH CHECK (true);
  -- What was said is never changed: a correction is a further version, which alone marks the one before.
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON money_fact TO performance_app, performance_job;
`;

/** Without row-level security: amounts by year are INTER_AGENCY; months only serve to age advances. */
const totals = `
  CREATE TABLE money_total (
    agency text NOT NULL,
    kind text NOT NULL CONSTRAINT money_total_kind_ck CHECK (kind IN (${kinds})),
    engagement_id uuid CONSTRAINT money_total_engagement_fk REFERENCES engagement (id),
    month date NOT NULL,
    recorded_at timestamptz NOT NULL,
    amount_usd numeric NOT NULL,
    first_on date,
    last_on date,
    superseded_at timestamptz
  );
  CREATE UNIQUE INDEX money_total_uq ON money_total (agency, kind, month, engagement_id) NULLS NOT DISTINCT
    WHERE superseded_at IS NULL;
  CREATE INDEX money_total_engagement_ix ON money_total (engagement_id, kind);
  CREATE INDEX money_total_month_ix ON money_total (kind, month);
  GRANT SELECT, INSERT, UPDATE (superseded_at) ON money_total TO performance_app, performance_job;
`;

const imports = `
  CREATE TABLE fact_import (
    id uuid CONSTRAINT fact_import_pk PRIMARY KEY,
    agency text NOT NULL,
    dataset text NOT NULL CONSTRAINT fact_import_dataset_ck CHECK (dataset IN
      ('MONEY_FACTS', 'EXCHANGE_RATES', 'SCHEDULE', 'RESULTS')),
    source_system text NOT NULL,
    file_id uuid NOT NULL,
    job_id uuid NOT NULL,
    format text NOT NULL CONSTRAINT fact_import_format_ck CHECK (format IN ('CSV', 'XLSX', 'JSON')),
    dry_run boolean NOT NULL,
    added integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    not_taken integer NOT NULL DEFAULT 0
  );
  GRANT SELECT, INSERT ON fact_import TO performance_app;
  GRANT SELECT, UPDATE (added, updated, unchanged, not_taken) ON fact_import TO performance_job;

  CREATE TABLE fact_import_row (
    import_id uuid NOT NULL CONSTRAINT fact_import_row_import_fk REFERENCES fact_import (id),
    row_number integer NOT NULL,
    external_id text,
    reason text NOT NULL,
    message text NOT NULL,
    CONSTRAINT fact_import_row_pk PRIMARY KEY (import_id, row_number)
  );
  GRANT SELECT ON fact_import_row TO performance_app;
  GRANT SELECT, INSERT, DELETE ON fact_import_row TO performance_job;
`;
