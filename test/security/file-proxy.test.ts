import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { type RemoteFiles, remoteFiles } from '@partner-commons/gateway/files/remote.files';
import { type HttpServer, startHttpServer } from '@partner-commons/platform/http/server';
import { InnerTokenSigner, InnerTokenVerifier } from '@partner-commons/platform/inner-token';
import pino from 'pino';
import { request } from 'undici';

/** Files on their way through the gateway of topology split: streamed, bounded, and signed for the owning service. */

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signer = new InnerTokenSigner({ issuer: 'gateway', privateKey });
const verifier = new InnerTokenVerifier({
  audience: 'sanctions',
  publicKeyOf: () => publicKey,
  allowed: { graphql: [], feed: [], files: ['gateway'] },
});
let owner: Server;
let door: HttpServer;
let files: RemoteFiles;
let received = 0;
const stored = randomBytes(3_000_000);

beforeAll(async () => {
  owner = createServer(async (incoming, answer) => {
    const token = incoming.headers.authorization?.slice('Bearer '.length);
    await verifier.verify(token, { scope: 'files' }).catch(() => answer.writeHead(401).end());
    if (answer.headersSent) return;
    if (incoming.url?.endsWith('/forged')) {
      const extensions = { code: 'FORBIDDEN', reason: 'SIGNATURE_INVALID', requestId: 'of the owner' };
      answer.writeHead(403, { 'content-type': 'application/json' });
      answer.end(JSON.stringify({ errors: [{ message: 'The signature is not valid.', extensions }] }));
      return;
    }
    if (incoming.method === 'GET') {
      answer.writeHead(200, { 'content-type': 'text/csv', 'x-inner': 'secret' }).end(stored);
      return;
    }
    received = 0;
    incoming.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    incoming.on('end', () => answer.writeHead(201, { 'content-type': 'application/json' }).end('{}'));
  });
  await new Promise<void>((resolve) => owner.listen(0, '127.0.0.1', resolve));
  files = remoteFiles({
    url: `http://127.0.0.1:${(owner.address() as AddressInfo).port}`,
    service: 'sanctions',
    signer,
  });
  door = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: [
      {
        path: '/files/',
        methods: ['GET', 'PUT'],
        handle: (exchange) => files.handle(exchange.request, exchange.response),
      },
    ],
    readiness: async () => ({ ready: true, failing: [] }),
    log: pino({ level: 'silent' }),
    drain: { notice: 0, finish: 300 },
  });
});

afterAll(async () => {
  owner.closeAllConnections();
  owner.close();
  await door.stop();
  await files.close();
});

test('a file comes through whole, without the headers that are not for the client', async () => {
  const answer = await request(`${door.url}/files/sanctions/1`);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({ 'content-type': 'text/csv', 'x-content-type-options': 'nosniff' });
  expect(answer.headers['x-inner']).toBeUndefined();
  expect(Buffer.from(await answer.body.arrayBuffer()).equals(stored)).toBe(true);
});

test('an upload arrives whole', async () => {
  const answer = await request(`${door.url}/files/sanctions/1`, { method: 'PUT', body: stored });
  expect(answer.statusCode).toBe(201);
  expect(received).toBe(stored.length);
  await answer.body.dump();
});

test('what the owner refuses is a refusal of the door, which counts wrong signatures', async () => {
  for (const method of ['GET', 'PUT'] as const) {
    const answer = await request(`${door.url}/files/sanctions/forged`, { method });
    expect(answer.statusCode).toBe(403);
    const { errors } = (await answer.body.json()) as { errors: object[] };
    const requestId = answer.headers['x-request-id'];
    expect(errors).toEqual([
      {
        message: 'The signature is not valid.',
        extensions: { code: 'FORBIDDEN', reason: 'SIGNATURE_INVALID', requestId },
      },
    ]);
  }
});

test('an upload of more than 50 MB is refused, announced or not', async () => {
  const chunk = Buffer.alloc(1024 * 1024);
  const endless = Readable.from(Array.from({ length: 60 }, () => chunk));
  const sent = request(`${door.url}/files/sanctions/1`, { method: 'PUT', body: endless });
  const status = await sent.then((answer) => answer.statusCode).catch(() => 'connection ended');
  expect([413, 'connection ended']).toContain(status);
  const announced = await request(`${door.url}/files/sanctions/1`, {
    method: 'PUT',
    headers: { 'content-length': String(60 * 1024 * 1024) },
    body: Readable.from(Array.from({ length: 60 }, () => chunk)),
  })
    .then((answer) => answer.statusCode)
    .catch(() => 'connection ended');
  expect([413, 'connection ended']).toContain(announced);
});

test('an owner that is away is 503 without its address', async () => {
  owner.closeAllConnections();
  await new Promise((resolve) => owner.close(resolve));
  const answer = await request(`${door.url}/files/sanctions/1`);
  expect(answer.statusCode).toBe(503);
  const text = await answer.body.text();
  expect(JSON.parse(text).errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', reason: 'SUBGRAPH_UNAVAILABLE' });
  expect(text).not.toMatch(/127\.0|ECONN/);
});
