import { ConfigError, loadConfig } from '@partner-commons/platform/config';
import type { DatabaseUrls } from '@partner-commons/platform/database-setup';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { z } from 'zod';

const databaseKeys = serviceNames.flatMap((name) => [
  `${name.toUpperCase()}_OWNER_DATABASE_URL`,
  `${name.toUpperCase()}_DATABASE_URL`,
  `${name.toUpperCase()}_JOB_DATABASE_URL`,
]);

const startEnvironment = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('Port to listen on.'),
  PUBLIC_URL: z.url().optional().describe('Where clients reach us; http://localhost:<PORT> when not given.'),
  COMMONS_DATA_DIRECTORY: z.string().optional().describe('Directory for the embedded PostgreSQL and the keys.'),
  COMMONS_POSTGRES_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_535)
    .optional()
    .describe('Port of the embedded PostgreSQL.'),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(8)
    .describe('Connections of each of the eight pools.'),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(1).max(60_000).default(5_000).describe('For one request of a plan.'),
  ...Object.fromEntries(
    databaseKeys.map((key) => [key, z.url().optional().describe('Your own PostgreSQL instead of the embedded one.')]),
  ),
});

export function readStartConfig(env: NodeJS.ProcessEnv) {
  const given = loadConfig(startEnvironment, env);
  return {
    host: given.HOST,
    port: given.PORT,
    publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.PORT}`,
    dataDirectory: given.COMMONS_DATA_DIRECTORY,
    postgresPort: given.COMMONS_POSTGRES_PORT,
    poolSize: given.DATABASE_POOL_SIZE,
    subgraphTimeout: given.SUBGRAPH_TIMEOUT_MS,
    databases: readDatabases(given as Record<string, unknown>),
  };
}

/** All twelve URLs or none: half of them would start two different systems in one. */
function readDatabases(given: Record<string, unknown>): Record<ServiceName, DatabaseUrls> | null {
  const set = databaseKeys.filter((key) => given[key] !== undefined);
  if (set.length === 0) return null;
  const missing = databaseKeys.filter((key) => given[key] === undefined);
  if (missing.length > 0) throw new ConfigError(`For your own PostgreSQL also set: ${missing.join(', ')}.`);
  const urlsOf = (name: ServiceName): DatabaseUrls => {
    const read = (key: string) => String(given[`${name.toUpperCase()}_${key}`]);
    return { ownerUrl: read('OWNER_DATABASE_URL'), appUrl: read('DATABASE_URL'), jobUrl: read('JOB_DATABASE_URL') };
  };
  return Object.fromEntries(serviceNames.map((name) => [name, urlsOf(name)])) as Record<ServiceName, DatabaseUrls>;
}
