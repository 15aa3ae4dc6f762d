import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigError } from '../config';

const checkout = resolve(__dirname, '../../..');

/** PostgreSQL refuses to run as root, so root's server runs as nobody; initdb wants an entry in the passwd file. */
export const serverUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Where everything that this checkout keeps on disk lives, unless COMMONS_DATA_DIRECTORY says otherwise. */
export function defaultDataDirectory(): string {
  if (!serverUser) return join(checkout, '.data');
  // Nobody cannot reach into a 0700 home, so root's data live outside the checkout.
  return join('/var/lib/partner-commons', createHash('sha256').update(checkout).digest('hex').slice(0, 16));
}

/**
 * Root keeps the directory and only opens the way through it: what root writes there cannot be replaced by the server's
 * user, whose own directory is the cluster below it.
 */
export function openDataDirectory(directory: string): string {
  const mode = serverUser ? 0o711 : 0o700;
  const topmost = mkdirSync(directory, { recursive: true }) ?? directory;
  // The umask has narrowed what mkdir made, so the modes are set, from this directory up to the topmost new one.
  for (let place = directory; place.length >= topmost.length; place = dirname(place)) chmodSync(place, mode);
  const real = realpathSync(directory);
  if (serverUser) requireWay(real, serverUser.uid);
  return real;
}

function requireWay(directory: string, uid: number): void {
  for (let place = directory; ; place = dirname(place)) {
    const { mode, uid: owner } = statSync(place);
    const open = (mode & 0o001) !== 0 || (owner === uid && (mode & 0o100) !== 0);
    if (!open) {
      throw new ConfigError(
        `As root, the embedded PostgreSQL runs as uid ${uid}, which may not pass ${place}: set COMMONS_DATA_DIRECTORY to a directory that every user can reach, such as one under /var/lib.`,
      );
    }
    if (place === dirname(place)) return;
  }
}

const refusals = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOSPC',
  'EDQUOT',
  'ENAMETOOLONG',
]);

/** Turns what the file system refuses into one line for the operator; other errors stay what they are. */
export function explainRefusal(error: unknown, directory: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === undefined || !refusals.has(code)) return error;
  return new ConfigError(
    `The embedded PostgreSQL cannot keep its data in ${directory} (${code}): set COMMONS_DATA_DIRECTORY to a directory that this user may write, or the DATABASE_URLs of your own PostgreSQL.`,
  );
}
