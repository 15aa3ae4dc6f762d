import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface CounterOptions {
  /** How many are free within `seconds`. */
  limit: number;
  seconds: number;
  /** How long one is over the limit after passing it; until the end of the window when not given. */
  blockSeconds?: number;
  /** How many keys are remembered; the longest unused is forgotten first. */
  capacity: number;
}

export interface Count {
  used: number;
  limit: number;
  over: boolean;
  /** True for exactly the attempt that passed the limit. */
  justOver: boolean;
  /** Seconds until counting begins anew. */
  wait: number;
}

/** Counts per key in the memory of this process, in real time: a moved clock of rules must not lift a block. */
export class AttemptCounter {
  private readonly limiter: RateLimiterMemory;
  /** The limiter keeps whatever comes within the window, and callers choose their keys. */
  private readonly keys: LRUCache<string, true>;

  constructor(private readonly options: CounterOptions) {
    const { limit, seconds, blockSeconds = 0, capacity } = options;
    this.limiter = new RateLimiterMemory({ points: limit, duration: seconds, blockDuration: blockSeconds });
    this.keys = new LRUCache({ max: capacity, dispose: (_, key) => void this.limiter.delete(key) });
  }

  async count(key: string): Promise<Count> {
    if (!this.keys.get(key)) this.keys.set(key, true);
    return this.read(await this.limiter.consume(key).catch(resultOf));
  }

  /** How it stands, without counting. */
  async look(key: string): Promise<Count> {
    return this.read(await this.limiter.get(key));
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.limiter.dump().storage.length;
  }

  private read(result: RateLimiterRes | null): Count {
    const { limit } = this.options;
    const used = result?.consumedPoints ?? 0;
    const wait = Math.max(Math.ceil((result?.msBeforeNext ?? 0) / 1_000), 1);
    return { used, limit, over: used > limit, justOver: used === limit + 1, wait };
  }
}

/** The library rejects with the result when the limit is passed. */
function resultOf(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}
