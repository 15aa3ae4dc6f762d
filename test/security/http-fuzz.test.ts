import fc from 'fast-check';
import { parse } from 'graphql';
import { request } from 'undici';
import type { Caller } from '../support/caller';
import { converse, expectJsonErrors, expectRawRefusal } from '../support/raw-http';
import { startTestSystem, type TestSystem } from '../support/system';

/** trust.md G16 on the whole system: whatever arrives instead of a request, the answer is JSON with 4xx. */

let system: TestSystem;
let officer: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  await officer.ok('{ agencies { code } }');
});
afterAll(() => system.stop());

async function send(body: string | Uint8Array) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${officer.token}` };
  const reply = await request(`${system.url}/graphql`, { method: 'POST', headers, body });
  return { status: reply.statusCode, type: String(reply.headers['content-type']), text: await reply.body.text() };
}

describe('G16 what is not a request', () => {
  const valid = JSON.stringify({
    query: 'query Q($f: Int!) { searchPartners(first: $f) { totalCount } }',
    variables: { f: 1 },
  });
  const bytes = (text: string) => Buffer.from(text);

  /** Bodies that a server may answer with 200: an object with a query that can be parsed, and nothing hostile in it. */
  function isRequest(body: Uint8Array): boolean {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
      const value = JSON.parse(text) as { query?: unknown } | null;
      if (typeof value?.query !== 'string' || /__proto__|\\u0000/.test(text)) return false;
      parse(value.query);
      return true;
    } catch {
      return false;
    }
  }

  const proto = fc.constantFrom(
    '{"query":"{agencies{code}}","variables":{"__proto__":{"admin":true}}}',
    '{"query":"{agencies{code}}","variables":{"a":[{"b":{"__proto__":[]}}]}}',
    '{"query":"{agencies{code}}","__proto__":{"variables":{}}}',
    '{"query":"{agencies{code}}","extensions":{"\\u005f_proto__":1}}',
    '{"__proto__":{"query":"{agencies{code}}"}}',
  );
  const wrongTypes = fc
    .record({ query: fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constant(''), fc.array(fc.string())) })
    .map((value) => JSON.stringify(value));
  const spoiled = fc
    .tuple(fc.nat(valid.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }))
    .map(([at, text]) => valid.slice(0, at) + text + valid.slice(at + 1));
  const cut = fc.nat(valid.length - 1).map((at) => valid.slice(0, at));
  const nul = fc.nat(valid.length).map((at) => `${valid.slice(0, at)}\0${valid.slice(at)}`);
  const escapedNul = fc.constantFrom(
    '{"query":"{a\\u0000}"}',
    '{"query":"{agencies{code}}","variables":{"a":"\\u0000"}}',
  );
  const roots = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      'null',
      'true',
      '0',
      '""',
      '[]',
      '[null]',
      '{}',
      '[[]]',
      `[${valid}]`,
      `${valid}${valid}`,
    ),
    fc.json(),
    fc.array(fc.json(), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    fc.nat(20_000).map((depth) => '['.repeat(depth)),
    fc.nat(20_000).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  );
  const anyQuery = fc.string({ unit: 'binary', maxLength: 50 }).map((query) => JSON.stringify({ query }));
  const brokenUtf8 = fc
    .tuple(
      fc.nat(valid.length),
      fc.constantFrom([0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]),
    )
    .map(([at, wrong]) => Buffer.concat([bytes(valid.slice(0, at)), Buffer.from(wrong), bytes(valid.slice(at))]));
  const texts = fc.oneof(proto, wrongTypes, spoiled, cut, nul, escapedNul, roots, anyQuery).map(bytes);
  const noise = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
  const bodies = fc.oneof({ weight: 8, arbitrary: texts }, brokenUtf8, noise).filter((body) => !isRequest(body));

  const batch = 50;
  const rounds = 5_000 / batch;

  test('gets JSON errors with 4xx, five thousand times', async () => {
    let sent = 0;
    const batches = fc.array(bodies, { minLength: batch, maxLength: batch });
    await fc.assert(
      fc.asyncProperty(batches, async (some) => {
        for (const reply of await Promise.all(some.map((body) => send(body)))) {
          expect(reply.status).toBeGreaterThanOrEqual(400);
          expect(reply.status).toBeLessThan(500);
          expectJsonErrors(reply);
          sent++;
        }
      }),
      { numRuns: rounds, endOnFailure: true },
    );
    expect(sent).toBe(5_000);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect((await officer.ask('{ agencies { code } }')).status).toBe(200);
  }, 60_000);

  test.each([
    ['variables that are a text', { variables: '{"f":1}' }],
    ['variables that are a list', { variables: [1] }],
    ['an operation name that is a number', { operationName: 1 }],
    ['an operation that is not there', { operationName: 'Other' }],
    ['two operations and no name', { query: 'query A {agencies{code}} query B {agencies{code}}', variables: {} }],
    ['only a fragment', { query: 'fragment A on Agency {code}', variables: {} }],
    ['extensions that are a text', { extensions: 'x' }],
    [
      'a persisted query',
      { query: undefined, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
    ],
  ])('%s: 400', async (_, change) => {
    const reply = await send(JSON.stringify({ ...JSON.parse(valid), ...change }));
    expect(reply.status).toBe(400);
    expectJsonErrors(reply);
  });

  test.each([
    ['not HTTP', 'hello\r\n\r\n', 400],
    ['a request line without end', `GET /${'a'.repeat(70_000)}`, 431],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a negative length', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n', 400],
    [
      'a broken chunk',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
  ])('%s on the wire: JSON errors', async (_, text, status) => {
    const reply = await converse(system.url, '', async (socket) => void socket.write(text));
    expectRawRefusal(reply, status);
  });
});
