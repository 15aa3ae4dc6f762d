import type { MigrationInterface, QueryRunner } from 'typeorm';
import { checklistItems, documentTypes } from './1760000002200-papers.data';

/** Papers of partners: documents, letters, waivers, earlier partnerships, and what each track asks for (UNHCR-39 to UNHCR-43). */
export class Papers1760000002200 implements MigrationInterface {
  readonly name = 'Papers1760000002200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(documents);
    await runner.query(documentWalls);
    await runner.query(recommendations);
    await runner.query(recommendationWalls);
    await runner.query(checklists);
    for (const type of documentTypes) {
      await runner.query(
        `INSERT INTO document_type (code, level, vetted, place, label_en, label_fr, valid_from)
         VALUES ($1, $2, $3, $4, $5, $6, '2000-01-01')`,
        type,
      );
    }
    for (const item of checklistItems) {
      await runner.query(
        `INSERT INTO document_requirement (id, track, variant, code, place, document_type, required, new_only, rule, label_en,
                                           label_fr, valid_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '2000-01-01')`,
        item,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE simplified_checklist, checklist_policy, document_requirement');
    await runner.query('DROP TABLE existing_partnership, recommendation_waiver_case, recommendation_waiver');
    await runner.query('DROP TABLE recommendation_check, recommendation_content, recommendation_letter');
    await runner.query('DROP TABLE document_check, document_content, partner_document, document_type');
  }
}

const documents = `
  CREATE TABLE document_type (
    code text CONSTRAINT document_type_pk PRIMARY KEY,
    label_en text NOT NULL,
    label_fr text NOT NULL,
    level text NOT NULL CONSTRAINT document_type_level_ck CHECK (level IN ('INTER_AGENCY', 'CONFIDENTIAL')),
    vetted boolean NOT NULL,
    place integer NOT NULL,
    valid_from date NOT NULL,
    valid_until date
  );
  GRANT SELECT ON document_type TO registry_app, registry_job;

  CREATE TABLE partner_document (
    id uuid CONSTRAINT partner_document_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_document_partner_fk REFERENCES partner (id),
    type text NOT NULL CONSTRAINT partner_document_type_fk REFERENCES document_type (code),
    level text NOT NULL CONSTRAINT partner_document_level_ck CHECK (level IN ('INTER_AGENCY', 'CONFIDENTIAL')),
    version integer NOT NULL,
    issued_on date,
    expires_on date,
    handed_in_by text NOT NULL,
    agency text,
    handed_in_at timestamptz NOT NULL,
    superseded_at timestamptz,
    outcome text CONSTRAINT partner_document_outcome_ck CHECK (outcome IN ('ACCEPTED', 'REFUSED')),
    verified_agency text,
    verified_at timestamptz,
    CONSTRAINT partner_document_version_uq UNIQUE (partner_id, type, version),
    CONSTRAINT partner_document_expiry_ck CHECK (expires_on > issued_on),
    CONSTRAINT partner_document_verified_ck CHECK ((outcome IS NULL) = (verified_at IS NULL))
  );
  CREATE UNIQUE INDEX partner_document_current_uq ON partner_document (partner_id, type) WHERE superseded_at IS NULL;
  CREATE INDEX partner_document_partner_ix ON partner_document (partner_id, id);
  CREATE INDEX partner_document_expires_ix ON partner_document (expires_on) WHERE superseded_at IS NULL AND expires_on IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE (superseded_at, outcome, verified_agency, verified_at) ON partner_document
    TO registry_app, registry_job;

  CREATE TABLE document_content (
    document_id uuid CONSTRAINT document_content_pk PRIMARY KEY
      CONSTRAINT document_content_document_fk REFERENCES partner_document (id),
    partner_id uuid NOT NULL,
    level text NOT NULL,
    title text NOT NULL,
    issuing_authority text,
    country text CONSTRAINT document_content_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    registration_number text,
    file_id uuid NOT NULL CONSTRAINT document_content_file_fk REFERENCES stored_file (id),
    file_name text NOT NULL,
    content_type text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL
  );

  CREATE TABLE document_check (
    id uuid CONSTRAINT document_check_pk PRIMARY KEY,
    document_id uuid NOT NULL CONSTRAINT document_check_document_fk REFERENCES partner_document (id),
    partner_id uuid NOT NULL,
    outcome text NOT NULL CONSTRAINT document_check_outcome_ck CHECK (outcome IN ('ACCEPTED', 'REFUSED')),
    note text,
    decided_by text NOT NULL,
    agency text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX document_check_document_ix ON document_check (document_id, id);
`;

// Without a kind of its own in viewer.tables.ts: the partners that a partner user acts for, none for everybody else.
const ownPartners = `ARRAY(
  SELECT own.id::uuid FROM jsonb_array_elements_text(
    CASE WHEN viewer() ->> 'kind' = 'PARTNER'
         THEN jsonb_build_array(viewer() -> 'partnerId') || coalesce(viewer() -> 'partnerIds', '[]') ELSE '[]' END) AS own (id)
  WHERE own.id IS NOT NULL)`;

const isOwn = `partner_id = ANY (${ownPartners})`;
const ownEditor = `(SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN', 'PARTNER_EDITOR', 'PARTNER_HQ_EDITOR'))
  AND ${isOwn}`;
const keyer = `(SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer_has_role('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'))`;
const paperReader = `(SELECT viewer_agency()) IS NOT NULL
  AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER', 'IP_UNIT_ADMIN'))`;
const checker = `agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER'))`;

const secure = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

const documentWalls = `
  ${secure('document_content')}
  CREATE POLICY document_content_shared_read ON document_content FOR SELECT TO registry_app
    USING (level = 'INTER_AGENCY' AND (SELECT viewer_agency()) IS NOT NULL
           AND (SELECT jsonb_array_length(viewer() -> 'roles')) > 0);
  CREATE POLICY document_content_reader_read ON document_content FOR SELECT TO registry_app USING (${paperReader});
  CREATE POLICY document_content_own_read ON document_content FOR SELECT TO registry_app USING (${isOwn});
  CREATE POLICY document_content_insert ON document_content FOR INSERT TO registry_app
    WITH CHECK (${ownEditor} OR ${keyer});
  CREATE POLICY document_content_job_read ON document_content FOR SELECT TO registry_job USING (true);
  CREATE POLICY document_content_job_insert ON document_content FOR INSERT TO registry_job WITH CHECK (true);
  GRANT SELECT, INSERT ON document_content TO registry_app, registry_job;

  ${secure('document_check')}
  CREATE POLICY document_check_reader_read ON document_check FOR SELECT TO registry_app USING (${paperReader});
  CREATE POLICY document_check_own_read ON document_check FOR SELECT TO registry_app USING (${isOwn});
  CREATE POLICY document_check_insert ON document_check FOR INSERT TO registry_app WITH CHECK (${checker});
  GRANT SELECT, INSERT ON document_check TO registry_app;
`;

const recommendations = `
  CREATE TABLE recommendation_letter (
    id uuid CONSTRAINT recommendation_letter_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT recommendation_letter_partner_fk REFERENCES partner (id),
    issuer_type text NOT NULL CONSTRAINT recommendation_letter_issuer_ck
      CHECK (issuer_type IN ('UN_ENTITY', 'DONOR', 'GOVERNMENT', 'OTHER_REPUTABLE')),
    issuer_keys text[] NOT NULL CONSTRAINT recommendation_letter_keys_ck CHECK (issuer_keys <> '{}'),
    written_on date NOT NULL,
    sponsor_agency text,
    handed_in_by text NOT NULL,
    agency text,
    handed_in_at timestamptz NOT NULL,
    outcome text CONSTRAINT recommendation_letter_outcome_ck CHECK (outcome IN ('ACCEPTED', 'REFUSED')),
    verified_agency text,
    verified_at timestamptz,
    CONSTRAINT recommendation_letter_verified_ck CHECK ((outcome IS NULL) = (verified_at IS NULL))
  );
  CREATE INDEX recommendation_letter_partner_ix ON recommendation_letter (partner_id, id);
  GRANT SELECT, INSERT, UPDATE (outcome, verified_agency, verified_at) ON recommendation_letter TO registry_app, registry_job;

  CREATE TABLE recommendation_content (
    letter_id uuid CONSTRAINT recommendation_content_pk PRIMARY KEY
      CONSTRAINT recommendation_content_letter_fk REFERENCES recommendation_letter (id),
    partner_id uuid NOT NULL,
    sponsor_agency text,
    issuer_name text NOT NULL,
    issuer_partner_id uuid CONSTRAINT recommendation_content_issuer_fk REFERENCES partner (id),
    signatory_sealed text NOT NULL,
    file_id uuid NOT NULL CONSTRAINT recommendation_content_file_fk REFERENCES stored_file (id),
    sha256 text NOT NULL
  );

  CREATE TABLE recommendation_check (
    id uuid CONSTRAINT recommendation_check_pk PRIMARY KEY,
    letter_id uuid NOT NULL CONSTRAINT recommendation_check_letter_fk REFERENCES recommendation_letter (id),
    sponsor_agency text,
    outcome text NOT NULL CONSTRAINT recommendation_check_outcome_ck CHECK (outcome IN ('ACCEPTED', 'REFUSED')),
    note text,
    decided_by text NOT NULL,
    agency text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX recommendation_check_letter_ix ON recommendation_check (letter_id, id);

  CREATE TABLE recommendation_waiver (
    id uuid CONSTRAINT recommendation_waiver_pk PRIMARY KEY,
    registration_id uuid NOT NULL CONSTRAINT recommendation_waiver_registration_fk REFERENCES registration (id),
    partner_id uuid NOT NULL CONSTRAINT recommendation_waiver_partner_fk REFERENCES partner (id),
    agency text NOT NULL CONSTRAINT recommendation_waiver_agency_fk REFERENCES agency (code),
    office_id uuid NOT NULL CONSTRAINT recommendation_waiver_office_fk REFERENCES office (id),
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    CONSTRAINT recommendation_waiver_registration_uq UNIQUE (registration_id)
  );
  CREATE INDEX recommendation_waiver_partner_ix ON recommendation_waiver (partner_id);
  GRANT SELECT, INSERT ON recommendation_waiver TO registry_app;
  GRANT SELECT ON recommendation_waiver TO registry_job;

  CREATE TABLE recommendation_waiver_case (
    waiver_id uuid CONSTRAINT recommendation_waiver_case_pk PRIMARY KEY
      CONSTRAINT recommendation_waiver_case_waiver_fk REFERENCES recommendation_waiver (id),
    agency text NOT NULL,
    reason text NOT NULL,
    local_assessment_file_id uuid NOT NULL CONSTRAINT recommendation_waiver_case_file_fk REFERENCES stored_file (id),
    sha256 text NOT NULL
  );

  CREATE TABLE existing_partnership (
    id uuid CONSTRAINT existing_partnership_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT existing_partnership_partner_fk REFERENCES partner (id),
    agency text NOT NULL CONSTRAINT existing_partnership_agency_fk REFERENCES agency (code),
    agreement_reference text NOT NULL,
    last_agreement_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT existing_partnership_agreement_uq UNIQUE (partner_id, agency, agreement_reference, last_agreement_on)
  );
  GRANT SELECT, INSERT ON existing_partnership TO registry_app, registry_job;
`;

// Of the sponsoring agency; without a sponsor, of whichever agency vets.
const letterReader = `(SELECT viewer_agency()) IS NOT NULL AND coalesce(sponsor_agency, (SELECT viewer_agency())) = (SELECT viewer_agency())
  AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'))`;

const recommendationWalls = `
  ${secure('recommendation_content')}
  CREATE POLICY recommendation_content_read ON recommendation_content FOR SELECT TO registry_app USING (${letterReader});
  CREATE POLICY recommendation_content_insert ON recommendation_content FOR INSERT TO registry_app
    WITH CHECK (${ownEditor} OR ${keyer});
  CREATE POLICY recommendation_content_job_insert ON recommendation_content FOR INSERT TO registry_job WITH CHECK (true);
  GRANT SELECT, INSERT ON recommendation_content TO registry_app;
  GRANT INSERT ON recommendation_content TO registry_job;

  ${secure('recommendation_check')}
  CREATE POLICY recommendation_check_read ON recommendation_check FOR SELECT TO registry_app USING (${letterReader});
  CREATE POLICY recommendation_check_insert ON recommendation_check FOR INSERT TO registry_app WITH CHECK (${checker});
  GRANT SELECT, INSERT ON recommendation_check TO registry_app;

  ${secure('recommendation_waiver_case')}
  CREATE POLICY recommendation_waiver_case_read ON recommendation_waiver_case FOR SELECT TO registry_app
    USING (agency = (SELECT viewer_agency())
           AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN')));
  CREATE POLICY recommendation_waiver_case_insert ON recommendation_waiver_case FOR INSERT TO registry_app
    WITH CHECK (agency = (SELECT viewer_agency()) AND (SELECT viewer_has_role('REPRESENTATIVE')));
  GRANT SELECT, INSERT ON recommendation_waiver_case TO registry_app;
`;

const checklists = `
  CREATE TABLE document_requirement (
    id uuid CONSTRAINT document_requirement_pk PRIMARY KEY,
    agency text CONSTRAINT document_requirement_agency_fk REFERENCES agency (code),
    track text NOT NULL,
    variant text NOT NULL CONSTRAINT document_requirement_variant_ck CHECK (variant IN ('FULL', 'SIMPLIFIED')),
    code text NOT NULL,
    place integer NOT NULL,
    document_type text CONSTRAINT document_requirement_type_fk REFERENCES document_type (code),
    required integer NOT NULL CONSTRAINT document_requirement_required_ck CHECK (required >= 0),
    new_only boolean NOT NULL,
    rule text NOT NULL,
    label_en text NOT NULL,
    label_fr text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT document_requirement_uq UNIQUE NULLS NOT DISTINCT (agency, track, variant, code, valid_from),
    CONSTRAINT document_requirement_counted_ck CHECK ((document_type IS NULL) = (code = 'RECOMMENDATIONS'))
  );
  GRANT SELECT ON document_requirement TO registry_app, registry_job;

  CREATE TABLE checklist_policy (
    id uuid CONSTRAINT checklist_policy_pk PRIMARY KEY,
    agency text CONSTRAINT checklist_policy_agency_fk REFERENCES agency (code),
    existing_years integer NOT NULL CONSTRAINT checklist_policy_years_ck CHECK (existing_years > 0),
    simplified_ceiling_usd numeric NOT NULL CONSTRAINT checklist_policy_ceiling_ck CHECK (simplified_ceiling_usd >= 0),
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT checklist_policy_uq UNIQUE NULLS NOT DISTINCT (agency, valid_from)
  );
  INSERT INTO checklist_policy (id, existing_years, simplified_ceiling_usd, valid_from)
    VALUES ('01980000-0000-7000-8000-000000000001', 5, 50000, '2000-01-01');
  GRANT SELECT ON checklist_policy TO registry_app, registry_job;

  CREATE TABLE simplified_checklist (
    registration_id uuid CONSTRAINT simplified_checklist_pk PRIMARY KEY
      CONSTRAINT simplified_checklist_registration_fk REFERENCES registration (id),
    expected_annual_usd numeric NOT NULL,
    agency text NOT NULL CONSTRAINT simplified_checklist_agency_fk REFERENCES agency (code),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL
  );
  GRANT SELECT, INSERT, UPDATE (expected_annual_usd, decided_by, decided_at) ON simplified_checklist TO registry_app;
  GRANT SELECT ON simplified_checklist TO registry_job;
`;
