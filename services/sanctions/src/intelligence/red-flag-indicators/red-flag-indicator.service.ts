import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { RedFlagIndicatorRepository } from './red-flag-indicator.repository';
import type { RedFlagIndicator } from './red-flag-indicator.view';

export class RedFlagIndicatorService {
  constructor(private readonly work: Work) {}

  /** Those in force today. */
  all(): Promise<RedFlagIndicator[]> {
    return new RedFlagIndicatorRepository(this.work.database.manager).findInForce(this.work.clock.now());
  }

  async require(codes: readonly string[], place: string): Promise<void> {
    if (codes.length === 0) return;
    const known = new Set((await this.all()).map(({ code }) => code));
    if (!codes.every((code) => known.has(code))) throw invalidInput('redFlagIndicators lists the codes.', place);
  }
}
