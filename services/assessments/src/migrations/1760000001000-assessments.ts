import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assessments1760000001000 implements MigrationInterface {
  readonly name = 'Assessments1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_partner (
        partner_id uuid CONSTRAINT known_partner_pk PRIMARY KEY,
        registered_at timestamptz NOT NULL
      );
      GRANT SELECT ON known_partner TO assessments_app;
      GRANT SELECT, INSERT ON known_partner TO assessments_job;

      CREATE TABLE assessment (
        id uuid CONSTRAINT assessment_pk PRIMARY KEY,
        partner_id uuid NOT NULL CONSTRAINT assessment_partner_fk REFERENCES known_partner (partner_id),
        owner_agency text NOT NULL,
        kind text NOT NULL CONSTRAINT assessment_kind_ck CHECK (kind IN (
          'HACT_MICRO', 'HACT_MACRO', 'SIMPLIFIED_CHECKLIST', 'PSEA_CAPACITY', 'UNPP_VERIFICATION',
          'DUE_DILIGENCE_GENERAL', 'DUE_DILIGENCE_BUSINESS', 'ESG_SECTOR_MATERIALITY', 'PARTNER_CAPACITY_PCAT',
          'OCHA_CBPF_CAPACITY', 'EU_ECHO_CERTIFICATE', 'DONOR_ASSESSMENT', 'PROCUREMENT_PREQUALIFICATION',
          'SUPPLIER_CODE_SELF', 'SECTOR_TECHNICAL', 'ICT_DATA_PROTECTION', 'OTHER')),
        band text NOT NULL CONSTRAINT assessment_band_ck CHECK (band IN (
          'LOW', 'MODERATE', 'SIGNIFICANT', 'HIGH', 'HIGH_ASSUMED', 'LOW_ASSUMED', 'NOT_REQUIRED')),
        finalised_on date NOT NULL,
        valid_until date NOT NULL,
        amount numeric,
        currency text,
        recorded_at timestamptz NOT NULL,
        idempotency_key text NOT NULL,
        request_hash text NOT NULL,
        CONSTRAINT assessment_validity_ck CHECK (valid_until > finalised_on),
        CONSTRAINT assessment_money_ck CHECK ((amount IS NULL) = (currency IS NULL) AND amount > 0),
        CONSTRAINT assessment_idempotency_uq UNIQUE (owner_agency, idempotency_key)
      );
      CREATE INDEX assessment_partner_ix ON assessment (partner_id, finalised_on DESC, id DESC);
      -- Append-only: nobody has UPDATE or DELETE.
      GRANT SELECT, INSERT ON assessment TO assessments_app;

      CREATE TABLE assessment_report (
        assessment_id uuid CONSTRAINT assessment_report_pk PRIMARY KEY
          CONSTRAINT assessment_report_assessment_fk REFERENCES assessment (id),
        agency text NOT NULL,
        partner_id uuid NOT NULL,
        narrative text NOT NULL
      );
      -- No grant to the job role: no job has a reason to read what an agency keeps to itself.
      ALTER TABLE assessment_report ENABLE ROW LEVEL SECURITY;
      ALTER TABLE assessment_report FORCE ROW LEVEL SECURITY;
      CREATE POLICY assessment_report_owner_read ON assessment_report FOR SELECT TO assessments_app
        USING (agency = (SELECT viewer_agency()));
      CREATE POLICY assessment_report_partner_read ON assessment_report FOR SELECT TO assessments_app
        USING (partner_id = (
          SELECT CASE WHEN viewer() ->> 'kind' = 'PARTNER' THEN (viewer() ->> 'partnerId')::uuid END));
      CREATE POLICY assessment_report_insert ON assessment_report FOR INSERT TO assessments_app
        WITH CHECK (agency = (SELECT viewer_agency()));
      GRANT SELECT, INSERT ON assessment_report TO assessments_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assessment_report, assessment, known_partner');
  }
}
