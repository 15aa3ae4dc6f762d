import type { MigrationInterface, QueryRunner } from 'typeorm';
import { auditTables } from './audit/audit.tables';
import { fileTables } from './files/files.tables';
import { idempotencyTables } from './idempotency.tables';
import { jobTables } from './jobs/jobs.tables';
import { outboxTables } from './outbox/outbox.tables';
import type { SchemaPart } from './schema-part';
import type { ServiceName } from './service';
import { viewerFunctions } from './viewer.tables';

const parts: SchemaPart[] = [viewerFunctions, auditTables, outboxTables, jobTables, fileTables, idempotencyTables];

/** The first migration of every service: what the platform needs in its database. */
export function platformMigration(service: ServiceName): new () => MigrationInterface {
  const roles = { owner: `${service}_owner`, app: `${service}_app`, job: `${service}_job` };
  return class Platform1760000000000 implements MigrationInterface {
    readonly name = 'Platform1760000000000';

    async up(runner: QueryRunner): Promise<void> {
      for (const part of parts) for (const statement of part.up(roles)) await runner.query(statement);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const part of [...parts].reverse()) for (const statement of part.down()) await runner.query(statement);
    }
  };
}
