import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Headline facts of agreements (JIU-36, JIU-42): the headline is INTER_AGENCY, the detail is the owner's and the partner's. */
export class Engagements1760000004000 implements MigrationInterface {
  readonly name = 'Engagements1760000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codes);
    await runner.query(engagements);
    await runner.query(details);
    await runner.query(imports);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE engagement_import_row, engagement_import, engagement_detail, engagement_revision, engagement, partner_code',
    );
  }
}

/** By what agencies and their systems call partners; files of agreements name no other key. */
const codes = `
  CREATE TABLE partner_code (
    agency text NOT NULL,
    system text NOT NULL,
    code text NOT NULL,
    partner_id uuid NOT NULL,
    CONSTRAINT partner_code_pk PRIMARY KEY (agency, system, code)
  );
  CREATE INDEX partner_code_code_ix ON partner_code (code);
  GRANT SELECT ON partner_code TO performance_app;
  GRANT SELECT, INSERT, UPDATE ON partner_code TO performance_job;
`;

const headline = (prefix: string) => `
    partner_id uuid NOT NULL CONSTRAINT ${prefix}_partner_fk REFERENCES known_partner (partner_id),
    country text NOT NULL CONSTRAINT ${prefix}_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    starts_on date NOT NULL,
    ends_on date,
    amount_usd numeric NOT NULL,
    undisbursed_usd numeric NOT NULL,
    state text NOT NULL CONSTRAINT ${prefix}_state_ck CHECK (state IN ('PLANNED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    version integer NOT NULL CONSTRAINT ${prefix}_version_ck CHECK (version > 0),
    recorded_at timestamptz NOT NULL,
    CONSTRAINT ${prefix}_amount_ck CHECK (undisbursed_usd >= 0 AND undisbursed_usd <= amount_usd),
    CONSTRAINT ${prefix}_period_ck CHECK (ends_on >= starts_on)`;

const engagements = `
  CREATE TABLE engagement (
    id uuid CONSTRAINT engagement_pk PRIMARY KEY,
    agency text NOT NULL,
    external_id text NOT NULL,
    ${headline('engagement')},
    CONSTRAINT engagement_external_uq UNIQUE (agency, external_id)
  );
  CREATE INDEX engagement_partner_ix ON engagement (partner_id, id DESC);
  CREATE INDEX engagement_agency_ix ON engagement (agency, id DESC);
  CREATE INDEX engagement_country_ix ON engagement (country, id DESC);
  GRANT SELECT, INSERT,
    UPDATE (partner_id, country, starts_on, ends_on, amount_usd, undisbursed_usd, state, version, recorded_at)
    ON engagement TO performance_app, performance_job;

  CREATE TABLE engagement_revision (
    engagement_id uuid NOT NULL CONSTRAINT engagement_revision_engagement_fk REFERENCES engagement (id),
    agency text NOT NULL,
    ${headline('engagement_revision')},
    CONSTRAINT engagement_revision_pk PRIMARY KEY (engagement_id, version)
  );
  CREATE INDEX engagement_revision_partner_ix ON engagement_revision (partner_id);
  CREATE INDEX engagement_revision_country_ix ON engagement_revision (country);
  -- Append-only: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON engagement_revision TO performance_app, performance_job;
`;

const details = `
  CREATE TABLE engagement_detail (
    engagement_id uuid NOT NULL CONSTRAINT engagement_detail_engagement_fk REFERENCES engagement (id),
    version integer NOT NULL,
    agency text NOT NULL,
    partner_id uuid NOT NULL,
    title text,
    amount numeric NOT NULL,
    undisbursed numeric NOT NULL,
    currency text NOT NULL CONSTRAINT engagement_detail_currency_ck CHECK (currency ~ '^[A-Z]{3}$'),
    units_per_usd numeric,
    rate_on date,
    rate_source text,
    CONSTRAINT engagement_detail_pk PRIMARY KEY (engagement_id, version),
    CONSTRAINT engagement_detail_rate_ck CHECK (
      (currency = 'USD') = (units_per_usd IS NULL)
      AND (units_per_usd IS NULL) = (rate_on IS NULL) AND (rate_on IS NULL) = (rate_source IS NULL))
  );
  ALTER TABLE engagement_detail ENABLE ROW LEVEL SECURITY;
  ALTER TABLE engagement_detail FORCE ROW LEVEL SECURITY;
  CREATE POLICY engagement_detail_owner_read ON engagement_detail FOR SELECT TO performance_app
    USING (agency = (SELECT viewer_agency()) AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY engagement_detail_own_read ON engagement_detail FOR SELECT TO performance_app
    USING (viewer() ->> 'kind' = 'PARTNER'
           AND (viewer() ->> 'partnerId' = partner_id::text OR viewer() -> 'partnerIds' ? partner_id::text));
  CREATE POLICY engagement_detail_insert ON engagement_detail FOR INSERT TO performance_app
    WITH CHECK (agency = (SELECT viewer_agency())
                AND (SELECT viewer_has_role('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR')));
  CREATE POLICY engagement_detail_job_read ON engagement_detail FOR SELECT TO performance_job USING (true);
  CREATE POLICY engagement_detail_job_insert ON engagement_detail FOR INSERT TO performance_job WITH CHECK (true);
  GRANT SELECT, INSERT ON engagement_detail TO performance_app, performance_job;
`;

const imports = `
  CREATE TABLE engagement_import (
    id uuid CONSTRAINT engagement_import_pk PRIMARY KEY,
    agency text NOT NULL,
    file_id uuid NOT NULL,
    job_id uuid NOT NULL,
    format text NOT NULL CONSTRAINT engagement_import_format_ck CHECK (format IN ('CSV', 'XLSX')),
    dry_run boolean NOT NULL,
    added integer NOT NULL DEFAULT 0,
    updated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    not_taken integer NOT NULL DEFAULT 0
  );
  GRANT SELECT, INSERT ON engagement_import TO performance_app;
  GRANT SELECT, UPDATE (added, updated, unchanged, not_taken) ON engagement_import TO performance_job;

  CREATE TABLE engagement_import_row (
    import_id uuid NOT NULL CONSTRAINT engagement_import_row_import_fk REFERENCES engagement_import (id),
    row_number integer NOT NULL,
    external_id text,
    reason text NOT NULL,
    message text NOT NULL,
    CONSTRAINT engagement_import_row_pk PRIMARY KEY (import_id, row_number)
  );
  GRANT SELECT ON engagement_import_row TO performance_app;
  GRANT SELECT, INSERT, DELETE ON engagement_import_row TO performance_job;
`;
