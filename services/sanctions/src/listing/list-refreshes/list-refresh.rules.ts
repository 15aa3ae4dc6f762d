const hour = 3_600_000;

interface LastRefresh {
  state: string;
  createdAt: Date;
}

/** By its schedule; after a failure once an hour, since the limit of its age goes on running. */
export function isDue(last: LastRefresh | null, refreshHours: number, now: Date): boolean {
  if (!last) return true;
  if (last.state === 'PENDING') return false;
  const pause = last.state === 'FAILED' ? Math.min(1, refreshHours) : refreshHours;
  return now.getTime() - last.createdAt.getTime() >= pause * hour;
}
