import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { type Dispatcher, request } from 'undici';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { expectWithin, type TimeLimit } from '../support/measure';
import { expectUndisturbed } from '../support/neighbour';
import { converse, expectJsonErrors, expectRawRefusal, type JsonReply, type RawReply } from '../support/raw-http';
import { startTestSystem, type TestSystem } from '../support/system';

/** trust.md G13–G15 on the whole system: what bytes on the wire can do before there is a query. */

const allowedGrowth = 50 * 1024 * 1024;
const refusalLimit: TimeLimit = { spec: 50, noise: 10 };
/** Milliseconds. */
const slowBodyCut: TimeLimit = { spec: 10_000, noise: 1.2 };
const slowHeadersCut: TimeLimit = { spec: 30_000, noise: 1 };

let system: TestSystem;
let officer: Caller;

beforeAll(async () => {
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  await officer.ok('{ searchPartners(first: 5) { totalCount } }');
});
afterAll(() => system.stop());

interface Reply extends JsonReply {
  status: number;
}

interface Message {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

async function send({ method = 'POST', path = '/graphql', headers = {}, body }: Message): Promise<Reply> {
  const reply = await request(system.url + path, {
    method: method as Dispatcher.HttpMethod,
    headers: { authorization: `Bearer ${officer.token}`, ...headers },
    body,
  });
  return {
    status: reply.statusCode,
    type: String(reply.headers['content-type']),
    text: await reply.body.text(),
  };
}

const json = { 'content-type': 'application/json' };

describe('G13 only JSON over POST changes anything', () => {
  const mutation =
    'mutation{addPartner(input:{legalName:"Slipped In",primaryType:NATIONAL_NGO,countryOfOrigin:"KE"}){id}}';
  const encoded = encodeURIComponent(mutation);
  const asJson = JSON.stringify({ query: mutation });
  const part = (name: string, text: string) =>
    `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  const multipart = `${part('operations', asJson)}${part('map', '{}')}${part('query', mutation)}--x--`;
  const messages: [string, Message][] = [
    ['a query by GET', { method: 'GET', path: `/graphql?query=${encodeURIComponent('{agencies{code}}')}` }],
    ['a mutation by GET', { method: 'GET', path: `/graphql?query=${encoded}` }],
    ['a mutation by GET with a JSON type', { method: 'GET', path: `/graphql?query=${encoded}`, headers: json }],
    ['a mutation by HEAD', { method: 'HEAD', path: `/graphql?query=${encoded}` }],
    ['a mutation by PUT', { method: 'PUT', headers: json, body: asJson }],
    ['a mutation by PATCH', { method: 'PATCH', headers: json, body: asJson }],
    ['a mutation by DELETE', { method: 'DELETE', headers: json, body: asJson }],
    ['a mutation in the address of a POST', { path: `/graphql?query=${encoded}`, headers: json, body: '{}' }],
    ['text/plain', { headers: { 'content-type': 'text/plain' }, body: asJson }],
    ['text/plain that names JSON', { headers: { 'content-type': 'text/plain; application/json' }, body: asJson }],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `query=${encoded}` }],
    ['multipart', { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: multipart }],
    ['application/graphql', { headers: { 'content-type': 'application/graphql' }, body: mutation }],
    [
      'JSON in UTF-16',
      { headers: { 'content-type': 'application/json; charset=utf-16' }, body: Buffer.from(asJson, 'utf16le') },
    ],
    ['no type at all', { body: asJson }],
  ];

  /** Everything that an accepted or refused mutation would leave behind. */
  const traces = () =>
    withClient(system.databases.registry.adminUrl, async (admin) => {
      const { rows } = await admin.query(`SELECT (SELECT count(*) FROM partner)::int AS partners,
        (SELECT count(*) FROM audit_event WHERE action ILIKE '%partner%')::int AS events,
        (SELECT count(*) FROM outbox_event WHERE type LIKE '%partner%')::int AS sent`);
      return rows[0] as { partners: number; events: number; sent: number };
    });

  test.each(messages)('%s is refused and leaves nothing in the database', async (_, message) => {
    const before = await traces();
    const reply = await send(message);
    expect([400, 405, 415]).toContain(reply.status);
    if (message.method !== 'HEAD') expectJsonErrors(reply);
    expect(await traces()).toEqual(before);
  });

  test('the same mutation, sent as it should be, leaves its traces', async () => {
    const before = await traces();
    expect((await send({ headers: json, body: asJson })).text).toMatch(/^{"data":{"addPartner"/);
    const after = await traces();
    expect(after.partners).toBe(before.partners + 1);
    expect(after.events).toBeGreaterThan(before.events);
    expect(after.sent).toBeGreaterThan(before.sent);
  });
});

const head = (...lines: string[]) =>
  ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines, ''].join('\r\n');

/**
 * The highest growth of what this process holds in buffers while something runs; the attacker lives in it too. All bytes of a
 * body pass through buffers, while the heap and with it the resident size also move with a dozen timers and other tests.
 */
async function growthDuring(act: () => Promise<void>): Promise<number> {
  const held = () => process.memoryUsage().external;
  const before = held();
  let highest = before;
  const sample = setInterval(() => {
    highest = Math.max(highest, held());
  }, 20);
  await act();
  clearInterval(sample);
  return Math.max(highest, held()) - before;
}

const chunk = Buffer.alloc(64 * 1024, 'x');

/** Sends `size` bytes as fast as they are taken. */
const pour = (size: number) => async (socket: Socket, over: () => boolean) => {
  for (let sent = 0; sent < size && !over(); sent += chunk.length) {
    if (!socket.write(chunk.subarray(0, size - sent))) await Promise.race([once(socket, 'drain'), sleep(50)]);
  }
};

describe('G14 bodies that are too large, too slow or a bomb', () => {
  test.each([
    ['1 MB and one byte', 1_000_001],
    ['60 MB', 60_000_000],
  ])('%s: 413 at once, memory stays', async (_, size) => {
    const answered: number[] = [];
    const growth = await growthDuring(async () => {
      for (let round = 0; round < 5; round++) {
        const reply = await converse(system.url, head(`Content-Length: ${size}`), pour(size));
        expectRawRefusal(reply, 413);
        answered.push(reply.answered);
      }
    });
    expect(Math.min(...answered)).toBeLessThanOrEqual(refusalLimit.spec * refusalLimit.noise);
    expect(growth).toBeLessThan(allowedGrowth);
  });

  test('the refusal of a large body costs no more than 50 ms of work', async () => {
    await expectWithin(refusalLimit, async () => {
      expectRawRefusal(
        await converse(system.url, head('Content-Length: 60000000', 'Connection: close'), async () => {}),
        413,
      );
    });
  });

  test('chunks without end: 413 past 1 MB when fast, cut within 10 s when slow, for twenty clients at once', async () => {
    const frame = Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]);
    const fast = async (socket: Socket, over: () => boolean) => {
      while (!over()) if (!socket.write(frame)) await Promise.race([once(socket, 'drain'), sleep(50)]);
    };
    const slow = async (socket: Socket, over: () => boolean) => {
      for (; !over(); await sleep(500)) socket.write('1\r\nx\r\n');
    };
    const chunked = head('Transfer-Encoding: chunked');
    const growth = await growthDuring(async () => {
      const slowOnes = Array.from({ length: 10 }, () => converse(system.url, chunked, slow));
      for (const reply of await Promise.all(Array.from({ length: 10 }, () => converse(system.url, chunked, fast)))) {
        expectRawRefusal(reply, 413);
      }
      for (const reply of await Promise.all(slowOnes)) {
        expectRawRefusal(reply, 408);
        expect(reply.closed).toBeLessThanOrEqual(slowBodyCut.spec * slowBodyCut.noise);
      }
    });
    expect(growth).toBeLessThan(allowedGrowth);
  });

  test('a bomb of 10 KB that would be 1 GB is not unpacked', async () => {
    // One megabyte of zeros as a block that may be repeated: 1,024 of them are 1 GB, and packed once more a few KB.
    const block = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
    const oneGigabyte = Buffer.concat([gzipSync('').subarray(0, 10), ...Array<Buffer>(1024).fill(block)]);
    const bomb = gzipSync(oneGigabyte, { level: 9 });
    expect(bomb.length).toBeLessThan(15_000);
    const growth = await growthDuring(async () => {
      for (const [encoding, body] of [
        ['gzip', gzipSync(Buffer.alloc(10_000_000))],
        ['gzip, gzip', bomb],
        ['deflate', bomb],
        ['br', bomb],
        ['identity, gzip', bomb],
      ] as const) {
        const reply = await send({ headers: { ...json, 'content-encoding': encoding }, body });
        // Not 413: compressed bodies are refused as such, whatever they would grow to.
        expect(reply.status).toBe(415);
        expectJsonErrors(reply);
      }
      const undeclared = await send({ headers: json, body: bomb });
      expect(undeclared.status).toBe(400);
      expectJsonErrors(undeclared);
    });
    expect(growth).toBeLessThan(allowedGrowth);
  });
});

test('G15 five hundred slow sockets are closed within 30 s, and a neighbour does not notice', async () => {
  const drip = async (socket: Socket, over: () => boolean) => {
    for (; !over(); await sleep(1_000)) socket.write('x');
  };
  let replies: RawReply[] = [];
  const report = await expectUndisturbed(officer, async () => {
    const slow = Array.from({ length: 500 }, () =>
      converse(system.url, 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ', drip),
    );
    replies = await Promise.all(slow);
  });
  expect(report.asked).toBeGreaterThan(40);
  expect(replies).toHaveLength(500);
  expect(Math.max(...replies.map(({ closed }) => closed))).toBeLessThanOrEqual(slowHeadersCut.spec);
}, 120_000);
