import { parseArgs } from 'node:util';
import { ConfigError } from '@partner-commons/platform/config';
import { setUpDatabases, setUpDatabasesSql } from '@partner-commons/platform/database-setup';
import { serviceNames } from '@partner-commons/platform/service';
import { asEnvironmentFile, databaseSettings, rememberPasswords } from './database-settings';

const usage = `Creates the databases and roles of the four services, with new passwords, and prints the settings to keep.
  npm run database:create -- --admin-url postgres://admin:…@host:5432/postgres
  npm run database:create -- --admin-url postgres://host:5432/postgres --print   prints a psql script and changes nothing`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'admin-url': { type: 'string' }, print: { type: 'boolean' } } });
  const adminUrl = values['admin-url'];
  if (!adminUrl || !URL.canParse(adminUrl)) throw new ConfigError(usage);
  const passwordOf = rememberPasswords();
  const setup = { services: serviceNames, passwordOf };
  if (values.print) process.stdout.write(setUpDatabasesSql(setup));
  else await setUpDatabases({ ...setup, adminUrl });
  for (const { settings } of databaseSettings(adminUrl, passwordOf)) {
    const text = asEnvironmentFile(settings);
    process.stdout.write(values.print ? text.replace(/^/gm, '-- ').replace(/-- $/, '') : text);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
