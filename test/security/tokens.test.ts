import { createHmac, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import type { Clock } from '@partner-commons/platform/clock';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { expectWithin, type TimeLimit } from '../support/measure';
import { type Answer, type SmallGateway, startSmallGateway } from '../support/small-gateway';

/** trust.md A01–A06: who gets in with which token, against real key sets over HTTP. */

interface SigningKey {
  kid: string;
  alg: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function makeKey(alg: 'EdDSA' | 'ES256' | 'RS256', kid: string): SigningKey {
  if (alg === 'EdDSA') return { alg, kid, ...generateKeyPairSync('ed25519') };
  if (alg === 'ES256') return { alg, kid, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  return { alg, kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** The key set of an identity provider, on loopback; it can be down, or take the call and say nothing. */
class KeyServer {
  state: 'up' | 'down' | 'silent' = 'up';
  requests = 0;
  keys: SigningKey[];
  private server?: Server;

  constructor(...keys: SigningKey[]) {
    this.keys = keys;
  }

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      this.requests++;
      if (this.state === 'silent') return;
      if (this.state === 'down') return void request.socket.destroy();
      const keys = this.keys.map(({ kid, alg, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid, alg }));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

const audience = 'https://gateway.test';
const unhcr = 'https://id.unhcr.test';
const unicef = 'https://id.unicef.test';
const partners = 'https://id.partners.test';
const now = () => Math.floor(Date.now() / 1000);

interface Forgery {
  header?: Partial<JWTHeaderParameters> & Record<string, unknown>;
  claims?: JWTPayload;
  without?: string[];
}

async function sign(key: SigningKey, issuer: string, { header, claims, without = [] }: Forgery = {}): Promise<string> {
  const payload: JWTPayload = {
    iss: issuer,
    sub: 'officer',
    aud: audience,
    iat: now(),
    exp: now() + 300,
    ...claims,
  };
  for (const name of without) delete payload[name];
  return new SignJWT(payload)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
    .sign(key.privateKey, { crit: { unknown: true } });
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

// Both providers use the same key id, as two independent ones may.
const unhcrKey = makeKey('RS256', 'key-1');
const unicefKey = makeKey('EdDSA', 'key-1');
const partnersKey = makeKey('ES256', 'p-1');
const unhcrKeys = new KeyServer(unhcrKey);
const unicefKeys = new KeyServer(unicefKey);
const partnersKeys = new KeyServer(partnersKey);
/** trust.md A01. */
const refusalLimit: TimeLimit = { spec: 30, noise: 10 };
const keyTimes = { every: 200, cooldown: 50 };

/** Runs with real time, moved by hand. */
class MovedClock implements Clock {
  offset = 0;
  now(): Date {
    return new Date(Date.now() + this.offset);
  }
}

let issuers: IssuerSettings[];
let gateway: SmallGateway;
const clock = new MovedClock();

beforeAll(async () => {
  issuers = [
    {
      issuer: unhcr,
      audience,
      agency: 'UNHCR',
      jwksUri: await unhcrKeys.start(),
      readerClaim: { claim: 'groups', value: 'partner-readers' },
    },
    { issuer: unicef, audience, agency: 'UNICEF', jwksUri: await unicefKeys.start() },
    { issuer: partners, audience, agency: 'PARTNER_USERS', jwksUri: await partnersKeys.start() },
  ];
  gateway = await startSmallGateway(issuers, { clock, keyTimes });
  const officer = { role: 'PROGRAMME_OFFICER', office: 'JO' };
  gateway.feed.publish({ issuer: unhcr, subject: 'officer', agency: 'UNHCR', roles: [officer] });
  gateway.feed.publish({ issuer: unicef, subject: 'officer', agency: 'UNICEF', roles: [officer] });
  gateway.feed.publish({
    issuer: partners,
    subject: 'officer',
    kind: 'PARTNER',
    partnerId: 'p1',
    roles: [{ role: 'PARTNER_ADMIN', office: null }],
  });
  await sign(unhcrKey, unhcr).then(askAs);
});

afterEach(() => {
  clock.offset = 0;
  gateway.feed.cut = false;
});

afterAll(async () => {
  await gateway.stop();
  for (const server of [unhcrKeys, unicefKeys, partnersKeys]) server.stop();
});

const askAs = (token: string) => gateway.ask('{whoAmI}', { token });
const viewerOf = async (token: string) => {
  const { status, json } = await askAs(token);
  expect({ status, errors: json.errors }).toEqual({ status: 200, errors: undefined });
  return json.data.whoAmI;
};

/** Every refusal reads the same, so that nobody learns which check failed. */
function expectRefused({ status, headers, json }: Answer): void {
  expect(status).toBe(401);
  expect(headers['www-authenticate']).toBe('Bearer');
  expect(json).toEqual({
    errors: [
      {
        message: 'Sign in: send a bearer token of a trusted issuer with the request.',
        extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
      },
    ],
  });
}

describe('a good token', () => {
  test('says who asks, with the agency of its issuer and the roles that registry gave', async () => {
    expect(await viewerOf(await sign(unhcrKey, unhcr))).toEqual({
      kind: 'AGENCY',
      subject: `${unhcr}#officer`,
      agency: 'UNHCR',
      partnerId: null,
      partnerIds: [],
      roles: [{ role: 'PROGRAMME_OFFICER', office: 'JO' }],
      purpose: null,
    });
    expect(await viewerOf(await sign(partnersKey, partners))).toMatchObject({
      kind: 'PARTNER',
      agency: null,
      partnerId: 'p1',
      roles: [{ role: 'PARTNER_ADMIN', office: null }],
    });
  });

  test('gives no role that registry did not give, but READER where the issuer maps a claim to it', async () => {
    const claims = { sub: 'stranger', roles: ['IP_UNIT_ADMIN'], groups: ['partner-readers'] };
    expect((await viewerOf(await sign(unhcrKey, unhcr, { claims }))).roles).toEqual([{ role: 'READER', office: null }]);
    expect((await viewerOf(await sign(unicefKey, unicef, { claims }))).roles).toEqual([]);
  });

  test('without a token the viewer is PUBLIC; a purpose is one of the codes', async () => {
    const open = await gateway.ask('{whoAmI}');
    expect(open.json.data.whoAmI).toMatchObject({ kind: 'PUBLIC', subject: null, roles: [] });
    const token = await sign(unhcrKey, unhcr);
    const audit = await gateway.ask('{whoAmI}', { token, headers: { 'x-purpose': 'AUDIT' } });
    expect(audit.json.data.whoAmI.purpose).toBe('AUDIT');
    const curious = await gateway.ask('{whoAmI}', { token, headers: { 'x-purpose': 'CURIOSITY' } });
    expect(curious.status).toBe(400);
    expect(curious.json.errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', reason: 'UNKNOWN_PURPOSE' });
  });
});

describe('A01 forged tokens', () => {
  const other = makeKey('RS256', 'key-1');
  const confused = (token: string) => {
    const [, body] = token.split('.');
    const head = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })}.${body}`;
    const secret = unhcrKey.publicKey.export({ format: 'pem', type: 'spki' });
    return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
  };
  const altered = (token: string) => {
    const [head, , signature] = token.split('.');
    return `${head}.${encode({ ...payloadOf(token), sub: 'admin' })}.${signature}`;
  };
  const unsigned = (token: string) => `${encode({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1]}.AA`;
  const jwk = () => other.publicKey.export({ format: 'jwk' }) as JWTHeaderParameters['jwk'];
  const forgeries: [string, () => Promise<string>][] = [
    ['alg none', async () => unsigned(await sign(unhcrKey, unhcr))],
    ['HS256 with the RSA public key', async () => confused(await sign(unhcrKey, unhcr))],
    ['expired', () => sign(unhcrKey, unhcr, { claims: { iat: now() - 900, exp: now() - 600 } })],
    ['another audience', () => sign(unhcrKey, unhcr, { claims: { aud: 'registry' } })],
    ['an unknown issuer', () => sign(unhcrKey, 'https://id.evil.test')],
    ['an unknown key id', () => sign({ ...other, kid: 'key-9' }, unhcr)],
    ['the same key id with another key', () => sign(other, unhcr)],
    ['a path as key id', () => sign({ ...other, kid: '../../../../dev/null' }, unhcr)],
    ['an embedded jwk', () => sign({ ...other, kid: 'own' }, unhcr, { header: { jwk: jwk() } })],
    ['a jku of its own', () => sign({ ...other, kid: 'own' }, unhcr, { header: { jku: 'http://127.0.0.1:9/jwks' } })],
    ['a missing claim', () => sign(unhcrKey, unhcr, { without: ['exp'] })],
    ['an altered payload', async () => altered(await sign(unhcrKey, unhcr))],
    ['an unknown critical extension', () => sign(unhcrKey, unhcr, { header: { crit: ['unknown'], unknown: 1 } })],
    ['an ID token', () => sign(unhcrKey, unhcr, { header: { typ: 'JWT' }, claims: { nonce: 'n' } })],
  ];
  const more: [string, () => Promise<string>][] = [
    ['an ID token that calls itself an access token', () => sign(unhcrKey, unhcr, { claims: { at_hash: 'h' } })],
    ['no type', () => sign(unhcrKey, unhcr, { header: { typ: undefined } })],
    ['no key id', () => sign(unhcrKey, unhcr, { header: { kid: undefined } })],
    ['no subject', () => sign(unhcrKey, unhcr, { without: ['sub'] })],
    ['an empty subject', () => sign(unhcrKey, unhcr, { claims: { sub: '' } })],
    ['no issue time', () => sign(unhcrKey, unhcr, { without: ['iat'] })],
    [
      'issued years ago and still not expired',
      () => sign(unhcrKey, unhcr, { claims: { iat: now() - 1e8, exp: now() + 1e8 } }),
    ],
    ['more than 8 KB', () => sign(unhcrKey, unhcr, { header: { pad: randomBytes(5_000).toString('base64') } })],
  ];

  test.each([...forgeries, ...more])('%s', async (_, forge) => {
    const token = await forge();
    const answers: Answer[] = [];
    await expectWithin(refusalLimit, async () => void answers.push(await askAs(token)));
    for (const answer of answers) expectRefused(answer);
  });

  test('a header of 1 MB never gets to be read', async () => {
    const { status, json } = await askAs(`${'A'.repeat(1_000_000)}.B.C`).catch(() => ({ status: 0, json: undefined }));
    // Node refuses it itself; while the rest is still being sent, the client may see the connection end instead.
    expect([431, 0]).toContain(status);
    expect(json?.data).toBeUndefined();
  });

  test.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Basic dXNlcjpwYXNz', 'Bearer a.b.c d', 'Token a.b.c', 'Bearer ..'])(
    'the header %p is refused and not taken for PUBLIC',
    async (authorization) => expectRefused(await gateway.ask('{whoAmI}', { authorization })),
  );

  test('two tokens at once are refused', async () => {
    const token = await sign(unhcrKey, unhcr);
    const authorization = [`Bearer ${token}`, `Bearer ${token}`];
    expectRefused(await gateway.ask('{whoAmI}', { headers: { authorization } }));
  });
});

describe('A02 issuer confusion', () => {
  test.each<[string, () => Promise<string>]>([
    ['a token of UNICEF that claims WFP', () => sign(unicefKey, unicef, { claims: { agency: 'WFP' } })],
    ['a token of UNICEF that claims UNHCR', () => sign(unicefKey, unicef, { claims: { agency: 'UNHCR' } })],
    ["UNICEF's key under UNHCR's name, same key id", () => sign(unicefKey, unhcr)],
    ["UNHCR's key under UNICEF's name, same key id", () => sign(unhcrKey, unicef)],
    ['a trailing slash', () => sign(unicefKey, `${unicef}/`)],
    ['another case', () => sign(unicefKey, unicef.toUpperCase())],
    ['an issuer that is an object key', () => sign(unicefKey, '__proto__')],
    ['a list of issuers', () => sign(unicefKey, [unicef, unhcr] as unknown as string)],
  ])('%s', async (_, forge) => expectRefused(await askAs(await forge())));

  test('a membership in another agency than the issuer speaks for gives nothing', async () => {
    const roles = [{ role: 'SANCTIONS_ADJUDICATOR', office: null }];
    gateway.feed.publish({ issuer: unicef, subject: 'double', agency: 'UNHCR', roles });
    gateway.feed.publish({ issuer: partners, subject: 'double', kind: 'AGENCY', agency: 'UNHCR', roles });
    const claims = { sub: 'double' };
    expect(await viewerOf(await sign(unicefKey, unicef, { claims }))).toMatchObject({ agency: 'UNICEF', roles: [] });
    const partner = await viewerOf(await sign(partnersKey, partners, { claims }));
    expect(partner).toMatchObject({ kind: 'PARTNER', agency: null, partnerId: null, roles: [] });
  });
});

async function eventually(check: () => Promise<boolean>, limit: number): Promise<void> {
  const end = performance.now() + limit;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`not within ${limit} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('A04, A05 keys that change and issuers that fail', () => {
  test('a new key works at once, a withdrawn one stops working when the set is read again', async () => {
    const next = makeKey('EdDSA', 'key-2');
    unicefKeys.keys = [unicefKey, next];
    await eventually(async () => (await askAs(await sign(next, unicef))).status === 200, 2_000);
    unicefKeys.keys = [next];
    await eventually(async () => (await askAs(await sign(unicefKey, unicef))).status === 401, 2_000);
    await viewerOf(await sign(next, unicef));
    unicefKeys.keys = [unicefKey];
    await eventually(async () => (await askAs(await sign(unicefKey, unicef))).status === 200, 2_000);
  });

  test('unknown key ids do not become a flood of questions to the issuer', async () => {
    const before = unhcrKeys.requests;
    const started = performance.now();
    const forged = await sign({ ...makeKey('RS256', 'x'), kid: 'nowhere' }, unhcr);
    for (let i = 0; i < 100; i++) expectRefused(await askAs(forged));
    const allowed = (performance.now() - started) / keyTimes.cooldown + (performance.now() - started) / keyTimes.every;
    expect(unhcrKeys.requests - before).toBeLessThanOrEqual(Math.ceil(allowed) + 2);
  });

  test.each(['down', 'silent'] as const)('known keys go on while the issuer is %s', async (state) => {
    unhcrKeys.state = state;
    await new Promise((resolve) => setTimeout(resolve, keyTimes.every * 2));
    const before = performance.now();
    await viewerOf(await sign(unhcrKey, unhcr));
    expect(performance.now() - before).toBeLessThan(1_000);
    unhcrKeys.state = 'up';
  });

  test.each(['down', 'silent'] as const)(
    'an issuer that is %s at a cold start ends in 503, for its own tokens only',
    async (state) => {
      unhcrKeys.state = state;
      const cold = await startSmallGateway(issuers, { keyTimes });
      try {
        const before = performance.now();
        const refused = await cold.ask('{whoAmI}', { token: await sign(unhcrKey, unhcr) });
        expect(performance.now() - before).toBeLessThan(5_000);
        expect(refused.status).toBe(503);
        expect(refused.json.errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', reason: 'ISSUER_UNAVAILABLE' });
        expect((await cold.ask('{whoAmI}', { token: await sign(unicefKey, unicef) })).status).toBe(200);
        expect((await cold.ask('{whoAmI}')).status).toBe(200);
        expect((await cold.send('/readyz', { method: 'GET' })).json).toMatchObject({
          ready: false,
          failing: ['issuer'],
        });
        unhcrKeys.state = 'up';
        const token = await sign(unhcrKey, unhcr);
        await eventually(async () => (await cold.ask('{whoAmI}', { token })).status === 200, 5_000);
      } finally {
        unhcrKeys.state = 'up';
        await cold.stop();
      }
    },
  );
});

describe('A06 clocks that differ', () => {
  test.each([
    [-29, 200],
    [29, 200],
    [-120, 401],
    [120, 401],
  ])('a token that begins or ends %i s beside our time gets %i', async (skew, status) => {
    // Ahead: issued in our future. Behind: expired in our past.
    const claims = skew > 0 ? { iat: now() + skew, exp: now() + skew + 300 } : { iat: now() - 600, exp: now() + skew };
    expect((await askAs(await sign(unhcrKey, unhcr, { claims }))).status).toBe(status);
  });
});

describe('memberships', () => {
  test('a withdrawn role and a withdrawn person take effect', async () => {
    const fact = { issuer: unhcr, subject: 'leaver', agency: 'UNHCR' };
    const token = await sign(unhcrKey, unhcr, { claims: { sub: 'leaver' } });
    gateway.feed.publish({ ...fact, roles: [{ role: 'READER', office: null }] });
    await eventually(async () => (await viewerOf(token)).roles.length === 1, 2_000);
    gateway.feed.publish(fact);
    await eventually(async () => (await viewerOf(token)).roles.length === 0, 2_000);
    gateway.feed.publish({ ...fact, active: false });
    await eventually(async () => (await askAs(token)).status === 401, 2_000);
    expectRefused(await askAs(token));
  });

  test('a feed that is silent for a minute closes all but what is public', async () => {
    const token = await sign(unhcrKey, unhcr, { claims: { exp: now() + 600 } });
    gateway.feed.cut = true;
    await new Promise((resolve) => setTimeout(resolve, 300));
    clock.offset = 50_000;
    expect((await askAs(token)).status).toBe(200);
    clock.offset = 61_000;
    const refused = await askAs(token);
    expect(refused.status).toBe(503);
    expect(refused.json.errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', reason: 'MEMBERS_STALE' });
    expect((await gateway.ask('{whoAmI}')).status).toBe(200);
    expect((await gateway.send('/readyz', { method: 'GET' })).json).toMatchObject({
      ready: false,
      failing: ['members'],
    });
    gateway.feed.cut = false;
    await eventually(async () => (await askAs(token)).status === 200, 3_000);
  });
});
