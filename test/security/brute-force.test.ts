import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { apiKeyChanged } from '@partner-commons/gateway/api-keys/api-key.ring';
import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import { defaultThrottle, type ThrottleSettings } from '@partner-commons/gateway/throttling/throttle.settings';
import { type NewApiKey, newApiKey } from '@partner-commons/platform/api-key';
import { eventually } from '../support/eventually';
import { sendPipelined, type WireReply, type WireRequest } from '../support/pipelined';
import { type SmallGateway, startSmallGateway } from '../support/small-gateway';
import { unthrottled } from '../support/unthrottled';

/** trust.md A10 over real HTTP: who guesses is slowed down, and who is right is served all the while. */

const { publicKey } = generateKeyPairSync('ed25519');
const issuers: IssuerSettings[] = [
  {
    issuer: 'https://id.test',
    audience: 'https://gateway.test',
    agency: 'UNHCR',
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kty: 'OKP', kid: 'k1', alg: 'EdDSA' }] },
  },
];
const whoAmI = JSON.stringify({ query: '{ whoAmI }' });
/** Of a real start, but no block may end within a test on a slow machine. */
const asDelivered = { ...defaultThrottle, blockSeconds: 3_600 };

let gateway: SmallGateway;
const good = newApiKey();
const unused = newApiKey();
const attacked = newApiKey();

async function start(throttle: ThrottleSettings): Promise<void> {
  gateway = await startSmallGateway(issuers, { throttle });
  for (const [index, { prefix, hash }] of [good, unused, attacked].entries()) {
    const accountId = `account ${index}`;
    const expiresAt = '2999-01-01T00:00:00.000Z';
    gateway.feed.append(apiKeyChanged, accountId, {
      keyId: accountId,
      accountId,
      agency: 'UNHCR',
      prefix,
      hash,
      expiresAt,
    });
  }
  await eventually(async () => expect((await ask({ key: good.key, from: '198.18.0.1' })).status).toBe(200));
}
afterEach(() => gateway.stop());

interface Question {
  key?: string;
  token?: string;
  path?: string;
  /** What X-Forwarded-For says. */
  from?: string;
}

const wire = ({ key, token, path = '/graphql', from }: Question): WireRequest => {
  const authorization = key ? `ApiKey ${key}` : token && `Bearer ${token}`;
  const post = path === '/graphql';
  const headers = {
    ...(authorization && { authorization }),
    ...(from && { 'x-forwarded-for': from }),
    ...(post && { 'content-type': 'application/json' }),
  };
  return { path, headers, ...(post && { body: whoAmI }) };
};

async function ask(question: Question): Promise<WireReply> {
  const { path, headers, body } = wire(question);
  const { status, text, ...reply } = await gateway.send(path, { method: body ? 'POST' : 'GET', headers, body });
  return { status, text, headers: reply.headers as Record<string, string> };
}

/** Sends all, while the neighbour asks forty times. */
async function attack(guesses: Question[], neighbour: Question): Promise<{ replies: WireReply[]; served: number[] }> {
  const replies: WireReply[] = [];
  const served: number[] = [];
  const share = guesses.length / 40;
  for (let from = 0; from < guesses.length; from += share) {
    const sent = sendPipelined(gateway.url, guesses.slice(from, from + share).map(wire));
    served.push((await ask(neighbour)).status);
    replies.push(...(await sent));
  }
  return { replies, served };
}

const times = <Each>(count: number, make: (index: number) => Each) => Array.from({ length: count }, (_, i) => make(i));

const countOf = (replies: WireReply[], status: number) => replies.filter((reply) => reply.status === status).length;

/** The bodies, without what is another in each. */
const bodiesOf = (replies: WireReply[], status: number) => [
  ...new Set(
    replies
      .filter((reply) => reply.status === status)
      .map(({ text }) => text.replace(/"requestId":"[^"]+"/, '').replace(/"retryAfter":\d+/, '')),
  ),
];

const withAnotherSecret = ({ prefix }: Pick<NewApiKey, 'prefix'>) => `pc_${prefix}_${randomBytes(32).toString('hex')}`;
const tokenPart = () => randomBytes(24).toString('base64url');

describe('A10 ten thousand wrong credentials', () => {
  test('from one address that claims to be others: 401 twenty times, then 429; its right ones are served', async () => {
    await start(asDelivered);
    const guesses = times(10_000, (index): Question => {
      const from = `10.0.${index >> 8}.${index & 255}`;
      const { key } = newApiKey();
      const kinds: Question[] = [
        { key, from },
        { key: withAnotherSecret(unused), from, path: '/kpis/values.csv' },
        { token: `${tokenPart()}.${tokenPart()}.${tokenPart()}`, from },
        { from, path: `/kpis/${key}/values.json` },
        { from, path: `/reconcile/${key}/partners` },
      ];
      return kinds[index % kinds.length] as Question;
    });
    const { replies, served } = await attack(guesses, { key: good.key });
    expect(countOf(replies, 401)).toBe(20);
    expect(countOf(replies, 429)).toBe(9_980);
    expect(new Set(served)).toEqual(new Set([200]));
    expect(served.length).toBe(40);
    for (const status of [401, 429]) expect(bodiesOf(replies, status)).toHaveLength(1);
    const last = replies.at(-1) as WireReply;
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(last.text).errors[0].extensions).toMatchObject({
      code: 'RATE_LIMITED',
      reason: 'TOO_MANY_WRONG_CREDENTIALS',
      facts: { retryAfter: Number(last.headers['retry-after']) },
    });
    // What was never right from anywhere waits where six hundred were wrong: verifying must not become the attack.
    expect((await ask({ key: unused.key })).status).toBe(429);
    expect((await ask({})).status).toBe(200);
  });

  test('from fifty addresses behind a trusted proxy: each by itself, and one key is slowed for all', async () => {
    await start({ ...asDelivered, trustedProxies: ['127.0.0.0/8'] });
    const neighbour = { key: good.key, from: '203.0.113.9' };
    const spray = times(5_000, (index) => ({ key: newApiKey().key, from: `1.1.1.1, 198.51.100.${index % 50}` }));
    const sprayed = await attack(spray, neighbour);
    expect(countOf(sprayed.replies, 401)).toBe(50 * 20);
    expect(countOf(sprayed.replies, 429)).toBe(4_000);

    // A host chooses its address freely within its /64.
    const aimed = (target: NewApiKey, net: string) =>
      times(2_500, (index) => ({ key: withAnotherSecret(target), from: `2001:db8:${net}:${index % 50}::${index}` }));
    const known = await attack(aimed(attacked, 'a'), neighbour);
    const invented = await attack(aimed(newApiKey(), 'b'), neighbour);
    for (const { replies } of [known, invented]) {
      expect(countOf(replies, 401)).toBe(100);
      expect(countOf(replies, 429)).toBe(2_400);
    }
    for (const status of [401, 429]) {
      expect(bodiesOf(known.replies, status)).toEqual(bodiesOf(invented.replies, status));
      expect(bodiesOf(known.replies, status)).toHaveLength(1);
    }
    const served = [...sprayed.served, ...known.served, ...invented.served];
    expect(new Set(served)).toEqual(new Set([200]));
    expect(served.length).toBe(120);
    // Nobody locks a key out: its holder is served, also from an address that is blocked.
    for (const from of ['203.0.113.10', '198.51.100.1'])
      expect((await ask({ key: attacked.key, from })).status).toBe(200);
  });
});

test('wrong signatures of files count as wrong credentials, and right ones are served', async () => {
  await start({ ...asDelivered, wrongPerAddress: 2 });
  const file = '/files/registry/0190f0f0-0000-7000-8000-000000000000';
  const statuses = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await ask({ path: `${file}?signature=forged` })).status);
  statuses.push((await ask({ path: `${file}?signature=right` })).status, (await ask({ key: newApiKey().key })).status);
  expect(statuses).toEqual([403, 403, 429, 429, 200, 429]);
});

describe('budgets', () => {
  const budget = ({ status, headers }: WireReply) => [
    status,
    headers['ratelimit-limit'],
    headers['ratelimit-remaining'],
  ];

  test('of an address without a credential and of each caller are apart, and tell what is left', async () => {
    await start({ ...unthrottled, trustedProxies: ['127.0.0.1'], perAddress: 2, perCaller: 4 });
    const one = { from: '198.51.100.1' };
    const anonymous = [
      await ask(one),
      await ask({ ...one, path: '/files/registry/0190f0f0-0000-7000-8000-000000000000' }),
    ];
    expect(anonymous.map(budget)).toEqual([
      [200, '2', '1'],
      [200, '2', '0'],
    ]);
    const refused = await ask(one);
    expect(budget(refused)).toEqual([429, '2', '0']);
    expect(refused.headers['retry-after']).toBe(refused.headers['ratelimit-reset']);
    expect(JSON.parse(refused.text).errors[0].extensions).toMatchObject({
      code: 'RATE_LIMITED',
      reason: 'TOO_MANY_REQUESTS',
    });
    expect((await ask({ from: '198.51.100.2' })).status).toBe(200);

    const caller = [];
    for (const index of [1, 2, 3, 4, 5])
      caller.push(budget(await ask({ key: unused.key, from: `198.51.100.${index}` })));
    expect(caller).toEqual([
      [200, '4', '3'],
      [200, '4', '2'],
      [200, '4', '1'],
      [200, '4', '0'],
      [429, '4', '0'],
    ]);
    expect(budget(await ask({ key: attacked.key, ...one }))).toEqual([200, '4', '3']);
  });

  test('0 turns each limit off', async () => {
    await start(unthrottled);
    const statuses = [];
    for (let index = 0; index < 30; index += 1)
      statuses.push((await ask({ key: newApiKey().key })).status, (await ask({})).status);
    expect(new Set(statuses)).toEqual(new Set([401, 200]));
    expect((await ask({})).headers['ratelimit-limit']).toBeUndefined();
  });
});
