import { ApolloServer } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import { apolloOptions } from './http/apollo-options';
import { bearerToken } from './http/bearer';
import type { BodyLimits } from './http/body';
import type { DrainLimits } from './http/drain';
import { feedRoute } from './http/feed.route';
import { graphqlRoute } from './http/graphql.route';
import type { Exchange, Route } from './http/route';
import { type HttpServer, startHttpServer } from './http/server';
import type { InnerScope, InnerTokenVerifier } from './inner-token';
import { priceOperations } from './limits/limit.plugin';
import { type LimitRules, limitRules } from './limits/limit.rules';
import { serviceLimits } from './limits/query.limits';
import type { Log } from './log';
import { type Service, serviceNames } from './service';
import { publicViewer } from './viewer';

/** Who may ask a service for what: the graph and files are the gateway's, facts are also for the other services. */
export const innerCallers: Record<InnerScope, readonly string[]> = {
  graphql: ['gateway'],
  files: ['gateway'],
  feed: ['gateway', ...serviceNames],
};

export interface ServiceListenOptions {
  /** Loopback unless configured, so that a service is not public by accident (A12). */
  host?: string;
  port: number;
  verifier: InnerTokenVerifier;
  log: Log;
  /** Counted again behind the gateway: one client cannot slow the others (trust.md, promise 5). */
  limits?: LimitRules;
  bodyLimits?: BodyLimits;
  drain?: Partial<DrainLimits>;
}

/** Characters of accepted query texts that are remembered. */
const rememberedText = 8_000_000;

/** Puts HTTP in front of a service: nothing but health answers without a token of a known deployable. */
export async function listenService(service: Service, options: ServiceListenOptions): Promise<HttpServer> {
  const { host = '127.0.0.1', port, verifier, log, drain, limits = limitRules(serviceLimits) } = options;
  const apollo = new ApolloServer({
    ...apolloOptions({ log, introspection: false, plugins: [priceOperations(limits)] }),
    schema: service.schema,
  });
  await apollo.start();
  const admitText = textGate(limits);
  const admit = async ({ request }: Exchange, scope: InnerScope) => {
    await verifier.verify(bearerToken(request), { scope });
  };
  const routes: Route[] = [
    graphqlRoute({
      path: '/graphql',
      methods: ['POST'],
      server: apollo,
      bodyLimits: options.bodyLimits,
      admit: async ({ request, body, readPayload }) => {
        const caller = await verifier.verify(bearerToken(request), { scope: 'graphql', body });
        admitText(readPayload().query);
        const viewer = caller.viewer ?? publicViewer;
        const { requestId } = caller;
        return { requestId, context: service.createContext({ viewer, requestId }) };
      },
    }),
    feedRoute(service.feed, (exchange) => admit(exchange, 'feed')),
    {
      path: '/files/',
      methods: ['GET', 'PUT'],
      handle: async (exchange) => {
        await admit(exchange, 'files');
        await service.handleFile(exchange.request, exchange.response);
      },
    },
  ];
  const http = await startHttpServer({ host, port, routes, readiness: () => service.readiness(), log, drain });
  return {
    ...http,
    stop: async () => {
      await http.stop();
      await apollo.stop();
    },
  };
}

/** Applies the limits on texts once per text. */
function textGate(limits: LimitRules): (query: unknown) => void {
  const admitted = new LRUCache<string, true>({ maxSize: rememberedText, sizeCalculation: (_, text) => text.length });
  return (query) => {
    if (typeof query !== 'string' || query === '' || admitted.has(query)) return;
    limits.admit(query);
    admitted.set(query, true);
  };
}
