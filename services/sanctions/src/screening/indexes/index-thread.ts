import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { log } from '@partner-commons/platform/log';
import { type IndexRequest, IndexRoom } from './index-room';

/** Where indexes live and questions are answered. */
export interface IndexThread {
  ask(request: IndexRequest): Promise<unknown>;
  /** Resolves when the thread is lost; its indexes are gone with it. */
  readonly lost: Promise<void>;
  stop(): Promise<void>;
}

/** Loading TypeScript takes a second; a busy machine gets more. */
const readyWithin = 30_000;

/** A thread; where none can start, as under a debugger that forbids it, the same code on the main one. */
export async function startIndexThread(): Promise<IndexThread> {
  try {
    return await WorkerIndexThread.start();
  } catch (error) {
    log.warn({ failure: (error as Error).message }, 'no thread for screening could start; the main one serves');
    return new LocalIndexThread();
  }
}

/** Sources run as they are; a thread inherits no loader of its process (Node 20), and none of Jest's transformation. */
const entry = `require(${JSON.stringify(require.resolve('tsx/cjs'))});
require(${JSON.stringify(join(__dirname, 'index.worker.ts'))});`;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

interface Reply {
  id: number;
  answer?: unknown;
  failure?: string;
}

class WorkerIndexThread implements IndexThread {
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;
  private isStopping = false;
  readonly lost: Promise<void>;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.take(reply));
    this.lost = new Promise((resolve) => {
      const end = (failure: string) => {
        for (const { reject } of this.waiting.values()) reject(new Error(failure));
        this.waiting.clear();
        if (!this.isStopping) log.error({ failure }, 'a thread for screening was lost');
        resolve();
      };
      worker.once('error', (error: Error) => end(error.message));
      worker.once('exit', (code) => end(`the thread ended with ${code}`));
    });
  }

  static async start(): Promise<WorkerIndexThread> {
    const worker = new Worker(entry, { eval: true, execArgv: [] });
    worker.unref();
    const thread = new WorkerIndexThread(worker);
    await thread.ready();
    return thread;
  }

  ask(request: IndexRequest): Promise<unknown> {
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, request });
    });
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.worker.terminate();
  }

  private ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('it did not start in time'));
        void this.stop();
      }, readyWithin);
      this.waiting.set(0, {
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
    });
  }

  private take({ id, answer, failure }: Reply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (failure !== undefined) waiting?.reject(new Error(failure));
    else waiting?.resolve(answer);
  }
}

/** Holds up the process while it answers, so each question is its own turn. */
class LocalIndexThread implements IndexThread {
  private readonly room = new IndexRoom();
  readonly lost = new Promise<void>(() => undefined);

  async ask(request: IndexRequest): Promise<unknown> {
    await nextTurn();
    return this.room.answer(request);
  }

  async stop(): Promise<void> {}
}
