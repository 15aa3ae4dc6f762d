import { loadConfig } from '@partner-commons/platform/config';
import { z } from 'zod';

const service = (port: number) => z.url().default(`http://127.0.0.1:${port}`);

const settings = z.object({
  /** Anything but `development` is production: nobody gets a local issuer or the GraphQL page by forgetting a variable. */
  NODE_ENV: z.string().default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  SUPERGRAPH: z.string().default('supergraph.graphql'),
  REGISTRY_URL: service(4001),
  ASSESSMENTS_URL: service(4002),
  SANCTIONS_URL: service(4003),
  PERFORMANCE_URL: service(4004),
  /** Where clients reach the gateway. */
  PUBLIC_URL: z.url('where clients reach the gateway, such as https://commons.example.org'),
  ISSUERS: z.string('names the JSON file of trusted issuers'),
  PRIVATE_KEY: z.string("names the file with the gateway's own private key"),
  SUBGRAPH_TIMEOUT_MS: z.coerce.number().int().min(1).max(60_000).default(5_000),
});

/** The only place where the gateway reads its environment. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const given = loadConfig(settings, env);
  return {
    development: given.NODE_ENV === 'development',
    host: given.HOST,
    port: given.PORT,
    publicUrl: given.PUBLIC_URL,
    supergraphFile: given.SUPERGRAPH,
    issuersFile: given.ISSUERS,
    privateKeyFile: given.PRIVATE_KEY,
    subgraphTimeout: given.SUBGRAPH_TIMEOUT_MS,
    services: {
      registry: given.REGISTRY_URL,
      assessments: given.ASSESSMENTS_URL,
      sanctions: given.SANCTIONS_URL,
      performance: given.PERFORMANCE_URL,
    },
  };
}
