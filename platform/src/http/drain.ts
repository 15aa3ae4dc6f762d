import type { Server, ServerResponse } from 'node:http';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

export interface DrainLimits {
  /** Milliseconds in which requests are still taken, each answered with `Connection: close`. */
  notice: number;
  /** Milliseconds for the rest of what is in flight; then connections are cut. */
  finish: number;
}

/** Together below the 10 s of F05. */
export const defaultDrainLimits: DrainLimits = { notice: 1_000, finish: 8_000 };

/** Ends a server without breaking keep-alive clients: they learn to leave before the door closes (trust.md, fact 15). */
export class Drain {
  /** Responses in flight and what ends their handlers' waiting. */
  private readonly open = new Map<ServerResponse, AbortController>();
  private ending = false;

  get draining(): boolean {
    return this.ending;
  }

  /** Counts a response as in flight and gives the signal on which its handler must end. */
  track(response: ServerResponse): AbortSignal {
    const controller = new AbortController();
    this.open.set(response, controller);
    response.once('close', () => {
      this.open.delete(response);
      controller.abort();
    });
    if (this.ending) {
      response.setHeader('connection', 'close');
      controller.abort();
    }
    return controller.signal;
  }

  async close(server: Server, limits: DrainLimits): Promise<void> {
    this.ending = true;
    for (const [response, controller] of this.open) {
      if (!response.headersSent) response.setHeader('connection', 'close');
      controller.abort();
    }
    if (await hasConnections(server)) await delay(limits.notice);
    await takeWaiting(server);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const cut = setTimeout(() => server.closeAllConnections(), limits.finish);
    await closed;
    clearTimeout(cut);
  }
}

const mostTurns = 1_000;
/** Milliseconds; in a longer turn of the event loop further connections may have come. */
const quietTurn = 0.5;

/**
 * Closing resets the connections that the system has accepted and Node not yet, which it does one per turn of the event
 * loop: so the door closes right after a turn that brought none. On a saturated server that spares most of them;
 * what comes in the very moment of closing stays the client's to repeat.
 */
async function takeWaiting(server: Server): Promise<void> {
  let taken = 0;
  const count = () => {
    taken += 1;
  };
  server.on('connection', count);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const before = taken;
    const since = performance.now();
    await nextTurn();
    if (taken === before && performance.now() - since < quietTurn) break;
  }
  server.off('connection', count);
}

const hasConnections = (server: Server) =>
  new Promise<boolean>((resolve) => server.getConnections((_, count) => resolve(count > 0)));
