import { readConfig } from './config';
import { defaultThrottle } from './throttling/throttle.settings';

const required = { PUBLIC_URL: 'https://commons.example.org', ISSUERS: 'issuers.json', PRIVATE_KEY: 'key.json' };

test('limits have defaults, and 0 turns one off', () => {
  expect(readConfig(required).throttle).toEqual(defaultThrottle);
  expect(readConfig({ ...required, REQUESTS_PER_CALLER: '0' }).throttle.perCaller).toBe(0);
});

test.each<[string, string[]]>([
  ['', []],
  ['10.0.0.7', ['10.0.0.7']],
  [' 10.0.0.0/8 , fd00::/8,', ['10.0.0.0/8', 'fd00::/8']],
])('TRUSTED_PROXIES %p', (given, expected) => {
  expect(readConfig({ ...required, TRUSTED_PROXIES: given }).throttle.trustedProxies).toEqual(expected);
});

test.each([
  ['TRUSTED_PROXIES', '*'],
  ['TRUSTED_PROXIES', '10.0.0.0/8,proxy.example.org'],
  ['WRONG_CREDENTIALS_PER_ADDRESS', '-1'],
  ['WRONG_CREDENTIALS_BLOCK_SECONDS', '0'],
])('%s=%s is a setting that cannot be used', (name, value) => {
  expect(() => readConfig({ ...required, [name]: value })).toThrow(name);
});
