import { allowedListUrl, noListHosts, readListHosts, requireListUrl } from './list-hosts';
import { isDue } from './list-refresh.rules';
import { isPublicAddress } from './public-address';

const hosts = readListHosts({ SANCTIONS_LIST_HOSTS: 'scsanctions.un.org, lists.example.org,http://127.0.0.1:8123' });

test.each<[string, boolean]>([
  ['https://scsanctions.un.org/resources/xml/en/consolidated.xml', true],
  ['https://SCSANCTIONS.un.org/a?b=c', true],
  ['http://127.0.0.1:8123/list.csv', true],
  ['http://scsanctions.un.org/a', false],
  ['https://scsanctions.un.org:8443/a', false],
  ['https://scsanctions.un.org.evil.org/a', false],
  ['https://scsanctions.un.org@evil.org/a', false],
  ['https://user:secret@scsanctions.un.org/a', false],
  ['https://127.0.0.1:8123/a', false],
  ['http://127.0.0.1/a', false],
  ['http://2130706433:8124/a', false],
  ['http://0x7f.1/a', false],
  ['http://[::1]/a', false],
  ['http://169.254.169.254/latest/meta-data', false],
  ['file:///etc/passwd', false],
  ['gopher://scsanctions.un.org/', false],
  ['not a url', false],
  ['', false],
])('L08 %s is allowed: %s', (text, expected) => expect(allowedListUrl(text, hosts) !== null).toBe(expected));

test('L08 without configuration nothing is fetched, and the refusal says whom to ask', () => {
  expect(readListHosts({})).toEqual(noListHosts);
  expect(() => requireListUrl('https://scsanctions.un.org/a', noListHosts)).toThrow(/operator/);
});

test.each([
  'http://scsanctions.un.org',
  'https://10.0.0.1',
  '10.0.0.1',
  '2130706433',
  'localhost',
  'http://10.0.0.1:80',
  '*.un.org',
  'https://scsanctions.un.org/path',
  'intranet',
])('%s is no host that can be configured', (entry) =>
  expect(() => readListHosts({ SANCTIONS_LIST_HOSTS: entry })).toThrow(/SANCTIONS_LIST_HOSTS/),
);

test.each<[string, boolean]>([
  ['8.8.8.8', true],
  ['157.150.34.32', true],
  ['2606:4700::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['ff02::1', false],
  ['localhost', false],
])('L08 %s is public: %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected));

const now = new Date('2026-03-01T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
test.each<[string, Parameters<typeof isDue>[0], boolean]>([
  ['never', null, true],
  ['pending', { state: 'PENDING', createdAt: ago(100) }, false],
  ['fetched 5 h ago', { state: 'FETCHED', createdAt: ago(5) }, false],
  ['fetched 6 h ago', { state: 'UNCHANGED', createdAt: ago(6) }, true],
  ['failed half an hour ago', { state: 'FAILED', createdAt: ago(0.5) }, false],
  ['failed an hour ago', { state: 'FAILED', createdAt: ago(1) }, true],
])('every six hours, %s', (_case, last, expected) => expect(isDue(last, 6, now)).toBe(expected));
