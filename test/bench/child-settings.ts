import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import type { DatabaseUrls } from '@partner-commons/platform/database-setup';
import type { ServiceName } from '@partner-commons/platform/service';

/** What the processes made for the benchmark are told; the deployables have their own variables. */
export interface ChildSettings {
  port: number;
  poolSize: number;
  databases: Record<ServiceName, DatabaseUrls>;
  issuers: IssuerSettings[];
}

const variable = 'COMMONS_BENCH';

export const childEnvironment = (settings: ChildSettings) => ({ [variable]: JSON.stringify(settings) });

export function readChildSettings(env: NodeJS.ProcessEnv): ChildSettings {
  const given = env[variable];
  if (!given) throw new Error('This process is started by npm run bench.');
  return JSON.parse(given) as ChildSettings;
}
