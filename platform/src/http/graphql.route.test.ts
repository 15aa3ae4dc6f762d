import { gzipSync } from 'node:zlib';
import { ApolloServer } from '@apollo/server';
import fc from 'fast-check';
import { buildSchema, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { auditServer } from 'graphql-http';
import pino from 'pino';
import { type Dispatcher, request } from 'undici';
import { AppError, forbidden } from '../errors';
import { apolloOptions } from './apollo-options';
import { graphqlRoute } from './graphql.route';
import { type HttpServer, startHttpServer } from './server';

const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
let changes = 0;

const secret = 'connect ECONNREFUSED postgres://app:hunter2@10.0.0.5:5432/registry';
const failures: Record<string, () => unknown> = {
  'a database that is down': () => Object.assign(new Error(secret), { code: 'ECONNREFUSED', address: '10.0.0.5' }),
  'bad SQL': () =>
    Object.assign(new Error('syntax error at "hunter2"'), { query: 'SELECT hunter2', parameters: ['hunter2'] }),
  'a TypeError': () => new TypeError('cannot read hunter2 of undefined (/srv/app/hunter2.ts:5:3)'),
  'a foreign code': () =>
    new GraphQLError(secret, { extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', url: 'hunter2' } }),
  'no code': () => new GraphQLError(secret, { extensions: { stacktrace: ['hunter2'], hunter2: true } }),
  'our own INTERNAL': () => new AppError('INTERNAL', secret),
  'no error at all': () => 'hunter2',
};

const apollo = new ApolloServer({
  ...apolloOptions({ log, introspection: true }),
  schema: buildSchema(
    'type Query { hello(name: String): String fail(how: String!): String } type Mutation { change: Int }',
  ),
  rootValue: {
    hello: ({ name }: { name?: string }) => `Hello ${name ?? 'world'}`,
    fail: ({ how }: { how: string }) => {
      if (how === 'forbidden') throw forbidden('Ask an administrator.');
      throw failures[how]?.();
    },
    change: () => ++changes,
  },
});
let server: HttpServer;
beforeAll(async () => {
  await apollo.start();
  const route = graphqlRoute({
    path: '/graphql',
    methods: ['GET', 'POST'],
    server: apollo,
    admit: async ({ request: asked, requestId }) => {
      if (asked.headers.authorization === 'broken') throw new Error(secret);
      if (asked.headers.authorization === 'late') throw new AppError('UNAVAILABLE', 'Members are not known yet.');
      return { requestId, context: {} };
    },
  });
  const readiness = async () => ({ ready: true, failing: [] });
  server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: [route], readiness, log, drain: { notice: 0 } });
});
afterAll(async () => {
  await server.stop();
  await apollo.stop();
});
beforeEach(() => {
  lines.length = 0;
});

interface Answer {
  status: number;
  type: string;
  text: string;
  errors: GraphQLFormattedError[];
}

type Sent = Partial<Dispatcher.RequestOptions> & { path?: string; headers?: Record<string, string> };
async function send({ path = '/graphql', ...options }: Sent): Promise<Answer> {
  const answer = await request(`${server.url}${path}`, { method: 'POST', ...options });
  const text = await answer.body.text();
  const type = String(answer.headers['content-type']);
  return { status: answer.statusCode, type, text, errors: JSON.parse(text).errors ?? [] };
}
const json = { 'content-type': 'application/json' };
const ask = (query: string, headers = {}) =>
  send({ headers: { ...json, ...headers }, body: JSON.stringify({ query }) });

function expectRefusal(answer: Answer, statuses: number[]): void {
  expect(statuses).toContain(answer.status);
  expect(answer.type).toMatch(/^application\/(json|graphql-response\+json)/);
  expect(answer.errors[0]).toMatchObject({
    message: expect.any(String),
    extensions: { code: expect.any(String), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
}

test('graphql-http finds no error and no warning (G18)', async () => {
  const results = await auditServer({ url: `${server.url}/graphql`, fetchFn: fetch });
  const notOk = results
    .filter(({ status }) => status !== 'ok')
    .map(({ id, status, name }) => `${status} ${id} ${name}`);
  expect(notOk.filter((line) => line.startsWith('error'))).toEqual([]);
  expect(notOk.filter((line) => line.startsWith('warn')).length).toBeLessThanOrEqual(4);
}, 20_000);

describe('G13: requests that a foreign page could send', () => {
  const form = encodeURIComponent('mutation { change }');
  const cases: [string, Sent][] = [
    ['GET query without a header', { method: 'GET', path: '/graphql?query={hello}' }],
    ['GET mutation', { method: 'GET', path: `/graphql?query=${form}`, headers: { 'apollo-require-preflight': '1' } }],
    ['GET mutation without a header', { method: 'GET', path: `/graphql?query=${form}` }],
    ['text', { headers: { 'content-type': 'text/plain' }, body: '{"query":"mutation { change }"}' }],
    ['no type', { body: '{"query":"mutation { change }"}' }],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `query=${form}` }],
    ['multipart', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' }],
    [
      'another charset',
      { headers: { 'content-type': 'application/json; charset=utf-16' }, body: '{"query":"mutation { change }"}' },
    ],
    ['an answer as HTML', { headers: { ...json, accept: 'text/html' }, body: '{"query":"mutation { change }"}' }],
    ['PUT', { method: 'PUT', headers: json, body: '{"query":"mutation { change }"}' }],
  ];
  test.each(cases)('%s is refused without effect', async (_, sent) => {
    const before = changes;
    expectRefusal(await send(sent), [400, 405, 406, 415]);
    expect(changes).toBe(before);
  });

  test('a GET query with the header is answered', async () => {
    const sent: Sent = { method: 'GET', path: '/graphql?query={hello}', headers: { 'apollo-require-preflight': '1' } };
    expect((await send(sent)).text).toBe('{"data":{"hello":"Hello world"}}\n');
  });
});

describe('G14 and G16: bodies', () => {
  const bodies: [string, string | Buffer, number][] = [
    ['empty', '', 400],
    ['null', 'null', 400],
    ['a number', '7', 400],
    ['a text', '"{ hello }"', 400],
    ['a batch', '[{"query":"{ hello }"},{"query":"{ hello }"}]', 400],
    ['an empty batch', '[]', 400],
    ['an empty object', '{}', 400],
    ['half an object', '{"query":"{ hel', 400],
    ['query of another type', '{"query":{"kind":"Document"}}', 400],
    ['query as number', '{"query":1}', 400],
    ['variables as text', '{"query":"{ hello }","variables":"{}"}', 400],
    ['variables as list', '{"query":"{ hello }","variables":[1]}', 400],
    ['extensions as text', '{"query":"{ hello }","extensions":"x"}', 400],
    ['operationName as object', '{"query":"{ hello }","operationName":{}}', 400],
    ['a persisted query', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', 200],
    ['a NUL byte', Buffer.from('{"query":"{ hello }"}\0'), 400],
    ['a NUL in a variable', '{"query":"query($n: String) { hello(name: $n) }","variables":{"n":"a\\u0000b"}}', 400],
    ['a NUL in a literal', JSON.stringify({ query: '{ hello(name: "a\\u0000b") }' }), 400],
    ['a NUL in braces', JSON.stringify({ query: '{ hello(name: "a\\u{00}b") }' }), 400],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
    ['half of a surrogate pair', '{"query":"{ hello }","variables":{"a":"\\ud800"}}', 400],
    ['__proto__ in variables', '{"query":"{ hello }","variables":{"a":[{"__proto__":{"admin":true}}]}}', 400],
    ['__proto__ spelled otherwise', '{"query":"{ hello }","\\u005f_proto__":{"admin":true}}', 400],
    ['one byte too many', `{"query":"${'x'.repeat(1_000_001)}"}`, 413],
  ];
  test.each(bodies)('%s is refused as JSON', async (_, body, status) => {
    expectRefusal(await send({ headers: json, body }), [status]);
  });

  test('a compressed body is refused unread, bomb or not', async () => {
    const body = gzipSync(Buffer.alloc(50_000_000));
    expectRefusal(await send({ headers: { ...json, 'content-encoding': 'gzip' }, body }), [415]);
  });

  test('text may speak of __proto__ and hold other escapes', async () => {
    const body = JSON.stringify({ query: '{ hello(name: "__proto__ \\u00e9") }' });
    expect((await send({ headers: json, body })).text).toBe('{"data":{"hello":"Hello __proto__ é"}}\n');
  });

  test('no body makes a 5xx or an answer that is not JSON', async () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .record({ query: fc.string(), variables: fc.jsonValue(), operationName: fc.jsonValue() })
        .map((v) => JSON.stringify(v)),
      fc.jsonValue().map((variables) => JSON.stringify({ query: '{ hello }', variables })),
    );
    const property = fc.asyncProperty(anything, async (body) => {
      const { status, type } = await send({ headers: json, body });
      expect(status).toBeLessThan(500);
      expect(type).toMatch(/json/);
    });
    await fc.assert(property, { numRuns: 1_000 });
  }, 30_000);
});

describe('G17: failures', () => {
  test.each(Object.keys(failures))('%s is masked and logged with the request id', async (how) => {
    const answer = await ask(`{ hello fail(how: "${how}") }`);
    expect(answer.text).not.toMatch(/hunter2|ECONN|10\.0\.0\.5|SELECT|\.ts/);
    expect(JSON.parse(answer.text).data).toEqual({ hello: 'Hello world', fail: null });
    expectRefusal(answer, [200]);
    const { requestId } = answer.errors[0]?.extensions ?? {};
    const ours = {
      message: `Something went wrong on our side. Quote request ${requestId} when you report it.`,
      extensions: { code: 'INTERNAL', requestId },
    };
    const passing = {
      message: 'The service is too busy at the moment. Try again; read a change before you repeat it.',
      extensions: { code: 'UNAVAILABLE', reason: 'DATABASE_BUSY', requestId },
    };
    const told = how === 'a database that is down' ? passing : ours;
    expect(answer.errors).toEqual([expect.objectContaining({ ...told, path: ['fail'] })]);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId, path: ['fail'], level: 50 });
    // Statement parameters are personal data.
    expect(lines[0]).not.toMatch(/parameters|"query"/);
  });

  test('a refusal of ours keeps its words and is no log line', async () => {
    const answer = await ask('{ fail(how: "forbidden") }');
    expect(answer.errors[0]).toMatchObject({
      message: 'Ask an administrator.',
      extensions: { code: 'FORBIDDEN', reason: 'ROLE_REQUIRED', requestId: expect.any(String) },
    });
    expect(lines).toEqual([]);
  });

  test('a failure before the query is masked too', async () => {
    const answer = await ask('{ hello }', { authorization: 'broken' });
    expectRefusal(answer, [500]);
    expect(answer.text).not.toMatch(/hunter2/);
    expect(lines).toHaveLength(1);
    expectRefusal(await ask('{ hello }', { authorization: 'late' }), [503]);
  });

  test('wrong queries name no field that exists (G12) and stop after ten errors (G08)', async () => {
    const answer = await ask('{ helo }');
    expectRefusal(answer, [400]);
    expect(answer.text).not.toMatch(/Did you mean|hello/);
    const many = await ask(`{ ${Array.from({ length: 500 }, (_, i) => `a${i}`).join(' ')} }`);
    expect(many.errors.length).toBeLessThanOrEqual(10);
  });
});
