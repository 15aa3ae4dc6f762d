import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Roster1760000001000 implements MigrationInterface {
  readonly name = 'Roster1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agency (
        code text CONSTRAINT agency_pk PRIMARY KEY,
        name text NOT NULL
      );
      GRANT SELECT ON agency TO registry_app;
      GRANT SELECT, INSERT, UPDATE ON agency TO registry_job;

      CREATE TABLE member (
        id uuid CONSTRAINT member_pk PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        kind text NOT NULL CONSTRAINT member_kind_ck CHECK (kind IN ('AGENCY', 'PARTNER')),
        agency text CONSTRAINT member_agency_fk REFERENCES agency (code),
        partner_id uuid,
        roles jsonb NOT NULL,
        active boolean NOT NULL,
        CONSTRAINT member_uq UNIQUE NULLS NOT DISTINCT (agency, issuer, subject),
        CONSTRAINT member_side_ck CHECK ((kind = 'AGENCY') = (agency IS NOT NULL) AND (kind = 'PARTNER') = (partner_id IS NOT NULL))
      );
      GRANT SELECT, INSERT, UPDATE ON member TO registry_app, registry_job;

      CREATE TABLE partner (
        id uuid CONSTRAINT partner_pk PRIMARY KEY,
        legal_name text NOT NULL,
        primary_type text NOT NULL,
        country_of_origin text NOT NULL CONSTRAINT partner_country_ck CHECK (country_of_origin ~ '^[A-Z]{2}$'),
        standing text NOT NULL CONSTRAINT partner_standing_ck
          CHECK (standing IN ('PROSPECT', 'ACTIVE', 'UNDER_REVIEW', 'SUSPENDED', 'INACTIVE', 'INELIGIBLE', 'CLOSED')),
        founded_on date,
        website text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        basis_hash text NOT NULL,
        sort_name text NOT NULL,
        source_system text,
        source_key text,
        CONSTRAINT partner_source_uq UNIQUE (source_system, source_key)
      );
      CREATE INDEX partner_order_ix ON partner (sort_name COLLATE "C", id);
      CREATE INDEX partner_country_ix ON partner (country_of_origin);
      GRANT SELECT, INSERT, UPDATE ON partner TO registry_app, registry_job;

      CREATE TABLE partner_name (
        id uuid CONSTRAINT partner_name_pk PRIMARY KEY,
        partner_id uuid NOT NULL CONSTRAINT partner_name_partner_fk REFERENCES partner (id),
        value text NOT NULL,
        kind text NOT NULL CONSTRAINT partner_name_kind_ck CHECK (kind IN ('LEGAL', 'ALIAS', 'ACRONYM', 'FORMER')),
        script text NOT NULL,
        folded text NOT NULL
      );
      CREATE INDEX partner_name_partner_ix ON partner_name (partner_id);
      CREATE INDEX partner_name_folded_ix ON partner_name USING gin (folded gin_trgm_ops);
      GRANT SELECT, INSERT, UPDATE ON partner_name TO registry_app, registry_job;

      CREATE TABLE clearance (
        partner_id uuid CONSTRAINT clearance_pk PRIMARY KEY,
        status text NOT NULL,
        basis_hash text NOT NULL,
        checked_at timestamptz NOT NULL
      );
      CREATE TABLE list_confirmation (
        source text CONSTRAINT list_confirmation_pk PRIMARY KEY,
        binding text NOT NULL,
        max_age_hours integer NOT NULL,
        version text NOT NULL,
        published_at timestamptz NOT NULL,
        confirmed_at timestamptz NOT NULL
      );
      GRANT SELECT ON clearance, list_confirmation TO registry_app;
      GRANT SELECT, INSERT, UPDATE ON clearance, list_confirmation TO registry_job;

      CREATE TABLE partner_import (
        id uuid CONSTRAINT partner_import_pk PRIMARY KEY,
        agency text NOT NULL,
        file_id uuid NOT NULL,
        job_id uuid NOT NULL,
        added integer NOT NULL DEFAULT 0,
        updated integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        not_taken integer NOT NULL DEFAULT 0
      );
      CREATE TABLE partner_import_row (
        import_id uuid NOT NULL CONSTRAINT partner_import_row_import_fk REFERENCES partner_import (id),
        row_number integer NOT NULL,
        reason text NOT NULL,
        message text NOT NULL,
        CONSTRAINT partner_import_row_pk PRIMARY KEY (import_id, row_number)
      );
      GRANT SELECT, INSERT ON partner_import TO registry_app;
      GRANT SELECT ON partner_import_row TO registry_app;
      GRANT SELECT, UPDATE ON partner_import TO registry_job;
      GRANT SELECT, INSERT, DELETE ON partner_import_row TO registry_job;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE partner_import_row, partner_import, list_confirmation, clearance, partner_name, partner, member, agency',
    );
  }
}
