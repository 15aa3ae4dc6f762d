export type JobStateName = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

interface Pace {
  startedAt: Date | null;
  done: number;
  total: number | null;
  now: Date;
}

/** Seconds that are left at the pace so far; null while there is no pace to go by. */
export function estimateEta({ startedAt, done, total, now }: Pace): number | null {
  if (startedAt === null || total === null || done <= 0) return null;
  const elapsed = now.getTime() - startedAt.getTime();
  if (elapsed <= 0) return null;
  const left = Math.max(0, total - done);
  return Math.ceil((elapsed * left) / done / 1000);
}
