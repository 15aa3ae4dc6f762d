import { BlockList, isIP } from 'node:net';

/** Everything that is not an address of the public internet (RFC 6890 and its successors). */
const reserved4 = new BlockList();
const reserved6 = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]) {
  const [net = '', bits = ''] = range.split('/');
  reserved4.addSubnet(net, Number(bits), 'ipv4');
}
// Addresses that carry an IPv4 address inside them would lead around the ranges above.
for (const range of [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]) {
  const [net = '', bits = ''] = range.split('/');
  reserved6.addSubnet(net, Number(bits), 'ipv6');
}

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // Each for itself: a common list would take every IPv4 address for the one mapped into IPv6.
  return family === 6 ? !reserved6.check(address, 'ipv6') : !reserved4.check(address, 'ipv4');
}
