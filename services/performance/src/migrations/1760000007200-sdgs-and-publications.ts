import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which goals results serve (PSFP-33), and what agencies show of their agreements to everybody (UNICEF-18). */
export class SdgsAndPublications1760000007200 implements MigrationInterface {
  readonly name = 'SdgsAndPublications1760000007200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(goals);
    await runner.query(states);
    await runner.query(publications);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE partner_publicity, agency_publication;
      DROP INDEX partnership_result_engagement_ix;
      ALTER TABLE result_state DROP COLUMN sdgs, DROP COLUMN verified, DROP COLUMN checkable;
      ALTER TABLE partnership_result DROP COLUMN sdgs, DROP COLUMN is_public;
      ALTER TABLE result_indicator DROP COLUMN sdgs`);
  }
}

const areGoals = `CHECK (sdgs <@ '{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17}'::integer[])`;

const goals = `
  ALTER TABLE result_indicator
    ADD sdgs integer[] NOT NULL DEFAULT '{}' CONSTRAINT result_indicator_sdgs_ck ${areGoals};
  ALTER TABLE partnership_result
    ADD sdgs integer[] NOT NULL DEFAULT '{}' CONSTRAINT partnership_result_sdgs_ck ${areGoals},
    -- Told to all agencies only, unless its agency said that everybody may read it.
    ADD is_public boolean NOT NULL DEFAULT false;
  CREATE INDEX partnership_result_engagement_ix ON partnership_result (engagement_id, id DESC);
`;

/** Figures are counted from states, which hold no text; the rows of texts are owned, so for this once the owner reads them. */
const states = `
  ALTER TABLE result_state
    ADD sdgs integer[] NOT NULL DEFAULT '{}' CONSTRAINT result_state_sdgs_ck ${areGoals},
    -- Whether the latest value was verified, and whether the indicator says enough to be checked (PSFP-31).
    ADD verified boolean NOT NULL DEFAULT false,
    ADD checkable boolean NOT NULL DEFAULT false;
  ALTER TABLE result_indicator NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE result_value NO FORCE ROW LEVEL SECURITY;
  UPDATE result_state s SET
    verified = coalesce((SELECT v.claim = 'VERIFIED' FROM result_value v
      WHERE v.indicator_id = s.indicator_id AND v.superseded_at IS NULL ORDER BY v.happened_on DESC, v.id DESC LIMIT 1), false),
    checkable = coalesce((SELECT num_nulls(i.unit, i.baseline, i.target, i.method) = 0 FROM result_indicator i
      WHERE i.id = s.indicator_id AND i.superseded_at IS NULL), false)
  WHERE s.superseded_at IS NULL;
  ALTER TABLE result_indicator FORCE ROW LEVEL SECURITY;
  ALTER TABLE result_value FORCE ROW LEVEL SECURITY;
`;

const publications = `
  CREATE TABLE agency_publication (
    agency text CONSTRAINT agency_publication_pk PRIMARY KEY,
    publishes boolean NOT NULL,
    publishes_amounts boolean NOT NULL,
    from_day date,
    version integer NOT NULL CONSTRAINT agency_publication_version_ck CHECK (version > 0),
    changed_at timestamptz NOT NULL,
    CONSTRAINT agency_publication_amounts_ck CHECK (publishes OR NOT publishes_amounts)
  );
  GRANT SELECT, INSERT, UPDATE (publishes, publishes_amounts, from_day, version, changed_at) ON agency_publication
    TO performance_app;

  -- What registry says everybody may know of a partner; all null for one that is not PUBLIC.
  CREATE TABLE partner_publicity (
    partner_id uuid CONSTRAINT partner_publicity_pk PRIMARY KEY,
    position bigint NOT NULL,
    name text,
    unique_number text,
    primary_type text,
    country text
  );
  GRANT SELECT ON partner_publicity TO performance_app;
  GRANT SELECT, INSERT, UPDATE ON partner_publicity TO performance_job;
`;
