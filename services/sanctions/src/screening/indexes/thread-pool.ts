import { type IndexRequest } from './index-room';
import { type IndexThread, startIndexThread } from './index-thread';

interface Task {
  request: IndexRequest;
  isUrgent: boolean;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** A thread, what it holds, and whether it is answering. */
interface Slot {
  thread: IndexThread;
  indexes: Set<string>;
  isBusy: boolean;
  /** What only this thread is to do: an index is built on each apart. */
  own: Task[];
}

/** Some threads and the questions that wait for them: people come before the roster. */
export class ThreadPool {
  private readonly slots: Slot[] = [];
  private waiting: Task[] = [];
  private isStopped = false;

  constructor(private readonly onLost: () => void) {}

  get size(): number {
    return this.slots.length;
  }

  async grow(): Promise<void> {
    const thread = await startIndexThread();
    const slot: Slot = { thread, indexes: new Set(), isBusy: false, own: [] };
    if (this.isStopped) return thread.stop();
    this.slots.push(slot);
    thread.lost.then(() => this.remove(slot));
  }

  /** Whether thread number `place` holds the index. */
  holds(place: number, index: string): boolean {
    return this.slots[place]?.indexes.has(index) ?? false;
  }

  /** Something that thread number `place` does for itself: gather, build or drop an index. */
  async tell(place: number, request: IndexRequest): Promise<void> {
    const slot = this.slots[place];
    if (!slot) return;
    await new Promise((resolve, reject) => {
      slot.own.push({ request, isUrgent: false, resolve, reject });
      this.pump();
    });
    if (request.type === 'build') slot.indexes.add(request.index);
    if (request.type === 'drop') slot.indexes.delete(request.index);
    this.pump();
  }

  /** Any thread that holds the index answers. */
  ask(request: IndexRequest, isUrgent: boolean): Promise<unknown> {
    if (!this.slots.some(({ indexes }) => indexes.has(request.index))) {
      return Promise.reject(new Error(`No thread holds the index ${request.index} any more`));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, isUrgent, resolve, reject });
      this.pump();
    });
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.slots.map(({ thread }) => thread.stop()));
  }

  private pump(): void {
    for (const slot of this.slots) {
      if (slot.isBusy) continue;
      const task = this.nextFor(slot);
      if (task) this.run(slot, task);
    }
  }

  private nextFor(slot: Slot): Task | undefined {
    const answerable = (task: Task) => slot.indexes.has(task.request.index);
    const task =
      this.waiting.find((one) => one.isUrgent && answerable(one)) ?? slot.own[0] ?? this.waiting.find(answerable);
    if (!task) return undefined;
    if (task === slot.own[0]) slot.own.shift();
    else this.waiting = this.waiting.filter((one) => one !== task);
    return task;
  }

  private run(slot: Slot, { request, resolve, reject }: Task): void {
    slot.isBusy = true;
    slot.thread
      .ask(request)
      .then(resolve, reject)
      .finally(() => {
        slot.isBusy = false;
        this.pump();
      });
  }

  private remove(slot: Slot): void {
    if (this.isStopped) return;
    this.slots.splice(this.slots.indexOf(slot), 1);
    for (const { reject } of slot.own) reject(new Error('the thread was lost'));
    for (const task of this.waiting) task.reject(new Error('the thread was lost'));
    this.waiting = [];
    this.onLost();
  }
}
