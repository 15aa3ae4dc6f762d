import { loadConfig } from '@partner-commons/platform/config';
import { z } from 'zod';
import { readTrustedProxies } from './throttling/client.address';
import { defaultThrottle } from './throttling/throttle.settings';

const service = (port: number) => z.url().default(`http://127.0.0.1:${port}`);

const limit = (byDefault: number) => z.coerce.number().int().min(0).max(1_000_000).default(byDefault);

/** Read once more where they are used; here only whether they can be. */
function readProxies(text: string, context: z.RefinementCtx): string[] {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  try {
    readTrustedProxies(entries);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
  return entries;
}

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
  TRUSTED_PROXIES: z.string().default('').transform(readProxies),
  WRONG_CREDENTIALS_PER_ADDRESS: limit(defaultThrottle.wrongPerAddress),
  WRONG_SECRETS_PER_KEY: limit(defaultThrottle.wrongPerKey),
  WRONG_CREDENTIALS_BLOCK_SECONDS: z.coerce.number().int().min(1).max(86_400).default(defaultThrottle.blockSeconds),
  REQUESTS_PER_CALLER: limit(defaultThrottle.perCaller),
  REQUESTS_PER_ADDRESS: limit(defaultThrottle.perAddress),
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
    throttle: {
      trustedProxies: given.TRUSTED_PROXIES,
      wrongPerAddress: given.WRONG_CREDENTIALS_PER_ADDRESS,
      wrongPerKey: given.WRONG_SECRETS_PER_KEY,
      blockSeconds: given.WRONG_CREDENTIALS_BLOCK_SECONDS,
      perCaller: given.REQUESTS_PER_CALLER,
      perAddress: given.REQUESTS_PER_ADDRESS,
    },
    services: {
      registry: given.REGISTRY_URL,
      assessments: given.ASSESSMENTS_URL,
      sanctions: given.SANCTIONS_URL,
      performance: given.PERFORMANCE_URL,
    },
  };
}
