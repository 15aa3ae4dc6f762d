import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where partners work and in what: countries, places by admin area, sectors with experience (UNHCR-9). */
export class Presence1760000002710 implements MigrationInterface {
  readonly name = 'Presence1760000002710';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sectors);
    await runner.query(presence);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_location, operating_country, partner_sector');
  }
}

const sectors = `
  CREATE TABLE partner_sector (
    partner_id uuid NOT NULL CONSTRAINT partner_sector_partner_fk REFERENCES partner (id),
    sector text NOT NULL,
    specialisation text NOT NULL,
    list_version integer NOT NULL,
    experience text NOT NULL CONSTRAINT partner_sector_experience_ck
      CHECK (experience IN ('UNDER_1', 'FROM_1_TO_5', 'FROM_5_TO_10', 'OVER_10')),
    first_of_sector boolean NOT NULL,
    since_year integer CONSTRAINT partner_sector_since_ck CHECK (since_year BETWEEN 1800 AND 2200),
    CONSTRAINT partner_sector_pk PRIMARY KEY (partner_id, sector, specialisation)
  );
  CREATE UNIQUE INDEX partner_sector_first_uq ON partner_sector (partner_id, sector) WHERE first_of_sector;
  CREATE INDEX partner_sector_sector_ix ON partner_sector (sector, specialisation, partner_id);
  GRANT SELECT, INSERT, DELETE ON partner_sector TO registry_app, registry_job;
`;

const presence = `
  CREATE TABLE operating_country (
    id uuid CONSTRAINT operating_country_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT operating_country_partner_fk REFERENCES partner (id),
    country text NOT NULL CONSTRAINT operating_country_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    since date,
    until date,
    CONSTRAINT operating_country_until_ck CHECK (until >= since)
  );
  CREATE UNIQUE INDEX operating_country_live_uq ON operating_country (partner_id, country) WHERE until IS NULL;
  CREATE INDEX operating_country_country_ix ON operating_country (country, partner_id) WHERE until IS NULL;
  GRANT SELECT, INSERT, UPDATE (until) ON operating_country TO registry_app, registry_job;

  CREATE TABLE partner_location (
    id uuid CONSTRAINT partner_location_pk PRIMARY KEY,
    partner_id uuid NOT NULL CONSTRAINT partner_location_partner_fk REFERENCES partner (id),
    country text NOT NULL CONSTRAINT partner_location_country_ck CHECK (country ~ '^[A-Z]{2}$'),
    scheme text NOT NULL CONSTRAINT partner_location_scheme_ck CHECK (scheme IN ('OCHA_PCODE', 'ISO_3166_2')),
    code text NOT NULL CONSTRAINT partner_location_code_ck CHECK (code ~ '^[A-Z0-9-]{2,20}$'),
    level integer NOT NULL CONSTRAINT partner_location_level_ck CHECK (level BETWEEN 0 AND 2),
    name text NOT NULL,
    since date,
    until date,
    latitude numeric(8, 5) CONSTRAINT partner_location_latitude_ck CHECK (latitude BETWEEN -90 AND 90),
    longitude numeric(8, 5) CONSTRAINT partner_location_longitude_ck CHECK (longitude BETWEEN -180 AND 180),
    CONSTRAINT partner_location_until_ck CHECK (until >= since),
    CONSTRAINT partner_location_point_ck CHECK ((latitude IS NULL) = (longitude IS NULL))
  );
  CREATE UNIQUE INDEX partner_location_live_uq ON partner_location (partner_id, code) WHERE until IS NULL;
  CREATE INDEX partner_location_area_ix ON partner_location (country, scheme, code COLLATE "C", partner_id);
  GRANT SELECT, INSERT, UPDATE (until) ON partner_location TO registry_app, registry_job;
`;
