import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkIssuers } from '@partner-commons/gateway/issuers/issuer.settings';
import { type LocalIssuers, localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { ConfigError } from '@partner-commons/platform/config';
import { composeSmallSupergraph, type SmallGateway, startSmallGateway } from '../support/small-gateway';

/** What differs between development and production at the public door, and what a running gateway takes in. */

let directory: string;
let local: LocalIssuers;
const real = { issuer: 'https://id.unhcr.test', audience: 'https://gateway.test', agency: 'UNHCR' };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gateway-modes-'));
  local = await localIssuers(join(directory, 'issuers'), ['UNHCR', 'UNICEF']);
});
afterAll(() => rmSync(directory, { recursive: true }));

async function within(gateway: Promise<SmallGateway>, act: (gateway: SmallGateway) => Promise<void>): Promise<void> {
  const running = await gateway;
  try {
    await act(running);
  } finally {
    await running.stop();
  }
}

describe('the issuers of a development start', () => {
  test('keep their keys over a restart, unreadable to others', async () => {
    const again = await localIssuers(join(directory, 'issuers'), ['UNHCR', 'UNICEF']);
    expect(again.settings).toEqual(local.settings);
    expect(JSON.stringify(local.settings)).not.toMatch(/"d":/);
    expect(statSync(join(directory, 'issuers')).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'issuers', 'unhcr.private.jwk')).mode & 0o777).toBe(0o600);
  });

  test('are refused in production, before anything is served', async () => {
    await expect(startSmallGateway(local.settings, { development: false })).rejects.toThrow(ConfigError);
    expect(() => checkIssuers(local.settings, { development: false })).toThrow(/production refuses it/);
  });

  test('speak for one agency each', async () => {
    await within(startSmallGateway(local.settings), async (gateway) => {
      const token = await local.mint({ agency: 'UNICEF', subject: 'x', seconds: 60 });
      const { json } = await gateway.ask('{whoAmI}', { token });
      expect(json.data.whoAmI).toMatchObject({ kind: 'AGENCY', agency: 'UNICEF', roles: [] });
      const partner = await local.mint({ agency: 'PARTNER_USERS', subject: 'y' });
      expect((await gateway.ask('{whoAmI}', { token: partner })).json.data.whoAmI.kind).toBe('PARTNER');
    });
  });
});

test.each([
  ['two entries for one issuer', [real, real].map((each) => ({ ...each, jwksUri: 'https://id.unhcr.test/jwks' }))],
  ['keys over plain HTTP', [{ ...real, jwksUri: 'http://id.unhcr.test/jwks' }]],
  ['no keys', [real]],
  ['a private key', [{ ...real, jwks: { keys: [{ kty: 'OKP', kid: 'a', crv: 'Ed25519', x: 'x', d: 'd' }] } }]],
  ['a secret key', [{ ...real, jwks: { keys: [{ kty: 'oct', kid: 'a', k: 'secret' }] } }]],
  ['an unknown setting', [{ ...real, jwksUri: 'https://id.unhcr.test/jwks', roles: ['IP_UNIT_ADMIN'] }]],
  ['nobody', []],
])('production refuses a list of issuers with %s', (_, issuers) => {
  expect(() => checkIssuers(issuers, { development: false })).toThrow(ConfigError);
});

describe('the GraphQL page', () => {
  const html = { accept: 'text/html,*/*' };

  test('is served in development, whole and with a policy that allows its own script only', async () => {
    await within(startSmallGateway(local.settings), async (gateway) => {
      for (const path of ['/', '/graphql']) {
        const { status, headers, text } = await gateway.send(path, { method: 'GET', headers: html });
        expect(status).toBe(200);
        expect(headers['content-type']).toMatch(/^text\/html/);
        const policy = String(headers['content-security-policy']);
        expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[\w+/=]{44}' blob:/);
        expect(policy).toMatch(/frame-ancestors 'none'/);
        expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(text).not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
      }
      expect((await gateway.send('/nothing', { method: 'GET', headers: html })).status).toBe(404);
    });
  });

  test('does not exist in production', async () => {
    const jwks = { keys: local.settings[0]?.jwks?.keys ?? [] };
    await within(startSmallGateway([{ ...real, jwks }], { development: false }), async (gateway) => {
      expect((await gateway.send('/', { method: 'GET', headers: html })).status).toBe(404);
      expect((await gateway.send('/graphql', { method: 'GET', headers: html })).status).toBe(405);
    });
  });
});

test('files go to the service that the path names, and to no other path', async () => {
  await within(startSmallGateway(local.settings), async (gateway) => {
    const id = '0199a000-0000-7000-8000-000000000000';
    expect((await gateway.send(`/files/sanctions/${id}?s=1`, { method: 'GET' })).text).toBe('sanctions');
    expect((await gateway.send(`/files/elsewhere/${id}`, { method: 'GET' })).status).toBe(404);
    expect((await gateway.send('/files/sanctions/..%2f..%2fgraphql', { method: 'GET' })).status).toBe(404);
    expect((await gateway.send(`/files/sanctions/${id}`, { method: 'POST' })).status).toBe(405);
  });
});

test('a new supergraph file is taken in, a broken one is not', async () => {
  const file = join(directory, 'supergraph.graphql');
  const replace = (sdl: string) => {
    writeFileSync(`${file}.new`, sdl);
    renameSync(`${file}.new`, file);
  };
  replace(composeSmallSupergraph());
  await within(startSmallGateway(local.settings, { supergraph: { file } }), async (gateway) => {
    const token = await local.mint({ agency: 'UNHCR', subject: 'x' });
    const fields = async () => {
      const { json } = await gateway.ask('{__type(name:"Query"){fields{name}}}', { token });
      return json.data.__type.fields.map(({ name }: { name: string }) => name) as string[];
    };
    expect(await fields()).not.toContain('later');
    replace('type Query { nonsense');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await fields()).toContain('partner');
    replace(composeSmallSupergraph('extend type Query { later: String }'));
    const end = Date.now() + 5_000;
    while (!(await fields()).includes('later') && Date.now() < end) await new Promise((done) => setTimeout(done, 100));
    expect(await fields()).toEqual(expect.arrayContaining(['later', 'partner']));
    replace(composeSmallSupergraph().replaceAll('REGISTRY', 'STRANGER').replaceAll('"registry"', '"stranger"'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await fields()).toContain('later');
  });
});
