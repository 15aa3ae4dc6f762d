import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { readCipherKeys } from '@partner-commons/platform/cipher-keys';
import { ConfigError, loadConfig } from '@partner-commons/platform/config';
import { log } from '@partner-commons/platform/log';
import { applySeed, seedSchema } from '@partner-commons/registry/access/seed/seed';
import { createRegistry } from '@partner-commons/registry/service';
import { z } from 'zod';

const shape = z.object({
  REGISTRY_DATABASE_URL: z.url(),
  REGISTRY_JOB_DATABASE_URL: z.url(),
  PERSONAL_DATA_KEYS: z.string('names the file with the keys of personal data'),
  SEED: z.string('names the JSON file with agencies, members and partners'),
});

/** Puts agencies and the first members into a registry of one's own; from then on members are set through the graph. */
async function main(): Promise<void> {
  const config = loadConfig(shape, process.env);
  const seed = seedSchema.parse(JSON.parse(readFileSync(config.SEED, 'utf8')));
  const registry = await createRegistry({
    databaseUrl: config.REGISTRY_DATABASE_URL,
    jobDatabaseUrl: config.REGISTRY_JOB_DATABASE_URL,
    publicUrl: 'http://localhost',
    fileSecret: 'no file is signed here',
    personalDataKeys: readCipherKeys(config.PERSONAL_DATA_KEYS),
  });
  try {
    await applySeed(registry.background, seed);
    log.info({ agencies: seed.agencies.length, members: seed.members.length }, 'seeded');
  } finally {
    await registry.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
