import { readdirSync, readFileSync } from 'node:fs';

export interface MeasuredProcess {
  name: string;
  pid: number;
  /** Whether its children are counted as part of it, as the backends of a PostgreSQL server are. */
  withChildren: boolean;
}

const millisecondsPerTick = 10;

/** CPU milliseconds that each process used since it began, by its name. */
export function readCpuTimes(processes: readonly MeasuredProcess[]): Map<string, number> {
  return new Map(processes.map((process) => [process.name, cpuTimeOf(process)]));
}

function cpuTimeOf({ pid, withChildren }: MeasuredProcess): number {
  if (!withChildren) return threadTime(pid);
  const living = [pid, ...childrenOf(pid)].reduce((sum, one) => sum + threadTime(one), 0);
  return living + endedChildrenTime(pid);
}

/** In nanoseconds from the scheduler: the ticks of /proc/<pid>/stat are as long as twenty requests. */
function threadTime(pid: number): number {
  const threads = listProc(`/proc/${pid}/task`);
  return threads.reduce(
    (sum, thread) => sum + Number(readProc(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]) / 1e6,
    0,
  );
}

/** A backend that ends meanwhile leaves the sum of living ones and enters this one. */
function endedChildrenTime(pid: number): number {
  const [user, system] = statFields(pid).slice(13, 15).map(Number);
  return ((user ?? 0) + (system ?? 0)) * millisecondsPerTick;
}

const childrenOf = (pid: number) =>
  listProc('/proc')
    .filter((entry) => /^\d+$/.test(entry) && statFields(Number(entry))[1] === String(pid))
    .map(Number);

/** Fields after the name, which may itself contain blanks: state, parent, … (proc_pid_stat(5) from field 3 on). */
function statFields(pid: number): string[] {
  const stat = readProc(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty for a process that ended meanwhile. */
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listProc(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
