import { newApiKey, serviceAccountIssuer } from '@partner-commons/platform/api-key';
import type { FeedEvent } from '@partner-commons/platform/feed';
import pino from 'pino';
import { ApiKeyRing, apiKeyChanged } from './api-key.ring';

const now = new Date('2026-03-01T00:00:00Z');
const { key, prefix, hash } = newApiKey();
const data = { keyId: 'k1', accountId: 'a1', agency: 'UNHCR', prefix, hash, expiresAt: '2026-06-01T00:00:00.000Z' };
const eventOf = (change: Record<string, unknown>): FeedEvent => ({
  specversion: '1.0',
  id: '1',
  type: apiKeyChanged,
  source: 'registry',
  time: now.toISOString(),
  subject: 'k1',
  data: { ...data, ...change },
});
const ringOf = (...changes: Record<string, unknown>[]) => {
  const ring = new ApiKeyRing(pino({ level: 'silent' }));
  for (const change of changes) ring.apply(eventOf(change));
  return ring;
};

test('a key stands for its service account, and for nothing more than that', () => {
  const identity = { issuer: serviceAccountIssuer, subject: 'a1', agency: 'UNHCR', reader: false };
  expect(ringOf({}).find(key, now)).toEqual(identity);
});

test.each<[string, Record<string, unknown>[], string, Date]>([
  ['an unknown one', [], key, now],
  ['the prefix with another secret', [{}], `pc_${prefix}_${'0'.repeat(64)}`, now],
  ['another prefix with the secret', [{}], key.replace(prefix, '000000000000'), now],
  ['the hash in place of the key', [{}], hash, now],
  ['an expired one', [{}], key, new Date('2026-06-01T00:00:00Z')],
  ['a revoked one', [{}, { hash: null }], key, now],
  ['one whose fact cannot be read', [{}, { hash: 'x' }], key, now],
])('A07: %s opens nothing', (_case, changes, asked, at) => {
  expect(ringOf(...changes).find(asked, at)).toBeNull();
});
