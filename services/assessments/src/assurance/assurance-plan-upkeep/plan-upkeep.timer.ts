import { newId } from '@partner-commons/platform/id';
import type { Timer } from '@partner-commons/platform/jobs/timers';
import type { Background } from '@partner-commons/platform/work';
import type { AssessmentsFeatures } from '../../context';

/** Bands expire, years end and parameters begin without anybody doing anything: this looks, and recomputes (A-INV-7). */
export const assurancePlanTimer: Timer<AssessmentsFeatures> = {
  name: 'assurance-plans',
  everySeconds: 900,
  async run(background) {
    let after: string | null = null;
    do {
      after = await renewBatch(background, after);
    } while (after !== null);
    const missing = await background.transaction('findMissingAssurancePlans', newId(), ({ assurancePlanSweeps }) =>
      assurancePlanSweeps.findMissing(),
    );
    for (const key of missing) {
      await background.transaction('planAssuranceOfAgreement', newId(), ({ assurancePlanUpkeep }) =>
        assurancePlanUpkeep.ensure(key),
      );
    }
  },
};

/** Gives where the next batch begins. One transaction for each plan, so that none waits for the locks of the others. */
async function renewBatch(background: Background<AssessmentsFeatures>, after: string | null): Promise<string | null> {
  const { stale, next } = await background.transaction('findStaleAssurancePlans', newId(), ({ assurancePlanSweeps }) =>
    assurancePlanSweeps.findStale(after),
  );
  for (const key of stale) {
    await background.transaction('renewAssurancePlan', newId(), ({ assurancePlanSweeps }) =>
      assurancePlanSweeps.renew(key),
    );
  }
  return next;
}
