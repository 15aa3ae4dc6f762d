import { randomBytes } from 'node:crypto';
import { databaseUrls } from '@partner-commons/platform/database-setup';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';

/** A password per role, made when it is first asked for. */
export function rememberPasswords(): (role: string) => string {
  const made = new Map<string, string>();
  return (role) => {
    const password = made.get(role) ?? randomBytes(24).toString('base64url');
    made.set(role, password);
    return password;
  };
}

/** The variables with which the services reach their databases, by service. */
export function databaseSettings(adminUrl: string, passwordOf: (role: string) => string) {
  const settingsOf = (service: ServiceName) => {
    const { ownerUrl, appUrl, jobUrl } = databaseUrls(adminUrl, service, service, passwordOf);
    const prefix = service.toUpperCase();
    return {
      [`${prefix}_DATABASE_URL`]: appUrl,
      [`${prefix}_JOB_DATABASE_URL`]: jobUrl,
      [`${prefix}_OWNER_DATABASE_URL`]: ownerUrl,
    };
  };
  return serviceNames.map((service) => ({ service, settings: settingsOf(service) }));
}

/** One `NAME=value` a line, as `node --env-file` reads it. */
export const asEnvironmentFile = (settings: Record<string, string>) =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
