import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLDataSource } from '@apollo/gateway';
import { type Clock, systemClock } from '@partner-commons/platform/clock';
import type { FeedSource } from '@partner-commons/platform/feed';
import { graphqlRoute, type Knock } from '@partner-commons/platform/http/graphql.route';
import { HttpRefusal } from '@partner-commons/platform/http/refusal';
import type { Exchange, Route } from '@partner-commons/platform/http/route';
import { limitRules } from '@partner-commons/platform/limits/limit.rules';
import { callerLimits } from '@partner-commons/platform/limits/query.limits';
import type { Log } from '@partner-commons/platform/log';
import { type Readiness, type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { ApiKeyRing } from './api-keys/api-key.ring';
import { iatiRoute } from './iati/iati.route';
import { checkIssuers, type IssuerSettings } from './issuers/issuer.settings';
import { TokenVerifier, type TokenVerifierParts } from './issuers/token.verifier';
import { kpiFeedRoute } from './kpi-feed/kpi-feed.route';
import { CallerDesk } from './members/caller.desk';
import { Members } from './members/member.projection';
import { OperationDoor } from './operations/operation.door';
import { startOperationServer } from './operations/operation.server';
import type { SupergraphSource } from './operations/supergraph.source';
import { graphiqlPage } from './pages/graphiql.page';
import { reconciliationRoute } from './reconciliation/reconciliation.route';
import { DoorThrottle } from './throttling/door.throttle';
import type { ThrottleSettings } from './throttling/throttle.settings';

export type FileHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface GatewayParts {
  supergraph: SupergraphSource;
  /** Data source of a subgraph; in process or over HTTP. */
  subgraph(name: ServiceName): GraphQLDataSource;
  /** Who answers /files/<service>/…; in process or over HTTP. */
  files(name: ServiceName): FileHandler;
  issuers: IssuerSettings[];
  /** Registry's feed, for memberships. */
  registryFeed: FeedSource;
  /** Where clients reach us; answers that name our own places begin with it. */
  publicUrl: string;
  throttle: ThrottleSettings;
  log: Log;
  /** Opens the GraphQL page and admits issuers of a development start. */
  development: boolean;
  clock?: Clock;
  keyTimes?: TokenVerifierParts['keyTimes'];
  /** Milliseconds that a quiet poll of the memberships waits; for tests that jump in time. */
  pollFor?: number;
}

/** The public door, free of any transport: an HTTP server gets its routes. */
export interface Gateway {
  readonly routes: Route[];
  readiness(): Promise<Readiness>;
  stop(): Promise<void>;
}

const graphqlPath = '/graphql';
/** Bytes (trust.md G05). */
const maxAnswer = 5_000_000;

const isService = (name: string | undefined): name is ServiceName =>
  (serviceNames as readonly (string | undefined)[]).includes(name);

function knownService(name: string): ServiceName {
  if (!isService(name)) throw new Error(`The supergraph names ${name}, which is not a service of this gateway.`);
  return name;
}

export async function createGateway(parts: GatewayParts): Promise<Gateway> {
  const { log, development, publicUrl, clock = systemClock } = parts;
  const issuers = checkIssuers(parts.issuers, { development });
  const limits = limitRules(callerLimits);
  const server = await startOperationServer({
    supergraph: parts.supergraph,
    subgraph: (name) => parts.subgraph(knownService(name)),
    limits,
    log,
  });
  const verifier = new TokenVerifier({ issuers, clock, log, keyTimes: parts.keyTimes });
  const keys = new ApiKeyRing(log);
  const members = new Members({ source: parts.registryFeed, keys, clock, log, pollFor: parts.pollFor });
  const throttle = new DoorThrottle(parts.throttle, log);
  const callers = new CallerDesk({ verifier, keys, members, throttle, clock, log });
  const door = new OperationDoor({ callers, limits });
  const admit = (knock: Knock) => door.admit(knock);
  const graphql = graphqlRoute({ path: graphqlPath, methods: ['POST'], server, admit, maxAnswer });
  return {
    routes: [
      fileRoute(parts, throttle),
      reconciliationRoute({ server, callers, publicUrl }),
      kpiFeedRoute({ server, callers }),
      iatiRoute({ server, throttle, publicUrl, clock }),
      ...(development ? withPage(graphql) : [graphql]),
    ],
    async readiness() {
      const failing: Readiness['failing'] = [];
      if (!members.fresh()) failing.push('members');
      if (!verifier.ready()) failing.push('issuer');
      return { ready: failing.length === 0, failing };
    },
    async stop() {
      verifier.stop();
      await members.stop();
      await server.stop();
    },
  };
}

/** In development the same path shows a page to browsers; queries over GET stay closed, so no link can ask in somebody's name. */
function withPage(graphql: Route): Route[] {
  const page = graphiqlPage(graphqlPath);
  const show = async (exchange: Exchange) => {
    if (exchange.request.headers.accept?.includes('text/html')) return page(exchange);
    throw new HttpRefusal(405, 'Send queries with POST.', { allow: 'POST' });
  };
  return [
    {
      path: graphqlPath,
      methods: ['GET', 'POST'],
      handle: (exchange) => (exchange.request.method === 'GET' ? show(exchange) : graphql.handle(exchange)),
    },
    {
      path: '/',
      methods: ['GET'],
      handle: async (exchange) => {
        if (exchange.url.pathname !== '/') throw new HttpRefusal(404, 'There is nothing at this path.');
        await show(exchange);
      },
    },
  ];
}

const filePath = /^\/files\/([a-z]+)\/[0-9a-f-]{36}$/;

/** The signature in the URL is the permission; it is the owning service that checks it (architecture.md 4). */
function fileRoute({ files }: GatewayParts, throttle: DoorThrottle): Route {
  return {
    path: '/files/',
    methods: ['GET', 'PUT'],
    handle: async (exchange) => {
      const { request, response, url } = exchange;
      const service = filePath.exec(url.pathname)?.[1];
      if (!isService(service)) throw new HttpRefusal(404, 'There is nothing at this path.');
      await throttle.spend(exchange, null);
      const signed = { text: url.pathname + url.search, keyId: null };
      await throttle.attempt(exchange, signed, () => files(service)(request, response));
    },
  };
}
