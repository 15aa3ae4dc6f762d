import { ConfigError, loadConfig } from '@partner-commons/platform/config';
import { AppError } from '@partner-commons/platform/errors';
import { z } from 'zod';

/** Origins that lists may be fetched from. */
export interface ListHosts {
  origins: ReadonlySet<string>;
}

export const noListHosts: ListHosts = { origins: new Set() };

export const listHostsEnvironment = {
  SANCTIONS_LIST_HOSTS: z
    .string()
    .optional()
    .describe('Hosts that lists may be fetched from, separated by commas. Without it nothing is fetched.'),
};

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}$/;

/** Names of hosts, always over https; `http://127.0.0.1:<port>` in full is for trying out on the same machine. */
export function readListHosts(env: NodeJS.ProcessEnv): ListHosts {
  const { SANCTIONS_LIST_HOSTS: given = '' } = loadConfig(z.object(listHostsEnvironment), env);
  const entries = given.split(',').map((entry) => entry.trim().toLowerCase());
  return { origins: new Set(entries.filter(Boolean).map(originOf)) };
}

function originOf(entry: string): string {
  if (hostName.test(entry)) return `https://${entry}`;
  const url = URL.canParse(entry) ? new URL(entry) : null;
  const isLocal = url?.protocol === 'http:' && loopback.has(url.hostname);
  const isNamed = url?.protocol === 'https:' && hostName.test(url.hostname);
  if (!url || !(isLocal || isNamed) || entry !== url.origin) {
    throw new ConfigError(
      `SANCTIONS_LIST_HOSTS: ${entry} is not the name of a public host, such as scsanctions.un.org.`,
    );
  }
  return url.origin;
}

/** Null unless it is on an allowed origin; WHATWG parsing has by then made decimal and hexadecimal addresses plain. */
export function allowedListUrl(text: string, { origins }: ListHosts): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.password === '' && origins.has(url.origin) ? url : null;
}

export const isLoopbackUrl = ({ protocol, hostname }: URL) => protocol === 'http:' && loopback.has(hostname);

export function requireListUrl(text: string, hosts: ListHosts): URL {
  const url = allowedListUrl(text, hosts);
  if (url) return url;
  throw new AppError(
    'PRECONDITION_FAILED',
    'Lists are not fetched from this address. Ask the operator to allow its host, or import the list by file.',
    { reason: 'SOURCE_NOT_ALLOWED' },
  );
}
