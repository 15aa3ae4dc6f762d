import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '../config';
import { serverUser } from './directories';

const run = promisify(execFile);

export const adminRole = 'postgres';
const majorVersion = '18';

/** Nothing of the starter's environment: its locale would decide how the server sorts, folds and splits text. */
export const serverEnvironment = { LC_ALL: 'C', TZ: 'UTC' };

/**
 * With LC_CTYPE=C, which the builtin provider leaves in force, pg_trgm finds no letters in Arabic and Cyrillic. Systems
 * without such a locale get C: no rule of ours depends on it (architecture.md 8).
 */
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'C'];

export interface ClusterPlace {
  binaries: string;
  cluster: string;
  adminPassword: string;
  durable: boolean;
}

export async function prepareCluster(place: ClusterPlace): Promise<void> {
  if (existsSync(place.cluster)) return checkVersion(place.cluster);
  for (const locale of characterLocales) if (await createCluster(place, locale)) return;
}

function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'nothing that PostgreSQL wrote';
  if (found === majorVersion) return;
  throw new ConfigError(
    `The embedded PostgreSQL is version ${majorVersion}, but ${cluster} holds ${found}: move that directory away, or set COMMONS_DATA_DIRECTORY to another one.`,
  );
}

/** In a draft directory that is renamed when whole, so that an interrupted initdb leaves nothing to be mistaken for data. */
async function createCluster({ binaries, cluster, adminPassword, durable }: ClusterPlace, locale: string) {
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  if (serverUser) for (const file of [draft, passwordFile]) chownSync(file, serverUser.uid, serverUser.gid);
  const options = [
    '-D',
    draft,
    '-U',
    adminRole,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--no-instructions',
  ];
  const text = ['--encoding=UTF8', '--locale=C', `--lc-ctype=${locale}`, '--locale-provider=builtin'];
  const all = [...options, ...text, '--builtin-locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])];
  try {
    await run(join(binaries, 'bin', 'initdb'), all, { ...serverUser, env: serverEnvironment, cwd: '/' });
  } catch (error) {
    if (String((error as { stderr?: string }).stderr).includes('invalid locale name')) return false;
    throw explainInitdb(error, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, cluster);
  syncDirectory(dirname(cluster));
  return true;
}

function explainInitdb(error: unknown, cluster: string): ConfigError {
  const { code, stderr } = error as { code?: string | number; stderr?: string };
  const last = stderr?.trim().split('\n').at(-1) || String(code ?? error);
  if (stderr?.includes('could not look up effective user ID')) {
    return new ConfigError(
      'The embedded PostgreSQL needs an operating system user with an entry in the passwd file, and this one has none: add one, or set the DATABASE_URLs of your own PostgreSQL 15 or later.',
    );
  }
  return new ConfigError(
    `The embedded PostgreSQL could not create ${cluster} (${last}): set COMMONS_DATA_DIRECTORY to another directory, or the DATABASE_URLs of your own PostgreSQL.`,
  );
}

function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
