import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { serviceNames } from '@partner-commons/platform/service';
import { readSchema } from '../test/support/catalogue';
import { startThrowAwayServer } from '../test/support/throw-away-server';
import { migrateServices } from './migrations';

/** Writes services/<name>/schema.sql from databases that were migrated for it. */
async function main(): Promise<void> {
  const server = await startThrowAwayServer();
  try {
    const { adminUrl, passwordOf } = server;
    const databases = await setUpDatabases({ adminUrl, services: serviceNames, passwordOf });
    await migrateServices(databases);
    for (const service of serviceNames) {
      const path = `services/${service}/schema.sql`;
      writeFileSync(path, await readSchema(databases[service].ownerUrl));
      process.stdout.write(`${path}\n`);
    }
  } finally {
    await server.stop();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
