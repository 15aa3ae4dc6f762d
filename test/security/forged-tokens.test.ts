import { createHmac, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import { generateKeyPair, importJWK, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { Caller } from '../support/caller';
import { expectWithin, type TimeLimit } from '../support/measure';
import { expectUndisturbed } from '../support/neighbour';
import { startTestSystem, type TestSystem } from '../support/system';

/** trust.md A01–A03 on the whole system; tokens.test.ts tries many more, against key sets over HTTP. */

const refusalLimit: TimeLimit = { spec: 30, noise: 10 };

let system: TestSystem;
let key: JWK;
let another: Awaited<ReturnType<typeof generateKeyPair>>;
let good: JWTPayload;

beforeAll(async () => {
  system = await startTestSystem();
  key = JSON.parse(readFileSync(join(system.keyDirectory, 'unicef.private.jwk'), 'utf8')) as JWK;
  another = await generateKeyPair('EdDSA', { extractable: true });
  const { token = '' } = await system.as('UNICEF', 'screener');
  good = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
});
afterAll(() => system.stop());

interface Change {
  header?: Partial<JWTHeaderParameters> & Record<string, unknown>;
  claims?: JWTPayload;
}

async function sign({ header, claims }: Change, signer?: CryptoKey): Promise<string> {
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...header })
    .sign(signer ?? (await importJWK(key, 'EdDSA')), { crit: { unknown: true } });
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(good)}.`;
function withPublicKeyAsSecret(): string {
  const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })}.${encode(good)}`;
  const { d: _private, ...publicPart } = key;
  const secret = createPublicKey({ key: publicPart, format: 'jwk' }).export({ format: 'pem', type: 'spki' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
async function altered(): Promise<string> {
  const [head, , signature] = (await sign({})).split('.');
  return `${head}.${encode({ ...good, sub: 'adjudicator' })}.${signature}`;
}

const past = Math.floor(Date.now() / 1000) - 7_200;
const forgeries: [string, () => string | Promise<string>][] = [
  ['A01 alg none', unsigned],
  ['A01 HS256 with the public key', withPublicKeyAsSecret],
  ['A01 expired', () => sign({ claims: { iat: past, exp: past + 60 } })],
  ['A01 another audience', () => sign({ claims: { aud: 'https://elsewhere.test' } })],
  ['A01 another issuer', () => sign({ claims: { iss: 'https://id.evil.test' } })],
  ['A01 an unknown key id', () => sign({ header: { kid: 'unknown' } }, another.privateKey)],
  ['A01 the same key id with another key', () => sign({}, another.privateKey)],
  ['A01 a path as key id', () => sign({ header: { kid: '../../../dev/null' } }, another.privateKey)],
  [
    'A01 an embedded jwk',
    () => sign({ header: { jwk: { kty: 'OKP', crv: 'Ed25519', x: key.x } } }, another.privateKey),
  ],
  ['A01 a jku', () => sign({ header: { jku: 'http://127.0.0.1:9/jwks' } }, another.privateKey)],
  ['A01 a missing claim', () => sign({ claims: { exp: undefined } })],
  ['A01 an altered payload', altered],
  ['A01 an unknown critical extension', () => sign({ header: { crit: ['unknown'], unknown: 1 } })],
  ['A01 an ID token', () => sign({ header: { typ: 'JWT' }, claims: { nonce: 'n' } })],
  ['A02 UNICEF that claims to be WFP', () => sign({ claims: { agency: 'WFP' } })],
  ['A02 UNICEF that claims to be UNHCR', () => sign({ claims: { agency: 'UNHCR' } })],
  ['A02 UNICEF’s key under UNHCR’s name', () => sign({ claims: { iss: localIssuerOf('UNHCR') } })],
  ['A02 a trailing slash', () => sign({ claims: { iss: `${localIssuerOf('UNICEF')}/` } })],
  ['A02 another case', () => sign({ claims: { iss: localIssuerOf('UNICEF').toUpperCase() } })],
  ['A03 the audience of a service', () => sign({ claims: { aud: 'registry' } })],
];

const listSources = '{ listSources { code } }';

test('the token that all are made of is a good one, also when it names its own agency', async () => {
  for (const claims of [{}, { agency: 'UNICEF' }]) {
    await new Caller(system.url, await sign({ claims })).ok(listSources);
  }
});

test.each(forgeries)('%s: 401 in time, with the words of every other refusal', async (_, forge) => {
  const forger = new Caller(system.url, await forge());
  await expectWithin(refusalLimit, async () => {
    expect(await forger.ask(listSources)).toEqual({
      status: 401,
      errors: [
        {
          message: 'Sign in: send a bearer token of a trusted issuer with the request.',
          extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) },
        },
      ],
    });
  });
});

test('roles that a token claims are nobody’s roles', async () => {
  const claims = { sub: 'stranger', roles: ['SANCTIONS_ADJUDICATOR'], role: 'IP_UNIT_ADMIN', scope: 'schema:read' };
  const stranger = new Caller(system.url, await sign({ claims }));
  expect(await stranger.refusal('{ hits(first: 1) { totalCount } }')).toBe('FORBIDDEN / ROLE_REQUIRED');
});

test('A01 a header of 1 MB never gets to be read, and a neighbour does not notice', async () => {
  await expectUndisturbed(await system.as('WFP', 'reader'), async () => {
    for (let round = 0; round < 20; round++) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${'A'.repeat(1_000_000)}.B.C` };
      const body = JSON.stringify({ query: listSources });
      // Node refuses it itself; while the rest is still being sent, the client may see the connection end instead.
      const status = await fetch(`${system.url}/graphql`, { method: 'POST', headers, body }).then(
        (response) => response.status,
        () => 0,
      );
      expect([431, 0]).toContain(status);
    }
  });
});
