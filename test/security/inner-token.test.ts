import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { AppError } from '@partner-commons/platform/errors';
import type { HttpServer } from '@partner-commons/platform/http/server';
import { newId } from '@partner-commons/platform/id';
import { InnerTokenSigner, InnerTokenVerifier } from '@partner-commons/platform/inner-token';
import { log } from '@partner-commons/platform/log';
import type { RequestInfo, Service } from '@partner-commons/platform/service';
import { innerCallers, listenService } from '@partner-commons/platform/service-server';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { parse } from 'graphql';
import { SignJWT } from 'jose';
import { request } from 'undici';

const keys = {
  gateway: generateKeyPairSync('ed25519'),
  sanctions: generateKeyPairSync('ed25519'),
  stranger: generateKeyPairSync('ed25519'),
};
const publicKeyOf = (name: string): KeyObject | undefined => keys[name as keyof typeof keys]?.publicKey;

let instant = Date.parse('2026-03-01T12:00:00Z');
const clock = { now: () => new Date(instant) };
const viewer: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'https://id.example#officer',
  agency: 'UNHCR',
  roles: [{ role: 'READER', office: null }],
};
const gateway = new InnerTokenSigner({ issuer: 'gateway', privateKey: keys.gateway.privateKey, clock });
const verifierOf = (audience: string) =>
  new InnerTokenVerifier({ audience, publicKeyOf, allowed: innerCallers, clock });

const body = Buffer.from(JSON.stringify({ query: '{ whoAmI }' }));
const signed = (change: Partial<Parameters<InnerTokenSigner['sign']>[0]> = {}) =>
  gateway.sign({ audience: 'registry', scope: 'graphql', requestId: newId(), viewer, body, ...change });

interface Forgery {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: KeyObject | Uint8Array;
}

/** A token that is right in all but the given parts. */
async function forge({ header, claims, key = keys.gateway.privateKey }: Forgery): Promise<string> {
  const [, payload] = (await signed()).split('.') as [string, string];
  const right = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return new SignJWT({ ...right, jti: newId(), ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'pc-inner+jwt', ...header })
    .sign(key);
}

const now = () => Math.floor(instant / 1000);
const symmetric = keys.gateway.publicKey.export({ format: 'der', type: 'spki' });

const refused: [string, () => Promise<string | undefined>][] = [
  ['no token', async () => undefined],
  ['an empty token', async () => ''],
  ['not a token', async () => 'a.b.c'],
  ['another audience (A03)', () => signed({ audience: 'sanctions' })],
  ['the gateway as audience (A03)', () => signed({ audience: 'gateway' })],
  ['a list of audiences without ours', () => forge({ claims: { aud: ['sanctions', 'gateway'] } })],
  ['an access token type (A03)', () => forge({ header: { typ: 'at+jwt' } })],
  ['an ID token type (A03)', () => forge({ header: { typ: 'JWT' } })],
  ['no type', () => forge({ header: { typ: undefined } })],
  ['an unknown issuer', () => forge({ claims: { iss: 'stranger' }, key: keys.stranger.privateKey })],
  ['an issuer that names a path', () => forge({ claims: { iss: '../gateway' } })],
  ['no issuer', () => forge({ claims: { iss: undefined } })],
  ['the key of another', () => forge({ key: keys.sanctions.privateKey })],
  ['a service in place of the gateway', () => forge({ claims: { iss: 'sanctions' }, key: keys.sanctions.privateKey })],
  ['the public key as an HMAC secret', () => forge({ header: { alg: 'HS256' }, key: symmetric })],
  ['an unknown critical header', () => forge({ header: { crit: ['x'], x: 1 } }).catch(() => 'x.y.z')],
  ['another scope', () => forge({ claims: { scope: 'feed' } })],
  ['an unknown scope', () => forge({ claims: { scope: 'admin' } })],
  [
    'a viewer with an unknown role',
    () => forge({ claims: { viewer: { ...viewer, roles: [{ role: 'ROOT', office: null }] } } }),
  ],
  ['a viewer with more than is known', () => forge({ claims: { viewer: { ...viewer, admin: true } } })],
  ['no viewer', () => forge({ claims: { viewer: undefined } })],
  ['no body hash', () => forge({ claims: { bodyHash: undefined } })],
  ['no token id', () => forge({ claims: { jti: undefined } })],
  ['no expiry', () => forge({ claims: { exp: undefined } })],
  ['an hour of life', () => forge({ claims: { exp: now() + 3_600 } })],
  ['a token from tomorrow', () => forge({ claims: { iat: now() + 86_400, exp: now() + 86_430 } })],
];

describe('an inner token is refused', () => {
  test.each(refused)('with %s', async (_, make) => {
    const refusal = await verifierOf('registry')
      .verify(await make(), { scope: 'graphql', body })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    // One answer for all checks: nothing tells an attacker how far they got.
    expect((refusal as AppError).toJSON()).toEqual({
      message: 'Sign in: send a bearer token of a trusted issuer with the request.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  test('without a signature (alg none)', async () => {
    const [, payload] = (await signed()).split('.');
    const header = Buffer.from('{"alg":"none","typ":"pc-inner+jwt"}').toString('base64url');
    await expect(verifierOf('registry').verify(`${header}.${payload}.`, { scope: 'graphql', body })).rejects.toThrow();
  });

  test('when used twice, but not when signed anew', async () => {
    const verifier = verifierOf('registry');
    const token = await signed();
    await expect(verifier.verify(token, { scope: 'graphql', body })).resolves.toMatchObject({
      viewer,
      issuer: 'gateway',
    });
    await expect(verifier.verify(token, { scope: 'graphql', body })).rejects.toThrow('Sign in');
    await expect(verifier.verify(await signed(), { scope: 'graphql', body })).resolves.toMatchObject({ viewer });
  });

  test('when the body was altered or left out', async () => {
    const altered = Buffer.from(body.toString().replace('whoAmI', 'whoAmO'));
    await expect(verifierOf('registry').verify(await signed(), { scope: 'graphql', body: altered })).rejects.toThrow();
    await expect(verifierOf('registry').verify(await signed(), { scope: 'graphql' })).rejects.toThrow();
  });

  test('when stale, and also when its id was forgotten with it', async () => {
    const verifier = verifierOf('registry');
    const token = await signed();
    await verifier.verify(token, { scope: 'graphql', body });
    for (const seconds of [36, 61]) {
      instant += seconds * 1_000;
      await expect(verifier.verify(token, { scope: 'graphql', body })).rejects.toThrow();
    }
    await expect(verifier.verify(await signed(), { scope: 'graphql', body })).resolves.toBeDefined();
  });

  test('feeds are open to services, the graph and files are not', async () => {
    const sanctions = new InnerTokenSigner({ issuer: 'sanctions', privateKey: keys.sanctions.privateKey, clock });
    const ask = async (scope: 'feed' | 'files') =>
      verifierOf('registry').verify(await sanctions.sign({ audience: 'registry', scope, requestId: newId() }), {
        scope,
      });
    await expect(ask('feed')).resolves.toMatchObject({ issuer: 'sanctions', viewer: null });
    await expect(ask('files')).rejects.toThrow();
  });
});

describe('a listening service', () => {
  const seen: Viewer[] = [];
  const service: Service = {
    name: 'registry',
    schema: buildSubgraphSchema({
      typeDefs: parse('type Query { whoAmI: String } type Partner @key(fields: "id") { id: ID! }'),
      resolvers: {
        Query: {
          whoAmI: (_: unknown, __: unknown, context: unknown) => {
            const caller = (context as RequestInfo).viewer;
            seen.push(caller);
            return caller.agency;
          },
        },
        Partner: { __resolveReference: (reference: object) => reference },
      },
    }),
    createContext: (info) => ({ ...info }),
    feed: { poll: async () => [] },
    handleFile: async (_, response) => void response.end('file'),
    readiness: async () => ({ ready: true, failing: [] }),
    startWorkers: async () => {},
    stop: async () => {},
  };
  let server: HttpServer;
  beforeAll(async () => {
    server = await listenService(service, { port: 0, verifier: verifierOf('registry'), log });
  });
  afterAll(() => server.stop());

  const post = async (query: string, token?: string, headers: Record<string, string> = {}) => {
    const sent = JSON.stringify({ query });
    const answer = await request(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
      body: sent,
    });
    return { status: answer.statusCode, json: (await answer.body.json()) as { data?: unknown; errors?: unknown[] } };
  };
  const sign = (query: string, change = {}) => signed({ body: JSON.stringify({ query }), ...change });

  const operations = [
    '{ whoAmI }',
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Partner", id: "1" }]) { __typename } }',
  ];
  test.each(operations)('answers %s only to the gateway (A12)', async (query) => {
    expect((await post(query)).status).toBe(401);
    expect((await post(query, await forge({ header: { typ: 'at+jwt' } }))).status).toBe(401);
    expect((await post(query, await sign(query, { audience: 'sanctions' }))).status).toBe(401);
    const answer = await post(query, await sign(query));
    expect(answer).toMatchObject({ status: 200, json: { data: expect.anything() } });
    expect(answer.json.errors).toBeUndefined();
  });

  test('listens on loopback unless told otherwise', () => expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:/));

  test('refuses replayed, altered and stale requests alike (A11)', async () => {
    const token = await sign('{ whoAmI }');
    expect((await post('{ whoAmI }', token)).status).toBe(200);
    const replayed = await post('{ whoAmI }', token);
    const altered = await post('{ whoAmI who: whoAmI }', await sign('{ whoAmI }'));
    const old = await sign('{ whoAmI }');
    instant += 61_000;
    const stale = await post('{ whoAmI }', old);
    for (const answer of [replayed, altered, stale]) {
      expect(answer.status).toBe(401);
      expect(JSON.stringify(answer.json)).not.toMatch(/replay|hash|expired|stale/i);
    }
  });

  test('takes the viewer from the token and from no header', async () => {
    seen.length = 0;
    const forged = {
      'x-agency': 'WFP',
      'x-viewer': JSON.stringify({ ...viewer, agency: 'WFP' }),
      'x-forwarded-user': 'root',
    };
    await post('{ whoAmI }', await sign('{ whoAmI }'), forged);
    expect(seen).toEqual([viewer]);
  });

  test('keeps the feed and files closed without their own scope', async () => {
    const get = async (path: string, token?: string) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const answer = await request(`${server.url}${path}`, { headers });
      await answer.body.dump();
      return answer.statusCode;
    };
    const tokenFor = (scope: 'feed' | 'files') => gateway.sign({ audience: 'registry', scope, requestId: newId() });
    expect(await get('/feed')).toBe(401);
    expect(await get('/files/registry/1')).toBe(401);
    expect(await get('/feed', await tokenFor('files'))).toBe(401);
    expect(await get('/feed', await tokenFor('feed'))).toBe(200);
    expect(await get('/files/registry/1', await tokenFor('files'))).toBe(200);
    expect(await get('/healthz')).toBe(200);
    expect(await get('/readyz')).toBe(200);
  });
});
