import type { Background, Work } from '@partner-commons/platform/work';
import { KeyPersonRepository } from '../../identity/key-persons/key-person.repository';
import { yearsBefore, yearsKept, yearsScreenedAfterEnd } from '../../identity/key-persons/key-person.rules';
import type { ScreeningBasisService } from '../../identity/screening-basis/screening-basis.service';

/** In one run, so that no run holds locks for long; the next one goes on. */
const batchSize = 200;

/** Forgets people in time: first the screening no longer asks about them, years later nothing of them is left. */
export class KeyPersonRetentionService {
  constructor(
    private readonly work: Work,
    private readonly basis: ScreeningBasisService,
  ) {}

  sweep(): Promise<void> {
    const { database, clock, audit } = this.work;
    return database.confidential(async (transaction) => {
      const now = clock.now();
      const repository = new KeyPersonRepository(transaction);
      const partnerIds = await repository.leaveBasis(yearsBefore(now, yearsScreenedAfterEnd), batchSize);
      for (const partnerId of [...new Set(partnerIds)].sort()) await this.basis.refresh(partnerId, 'PERSON_CHANGE');
      const ids = await repository.erase(yearsBefore(now, yearsKept), now, batchSize);
      if (partnerIds.length > 0 || ids.length > 0) {
        await audit.record({ objectType: 'KeyPerson', detail: { noLongerScreened: partnerIds.length, erased: ids } });
      }
    });
  }
}

interface RetainingFeatures {
  keyPersonRetention: KeyPersonRetentionService;
}

export const keyPersonRetentionTimer = {
  name: 'keyPersonRetention',
  everySeconds: 3_600,
  run: (background: Background<RetainingFeatures>) =>
    background.transaction('keyPersonRetention', 'timer:keyPersonRetention', ({ keyPersonRetention }) =>
      keyPersonRetention.sweep(),
    ),
};
