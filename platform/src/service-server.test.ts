import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSchema } from 'graphql';
import pino from 'pino';
import { request } from 'undici';
import type { FeedEvent, FeedPoll } from './feed';
import type { HttpServer } from './http/server';
import { HttpFeedSource } from './http-feed';
import { newId } from './id';
import { InnerTokenSigner, InnerTokenVerifier } from './inner-token';
import type { Service } from './service';
import { innerCallers, listenService } from './service-server';

const log = pino({ level: 'silent' });
const keys = generateKeyPairSync('ed25519');
const signer = new InnerTokenSigner({ issuer: 'sanctions', privateKey: keys.privateKey });

const event = (id: string): FeedEvent => ({
  specversion: '1.0',
  id,
  type: 'registry.partner-registered',
  source: 'registry',
  time: '2026-03-01T12:00:00.000Z',
  subject: 'a-partner',
  data: { legalName: 'جمعية', nested: [1, null] },
});

let polls: FeedPoll[] = [];
let ended = 0;
/** Answers what is there, or waits like a feed at its end. */
let answer: (poll: FeedPoll) => Promise<FeedEvent[]>;
const service: Service = {
  name: 'registry',
  schema: buildSchema('type Query { ok: Boolean }'),
  createContext: (info) => info,
  feed: {
    poll: (poll) => {
      polls.push(poll);
      return answer(poll);
    },
  },
  handleFile: async (_, response) => void response.end('bytes'),
  readiness: async () => ({ ready: true, failing: [] }),
  startWorkers: async () => {},
  stop: async () => {},
};
const waitForNews = async ({ timeout, signal }: FeedPoll) => {
  await delay(timeout, undefined, { signal }).finally(() => {
    ended += 1;
  });
  return [];
};

let server: HttpServer;
let source: HttpFeedSource;
beforeEach(async () => {
  polls = [];
  ended = 0;
  answer = async () => [event('7'), event('8')];
  const verifier = new InnerTokenVerifier({
    audience: 'registry',
    publicKeyOf: () => keys.publicKey,
    allowed: innerCallers,
  });
  server = await listenService(service, { port: 0, verifier, log, drain: { notice: 50 } });
  source = new HttpFeedSource({ url: server.url, signer, audience: 'registry' });
});
afterEach(async () => {
  await server.stop();
  await source.close();
});

test('events arrive as they were published', async () => {
  const types = ['registry.partner-registered', 'registry.membership-changed'];
  expect(await source.poll({ lastEventId: '6', timeout: 500, types, limit: 20 })).toEqual([event('7'), event('8')]);
  expect(polls).toEqual([{ lastEventId: '6', timeout: 500, types, limit: 20, signal: expect.anything() }]);
});

test('the media type is that of a CloudEvents batch', async () => {
  const token = await signer.sign({ audience: 'registry', scope: 'feed', requestId: newId() });
  const raw = await request(`${server.url}/feed`, { headers: { authorization: `Bearer ${token}` } });
  expect(raw.headers['content-type']).toBe('application/cloudevents-batch+json');
  expect(await raw.body.json()).toHaveLength(2);
  expect(polls).toEqual([{ lastEventId: '0', timeout: 0, limit: 100, signal: expect.anything() }]);
});

test.each(['timeout=x', 'timeout=20001', 'timeout=-1', 'limit=0', 'limit=1e9', `lastEventId=${'1'.repeat(65)}`])(
  '%s is refused',
  async (query) => {
    const token = await signer.sign({ audience: 'registry', scope: 'feed', requestId: newId() });
    const raw = await request(`${server.url}/feed?${query}`, { headers: { authorization: `Bearer ${token}` } });
    expect(raw.statusCode).toBe(400);
    expect(await raw.body.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
    expect(polls).toEqual([]);
  },
);

test('a poll waits for news and is empty in the end', async () => {
  answer = waitForNews;
  const started = performance.now();
  expect(await source.poll({ lastEventId: '8', timeout: 200 })).toEqual([]);
  expect(performance.now() - started).toBeGreaterThan(190);
});

test('a poll ends with its client', async () => {
  answer = waitForNews;
  const gone = new AbortController();
  const poll = source.poll({ lastEventId: '8', timeout: 20_000, signal: gone.signal });
  await delay(50);
  gone.abort();
  await expect(poll).rejects.toMatchObject({ name: 'AbortError' });
  await delay(50);
  expect(ended).toBe(1);
});

test('a poll ends when the service drains, as an empty one', async () => {
  answer = waitForNews;
  const poll = source.poll({ lastEventId: '8', timeout: 20_000 });
  await delay(50);
  const started = performance.now();
  await server.stop();
  expect(await poll).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test.each<[string, () => Promise<FeedEvent[]>]>([
  ['an event of another form', async () => [{ ...event('7'), specversion: '0.3' } as unknown as FeedEvent]],
  ['a failing database', () => Promise.reject(new Error('connect ECONNREFUSED'))],
])('%s is an error and never an empty batch', async (_, wrong) => {
  answer = wrong;
  await expect(source.poll({ lastEventId: '0', timeout: 0 })).rejects.toThrow();
});

test('a service that is not there is an error and never an empty batch', async () => {
  await server.stop();
  await expect(source.poll({ lastEventId: '0', timeout: 0 })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
