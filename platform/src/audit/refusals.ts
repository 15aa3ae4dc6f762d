import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Log } from '../log';
import type { RequestInfo } from '../service';
import { AuditTrail } from './audit-trail';

/** More than this of one caller and act in a minute are counted in one row (trust.md, promise 3). */
const mostPerMinute = 10;
const window = 60_000;

interface Caller {
  request: RequestInfo;
  action: string;
  detail: Record<string, unknown>;
  outcome: 'REFUSED' | 'FAILED';
  since: number;
  times: number;
}

/** Denied and failed calls, each in a statement of its own, since the refused one is rolled back. */
export class Refusals {
  private readonly callers = new Map<string, Caller>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly parts: { dataSource: DataSource; clock: Clock; log: Log },
    pace = window / 6,
  ) {
    this.timer = setInterval(() => void this.writeCounted(), pace).unref();
  }

  async note(request: RequestInfo, action: string, error: unknown): Promise<void> {
    const { viewer } = request;
    const now = this.parts.clock.now().getTime();
    const outcome = error instanceof AppError ? 'REFUSED' : 'FAILED';
    const detail = error instanceof AppError ? { code: error.code, reason: error.extensions.reason } : {};
    const key = [viewer.subject ?? viewer.kind, viewer.agency, action, outcome].join('\0');
    const known = this.callers.get(key);
    if (!known || now - known.since >= window) {
      this.callers.set(key, { request, action, detail, outcome, since: now, times: 1 });
      // Taken out before it is written, else all that are refused meanwhile would write the same count again.
      if (known) await this.writeCount(known);
    } else {
      known.times += 1;
      known.request = request;
      known.detail = detail;
      if (known.times > mostPerMinute) return;
    }
    await this.write(request, action, outcome, detail);
  }

  /** Writes what was only counted so far; the service calls it before its database closes. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    const waiting = [...this.callers.values()];
    this.callers.clear();
    for (const caller of waiting) await this.writeCount(caller);
  }

  private async writeCounted(): Promise<void> {
    const now = this.parts.clock.now().getTime();
    for (const [key, caller] of this.callers) {
      if (now - caller.since < window) continue;
      this.callers.delete(key);
      await this.writeCount(caller);
    }
  }

  private async writeCount({ request, action, outcome, detail, times }: Caller): Promise<void> {
    const counted = times - mostPerMinute;
    if (counted > 0) await this.write(request, action, outcome, { ...detail, times: counted });
  }

  /** The call stays refused whether or not this can be written, so a failure is logged and not thrown. */
  private async write(
    request: RequestInfo,
    action: string,
    outcome: Caller['outcome'],
    detail: Caller['detail'],
  ): Promise<void> {
    try {
      await new AuditTrail(this.parts.dataSource.manager, request, action).recordAlone({ detail }, outcome);
    } catch (error) {
      this.parts.log.error(
        { failure: (error as Error).message, action, requestId: request.requestId },
        'a refused call could not be recorded',
      );
    }
  }
}
