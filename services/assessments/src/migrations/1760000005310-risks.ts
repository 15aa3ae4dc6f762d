import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The risk register (JIU-36, JIU-39, JIU-40): each agency's own; numbers without partners, and contexts, are for all. */
export class Risks1760000005310 implements MigrationInterface {
  readonly name = 'Risks1760000005310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(entries);
    await runner.query(appetites);
    await runner.query(mitigations);
    await runner.query(shared);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE risk_statement, operating_context, risk_tally, risk_mitigation, risk_acceptance, risk_appetite,
        risk_revision, risk_entry`);
  }
}

const levels = `'LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH'`;
const categories = `'OPERATIONAL', 'REPUTATIONAL', 'LEGAL', 'COUNTRY_FIELD', 'STRATEGIC', 'EXIT_STRATEGY', 'COUNTERPARTY',
      'SYSTEMIC', 'CONCENTRATION', 'COMPLIANCE', 'CYBER', 'CONTRACTUAL', 'FINANCIAL'`;

const isOwnReader = `agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role(
      'ASSESSOR', 'ASSURANCE_OFFICER', 'PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'))`;
const isOwnWith = (roles: string) => `agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role(${roles}))`;
const keepers = `'ASSESSOR', 'ASSURANCE_OFFICER', 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'`;

/** Rows for those of the own agency that keep or oversee the register; written by fewer. */
const ownTable = (table: string, writers: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_own ON ${table} TO assessments_app
    USING (${isOwnReader}) WITH CHECK (${isOwnWith(writers)});`;

const judgement = (prefix: string) => `
    likelihood integer NOT NULL CONSTRAINT ${prefix}_likelihood_ck CHECK (likelihood BETWEEN 1 AND 5),
    impact integer NOT NULL CONSTRAINT ${prefix}_impact_ck CHECK (impact BETWEEN 1 AND 5),
    residual_likelihood integer NOT NULL
      CONSTRAINT ${prefix}_residual_likelihood_ck CHECK (residual_likelihood BETWEEN 1 AND 5),
    residual_impact integer NOT NULL CONSTRAINT ${prefix}_residual_impact_ck CHECK (residual_impact BETWEEN 1 AND 5),
    inherent_band text NOT NULL CONSTRAINT ${prefix}_inherent_ck CHECK (inherent_band IN (${levels})),
    residual_band text NOT NULL CONSTRAINT ${prefix}_residual_ck CHECK (residual_band IN (${levels})),
    matrix_version integer NOT NULL,
    response text NOT NULL CONSTRAINT ${prefix}_response_ck CHECK (response IN ('AVOID', 'REDUCE', 'SHARE', 'ACCEPT')),
    state text NOT NULL CONSTRAINT ${prefix}_state_ck CHECK (state IN ('OPEN', 'CLOSED')),
    version integer NOT NULL CONSTRAINT ${prefix}_version_ck CHECK (version > 0)`;

const entries = `
  CREATE TABLE risk_entry (
    id uuid CONSTRAINT risk_entry_pk PRIMARY KEY,
    agency text NOT NULL,
    partner_id uuid NOT NULL CONSTRAINT risk_entry_partner_fk REFERENCES known_partner (partner_id),
    engagement_id uuid CONSTRAINT risk_entry_engagement_fk REFERENCES partner_engagement (id),
    country text CONSTRAINT risk_entry_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    category text NOT NULL CONSTRAINT risk_entry_category_ck CHECK (category IN (
      ${categories})),
    ${judgement('risk_entry')},
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    revised_by text NOT NULL,
    revised_at timestamptz NOT NULL
  );
  CREATE INDEX risk_entry_agency_ix ON risk_entry (agency, id DESC);
  CREATE INDEX risk_entry_partner_ix ON risk_entry (partner_id, agency);
  CREATE INDEX risk_entry_engagement_ix ON risk_entry (engagement_id);
  ${ownTable('risk_entry', keepers)}
  GRANT SELECT, INSERT, UPDATE (likelihood, impact, residual_likelihood, residual_impact, inherent_band, residual_band,
    matrix_version, response, state, version, revised_by, revised_at) ON risk_entry TO assessments_app;

  -- What was said at each time, with its words; append-only.
  CREATE TABLE risk_revision (
    risk_id uuid NOT NULL CONSTRAINT risk_revision_risk_fk REFERENCES risk_entry (id),
    agency text NOT NULL,
    ${judgement('risk_revision')},
    sealed text NOT NULL,
    revised_by text NOT NULL,
    revised_at timestamptz NOT NULL,
    CONSTRAINT risk_revision_pk PRIMARY KEY (risk_id, version)
  );
  ${ownTable('risk_revision', keepers)}
  GRANT SELECT, INSERT ON risk_revision TO assessments_app;
`;

const appetites = `
  CREATE TABLE risk_appetite (
    id uuid CONSTRAINT risk_appetite_pk PRIMARY KEY,
    agency text NOT NULL,
    category text NOT NULL CONSTRAINT risk_appetite_category_ck CHECK (category IN (
      ${categories})),
    partner_type text,
    max_residual text NOT NULL CONSTRAINT risk_appetite_level_ck CHECK (max_residual IN (${levels})),
    effective_from date NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
  );
  CREATE INDEX risk_appetite_agency_ix ON risk_appetite (agency, category, effective_from DESC, id DESC);
  ${ownTable('risk_appetite', `'IP_UNIT_ADMIN'`)}
  GRANT SELECT, INSERT ON risk_appetite TO assessments_app;

  CREATE TABLE risk_acceptance (
    id uuid CONSTRAINT risk_acceptance_pk PRIMARY KEY,
    risk_id uuid NOT NULL CONSTRAINT risk_acceptance_risk_fk REFERENCES risk_entry (id),
    agency text NOT NULL,
    residual_band text NOT NULL CONSTRAINT risk_acceptance_residual_ck CHECK (residual_band IN (${levels})),
    appetite text NOT NULL CONSTRAINT risk_acceptance_appetite_ck CHECK (appetite IN (${levels})),
    excess integer NOT NULL CONSTRAINT risk_acceptance_excess_ck CHECK (excess BETWEEN 1 AND 3),
    sealed text NOT NULL,
    until date NOT NULL,
    accepted_by text NOT NULL,
    accepted_at timestamptz NOT NULL
  );
  CREATE INDEX risk_acceptance_risk_ix ON risk_acceptance (risk_id, id DESC);
  ${ownTable('risk_acceptance', `'REPRESENTATIVE', 'IP_UNIT_ADMIN'`)}
  GRANT SELECT, INSERT ON risk_acceptance TO assessments_app;
`;

// A dollar figure is never without the rate that it was made with (domain-model.md 2.0, Money).
const mitigations = `
  CREATE TABLE risk_mitigation (
    id uuid CONSTRAINT risk_mitigation_pk PRIMARY KEY,
    risk_id uuid NOT NULL CONSTRAINT risk_mitigation_risk_fk REFERENCES risk_entry (id),
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    sealed text NOT NULL,
    cost numeric(18, 2) NOT NULL CONSTRAINT risk_mitigation_cost_ck CHECK (cost >= 0),
    currency text NOT NULL,
    units_per_usd numeric CONSTRAINT risk_mitigation_rate_ck CHECK (units_per_usd > 0),
    rate_date date,
    rate_source text,
    cost_usd numeric(18, 2) NOT NULL,
    due_on date NOT NULL,
    status text NOT NULL CONSTRAINT risk_mitigation_status_ck
      CHECK (status IN ('PLANNED', 'IN_PROGRESS', 'DONE', 'CANCELLED')),
    finished_on date,
    planned_by text NOT NULL,
    planned_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT risk_mitigation_rated_ck CHECK ((currency = 'USD') = (units_per_usd IS NULL)
      AND (units_per_usd IS NULL) = (rate_date IS NULL) AND (units_per_usd IS NULL) = (rate_source IS NULL)),
    CONSTRAINT risk_mitigation_finished_ck CHECK ((status = 'DONE') = (finished_on IS NOT NULL))
  );
  CREATE INDEX risk_mitigation_risk_ix ON risk_mitigation (risk_id, id);
  CREATE INDEX risk_mitigation_partner_ix ON risk_mitigation (partner_id, agency);
  CREATE INDEX risk_mitigation_agency_ix ON risk_mitigation (agency, due_on);
  ${ownTable('risk_mitigation', keepers)}
  GRANT SELECT, INSERT, UPDATE (sealed, cost, currency, units_per_usd, rate_date, rate_source, cost_usd, due_on, status,
    finished_on, version) ON risk_mitigation TO assessments_app;
`;

const advanced = `'PROGRAMME_OFFICER', 'REPRESENTATIVE', 'ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'`;

// Open risks by agency, category and band, and by nothing that leads to a partner.
const shared = `
  CREATE TABLE risk_tally (
    agency text NOT NULL,
    category text NOT NULL,
    band text NOT NULL CONSTRAINT risk_tally_band_ck CHECK (band IN (${levels})),
    count integer NOT NULL CONSTRAINT risk_tally_count_ck CHECK (count >= 0),
    CONSTRAINT risk_tally_pk PRIMARY KEY (agency, category, band)
  );
  ALTER TABLE risk_tally ENABLE ROW LEVEL SECURITY;
  ALTER TABLE risk_tally FORCE ROW LEVEL SECURITY;
  CREATE POLICY risk_tally_read ON risk_tally FOR SELECT TO assessments_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer_has_role(${advanced})));
  CREATE POLICY risk_tally_insert ON risk_tally FOR INSERT TO assessments_app WITH CHECK (${isOwnWith(keepers)});
  CREATE POLICY risk_tally_update ON risk_tally FOR UPDATE TO assessments_app
    USING (${isOwnWith(keepers)}) WITH CHECK (${isOwnWith(keepers)});
  GRANT SELECT, INSERT, UPDATE (count) ON risk_tally TO assessments_app;

  -- About countries, not about partners: INTER_AGENCY; append-only.
  CREATE TABLE operating_context (
    id uuid CONSTRAINT operating_context_pk PRIMARY KEY,
    agency text NOT NULL,
    country text NOT NULL CONSTRAINT operating_context_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    admin1 text CONSTRAINT operating_context_admin1_ck CHECK (admin1 ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$' AND left(admin1, 2) = country),
    level text NOT NULL CONSTRAINT operating_context_level_ck CHECK (level IN (${levels})),
    source text NOT NULL,
    valid_until date NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
  );
  CREATE INDEX operating_context_place_ix ON operating_context (country, admin1, agency, id DESC);
  CREATE INDEX operating_context_agency_ix ON operating_context (agency, id DESC);
  GRANT SELECT, INSERT ON operating_context TO assessments_app;
  GRANT SELECT ON operating_context TO assessments_job;

  CREATE TABLE risk_statement (
    id uuid CONSTRAINT risk_statement_pk PRIMARY KEY,
    agency text NOT NULL,
    covers_partners boolean NOT NULL,
    framework text NOT NULL,
    confirmed_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX risk_statement_agency_ix ON risk_statement (agency, id DESC);
  GRANT SELECT, INSERT ON risk_statement TO assessments_app;
`;
