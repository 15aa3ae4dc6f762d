import 'reflect-metadata';
import { ConfigError, loadConfig } from '@partner-commons/platform/config';
import { z } from 'zod';
import { migrateServices } from './migrations';

const ownerUrl = z.url('is needed: the URL of the service database with its owner role');
const shape = z.object({
  REGISTRY_OWNER_DATABASE_URL: ownerUrl,
  ASSESSMENTS_OWNER_DATABASE_URL: ownerUrl,
  SANCTIONS_OWNER_DATABASE_URL: ownerUrl,
  PERFORMANCE_OWNER_DATABASE_URL: ownerUrl,
});

async function main(): Promise<void> {
  const config = loadConfig(shape, process.env);
  await migrateServices({
    registry: { ownerUrl: config.REGISTRY_OWNER_DATABASE_URL },
    assessments: { ownerUrl: config.ASSESSMENTS_OWNER_DATABASE_URL },
    sanctions: { ownerUrl: config.SANCTIONS_OWNER_DATABASE_URL },
    performance: { ownerUrl: config.PERFORMANCE_OWNER_DATABASE_URL },
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
