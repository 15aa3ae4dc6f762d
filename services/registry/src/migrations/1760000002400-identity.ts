import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a partner is known by: codes, organisation identifiers, names of every kind, its relations, its description. */
export class Identity1760000002400 implements MigrationInterface {
  readonly name = 'Identity1760000002400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(codes);
    await runner.query(identifiers);
    await runner.query(names);
    await runner.query(relations);
    await runner.query(description);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE partner_attribute_evidence, partner_relation, org_identifier, agency_partner_identifier;
      ALTER TABLE partner DROP COLUMN is_non_profit, DROP COLUMN identification_channel, DROP COLUMN inherits_name;
      UPDATE partner_name SET kind = 'ALIAS' WHERE kind IN ('ORIGINAL_SCRIPT', 'TRANSLATION');
      ALTER TABLE partner_name DROP CONSTRAINT partner_name_validity_ck, DROP CONSTRAINT partner_name_kind_ck,
        ADD CONSTRAINT partner_name_kind_ck CHECK (kind IN ('LEGAL', 'ALIAS', 'ACRONYM', 'FORMER'));
      DROP TRIGGER partner_unique_number_final ON partner;
      DROP FUNCTION keep_unique_number();
      DROP FUNCTION keep_partner_code();
      DROP SEQUENCE partner_number`);
  }
}

/** R-INV-2 is also the database's: no role can change or delete what was given, whatever the program does. */
const codes = `
  CREATE SEQUENCE partner_number AS integer MAXVALUE 9999999 NO CYCLE;
  GRANT USAGE ON SEQUENCE partner_number TO registry_app, registry_job;

  CREATE FUNCTION keep_unique_number() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a unique number is given once and for ever' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'partner_unique_number_final';
  END $$;
  CREATE TRIGGER partner_unique_number_final BEFORE UPDATE ON partner FOR EACH ROW
    WHEN (OLD.unique_number IS NOT NULL AND NEW.unique_number IS DISTINCT FROM OLD.unique_number)
    EXECUTE FUNCTION keep_unique_number();

  CREATE TABLE agency_partner_identifier (
    id uuid CONSTRAINT agency_partner_identifier_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT agency_partner_identifier_partner_fk REFERENCES partner (id),
    agency text NOT NULL CONSTRAINT agency_partner_identifier_agency_fk REFERENCES agency (code),
    system text NOT NULL CONSTRAINT agency_partner_identifier_system_ck
      CHECK (system IN ('MSRP', 'VISION', 'QUANTUM', 'UMOJA', 'WINGS', 'ATLAS', 'GSM', 'OTHER')),
    kind text NOT NULL CONSTRAINT agency_partner_identifier_kind_ck
      CHECK (kind IN ('PARTNER_CODE', 'VENDOR_NUMBER', 'UNGM_NUMBER', 'PORTAL_ID')),
    business_area text,
    value text,
    status text NOT NULL CONSTRAINT agency_partner_identifier_status_ck
      CHECK (status IN ('REQUESTED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
    requested_at timestamptz NOT NULL,
    requested_by text NOT NULL,
    assigned_at timestamptz,
    assigned_by text,
    CONSTRAINT agency_partner_identifier_value_ck CHECK (status NOT IN ('ACTIVE', 'SUSPENDED') OR value IS NOT NULL),
    CONSTRAINT agency_partner_identifier_assigned_ck
      CHECK ((value IS NULL) = (assigned_at IS NULL) AND (value IS NULL) = (assigned_by IS NULL))
  );
  CREATE UNIQUE INDEX agency_partner_identifier_value_uq ON agency_partner_identifier (agency, system, lower(value));
  CREATE UNIQUE INDEX agency_partner_identifier_live_uq ON agency_partner_identifier (partner_id, agency, system, kind, business_area)
    NULLS NOT DISTINCT WHERE status <> 'CLOSED';
  CREATE FUNCTION keep_partner_code() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a partner code is given once and for ever' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'agency_partner_identifier_final';
  END $$;
  CREATE TRIGGER agency_partner_identifier_final BEFORE UPDATE ON agency_partner_identifier FOR EACH ROW
    WHEN (OLD.value IS NOT NULL AND (NEW.value, NEW.agency, NEW.system, NEW.kind, NEW.partner_id)
      IS DISTINCT FROM (OLD.value, OLD.agency, OLD.system, OLD.kind, OLD.partner_id))
    EXECUTE FUNCTION keep_partner_code();
  CREATE TRIGGER agency_partner_identifier_kept BEFORE DELETE ON agency_partner_identifier FOR EACH ROW
    EXECUTE FUNCTION keep_partner_code();
  GRANT SELECT, INSERT, UPDATE (value, status, assigned_at, assigned_by) ON agency_partner_identifier
    TO registry_app, registry_job;
`;

const identifiers = `
  CREATE TABLE org_identifier (
    id uuid CONSTRAINT org_identifier_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT org_identifier_partner_fk REFERENCES partner (id),
    scheme text NOT NULL,
    value text NOT NULL,
    folded text NOT NULL,
    authority text,
    exclusive boolean NOT NULL,
    source text,
    evidence text,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    verified_by text,
    verified_at timestamptz,
    ended_by text,
    ended_at timestamptz,
    CONSTRAINT org_identifier_verified_ck CHECK ((verified_at IS NULL) = (verified_by IS NULL)),
    CONSTRAINT org_identifier_ended_ck CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  );
  CREATE UNIQUE INDEX org_identifier_exclusive_uq ON org_identifier (scheme, folded) WHERE exclusive AND ended_at IS NULL;
  CREATE UNIQUE INDEX org_identifier_once_uq ON org_identifier (partner_id, scheme, folded, authority)
    NULLS NOT DISTINCT WHERE ended_at IS NULL;
  CREATE INDEX org_identifier_value_ix ON org_identifier (scheme, folded);
  GRANT SELECT, INSERT, UPDATE (evidence, verified_by, verified_at, ended_by, ended_at) ON org_identifier
    TO registry_app, registry_job;
`;

const names = `
  ALTER TABLE partner_name DROP CONSTRAINT partner_name_kind_ck,
    ADD CONSTRAINT partner_name_kind_ck
      CHECK (kind IN ('LEGAL', 'ALIAS', 'ACRONYM', 'FORMER', 'ORIGINAL_SCRIPT', 'TRANSLATION')),
    ADD CONSTRAINT partner_name_validity_ck CHECK (valid_from <= valid_until);
`;

const relations = `
  CREATE TABLE partner_relation (
    id uuid CONSTRAINT partner_relation_pk PRIMARY KEY,
    kind text NOT NULL CONSTRAINT partner_relation_kind_ck CHECK (kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF',
      'AFFILIATE_OF', 'NETWORK_MEMBER_OF', 'CONSORTIUM_MEMBER_OF', 'CONTROLLED_BY')),
    from_id uuid NOT NULL CONSTRAINT partner_relation_from_fk REFERENCES partner (id),
    to_id uuid NOT NULL CONSTRAINT partner_relation_to_fk REFERENCES partner (id),
    state text NOT NULL CONSTRAINT partner_relation_state_ck CHECK (state IN ('PROPOSED', 'CONFIRMED', 'DECLINED')),
    role text,
    since date,
    until date,
    proposed_by text NOT NULL,
    proposed_side uuid,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT partner_relation_self_ck CHECK (from_id <> to_id),
    CONSTRAINT partner_relation_validity_ck CHECK (since <= until),
    CONSTRAINT partner_relation_decided_ck CHECK ((state = 'PROPOSED') = (decided_at IS NULL))
  );
  CREATE UNIQUE INDEX partner_relation_live_uq ON partner_relation (from_id, to_id, kind)
    WHERE until IS NULL AND state <> 'DECLINED';
  CREATE UNIQUE INDEX partner_relation_office_uq ON partner_relation (from_id)
    WHERE until IS NULL AND state = 'CONFIRMED' AND kind IN ('REGIONAL_OFFICE_OF', 'COUNTRY_OFFICE_OF');
  CREATE INDEX partner_relation_from_ix ON partner_relation (from_id, id);
  CREATE INDEX partner_relation_to_ix ON partner_relation (to_id, id);
  GRANT SELECT, INSERT, UPDATE (state, until, decided_by, decided_at, version) ON partner_relation
    TO registry_app, registry_job;
`;

const description = `
  ALTER TABLE partner
    ADD COLUMN is_non_profit boolean,
    ADD COLUMN identification_channel text,
    ADD COLUMN inherits_name boolean NOT NULL DEFAULT false;
  CREATE TABLE partner_attribute_evidence (
    partner_id uuid NOT NULL CONSTRAINT partner_attribute_evidence_partner_fk REFERENCES partner (id),
    code text NOT NULL,
    document_id uuid NOT NULL,
    CONSTRAINT partner_attribute_evidence_pk PRIMARY KEY (partner_id, code)
  );
  GRANT SELECT, INSERT, UPDATE, DELETE ON partner_attribute_evidence TO registry_app, registry_job;
`;
