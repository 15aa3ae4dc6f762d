import type { ViewerTransaction } from '@partner-commons/platform/database';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ConcernFigureService } from '../concern-figures/concern-figure.service';
import { ConcernRepository, type ConcernRow } from '../concerns/concern.repository';
import { rungAbove } from '../concerns/concern.rules';
import { stepFact } from '../concerns/concern-desk.service';
import { ConcernStepRepository } from '../concerns/concern-step.repository';
import { ConcernDeadlineRepository } from './concern-deadline.repository';

/** What the calendar does to concerns: unanswered ones go up (JIU-114), answered ones that nobody contests are over. */
export class ConcernDeadlineService {
  constructor(
    private readonly work: Work,
    private readonly figures: ConcernFigureService,
  ) {}

  /** Gives how many there were, so that a full batch is followed by another one. */
  escalate(): Promise<number> {
    return this.move(
      (deadlines, today) => deadlines.findLate(today),
      'ESCALATED',
      (row, today) => {
        // At the top it waits there, and is asked about no more.
        const rung = rungAbove(row, today) ?? { escalatesOn: null };
        return { ...row, ...rung, state: 'ESCALATED', official: null };
      },
    );
  }

  close(): Promise<number> {
    return this.move(
      (deadlines, today) => deadlines.findUncontested(today),
      'CLOSED',
      (row, today) => ({
        ...row,
        state: 'CLOSED',
        closedOn: today,
      }),
    );
  }

  private move(
    find: (deadlines: ConcernDeadlineRepository, today: string) => Promise<string[]>,
    kind: 'ESCALATED' | 'CLOSED',
    next: (row: ConcernRow, today: string) => ConcernRow,
  ): Promise<number> {
    const { clock, database, audit } = this.work;
    const today = dayOf(clock.now());
    return database.confidential(async (transaction) => {
      const ids = await find(new ConcernDeadlineRepository(transaction), today);
      for (const id of ids) await this.step(transaction, id, kind, (row) => next(row, today));
      if (ids.length > 0) await audit.record({ objectType: 'Concern', detail: { change: kind, ids } });
      return ids.length;
    });
  }

  private async step(
    transaction: ViewerTransaction,
    id: string,
    kind: 'ESCALATED' | 'CLOSED',
    next: (row: ConcernRow) => ConcernRow,
  ): Promise<void> {
    const concerns = new ConcernRepository(transaction);
    const row = await concerns.lock(id);
    if (!row) return;
    const moved = { ...next(row), version: row.version + 1 };
    const on = dayOf(this.work.clock.now());
    await concerns.save(moved);
    const role = kind === 'ESCALATED' ? 'SENIOR_OFFICIAL' : null;
    await new ConcernStepRepository(transaction).add(moved, { kind, role, on });
    await this.figures.follow(moved);
    await this.work.outbox.publish(stepFact(moved, kind, on));
  }
}
