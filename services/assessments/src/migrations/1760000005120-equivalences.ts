import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shippedEquivalences } from '../catalogue/equivalences/shipped-equivalences.data';

const shippedAt = '2026-01-01T00:00:00Z';

/** How far one methodology answers another, and which agencies agreed to that. */
export class Equivalences1760000005120 implements MigrationInterface {
  readonly name = 'Equivalences1760000005120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE methodology_equivalence (
        id uuid CONSTRAINT methodology_equivalence_pk PRIMARY KEY,
        from_code text NOT NULL,
        from_version integer NOT NULL,
        to_code text NOT NULL,
        to_version integer NOT NULL,
        coverage integer NOT NULL CONSTRAINT methodology_equivalence_coverage_ck CHECK (coverage BETWEEN 0 AND 100),
        gaps text[] NOT NULL,
        -- Pairs of questions; empty where the coverage was declared.
        crosswalk jsonb NOT NULL CONSTRAINT methodology_equivalence_crosswalk_ck CHECK (jsonb_typeof(crosswalk) = 'array'),
        rationale text NOT NULL,
        -- Null for those that are shipped, which hold for every agency that does not decline.
        proposed_by text,
        proposed_at timestamptz NOT NULL,
        CONSTRAINT methodology_equivalence_from_fk FOREIGN KEY (from_code, from_version) REFERENCES methodology (code, version),
        CONSTRAINT methodology_equivalence_to_fk FOREIGN KEY (to_code, to_version) REFERENCES methodology (code, version),
        CONSTRAINT methodology_equivalence_self_ck CHECK ((from_code, from_version) <> (to_code, to_version))
      );
      CREATE INDEX methodology_equivalence_pair_ix
        ON methodology_equivalence (from_code, from_version, to_code, to_version, id);
      CREATE INDEX methodology_equivalence_to_ix ON methodology_equivalence (to_code, to_version);
      GRANT SELECT, INSERT ON methodology_equivalence TO assessments_app;
      GRANT SELECT ON methodology_equivalence TO assessments_job;

      CREATE TABLE equivalence_agreement (
        equivalence_id uuid NOT NULL
          CONSTRAINT equivalence_agreement_equivalence_fk REFERENCES methodology_equivalence (id),
        agency text NOT NULL,
        agreed boolean NOT NULL,
        at timestamptz NOT NULL,
        decided_by text NOT NULL,
        CONSTRAINT equivalence_agreement_pk PRIMARY KEY (equivalence_id, agency)
      );
      GRANT SELECT, INSERT, UPDATE (agreed, at, decided_by) ON equivalence_agreement TO assessments_app;
      GRANT SELECT ON equivalence_agreement TO assessments_job;
    `);
    for (const { id, from, to, coverage, gaps, crosswalk, rationale } of shippedEquivalences) {
      await runner.query(
        `INSERT INTO methodology_equivalence
           (id, from_code, from_version, to_code, to_version, coverage, gaps, crosswalk, rationale, proposed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          from.code,
          from.version,
          to.code,
          to.version,
          coverage,
          gaps,
          JSON.stringify(crosswalk),
          rationale,
          shippedAt,
        ],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE equivalence_agreement, methodology_equivalence');
  }
}
