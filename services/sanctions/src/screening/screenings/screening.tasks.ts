import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../../context';
import type { ScreeningEngine } from '../indexes/screening-engine';
import type { ScreeningCause } from './screening.repository';

/** How often lists or the partner may change between question and answer; then the job is tried again later. */
const mostTries = 5;

interface ScreenPartner {
  partnerId: string;
  cause?: ScreeningCause;
  /** Whoever asked for it by hand waits for this request. */
  requestId?: string;
}

/** Without a list there is nothing to screen against, and the partner stays UNKNOWN (trust.md, promise 1). */
export function screenPartnerTask(background: Background<SanctionsFeatures>, engine: ScreeningEngine): Task {
  return async ({ partnerId, cause, requestId }: ScreenPartner, { signal }) => {
    const within = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) =>
      background.transaction('screenPartner', `screenPartner:${partnerId}`, run);
    for (let tries = 0; tries < mostTries; tries += 1) {
      signal.throwIfAborted();
      const { basis, screenings, indexReader } = await within(async (features) => ({
        basis: await features.screenings.basisOf(partnerId),
        screenings: features.screenings,
        indexReader: features.indexReader,
      }));
      if (!basis) return;
      const index = await engine.current(indexReader);
      if (index.listings.size === 0) return;
      const asked = await screenings.ask(index, [basis], true);
      const isStored = await within(async (features) => {
        const stored = await features.screenings.store(index, asked, cause ?? null);
        const screeningId = stored === 'SUPERSEDED' ? undefined : stored.get(basis.partnerId);
        if (screeningId && requestId) await features.screeningRequests.complete(requestId, screeningId);
        return screeningId !== undefined;
      });
      if (isStored) return;
    }
    throw new Error(`The lists or the partner ${partnerId} changed during each screening`);
  };
}
