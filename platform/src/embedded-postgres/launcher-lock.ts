import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ConfigError } from '../config';
import { startOfProcess } from './processes';

/** One launcher per data directory; the lock of a process that died is taken over. Returns the release. */
export function takeLauncherLock(file: string): () => void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  // Linking a finished draft makes creation and content one atomic step: nobody ever reads a half-written lock.
  writeFileSync(draft, `${process.pid} ${startOfProcess(process.pid)}\n`, { mode: 0o600 });
  try {
    while (!linked(draft, file)) removeStale(file, `${draft}.stale`);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(file, { force: true });
}

function removeStale(file: string, aside: string): void {
  const seen = read(file);
  const holder = livingHolder(seen);
  if (holder !== undefined) {
    throw new ConfigError(
      `The embedded PostgreSQL of this directory is already run by process ${holder} (lock ${file}): stop that one first, or set COMMONS_DATA_DIRECTORY to another directory for this one.`,
    );
  }
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Another starter may have replaced the stale lock between reading and renaming: then it is given back.
  if (read(aside) !== seen) linked(aside, file);
  rmSync(aside, { force: true });
}

function livingHolder(text: string | undefined): number | undefined {
  const [pid, start] = text?.trim().split(/ (.*)/s) ?? [];
  return pid && startOfProcess(Number(pid)) === start ? Number(pid) : undefined;
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
