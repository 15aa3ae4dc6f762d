import type { Fact } from '@partner-commons/platform/outbox/outbox';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { FindingFigureService } from '../finding-figures/finding-figure.service';
import { type DueFinding, FindingDeadlineRepository } from './finding-deadline.repository';

/** Days before its day at which a partner is reminded of a finding. */
const reminderDays = 14;

/** What the calendar does to findings: a state is never changed by it, but those who follow them up hear of it. */
export class FindingDeadlineService {
  constructor(
    private readonly work: Work,
    private readonly findingFigures: FindingFigureService,
  ) {}

  /** Gives how many there were, so that a full batch is followed by another one. */
  noteLate(): Promise<number> {
    const { database, clock, audit, outbox } = this.work;
    const at = clock.now();
    return database.confidential(async (transaction) => {
      const deadlines = new FindingDeadlineRepository(transaction);
      const late = await deadlines.findLate(dayOf(at));
      if (late.length === 0) return 0;
      const ids = late.map(({ id }) => id);
      await deadlines.markLate(ids, at);
      for (const finding of late) await this.findingFigures.move({ ...finding, overdueAt: at }, finding);
      await audit.record({ objectType: 'Finding', detail: { change: 'OVERDUE', ids } });
      await outbox.publishAll(late.flatMap((finding) => [...factsOf(finding, at), ...noticeOf(finding, at)]));
      return late.length;
    });
  }

  remind(): Promise<number> {
    const { database, clock, audit, outbox } = this.work;
    const at = clock.now();
    const today = dayOf(at);
    return database.confidential(async (transaction) => {
      const deadlines = new FindingDeadlineRepository(transaction);
      const soon = await deadlines.findSoon(today, addDays(today, reminderDays));
      if (soon.length === 0) return 0;
      const ids = soon.map(({ id }) => id);
      await deadlines.markReminded(ids, at);
      await audit.record({ objectType: 'Finding', detail: { change: 'REMINDED', ids } });
      await outbox.publishAll(soon.flatMap((finding) => noticeOf(finding, at)));
      return soon.length;
    });
  }
}

function factsOf({ id: findingId, partnerId, agency, priority, dueOn: due }: DueFinding, at: Date): Fact[] {
  const data = { findingId, partnerId, agency, priority, due, at };
  return [
    { type: 'assessments.finding-overdue', subject: findingId, audience: 'INTERNAL', data },
    {
      type: 'assessments.finding-changed',
      subject: findingId,
      audience: 'INTERNAL',
      data: { ...data, state: 'OVERDUE' },
    },
  ];
}

/** Nothing of what is held back from the partner. */
function noticeOf({ partnerId, referenceNo, agency, dueOn, heldBack }: DueFinding, at: Date): Fact[] {
  if (heldBack) return [];
  return [
    {
      type: 'assessments.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind: 'ACTION_DUE', referenceNo, agency, dueOn, at },
    },
  ];
}
