import { BlockList, isIP, isIPv4 } from 'node:net';

export type TrustedProxies = Pick<BlockList, 'check'>;

/** Addresses and networks such as `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`; throws for anything else. */
export function readTrustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...more] = entry.split('/');
    const family = familyOf(address);
    const longest = family === 'ipv4' ? 32 : 128;
    const length = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (!isIP(address) || more.length > 0 || !(length <= longest)) {
      throw new Error(`${entry} is no address and no network such as 10.0.0.0/8`);
    }
    list.addSubnet(address, length, family);
  }
  return list;
}

/**
 * Whom to count a request for: an IPv4 address, or the /64 of an IPv6 one, since a single host chooses freely within it.
 * @param forwarded X-Forwarded-For; read from its end, for as long as who added the entry is trusted
 */
export function clientOf(remote: string, forwarded: readonly string[], trusted: TrustedProxies): string {
  let client = plain(remote);
  const hops = forwarded.join(',').split(',');
  while (hops.length > 0 && isTrusted(client, trusted)) {
    const hop = plain(withoutPort((hops.pop() ?? '').trim()));
    // Who writes what is no address is the last one that we know of.
    if (!isIP(hop)) break;
    client = hop;
  }
  return isIP(client) === 6 ? networkOf(client) : client;
}

export const isTrusted = (address: string, trusted: TrustedProxies): boolean =>
  isIP(plain(address)) !== 0 && trusted.check(plain(address), familyOf(plain(address)));

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** Some proxies append the port, to IPv6 in brackets. */
function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(hop)?.[1];
  return bracketed ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)?.[1] ?? hop;
}

/** Without zone, and an IPv4 address that came over an IPv6 socket as what it is. */
function plain(address: string): string {
  const [unzoned = ''] = address.split('%');
  if (isIP(unzoned) !== 6) return unzoned;
  const groups = groupsOf(unzoned);
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return unzoned;
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

const networkOf = (address: string) => `${groupsOf(address).slice(0, 4).join(':')}::/64`;

/** The eight groups of a valid IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  // One spelling of all: lower case, and a dotted end as two groups.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = canonical.split('::').map((side) => side.split(':').filter(Boolean));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}
