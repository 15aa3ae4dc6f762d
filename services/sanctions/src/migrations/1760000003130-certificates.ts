import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed statements about screenings, and the public halves of the keys that signed them. */
export class Certificates1760000003130 implements MigrationInterface {
  readonly name = 'Certificates1760000003130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE certificate_key (
        kid text CONSTRAINT certificate_key_pk PRIMARY KEY,
        jwk jsonb NOT NULL,
        first_used_at timestamptz NOT NULL,
        CONSTRAINT certificate_key_public_ck CHECK (NOT jwk ? 'd')
      );
      GRANT SELECT, INSERT ON certificate_key TO sanctions_app;

      CREATE TABLE screening_certificate (
        id uuid CONSTRAINT screening_certificate_pk PRIMARY KEY,
        partner_id uuid NOT NULL,
        screening_id uuid NOT NULL CONSTRAINT screening_certificate_screening_fk REFERENCES screening (id),
        agency text NOT NULL,
        issued_by text NOT NULL,
        issued_at timestamptz NOT NULL,
        kid text NOT NULL CONSTRAINT screening_certificate_key_fk REFERENCES certificate_key (kid),
        jws text NOT NULL
      );
      GRANT SELECT, INSERT ON screening_certificate TO sanctions_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE screening_certificate, certificate_key');
  }
}
