import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { Agent, request } from 'undici';
import { ConfigError } from '../config';
import type { Readiness } from '../service';
import { sendJson } from './answers';
import { readBody } from './body';
import type { Route } from './route';
import { type HttpServer, startHttpServer } from './server';

const log = pino({ level: 'silent' });
let readiness: () => Promise<Readiness> = async () => ({ ready: true, failing: [] });
let ended: string[] = [];

const routes: Route[] = [
  {
    path: '/echo',
    methods: ['POST'],
    handle: async ({ request: asked, response }) => {
      const body = await readBody(asked, { size: 1_000, time: 500 });
      sendJson(response, 200, { size: body.length });
    },
  },
  {
    path: '/slow',
    methods: ['GET'],
    handle: async ({ response, url }) => {
      await delay(Number(url.searchParams.get('ms')), undefined, { ref: false });
      sendJson(response, 200, { slow: true });
    },
  },
  {
    path: '/poll',
    methods: ['GET'],
    handle: async ({ response, signal }) => {
      if (!signal.aborted) await once(signal, 'abort');
      ended.push('poll');
      sendJson(response, 200, []);
    },
  },
  {
    path: '/broken/',
    methods: ['GET'],
    handle: async () => {
      throw new Error('secret');
    },
  },
];

let server: HttpServer;
const start = (change = {}) =>
  startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes,
    readiness: () => readiness(),
    log,
    drain: { notice: 100, finish: 1_000 },
    headersTimeout: 1_000,
    ...change,
  });
beforeEach(async () => {
  ended = [];
  readiness = async () => ({ ready: true, failing: [] });
  server = await start();
});
afterEach(() => server.stop());

async function ask(path: string, options: object = {}) {
  const answer = await request(`${server.url}${path}`, options);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    json: (await answer.body.json()) as Record<string, unknown>,
  };
}

/** Sends raw text and collects what comes back until the server closes. */
async function raw(text: string, port = server.port): Promise<{ socket: Socket; closed: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  socket.write(text);
  return { socket, closed };
}

test.each([
  ['/nothing', 'GET', 404],
  ['/echo', 'GET', 405],
  ['/broken/here', 'GET', 500],
  ['//', 'GET', 404],
])('%s (%s) is refused as JSON', async (path, method, status) => {
  const answer = await ask(path, { method });
  expect(answer).toMatchObject({
    status,
    json: { errors: [{ extensions: { requestId: answer.headers['x-request-id'] } }] },
  });
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(JSON.stringify(answer.json)).not.toContain('secret');
});

test('what is not HTTP is refused as JSON', async () => {
  expect(await (await raw('hello\r\n\r\n')).closed).toMatch(
    /^HTTP\/1\.1 400 .*\r\n[\s\S]*application\/json[\s\S]*INVALID_INPUT/,
  );
  const headers = `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`;
  expect(await (await raw(headers)).closed).toMatch(/^HTTP\/1\.1 431 /);
});

test('slow headers, and no headers at all, are cut (G15)', async () => {
  const started = performance.now();
  const silent = await raw('');
  const slow = await raw('GET /slow HTTP/1.1\r\n');
  const drip = setInterval(() => slow.socket.write('X: y\r\n'), 100);
  const answers = await Promise.all([slow.closed, silent.closed]);
  clearInterval(drip);
  expect(performance.now() - started).toBeLessThan(4_000);
  expect(answers[0]).toMatch(/^HTTP\/1\.1 408 /);
});

test('a body is cut when slow and refused when large, also without a length (G14)', async () => {
  const slow = await raw('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc');
  expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 [\s\S]*BODY_TOO_SLOW/);

  const chunked = await raw('POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
  const flood = setInterval(() => chunked.socket.writable && chunked.socket.write(chunk), 5);
  expect(await chunked.closed).toMatch(/^HTTP\/1\.1 413 [\s\S]*BODY_TOO_LARGE/);
  clearInterval(flood);

  const started = performance.now();
  expect(await ask('/echo', { method: 'POST', body: 'x'.repeat(60_000_000) })).toMatchObject({ status: 413 });
  expect(performance.now() - started).toBeLessThan(1_500);
});

test('readiness names what fails, health does not care (F19)', async () => {
  readiness = async () => ({ ready: false, failing: ['database'] });
  expect(await ask('/readyz')).toMatchObject({ status: 503, json: { ready: false, failing: ['database'] } });
  readiness = () => Promise.reject(new Error('secret'));
  expect(await ask('/readyz')).toMatchObject({ status: 503, json: { ready: false } });
  readiness = () => new Promise(() => {});
  expect(await ask('/readyz')).toMatchObject({ status: 503 });
  expect(await ask('/healthz')).toMatchObject({ status: 200, json: { status: 'ok' } });
});

test('a port that is taken is one clear line', async () => {
  const refusal = start({ port: server.port });
  await expect(refusal).rejects.toBeInstanceOf(ConfigError);
  await expect(refusal).rejects.toThrow(`127.0.0.1:${server.port} is taken.`);
});

describe('stopping (F05)', () => {
  test('breaks no request of keep-alive clients under load', async () => {
    const agent = new Agent({ connections: 8 });
    let failed = 0;
    let answered = 0;
    const client = async () => {
      for (;;) {
        const answer = await request(`${server.url}/slow?ms=10`, { dispatcher: agent }).catch(
          (error: { code?: string }) => error,
        );
        // The door is closed to a new connection: what a load balancer would send elsewhere, because readiness said so
        // before. That nothing in flight is broken is held by the next test, which knows what is in flight.
        if ('code' in answer && ['ECONNREFUSED', 'ECONNRESET'].includes(answer.code ?? '')) return;
        if (!('statusCode' in answer) || answer.statusCode !== 200) {
          failed += 1;
          return;
        }
        await answer.body.dump();
        answered += 1;
      }
    };
    const clients = Array.from({ length: 8 }, client);
    while (answered <= 50 && failed === 0) await delay(10);
    await server.stop();
    await Promise.all(clients);
    await agent.close();
    expect(answered).toBeGreaterThan(50);
    expect(failed).toBe(0);
  });

  test('lets what is in flight end, says so to the client, and turns readiness off', async () => {
    const slow = ask('/slow?ms=300');
    const poll = ask('/poll');
    await delay(50);
    const stopped = server.stop();
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      headers: { connection: 'close' },
      json: { draining: true },
    });
    expect(await poll).toMatchObject({ status: 200, headers: { connection: 'close' } });
    expect(await slow).toMatchObject({ status: 200, headers: { connection: 'close' } });
    await stopped;
    await expect(ask('/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('ends even when a request does not', async () => {
    const stuck = ask('/slow?ms=60000').catch((error: unknown) => error);
    await delay(50);
    const started = performance.now();
    await server.stop();
    expect(performance.now() - started).toBeLessThan(1_600);
    expect(await stuck).toMatchObject({ code: 'UND_ERR_SOCKET' });
  });

  test('a poll ends with its client', async () => {
    const gone = new AbortController();
    const poll = ask('/poll', { signal: gone.signal }).catch(() => 'aborted');
    await delay(50);
    gone.abort();
    expect(await poll).toBe('aborted');
    await delay(50);
    expect(ended).toEqual(['poll']);
  });
});
