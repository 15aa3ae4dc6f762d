import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createGateway, type GatewayParts } from '@partner-commons/gateway/gateway';
import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import { membershipChanged } from '@partner-commons/gateway/members/member.projection';
import { LocalSubgraph } from '@partner-commons/gateway/subgraphs/local-subgraph';
import { forbidden } from '@partner-commons/platform/errors';
import type { FeedEvent, FeedPoll, FeedSource } from '@partner-commons/platform/feed';
import { startHttpServer } from '@partner-commons/platform/http/server';
import { limitRules } from '@partner-commons/platform/limits/limit.rules';
import { serviceLimits } from '@partner-commons/platform/limits/query.limits';
import type { RequestInfo, Service, ServiceName } from '@partner-commons/platform/service';
import { parse } from 'graphql';
import pino from 'pino';
import { request } from 'undici';
import { unthrottled } from './unthrottled';

const quiet = pino({ level: 'silent' });
const serviceRules = limitRules(serviceLimits);

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])';

const registrySdl = `${link}
  scalar JSON
  input Page { first: Int, nested: Page }
  input Filter { and: [Filter!], name: String, page: Page }
  type Query {
    whoAmI: JSON
    partner(id: ID!): Partner
    partners(first: Int = 25): PartnerConnection!
    found(filter: Filter, page: Page): PartnerConnection!
    broken: String
  }
  type Mutation { touch(name: String): Int! }
  type PartnerConnection { edges: [PartnerEdge!]! totalCount: Int! }
  type PartnerEdge { cursor: String! node: Partner! }
  type Partner @key(fields: "id") { id: ID! name: String! parents: [Partner!]! children(first: Int): PartnerConnection! }
`;
const sanctionsSdl = `${link}
  type Partner @key(fields: "id") { id: ID! clearance: Clearance! }
  type Clearance { status: String! }
`;

const partnerOf = (id: string) => ({
  __typename: 'Partner',
  id,
  name: `Partner ${id}`,
  parents: () => [{ id: '1' }, { id: '2' }].map(({ id: parent }) => partnerOf(parent)),
  children: pageOf,
});
function pageOf({ first }: { first?: number | null }): object {
  return {
    totalCount: 1000,
    edges: () => Array.from({ length: first ?? 25 }, (_, i) => ({ cursor: String(i), node: partnerOf(String(i)) })),
  };
}

function serviceOf(name: ServiceName, sdl: string, resolvers: object, feed: FeedSource): Service {
  return {
    name,
    schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
    createContext: (info: RequestInfo) => info,
    feed,
    async handleFile({ url }, response) {
      if (url?.endsWith('signature=forged')) throw forbidden('not signed by us', 'SIGNATURE_INVALID');
      response.writeHead(200, { 'content-type': 'text/plain' }).end(name);
    },
    readiness: async () => ({ ready: true, failing: [] }),
    startWorkers: async () => {},
    stop: async () => {},
  };
}

export interface MembershipFact {
  issuer: string;
  subject: string;
  kind?: 'AGENCY' | 'PARTNER';
  agency?: string | null;
  partnerId?: string | null;
  roles?: { role: string; office: string | null }[];
  active?: boolean;
}

/** Registry's feed as far as the gateway sees it, under the test's control: facts can be added and the line cut. */
export class MembershipFeed implements FeedSource {
  cut = false;
  private readonly events: FeedEvent[] = [];
  private readonly waiting = new Set<() => void>();

  publish(fact: MembershipFact): void {
    const data = { kind: 'AGENCY', agency: null, partnerId: null, roles: [], active: true, ...fact };
    this.append(membershipChanged, `${fact.agency ?? 'PARTNER_USERS'}:${fact.issuer}#${fact.subject}`, data);
  }

  append(type: string, subject: string, data: object): void {
    const id = String(this.events.length + 1);
    const time = '2026-01-01T00:00:00Z';
    this.events.push({ specversion: '1.0', id, type, source: '/registry', time, subject, data: { ...data } });
    for (const wake of this.waiting) wake();
  }

  async poll({ lastEventId, timeout, signal }: FeedPoll): Promise<FeedEvent[]> {
    if (this.cut) throw new Error('the line is cut');
    if (timeout > 0 && this.events.length <= Number(lastEventId)) await this.wait(signal);
    return this.events.slice(Number(lastEventId));
  }

  private wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(wake, 200);
      this.waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not typed
  json: any;
}

export interface SmallGateway {
  url: string;
  feed: MembershipFeed;
  /** How many mutations ran. */
  touched(): number;
  ask(
    query: string,
    more?: { token?: string; authorization?: string; variables?: object; headers?: object },
  ): Promise<Answer>;
  send(
    path: string,
    options: { method: string; headers?: Record<string, string>; body?: string | Buffer },
  ): Promise<Answer>;
  stop(): Promise<void>;
}

/** A real gateway over HTTP in front of two tiny services in the same process. */
export async function startSmallGateway(
  issuers: IssuerSettings[],
  more: Partial<Pick<GatewayParts, 'clock' | 'development' | 'keyTimes' | 'supergraph' | 'throttle'>> = {},
): Promise<SmallGateway> {
  const feed = new MembershipFeed();
  let touches = 0;
  const registry = serviceOf(
    'registry',
    registrySdl,
    {
      Query: {
        whoAmI: (_: unknown, __: unknown, { viewer }: RequestInfo) => viewer,
        partner: (_: unknown, { id }: { id: string }) => partnerOf(id),
        partners: (_: unknown, page: { first: number }) => pageOf(page),
        found: (_: unknown, { page }: { page?: { first?: number } }) => pageOf({ first: page?.first }),
        broken: () => {
          throw new TypeError('connect postgres://registry:secret@10.1.2.3:5432 refused');
        },
      },
      Mutation: { touch: () => ++touches },
      Partner: { __resolveReference: ({ id }: { id: string }) => partnerOf(id) },
    },
    feed,
  );
  const sanctions = serviceOf(
    'sanctions',
    sanctionsSdl,
    {
      Partner: { __resolveReference: ({ id }: { id: string }) => ({ id, clearance: { status: 'UNKNOWN' } }) },
    },
    feed,
  );
  const services = new Map<ServiceName, Service>([
    ['registry', registry],
    ['sanctions', sanctions],
  ]);
  const take = (name: ServiceName) => {
    const service = services.get(name);
    if (!service) throw new Error(`no ${name} in the small gateway`);
    return service;
  };
  const gateway = await createGateway({
    supergraph: { sdl: composeSmallSupergraph() },
    development: true,
    throttle: unthrottled,
    ...more,
    subgraph: (name) => new LocalSubgraph({ service: take(name), timeout: 2_000, log: quiet, limits: serviceRules }),
    files: (name) => take(name).handleFile,
    issuers,
    registryFeed: feed,
    publicUrl: 'http://gateway.test',
    log: quiet,
  });
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: gateway.routes,
    readiness: gateway.readiness,
    log: quiet,
    drain: { notice: 0, finish: 500 },
  });
  const send: SmallGateway['send'] = async (path, { method, headers, body }) => {
    const answer = await request(new URL(path, server.url), { method: method as 'GET', headers, body });
    const text = await answer.body.text();
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
  return {
    url: server.url,
    feed,
    touched: () => touches,
    send,
    ask: (query, { token, authorization = token && `Bearer ${token}`, variables, headers } = {}) =>
      send('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(authorization !== undefined && { authorization }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      }),
    async stop() {
      await server.stop();
      await gateway.stop();
    },
  };
}

export function composeSmallSupergraph(extra = ''): string {
  const composed = composeServices([
    { name: 'registry', typeDefs: parse(registrySdl + extra), url: 'http://registry' },
    { name: 'sanctions', typeDefs: parse(sanctionsSdl), url: 'http://sanctions' },
  ]);
  if (composed.errors) throw new Error(composed.errors.map(String).join('\n'));
  return composed.supergraphSdl;
}
