/** Wakes whoever waits for news. A ring between looking and waiting is not lost: take the mark before you look. */
export class Doorbell {
  private rings = 0;
  private readonly waiting = new Set<() => void>();

  mark(): number {
    return this.rings;
  }

  ring(): void {
    this.rings += 1;
    for (const wake of [...this.waiting]) wake();
  }

  /** Resolves at the first ring after `mark`, after `milliseconds`, or when the signal aborts. */
  wait(mark: number, milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (mark !== this.rings || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}
