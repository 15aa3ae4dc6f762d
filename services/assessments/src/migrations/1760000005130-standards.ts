import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shippedStandards } from '../catalogue/standards/shipped-standards.data';

/** Common standards, and what each agency does with them; every step of an agency is kept (JIU-58). */
export class Standards1760000005130 implements MigrationInterface {
  readonly name = 'Standards1760000005130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE standard (
        code text NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        owner text NOT NULL,
        processes text[] NOT NULL,
        summary text NOT NULL,
        methodologies text[] NOT NULL,
        items jsonb NOT NULL CONSTRAINT standard_items_ck CHECK (jsonb_typeof(items) = 'array'),
        provenance text NOT NULL,
        public_url text,
        effective_from date NOT NULL,
        CONSTRAINT standard_pk PRIMARY KEY (code, version)
      );
      GRANT SELECT ON standard TO assessments_app;

      CREATE TABLE standard_adoption (
        id uuid CONSTRAINT standard_adoption_pk PRIMARY KEY,
        standard_code text NOT NULL,
        standard_version integer NOT NULL,
        agency text NOT NULL,
        status text NOT NULL CONSTRAINT standard_adoption_status_ck
          CHECK (status IN ('ADOPTED', 'ADAPTED', 'PLANNED', 'NOT_ADOPTED')),
        planned_for date,
        note text,
        items_in_place text[] NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        CONSTRAINT standard_adoption_standard_fk FOREIGN KEY (standard_code, standard_version)
          REFERENCES standard (code, version),
        CONSTRAINT standard_adoption_planned_ck CHECK ((status = 'PLANNED') = (planned_for IS NOT NULL)),
        CONSTRAINT standard_adoption_adapted_ck CHECK (status <> 'ADAPTED' OR note IS NOT NULL)
      );
      CREATE INDEX standard_adoption_standard_ix ON standard_adoption (standard_code, standard_version, agency, id DESC);
      -- Append-only: the newest row of an agency counts.
      GRANT SELECT, INSERT ON standard_adoption TO assessments_app;
    `);
    for (const standard of shippedStandards) {
      const { code, version, name, owner, processes, summary, methodologies, items, provenance, publicUrl } = standard;
      await runner.query(
        `INSERT INTO standard (code, version, name, owner, processes, summary, methodologies, items, provenance, public_url,
           effective_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[code, version, name, owner, processes, summary, methodologies, JSON.stringify(items), provenance],
          ...[publicUrl, standard.effectiveFrom],
        ],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE standard_adoption, standard');
  }
}
