import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts about agencies, when memberships end and were used, and invitations. */
export class People1760000002800 implements MigrationInterface {
  readonly name = 'People1760000002800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agency
        ADD COLUMN is_ceb_member boolean NOT NULL DEFAULT false,
        ADD COLUMN is_jiu_participant boolean NOT NULL DEFAULT false,
        ADD COLUMN mrs_signatory boolean NOT NULL DEFAULT false,
        ADD COLUMN hact_member boolean NOT NULL DEFAULT false;
      ALTER TABLE member
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN last_used_on date;
      CREATE INDEX member_agency_ix ON member (agency, id);
      CREATE INDEX member_partner_ix ON member (partner_id, id);

      CREATE TABLE invitation (
        id uuid CONSTRAINT invitation_pk PRIMARY KEY,
        partner_id uuid CONSTRAINT invitation_partner_fk REFERENCES partner (id),
        agency text CONSTRAINT invitation_agency_fk REFERENCES agency (code),
        roles jsonb NOT NULL,
        code_hash text NOT NULL CONSTRAINT invitation_code_uq UNIQUE,
        contact text NOT NULL,
        invited_by text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_by text,
        used_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT invitation_side_ck CHECK ((partner_id IS NULL) <> (agency IS NULL)),
        CONSTRAINT invitation_used_ck CHECK ((used_at IS NULL) = (used_by IS NULL))
      );
      CREATE INDEX invitation_partner_ix ON invitation (partner_id, id);
      CREATE INDEX invitation_agency_ix ON invitation (agency, id);
      GRANT SELECT, INSERT, UPDATE (used_by, used_at, withdrawn_at) ON invitation TO registry_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invitation;
      DROP INDEX member_agency_ix, member_partner_ix;
      ALTER TABLE member DROP COLUMN expires_at, DROP COLUMN last_used_on;
      ALTER TABLE agency DROP COLUMN is_ceb_member, DROP COLUMN is_jiu_participant,
        DROP COLUMN mrs_signatory, DROP COLUMN hact_member`);
  }
}
