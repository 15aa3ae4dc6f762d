import type { Background, Work } from '@partner-commons/platform/work';
import type { DecisionDesk } from '../adjudications/decision-desk';
import { HitRetentionRepository } from './hit-retention.repository';

/** standards.md 3.12: "hits false-positive 5 y", counted from the day they were closed; obsolete ones as long. */
const yearsKept = 5;

const batchSize = 200;

export class HitRetentionService {
  constructor(
    private readonly work: Work,
    private readonly desk: DecisionDesk,
  ) {}

  sweep(): Promise<void> {
    const { database, clock, audit } = this.work;
    return database.confidential(async (transaction) => {
      const now = clock.now();
      const closedBefore = new Date(now);
      closedBefore.setUTCFullYear(closedBefore.getUTCFullYear() - yearsKept);
      const repository = new HitRetentionRepository(transaction);
      const hitIds = await repository.eraseHits(closedBefore, now, batchSize);
      const requests = await repository.findRequests(hitIds, closedBefore, batchSize);
      if (hitIds.length === 0 && requests.length === 0) return;
      const evidence = await this.evidenceOf(repository, hitIds);
      const files = [...evidence, ...requests.flatMap(({ fileIds }) => fileIds)];
      if (files.length > 0) await repository.eraseFiles(files);
      await repository.eraseGrounds(hitIds, now);
      await repository.eraseNotes(hitIds);
      const requestIds = requests.map(({ id }) => id);
      await repository.eraseRequests(requestIds, now);
      await audit.record({ objectType: 'Hit', detail: { erased: hitIds, requests: requestIds, files: files.length } });
    });
  }

  private async evidenceOf(repository: HitRetentionRepository, hitIds: string[]): Promise<string[]> {
    if (hitIds.length === 0) return [];
    const grounds = await repository.findGrounds(hitIds);
    return grounds.flatMap((row) => this.desk.open(row).evidence.flatMap(({ fileId }) => fileId ?? []));
  }
}

interface RetainingFeatures {
  hitRetention: HitRetentionService;
}

export const hitRetentionTimer = {
  name: 'hitRetention',
  everySeconds: 3_600,
  run: (background: Background<RetainingFeatures>) =>
    background.transaction('hitRetention', 'timer:hitRetention', ({ hitRetention }) => hitRetention.sweep()),
};
