import type { RefusalReason } from './listed-record';

/** Ends the reading of a file from any depth; the reader turns it into a `RefusedList`. */
export class ListRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
    this.name = 'ListRefusal';
  }
}
