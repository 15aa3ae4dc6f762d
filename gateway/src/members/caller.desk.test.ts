import { newApiKey } from '@partner-commons/platform/api-key';
import { systemClock } from '@partner-commons/platform/clock';
import type { FeedEvent, FeedSource } from '@partner-commons/platform/feed';
import pino from 'pino';
import { ApiKeyRing, apiKeyChanged } from '../api-keys/api-key.ring';
import { TokenVerifier } from '../issuers/token.verifier';
import { DoorThrottle, type Visit } from '../throttling/door.throttle';
import { defaultThrottle } from '../throttling/throttle.settings';
import { CallerDesk } from './caller.desk';
import { Members } from './member.projection';

const lines: string[] = [];
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
const { key, prefix, hash } = newApiKey();
const fact: FeedEvent = {
  specversion: '1.0',
  id: '1',
  type: apiKeyChanged,
  source: 'registry',
  time: new Date().toISOString(),
  subject: 'k1',
  data: { keyId: 'k1', accountId: 'a1', agency: 'UNHCR', prefix, hash, expiresAt: '2999-01-01T00:00:00.000Z' },
};

const visitWith = (authorization?: string) =>
  ({
    request: { headersDistinct: authorization ? { authorization: [authorization] } : {}, socket: {} },
    response: { setHeader() {} },
  }) as unknown as Visit;

/** A feed with the one event, or one that is out of reach. */
function deskOn(poll: FeedSource['poll']) {
  const clock = systemClock;
  const keys = new ApiKeyRing(log);
  const members = new Members({ source: { poll }, keys, clock, log });
  const verifier = new TokenVerifier({ issuers: [], clock, log });
  const throttle = new DoorThrottle(defaultThrottle, log);
  return { members, desk: new CallerDesk({ verifier, keys, members, throttle, clock, log }) };
}

const answering: FeedSource['poll'] = async ({ lastEventId, signal }) => {
  if (lastEventId === '0') return [fact];
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve([])));
};

test('A09: no key and no part of its secret is written to a log, right or wrong', async () => {
  const { desk, members } = deskOn(answering);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const viewer = await desk.identify(visitWith(`ApiKey ${key}`));
  expect(viewer).toMatchObject({ kind: 'AGENCY', agency: 'UNHCR', roles: [] });
  const wrong = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
  for (const authorization of [`ApiKey ${wrong}`, `ApiKey ${key}x`, `Bearer ${key}`]) {
    await expect(desk.identify(visitWith(authorization))).rejects.toThrow(/Sign in/);
  }
  await expect(desk.identify(visitWith(), wrong)).rejects.toThrow(/Sign in/);
  await members.stop();
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(lines.join('')).not.toContain(key.slice(16, 48));
});

test('while the feed is out of reach nobody knows which keys were revoked: 503, not 401', async () => {
  const { desk, members } = deskOn(async () => {
    throw new Error('down');
  });
  await expect(desk.identify(visitWith(`ApiKey ${key}`))).rejects.toMatchObject({
    extensions: { code: 'UNAVAILABLE', reason: 'MEMBERS_STALE' },
  });
  await members.stop();
});
