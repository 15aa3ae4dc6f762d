import 'reflect-metadata';
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ensureCipherKeys } from '@partner-commons/platform/cipher-keys';
import { ConfigError, loadConfig } from '@partner-commons/platform/config';
import { setUpDatabases } from '@partner-commons/platform/database-setup';
import { ensureKeyPair } from '@partner-commons/platform/peer-keys';
import { serviceNames } from '@partner-commons/platform/service';
import { z } from 'zod';
import { asEnvironmentFile, databaseSettings, rememberPasswords } from './database-settings';
import { migrateServices } from './migrations';

const shape = z.object({ ADMIN_DATABASE_URL: z.url('is needed: the URL of an administrator of PostgreSQL') });
const secret = { mode: 0o600 };
/** Registry seals the people of a partner for the screening, so both need the same keys; assessments seals its texts. */
const holdPersonalData = ['registry', 'assessments', 'sanctions', 'performance'];

/**
 * The one-shot service `setup` of docker-compose.yml: databases, roles and keys that are missing, and the migrations.
 * Each deployable finds its own settings in its own folder, and nobody else's.
 */
async function main(): Promise<void> {
  const [directory] = process.argv.slice(2);
  if (!directory) throw new ConfigError('Name the directory of the settings.');
  const { ADMIN_DATABASE_URL: adminUrl } = loadConfig(shape, process.env);
  const kept = join(directory, 'setup', 'databases.env');
  // Creating the databases sets new passwords, so only the first run does.
  if (!existsSync(kept)) await createDatabases(adminUrl, kept);
  const settings = parseEnv(readFileSync(kept, 'utf8')) as Record<string, string>;
  const ownerOf = (name: string) => ({ ownerUrl: settings[`${name.toUpperCase()}_OWNER_DATABASE_URL`] ?? '' });
  await migrateServices({
    registry: ownerOf('registry'),
    assessments: ownerOf('assessments'),
    sanctions: ownerOf('sanctions'),
    performance: ownerOf('performance'),
  });
  for (const name of serviceNames) {
    const own = new RegExp(`^${name.toUpperCase()}_(JOB_)?DATABASE_URL$`);
    const needed = Object.fromEntries(Object.entries(settings).filter(([key]) => own.test(key)));
    writeFileSync(join(directory, name, 'databases.env'), asEnvironmentFile(needed), secret);
  }
  const personalDataKeys = JSON.stringify(ensureCipherKeys(join(directory, 'setup', 'personal-data-keys.json')));
  for (const name of holdPersonalData) {
    writeFileSync(join(directory, name, 'personal-data-keys.json'), personalDataKeys, secret);
  }
  for (const name of ['gateway', ...serviceNames]) {
    ensureKeyPair(join(directory, name), name);
    copyFileSync(join(directory, name, `${name}.json`), join(directory, 'public', `${name}.json`));
  }
}

/** Whole or not at all: a file that breaks off would lock everybody out of databases that exist. */
async function createDatabases(adminUrl: string, file: string): Promise<void> {
  const passwordOf = rememberPasswords();
  await setUpDatabases({ adminUrl, services: serviceNames, passwordOf });
  const texts = databaseSettings(adminUrl, passwordOf).map(({ settings }) => asEnvironmentFile(settings));
  writeFileSync(`${file}.new`, texts.join(''), secret);
  renameSync(`${file}.new`, file);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
