import { migrations as assessments } from '@partner-commons/assessments/data-source';
import { migrations as performance } from '@partner-commons/performance/data-source';
import type { DatabaseUrls } from '@partner-commons/platform/database-setup';
import { log } from '@partner-commons/platform/log';
import { type MigrationClass, migrate } from '@partner-commons/platform/migrate';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { migrations as registry } from '@partner-commons/registry/data-source';
import { migrations as sanctions } from '@partner-commons/sanctions/data-source';

export const migrationsOf: Record<ServiceName, readonly MigrationClass[]> = {
  registry,
  assessments,
  sanctions,
  performance,
};

/** Brings every service's database to what this code expects. Safe to repeat, and to run twice at once. */
export async function migrateServices(databases: Record<ServiceName, Pick<DatabaseUrls, 'ownerUrl'>>): Promise<void> {
  for (const service of serviceNames) {
    const applied = await migrate({ ownerUrl: databases[service].ownerUrl, migrations: migrationsOf[service] });
    if (applied.length > 0) log.info({ service, applied }, 'migrated');
  }
}
