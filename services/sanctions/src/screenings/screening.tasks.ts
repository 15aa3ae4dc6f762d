import type { Task } from '@partner-commons/platform/jobs/job.runner';
import type { Background } from '@partner-commons/platform/work';
import type { SanctionsFeatures } from '../context';
import type { ScreeningTrigger } from './screening.repository';
import type { BatchOutcome, RosterBatch } from './screening.service';

/** Partners in one transaction: a list that is to come into force waits no longer than one batch. */
const batchSize = 200;

export function screenPartnerTask(background: Background<SanctionsFeatures>): Task {
  return ({ partnerId, cause }: { partnerId: string; cause?: ScreeningTrigger }) =>
    background.transaction('screenPartner', `screenPartner:${partnerId}`, ({ screenings }) =>
      screenings.screenPartner(partnerId, cause ?? null),
    );
}

/** Screens everybody against a new version (S-INV-5). A run that was cut short goes on with those who are left. */
export function rescreenRosterTask(background: Background<SanctionsFeatures>): Task {
  return async ({ snapshotId }: { snapshotId: string }, { signal, log }) => {
    const transaction = <Result>(run: (features: SanctionsFeatures) => Promise<Result>) =>
      background.transaction('rescreenRoster', `rescreenRoster:${snapshotId}`, run);
    const started = performance.now();
    let after: string | null = null;
    for (;;) {
      signal.throwIfAborted();
      const batch: RosterBatch = { snapshotId, after, size: batchSize };
      const outcome: BatchOutcome = await transaction(({ screenings }) => screenings.screenBatch(batch));
      if (outcome === 'SUPERSEDED') return;
      if (outcome === 'DONE') break;
      after = outcome.last;
    }
    const isConfirmed = await transaction(({ sources }) => sources.confirmRoster(snapshotId));
    const seconds = Math.round(performance.now() - started) / 1_000;
    log.info({ snapshot: snapshotId, isConfirmed, seconds }, 'the roster was screened');
  };
}
