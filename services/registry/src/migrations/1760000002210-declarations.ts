import type { MigrationInterface, QueryRunner } from 'typeorm';
import { statements2023 } from './1760000002210-declarations.data';

/** The declaration of partners: its text by version, what was signed, and what became of it (UNHCR-46, UNHCR-48, R-INV-5). */
export class Declarations1760000002210 implements MigrationInterface {
  readonly name = 'Declarations1760000002210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(templates);
    await runner.query(declarations);
    for (const [index, { code, tracks, en, fr }] of statements2023.entries()) {
      await runner.query(
        `INSERT INTO declaration_statement (template_version, code, place, mandatory, tracks, text_en, text_fr)
         VALUES ('2023.2', $1, $2, true, $3, $4, $5)`,
        [code, index + 1, tracks, en, fr],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE declaration_event, partner_declaration, declaration_statement, declaration_template',
    );
  }
}

// Texts are never changed, since signatures hash them: another wording is another version.
const templates = `
  CREATE TABLE declaration_template (
    version text CONSTRAINT declaration_template_pk PRIMARY KEY
      CONSTRAINT declaration_template_version_ck CHECK (version ~ '^[0-9]{4}[.][0-9]+$'),
    effective_from date NOT NULL,
    effective_until date
  );
  CREATE TABLE declaration_statement (
    template_version text NOT NULL CONSTRAINT declaration_statement_template_fk REFERENCES declaration_template (version),
    code text NOT NULL,
    place integer NOT NULL,
    mandatory boolean NOT NULL,
    tracks text[],
    text_en text NOT NULL,
    text_fr text NOT NULL,
    CONSTRAINT declaration_statement_pk PRIMARY KEY (template_version, code)
  );
  INSERT INTO declaration_template (version, effective_from) VALUES ('2023.2', '2023-05-01');
  GRANT SELECT ON declaration_template, declaration_statement TO registry_app, registry_job;
`;

const declarations = `
  CREATE TABLE partner_declaration (
    id uuid CONSTRAINT partner_declaration_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_declaration_partner_fk REFERENCES partner (id),
    registration_id uuid NOT NULL CONSTRAINT partner_declaration_registration_fk REFERENCES registration (id),
    template_version text NOT NULL CONSTRAINT partner_declaration_template_fk REFERENCES declaration_template (version),
    language text NOT NULL CONSTRAINT partner_declaration_language_ck CHECK (language IN ('EN', 'FR')),
    answers jsonb NOT NULL,
    legal_name text NOT NULL,
    signatory_sealed text NOT NULL,
    channel text NOT NULL CONSTRAINT partner_declaration_channel_ck CHECK (channel IN ('PORTAL', 'OFFLINE')),
    scan_file_id uuid CONSTRAINT partner_declaration_scan_fk REFERENCES stored_file (id),
    scan_sha256 text,
    signed_at timestamptz NOT NULL,
    signed_by text NOT NULL,
    agency text,
    content_hash text NOT NULL,
    basis_hash text NOT NULL,
    valid_until timestamptz NOT NULL,
    state text NOT NULL CONSTRAINT partner_declaration_state_ck
      CHECK (state IN ('SIGNED', 'IN_FORCE', 'RETURNED', 'REJECTED', 'INVALIDATED', 'SUPERSEDED')),
    resign_by timestamptz,
    CONSTRAINT partner_declaration_scan_ck CHECK ((channel = 'OFFLINE') = (scan_file_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX partner_declaration_live_uq ON partner_declaration (partner_id) WHERE state IN ('SIGNED', 'IN_FORCE');
  CREATE INDEX partner_declaration_partner_ix ON partner_declaration (partner_id, id);
  CREATE INDEX partner_declaration_until_ix ON partner_declaration (valid_until) WHERE state = 'IN_FORCE';
  GRANT SELECT, INSERT, UPDATE (state, resign_by) ON partner_declaration TO registry_app, registry_job;

  CREATE TABLE declaration_event (
    id uuid CONSTRAINT declaration_event_pk PRIMARY KEY,
    declaration_id uuid NOT NULL CONSTRAINT declaration_event_declaration_fk REFERENCES partner_declaration (id),
    state text NOT NULL,
    cause text,
    note text,
    actor text NOT NULL,
    agency text,
    at timestamptz NOT NULL
  );
  CREATE INDEX declaration_event_declaration_ix ON declaration_event (declaration_id, id);
  GRANT SELECT, INSERT ON declaration_event TO registry_app, registry_job;
`;
