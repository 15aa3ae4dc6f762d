import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The performance index beside that of peers (JIU-80, P-INV-8). */
export class PeerGroups1760000007100 implements MigrationInterface {
  readonly name = 'PeerGroups1760000007100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE peer_group (
        key text CONSTRAINT peer_group_pk PRIMARY KEY,
        level text NOT NULL CONSTRAINT peer_group_level_ck CHECK (level IN ('TYPE_AND_COUNTRY', 'TYPE_AND_REGION', 'TYPE')),
        partner_type text NOT NULL,
        country text,
        region text,
        size integer NOT NULL CONSTRAINT peer_group_size_ck CHECK (size >= 11),
        lower_quartile integer NOT NULL,
        median integer NOT NULL,
        upper_quartile integer NOT NULL,
        -- What the figures rest on, to tell when enough of it moved.
        members jsonb NOT NULL,
        computed_on date NOT NULL
      );
      -- Not the members: requests read what is told of a group alone.
      GRANT SELECT (key, level, partner_type, country, region, size, lower_quartile, median, upper_quartile, computed_on)
        ON peer_group TO performance_app;
      GRANT SELECT, INSERT, UPDATE (size, lower_quartile, median, upper_quartile, members, computed_on)
        ON peer_group TO performance_job;

      CREATE TABLE peer_place (
        partner_id uuid CONSTRAINT peer_place_pk PRIMARY KEY,
        group_key text NOT NULL CONSTRAINT peer_place_group_fk REFERENCES peer_group (key)
      );
      GRANT SELECT ON peer_place TO performance_app;
      GRANT SELECT, INSERT, UPDATE (group_key), DELETE ON peer_place TO performance_job;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE peer_place, peer_group');
  }
}
