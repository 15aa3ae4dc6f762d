import type { MigrationInterface, QueryRunner } from 'typeorm';
import { shippedMethodologies } from '../catalogue/shipped-methodologies/shipped-methodologies.data';

/** The same instant in every installation. */
const shippedAt = '2026-01-01T00:00:00Z';

export class ShippedMethodologies1760000005110 implements MigrationInterface {
  readonly name = 'ShippedMethodologies1760000005110';

  async up(runner: QueryRunner): Promise<void> {
    for (const {
      code,
      version,
      owner,
      kind,
      name,
      effectiveFrom,
      effectiveUntil,
      ...definition
    } of shippedMethodologies) {
      await runner.query(
        `INSERT INTO methodology (code, version, owner, kind, name, definition, effective_from, effective_until, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [code, version, owner, kind, name, JSON.stringify(definition), effectiveFrom, effectiveUntil, shippedAt],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM methodology WHERE published_by IS NULL');
  }
}
