import { clientOf, readTrustedProxies } from './client.address';

const proxies = ['10.0.0.0/8', '192.0.2.1', 'fd00::/8'];

test.each<[string, string, string[], string[], string]>([
  ['a direct client', '203.0.113.7', [], [], '203.0.113.7'],
  ['a header of somebody untrusted', '203.0.113.7', ['198.51.100.1'], proxies, '203.0.113.7'],
  ['a header without configured proxies', '10.0.0.2', ['198.51.100.1'], [], '10.0.0.2'],
  ['a proxy', '10.0.0.2', ['198.51.100.1'], proxies, '198.51.100.1'],
  ['a proxy without the header', '10.0.0.2', [], proxies, '10.0.0.2'],
  ['what a client put before it', '10.0.0.2', ['1.1.1.1, 2.2.2.2, 198.51.100.1'], proxies, '198.51.100.1'],
  ['a trusted address claimed by a client', '10.0.0.2', ['10.0.0.9, 198.51.100.1'], proxies, '198.51.100.1'],
  ['two proxies', '192.0.2.1', ['1.1.1.1, 198.51.100.1, 10.0.0.2'], proxies, '198.51.100.1'],
  ['two headers', '10.0.0.2', ['1.1.1.1', '198.51.100.1'], proxies, '198.51.100.1'],
  ['nothing but proxies', '10.0.0.2', ['10.0.0.4, 10.0.0.3'], proxies, '10.0.0.4'],
  ['an entry that is no address', '10.0.0.2', ['198.51.100.1, unknown'], proxies, '10.0.0.2'],
  ['an empty entry', '10.0.0.2', ['198.51.100.1,'], proxies, '10.0.0.2'],
  ['a port', '10.0.0.2', ['198.51.100.1:4711'], proxies, '198.51.100.1'],
  ['IPv6 with a port', '10.0.0.2', ['[2001:DB8:1:2:3::4]:4711'], proxies, '2001:db8:1:2::/64'],
  ['IPv6', '2001:db8:1:2:3:4:5:6', [], [], '2001:db8:1:2::/64'],
  ['IPv6 of the same host', '2001:0db8:0001:0002:ffff::', [], [], '2001:db8:1:2::/64'],
  ['IPv6 of a neighbour', '2001:db8:1:3::1', [], [], '2001:db8:1:3::/64'],
  ['short IPv6', '::1', [], [], '0:0:0:0::/64'],
  ['IPv6 with a zone', 'fe80::1%eth0', [], [], 'fe80:0:0:0::/64'],
  ['IPv6 of a proxy', 'fd00::17', ['198.51.100.1'], proxies, '198.51.100.1'],
  ['IPv4 over IPv6', '::ffff:203.0.113.7', [], [], '203.0.113.7'],
  ['IPv4 over IPv6, in hexadecimal', '::FFFF:cb00:7107', [], [], '203.0.113.7'],
  ['a proxy over IPv6', '::ffff:10.0.0.2', ['::ffff:198.51.100.1'], proxies, '198.51.100.1'],
  ['nobody any more', '', ['198.51.100.1'], proxies, ''],
])('A10: %s', (_case, remote, forwarded, trusted, expected) => {
  expect(clientOf(remote, forwarded, readTrustedProxies(trusted))).toBe(expected);
});

test.each(['example.org', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'fd00::/129', '10.0.0', '', '*'])(
  '%p is no proxy to trust',
  (entry) => {
    expect(() => readTrustedProxies([entry])).toThrow(/no address/);
  },
);
