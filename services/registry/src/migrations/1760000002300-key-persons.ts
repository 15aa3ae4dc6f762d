import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Key persons: personal data, sealed by the service and walled by row-level security (domain-model.md 2.8). */
export class KeyPersons1760000002300 implements MigrationInterface {
  readonly name = 'KeyPersons1760000002300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(walls);
    await runner.query(people);
    await runner.query(policies);
    await runner.query(heads);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_head');
    await runner.query('DROP FUNCTION people_to_screen(uuid)');
    await runner.query('DROP TABLE key_person');
    await runner.query('DROP FUNCTION keyed_partner(); DROP FUNCTION viewer_partners()');
  }
}

// A setting of the transaction names the one partner whose confidential data the service is keying or screening for
// somebody who may not read them: a keyer may write a name without seeing the others.
const walls = `
  CREATE FUNCTION viewer_partners() RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN viewer() ->> 'kind' = 'PARTNER' THEN ARRAY(
      SELECT id::uuid
      FROM jsonb_array_elements_text(jsonb_build_array(viewer() -> 'partnerId') || coalesce(viewer() -> 'partnerIds', '[]')) AS id
      WHERE id IS NOT NULL) ELSE '{}' END $$;
  CREATE FUNCTION keyed_partner() RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN viewer() IS NOT NULL THEN nullif(current_setting('commons.keyed_partner', true), '')::uuid END $$;
`;

const people = `
  CREATE TABLE key_person (
    id uuid CONSTRAINT key_person_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT key_person_partner_fk REFERENCES partner (id),
    role text NOT NULL CONSTRAINT key_person_role_ck
      CHECK (role IN ('HEAD', 'BOARD', 'AUTHORISED_OFFICER', 'SIGNATORY', 'USER')),
    sealed text,
    person_hash text,
    since date,
    until date,
    in_basis boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    erased_at timestamptz,
    CONSTRAINT key_person_period_ck CHECK (until >= since),
    CONSTRAINT key_person_basis_ck CHECK (in_basis OR until IS NOT NULL),
    CONSTRAINT key_person_erased_ck CHECK (
      (erased_at IS NULL) = (sealed IS NOT NULL) AND (erased_at IS NULL) = (person_hash IS NOT NULL)
      AND (erased_at IS NULL OR NOT in_basis))
  );
  CREATE INDEX key_person_partner_ix ON key_person (partner_id, id);
  CREATE INDEX key_person_hash_ix ON key_person (person_hash);
  CREATE INDEX key_person_until_ix ON key_person (until) WHERE until IS NOT NULL AND erased_at IS NULL;
`;

const keyers = `
  partner_id = (SELECT keyed_partner()) AND (
    partner_id = ANY ((SELECT viewer_partners())::uuid[])
      AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_EDITOR', 'PARTNER_HQ_ADMIN', 'PARTNER_HQ_EDITOR'))
    OR (SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer_has_role('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN')))`;

const policies = `
  ALTER TABLE key_person ENABLE ROW LEVEL SECURITY;
  ALTER TABLE key_person FORCE ROW LEVEL SECURITY;
  CREATE POLICY key_person_staff_read ON key_person FOR SELECT TO registry_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer() ->> 'purpose') IS NOT NULL
           AND (SELECT viewer_has_role('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'VERIFIER', 'VETTING_OFFICER',
                                       'DATA_PROTECTION_OFFICER')));
  CREATE POLICY key_person_partner_read ON key_person FOR SELECT TO registry_app
    USING (partner_id = ANY ((SELECT viewer_partners())::uuid[]));
  CREATE POLICY key_person_keyed_read ON key_person FOR SELECT TO registry_app
    USING (partner_id = (SELECT keyed_partner()));
  CREATE POLICY key_person_insert ON key_person FOR INSERT TO registry_app WITH CHECK (${keyers});
  CREATE POLICY key_person_update ON key_person FOR UPDATE TO registry_app USING (${keyers}) WITH CHECK (${keyers});
  CREATE POLICY key_person_job_read ON key_person FOR SELECT TO registry_job USING (true);
  CREATE POLICY key_person_job_update ON key_person FOR UPDATE TO registry_job USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON key_person TO registry_app;
  GRANT UPDATE (role, sealed, person_hash, since, until, version, recorded_at, recorded_by) ON key_person TO registry_app;
  GRANT SELECT, UPDATE (sealed, person_hash, in_basis, erased_at, version) ON key_person TO registry_job;

  CREATE FUNCTION people_to_screen(wanted uuid) RETURNS SETOF key_person LANGUAGE plpgsql AS $$
    DECLARE before text := coalesce(current_setting('commons.keyed_partner', true), '');
    BEGIN
      PERFORM set_config('commons.keyed_partner', wanted::text, true);
      RETURN QUERY SELECT * FROM key_person WHERE partner_id = wanted AND in_basis;
      PERFORM set_config('commons.keyed_partner', before, true);
    END $$;
`;

// Without row-level security, since the head's name is for every agency; the partner's other people are not.
const heads = `
  CREATE TABLE partner_head (
    partner_id uuid CONSTRAINT partner_head_pk PRIMARY KEY CONSTRAINT partner_head_partner_fk REFERENCES partner (id),
    person_id uuid CONSTRAINT partner_head_person_fk REFERENCES key_person (id),
    name_sealed text,
    CONSTRAINT partner_head_name_ck CHECK ((person_id IS NULL) = (name_sealed IS NULL))
  );
  GRANT SELECT, INSERT, UPDATE (person_id, name_sealed) ON partner_head TO registry_app;
`;
