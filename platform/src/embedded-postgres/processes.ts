import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * When a living process began: tells it from a later one that got the same number. Undefined for dead processes and for
 * zombies, which an init that never reaps (common in containers) leaves for ever.
 */
export function startOfProcess(pid: number): string | undefined {
  if (process.platform !== 'linux') return askPs(pid, 'lstart=');
  const stat = readProc(pid, 'stat');
  // The name in parentheses may itself contain blanks and parentheses.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

/** By its command line, because root without CAP_SYS_PTRACE (any container) may not read the working directory. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  const words =
    process.platform === 'linux' ? readProc(pid, 'cmdline')?.split('\0') : askPs(pid, 'command=')?.split(' ');
  return words?.includes(cluster) ?? false;
}

export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const start = startOfProcess(pid);
  const deadline = Date.now() + milliseconds;
  while (start !== undefined && startOfProcess(pid) === start) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function readProc(pid: number, file: 'stat' | 'cmdline'): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
