import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profiles: append-only versions of sections, when they were confirmed, and what of it is complete. */
export class Profiles1760000002310 implements MigrationInterface {
  readonly name = 'Profiles1760000002310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sections);
    await runner.query(banking);
    await runner.query(summary);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE profile_confirmation, partner_profile, profile_banking, profile_section');
  }
}

// Append-only: nobody has UPDATE or DELETE.
const sections = `
  CREATE TABLE profile_section (
    id uuid CONSTRAINT profile_section_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT profile_section_partner_fk REFERENCES partner (id),
    section text NOT NULL CONSTRAINT profile_section_code_ck CHECK (section IN (
      'IDENTIFICATION', 'CONTACT', 'MANDATE_MISSION', 'PRESENCE_EXPERIENCE', 'FUNDING', 'COLLABORATION',
      'IMPLEMENTATION_CONTROLS', 'BANKING', 'POLICIES', 'OTHER_INFO')),
    version integer NOT NULL,
    form_version integer NOT NULL,
    content jsonb,
    missing text[] NOT NULL,
    required integer NOT NULL,
    effective_from date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    agency text,
    CONSTRAINT profile_section_version_uq UNIQUE (partner_id, section, version),
    CONSTRAINT profile_section_banking_ck CHECK ((section = 'BANKING') = (content IS NULL))
  );
  GRANT SELECT, INSERT ON profile_section TO registry_app;
  GRANT SELECT ON profile_section TO registry_job;
`;

// What the section BANKING says stands apart: that it is there and complete is for all, what it says is not.
const banking = `
  CREATE TABLE profile_banking (
    section_id uuid CONSTRAINT profile_banking_pk PRIMARY KEY
      CONSTRAINT profile_banking_section_fk REFERENCES profile_section (id),
    partner_id uuid NOT NULL CONSTRAINT profile_banking_partner_fk REFERENCES partner (id),
    content jsonb NOT NULL
  );
  CREATE INDEX profile_banking_partner_ix ON profile_banking (partner_id);
  ALTER TABLE profile_banking ENABLE ROW LEVEL SECURITY;
  ALTER TABLE profile_banking FORCE ROW LEVEL SECURITY;
  CREATE POLICY profile_banking_staff_read ON profile_banking FOR SELECT TO registry_app
    USING ((SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer() ->> 'purpose') IS NOT NULL
           AND (SELECT viewer_has_role('VERIFIER', 'VETTING_OFFICER')));
  CREATE POLICY profile_banking_partner_read ON profile_banking FOR SELECT TO registry_app
    USING (partner_id = ANY ((SELECT viewer_partners())::uuid[]));
  CREATE POLICY profile_banking_keyed_read ON profile_banking FOR SELECT TO registry_app
    USING (partner_id = (SELECT keyed_partner()));
  CREATE POLICY profile_banking_insert ON profile_banking FOR INSERT TO registry_app
    WITH CHECK (partner_id = (SELECT keyed_partner()) AND (
      partner_id = ANY ((SELECT viewer_partners())::uuid[])
        AND (SELECT viewer_has_role('PARTNER_ADMIN', 'PARTNER_EDITOR', 'PARTNER_HQ_ADMIN', 'PARTNER_HQ_EDITOR'))
      OR (SELECT viewer_agency()) IS NOT NULL AND (SELECT viewer_has_role('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'))));
  -- No grant to the job role: no job has a reason to read it.
  GRANT SELECT, INSERT ON profile_banking TO registry_app;
`;

const summary = `
  CREATE TABLE profile_confirmation (
    id uuid CONSTRAINT profile_confirmation_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT profile_confirmation_partner_fk REFERENCES partner (id),
    at timestamptz NOT NULL,
    actor text NOT NULL
  );
  CREATE INDEX profile_confirmation_partner_ix ON profile_confirmation (partner_id, at DESC);
  GRANT SELECT, INSERT ON profile_confirmation TO registry_app;
  GRANT SELECT ON profile_confirmation TO registry_job;

  CREATE TABLE partner_profile (
    partner_id uuid CONSTRAINT partner_profile_pk PRIMARY KEY
      CONSTRAINT partner_profile_partner_fk REFERENCES partner (id),
    completeness integer NOT NULL CONSTRAINT partner_profile_completeness_ck CHECK (completeness BETWEEN 0 AND 100),
    missing text[] NOT NULL,
    next_effective_on date,
    confirmed_at timestamptz,
    due_at timestamptz,
    stale_at timestamptz,
    due_told_for timestamptz,
    CONSTRAINT partner_profile_confirmed_ck
      CHECK ((confirmed_at IS NULL) = (due_at IS NULL) AND (confirmed_at IS NULL) = (stale_at IS NULL))
  );
  CREATE INDEX partner_profile_due_ix ON partner_profile (coalesce(due_at, '-infinity'), partner_id);
  CREATE INDEX partner_profile_next_ix ON partner_profile (next_effective_on) WHERE next_effective_on IS NOT NULL;
  GRANT SELECT, INSERT, UPDATE ON partner_profile TO registry_app;
  GRANT SELECT, INSERT, UPDATE (completeness, missing, next_effective_on, due_told_for) ON partner_profile TO registry_job;
`;
