import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ConfigError } from '@partner-commons/platform/config';
import { databaseUrls, setUpDatabases, setUpDatabasesSql } from '@partner-commons/platform/database-setup';
import { serviceNames } from '@partner-commons/platform/service';

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
  const mark = values.print ? '-- ' : '';
  for (const service of serviceNames) {
    const { ownerUrl, appUrl, jobUrl } = databaseUrls(adminUrl, service, service, passwordOf);
    const prefix = `${mark}${service.toUpperCase()}`;
    console.log(`${prefix}_DATABASE_URL=${appUrl}\n${prefix}_JOB_DATABASE_URL=${jobUrl}`);
    console.log(`${prefix}_OWNER_DATABASE_URL=${ownerUrl}`);
  }
}

function rememberPasswords(): (role: string) => string {
  const made = new Map<string, string>();
  return (role) => {
    const password = made.get(role) ?? randomBytes(24).toString('base64url');
    made.set(role, password);
    return password;
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
