import { notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { ConcernRepository, type ConcernRow } from '../concerns/concern.repository';
import type { Concern } from '../concerns/concern.view';
import type { ConcernDeskService } from '../concerns/concern-desk.service';
import { presentConcern } from '../concerns/concern-presentation';
import { ConcernStepRepository } from '../concerns/concern-step.repository';
import { hashOfCode } from './concern-code';

/** Following an anonymous concern: the code is all that leads to it, and who has it is not asked (P-INV-7). */
export class ConcernCodeService {
  constructor(
    private readonly work: Work,
    private readonly desk: ConcernDeskService,
  ) {}

  async read(code: string): Promise<Concern> {
    const { audit, database } = this.work;
    const row = await this.lock(code);
    if (!row) throw notFound('concern');
    await audit.record({ objectType: 'Concern' });
    const steps = await database.confidential((transaction) => new ConcernStepRepository(transaction).find([row.id]));
    return presentConcern(row, steps, this.work);
  }

  async answer(code: string, confirmed: boolean): Promise<Concern> {
    return this.desk.close(this.desk.demand(await this.lock(code), confirmed ? 'confirm' : 'contest'), confirmed);
  }

  private lock(code: string): Promise<ConcernRow | null> {
    const { cipher, database } = this.work;
    return database.confidential(async (transaction) => {
      const concerns = new ConcernRepository(transaction);
      const hash = hashOfCode(cipher, code);
      await concerns.present(hash);
      return concerns.lockByCode(hash);
    });
  }
}
