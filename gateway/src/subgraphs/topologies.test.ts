import { generateKeyPairSync } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { AppError, forbidden } from '@partner-commons/platform/errors';
import { apolloOptions } from '@partner-commons/platform/http/apollo-options';
import type { HttpServer } from '@partner-commons/platform/http/server';
import { InnerTokenSigner, InnerTokenVerifier } from '@partner-commons/platform/inner-token';
import { LocalDate } from '@partner-commons/platform/scalars';
import type { RequestInfo, Service, ServiceName } from '@partner-commons/platform/service';
import { innerCallers, listenService } from '@partner-commons/platform/service-server';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { parse } from 'graphql';
import pino from 'pino';
import { LocalSubgraph } from './local-subgraph';
import { RemoteSubgraph } from './remote-subgraph';

const timeout = 300;
const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])';
const parts = {
  registry: `${link}
    scalar LocalDate
    type Query {
      partner(id: ID!, asOf: LocalDate): Partner
      partners(first: Int = 2): [Partner!]!
      viewer: String
      strict: String!
      fails(how: String!): String
      slow: String
    }
    type Mutation { rename(id: ID!): Partner }
    type Partner @key(fields: "id") { id: ID! name: String! since: LocalDate }`,
  sanctions: `${link}
    type Partner @key(fields: "id") { id: ID! status: String! note: String hits: [Hit!] }
    type Hit { name: String! score: Int! }`,
};

const partner = (id: string) => ({ __typename: 'Partner', id, name: `Partner ${id}`, since: '2020-02-29' });
const failures: Record<string, () => Error> = {
  forbidden: () => forbidden('Ask an administrator.'),
  conflict: () =>
    new AppError('CONFLICT', 'Read it again.', { reason: 'VERSION_CONFLICT', facts: { currentVersion: 3 } }),
  internal: () => new Error('password=hunter2'),
};
const failWith = (how: string): never => {
  throw failures[how]?.();
};
const resolvers = {
  registry: {
    LocalDate,
    Query: {
      partner: (_: unknown, { id }: { id: string }) => (id === 'none' ? null : partner(id)),
      partners: (_: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, i) => partner(`${i}`)),
      viewer: (_: unknown, __: unknown, { viewer }: RequestInfo) => `${viewer.kind} ${viewer.agency}`,
      strict: () => failWith('internal'),
      fails: (_: unknown, { how }: { how: string }) => failWith(how),
      slow: () => new Promise((resolve) => setTimeout(resolve, timeout * 2, 'late').unref()),
    },
    Mutation: { rename: (_: unknown, { id }: { id: string }) => partner(id) },
    Partner: { __resolveReference: ({ id }: { id: string }) => partner(id) },
  },
  sanctions: {
    Partner: {
      __resolveReference: ({ id }: { id: string }) => {
        if (id === '9') failWith('conflict');
        return id === '1' ? Promise.reject(failures.conflict?.()) : { id };
      },
      status: () => 'CLEAR',
      note: ({ id }: { id: string }) => (id === '0' ? failWith('forbidden') : 'fine'),
      hits: ({ id }: { id: string }) => [
        { name: id, score: 1 },
        { name: () => failWith('internal'), score: 2 },
      ],
    },
  },
};

type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];
const serviceOf = (name: Part): Service => ({
  name: name as ServiceName,
  schema: buildSubgraphSchema({ typeDefs: parse(parts[name]), resolvers: resolvers[name] as never }),
  createContext: (info) => info,
  feed: { poll: async () => [] },
  handleFile: async (_, response) => void response.end(),
  readiness: async () => ({ ready: true, failing: [] }),
  startWorkers: async () => {},
  stop: async () => {},
});

const topologies = {} as Record<'all' | 'split', ApolloServer<RequestInfo>>;
const running: { stop(): Promise<unknown> }[] = [];

async function gatewayOver(subgraph: (name: Part) => GraphQLDataSource): Promise<ApolloServer<RequestInfo>> {
  const { supergraphSdl } = composeServices(
    names.map((name) => ({ name, url: `http://${name}`, typeDefs: parse(parts[name]) })),
  );
  if (!supergraphSdl) throw new Error('the test graph does not compose');
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => subgraph(name as Part) });
  const server = new ApolloServer<RequestInfo>({
    ...apolloOptions<RequestInfo>({ log, introspection: false }),
    gateway,
  });
  await server.start();
  running.unshift(server);
  return server;
}

beforeAll(async () => {
  const keys = generateKeyPairSync('ed25519');
  const signer = new InnerTokenSigner({ issuer: 'gateway', privateKey: keys.privateKey });
  const urls = {} as Record<Part, string>;
  for (const name of names) {
    const verifier = new InnerTokenVerifier({
      audience: name,
      publicKeyOf: () => keys.publicKey,
      allowed: innerCallers,
    });
    const server: HttpServer = await listenService(serviceOf(name), { port: 0, verifier, log, drain: { notice: 0 } });
    running.push(server);
    urls[name] = server.url;
  }
  topologies.all = await gatewayOver((name) => new LocalSubgraph({ service: serviceOf(name), timeout, log }));
  topologies.split = await gatewayOver((name) => {
    const subgraph = new RemoteSubgraph({ name, url: urls[name], signer, timeout, log });
    running.unshift({ stop: () => subgraph.close() });
    return subgraph;
  });
});
afterAll(async () => {
  for (const part of running) await part.stop();
});
beforeEach(() => {
  lines.length = 0;
});

const viewer: Viewer = { ...publicViewer, kind: 'AGENCY', subject: 'i#s', agency: 'UNHCR' };

async function ask(topology: keyof typeof topologies, query: string, variables?: Record<string, unknown>) {
  const { body } = await topologies[topology].executeOperation(
    { query, variables },
    { contextValue: { viewer, requestId: 'r-1' } },
  );
  if (body.kind !== 'single') throw new Error('one answer was expected');
  return JSON.parse(JSON.stringify(body.singleResult)) as { data?: unknown; errors?: { extensions: object }[] };
}

const cases: [name: string, query: string, variables?: Record<string, unknown>][] = [
  ['a root field', '{ partner(id: "5") { name since } }'],
  [
    'a variable of our own scalar',
    'query ($d: LocalDate) { partner(id: "5", asOf: $d) { since } }',
    { d: '2024-02-29' },
  ],
  ['a join', '{ partner(id: "5") { name status } }'],
  ['a join over a list with errors in some rows', '{ partners(first: 4) { name status note hits { name score } } }'],
  ['a join that fails as a whole', '{ partner(id: "9") { name status note } }'],
  ['null', '{ partner(id: "none") { name status } }'],
  ['a change', 'mutation { rename(id: "5") { name status } }'],
  ['the viewer', '{ viewer }'],
  ['a refusal', '{ fails(how: "forbidden") viewer }'],
  ['a conflict', '{ a: fails(how: "conflict") b: fails(how: "forbidden") }'],
  ['an internal failure', '{ fails(how: "internal") viewer }'],
  ['a failure that takes all', '{ strict viewer }'],
  ['a wrong literal of our own scalar', '{ partner(id: "5", asOf: "soon") { name } viewer }'],
  [
    'a wrong variable of our own scalar',
    'query ($d: LocalDate) { partner(id: "5", asOf: $d) { name } }',
    { d: 'soon' },
  ],
  ['a page that is too large', '{ partners(first: 1000000) { name } }'],
  ['a timeout', '{ slow viewer }'],
];

test.each(cases)('both topologies answer %s alike', async (_, query, variables = {}) => {
  const [all, split] = [await ask('all', query, variables), await ask('split', query, variables)];
  expect(all).toEqual(split);
  expect(JSON.stringify(all)).not.toMatch(/hunter2|serviceName/);
});

test.each(['all', 'split'] as const)('in %s errors carry path and code, and nothing internal', async (topology) => {
  const joined = await ask(topology, '{ partners(first: 3) { note } }');
  expect(joined).toMatchObject({
    data: { partners: [{ note: null }, { note: null }, { note: 'fine' }] },
    errors: [
      { path: ['partners', 0, 'note'], extensions: { code: 'FORBIDDEN', reason: 'ROLE_REQUIRED' } },
      { path: ['partners', 1, 'note'], extensions: { code: 'CONFLICT', facts: { currentVersion: 3 } } },
    ],
  });
  const late = await ask(topology, '{ slow }');
  expect(late).toMatchObject({
    data: { slow: null },
    errors: [{ path: ['slow'], extensions: { code: 'UNAVAILABLE', reason: 'SUBGRAPH_UNAVAILABLE' } }],
  });
  const wrong = await ask(topology, '{ partner(id: "5", asOf: "soon") { name } }');
  expect(wrong).toMatchObject({
    data: { partner: null },
    errors: [{ path: ['partner'], extensions: { code: 'INVALID_INPUT' } }],
  });
});

test.each(['all', 'split'] as const)(
  'in %s an internal failure is logged once, with the request id',
  async (topology) => {
    const { errors } = await ask(topology, '{ fails(how: "internal") }');
    expect(errors).toEqual([expect.objectContaining({ extensions: expect.objectContaining({ code: 'INTERNAL' }) })]);
    const failures = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 50);
    expect(failures).toEqual([expect.objectContaining({ requestId: 'r-1', path: ['fails'] })]);
  },
);
