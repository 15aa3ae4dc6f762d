import type { Log } from '../log';
import type { Readiness } from '../service';
import { sendJson } from './answers';
import type { Route } from './route';

/** A dependency that hangs must not hang the question whether it works (F19). */
const readinessTimeout = 2_000;

export interface HealthOptions {
  readiness(): Promise<Readiness>;
  isDraining(): boolean;
  log: Log;
}

/** `/healthz`: the process runs. `/readyz`: it can do its work; names the failing classes, never an address. */
export function healthRoutes(options: HealthOptions): Route[] {
  return [
    {
      path: '/healthz',
      methods: ['GET', 'HEAD'],
      handle: async ({ response }) => sendJson(response, 200, { status: 'ok' }),
    },
    {
      path: '/readyz',
      methods: ['GET', 'HEAD'],
      handle: async ({ response }) => {
        const draining = options.isDraining();
        const state = draining ? { ready: false, failing: [] } : await askReadiness(options);
        sendJson(response, state.ready ? 200 : 503, { ready: state.ready, failing: state.failing, draining });
      },
    },
  ];
}

async function askReadiness({ readiness, log }: HealthOptions): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), readinessTimeout);
  });
  try {
    return await Promise.race([readiness(), late]);
  } catch (error) {
    log.warn({ check: error instanceof Error ? error.message : 'failed' }, 'readiness could not be found out');
    return { ready: false, failing: [] };
  } finally {
    clearTimeout(timer);
  }
}
