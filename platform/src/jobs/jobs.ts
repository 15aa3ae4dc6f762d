import type { EntityManager } from 'typeorm';

interface EnqueueOptions {
  /** Of several waiting jobs with one key only the last remains; a running one is followed by another run. */
  key?: string;
  runAt?: Date;
  /** How often it is tried, with growing pauses (2.7 s, 7 s, 20 s, … at most 6 h); 25 unless said otherwise. */
  attempts?: number;
}

/**
 * Background work of a service. A job is enqueued in the transaction of its cause: it runs if that commits, and never
 * otherwise. Jobs run at least once, so a task must notice work that is already done.
 */
export class Jobs {
  constructor(private readonly manager: EntityManager) {}

  /** A payload with a `jobId` is the id of a `JobProgress` row, which a runner closes when the job fails for good. */
  async enqueue(task: string, payload: object, options: EnqueueOptions = {}): Promise<void> {
    await this.manager.query('/* Jobs.enqueue */ SELECT enqueue_job($1, $2, $3, $4, $5)', [
      task,
      JSON.stringify(payload),
      options.key ?? null,
      options.runAt ?? null,
      options.attempts ?? null,
    ]);
  }
}
