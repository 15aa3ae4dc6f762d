import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programs of agencies, and the keys that they sign in with (architecture.md 3, trust.md A08). */
export class ServiceAccounts1760000003200 implements MigrationInterface {
  readonly name = 'ServiceAccounts1760000003200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_account (
        id uuid CONSTRAINT service_account_pk PRIMARY KEY,
        agency text NOT NULL CONSTRAINT service_account_agency_fk REFERENCES agency (code),
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        CONSTRAINT service_account_name_uq UNIQUE (agency, name)
      );
      GRANT SELECT, INSERT ON service_account TO registry_app;

      CREATE TABLE api_key (
        id uuid CONSTRAINT api_key_pk PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT api_key_account_fk REFERENCES service_account (id),
        prefix text NOT NULL CONSTRAINT api_key_prefix_uq UNIQUE,
        -- Of the key itself nothing else is stored.
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by text NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by text,
        CONSTRAINT api_key_expiry_ck CHECK (expires_at > created_at),
        CONSTRAINT api_key_revoked_ck CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );
      CREATE INDEX api_key_account_ix ON api_key (account_id, id DESC);
      -- Nobody who asks needs to read a hash again: the gateway has it from the event that told of the key.
      GRANT SELECT (id, account_id, prefix, created_at, created_by, expires_at, revoked_at, revoked_by), INSERT,
        UPDATE (revoked_at, revoked_by) ON api_key TO registry_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_key, service_account');
  }
}
