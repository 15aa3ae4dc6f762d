import type { Background, Work } from '@partner-commons/platform/work';
import { bandOf } from '../../matching/score';
import { type HitAlertService, toldPlaces } from '../hit-queues/hit-alert.service';
import { type DueHit, HitDeadlineRepository } from './hit-deadline.repository';
import { reminderHorizon } from './hit-deadline.rules';

/** In one run, so that no run holds locks for long; the next one goes on. */
const batchSize = 200;

/** Sees to it that no hit lies forgotten: a reminder before its day, and after it the top of every queue. */
export class HitDeadlineService {
  constructor(
    private readonly work: Work,
    private readonly alerts: HitAlertService,
  ) {}

  async sweep(): Promise<void> {
    const { database, clock } = this.work;
    const now = clock.now();
    await database.confidential(async (transaction) => {
      const repository = new HitDeadlineRepository(transaction);
      await this.tell('sanctions.hit-overdue', await repository.markOverdue(now, batchSize));
      await this.tell('sanctions.hit-reminder-due', await repository.remind(reminderHorizon(now), now, batchSize));
    });
  }

  /** To whoever routes it to people of the agency, the country and the role; no name of the partner or the party. */
  private async tell(type: 'sanctions.hit-overdue' | 'sanctions.hit-reminder-due', hits: DueHit[]): Promise<void> {
    if (hits.length === 0) return;
    const places = await this.alerts.placesOf(hits.map(({ partnerId }) => partnerId));
    await this.work.outbox.publishAll(
      hits.map(({ id, partnerId, score, state, dueAt, assignee, assigneeAgency }) => ({
        type,
        subject: partnerId,
        audience: 'INTERNAL' as const,
        data: {
          hitId: id,
          partnerId,
          band: bandOf(score),
          state,
          dueAt,
          assignee,
          assigneeAgency,
          role: 'SANCTIONS_ADJUDICATOR',
          ...toldPlaces(places, partnerId),
        },
      })),
    );
    await this.work.audit.record({ objectType: 'Hit', detail: { type, ids: hits.map(({ id }) => id) } });
  }
}

interface DeadlineFeatures {
  hitDeadlines: HitDeadlineService;
}

export const hitDeadlineTimer = {
  name: 'hitDeadlines',
  everySeconds: 300,
  run: (background: Background<DeadlineFeatures>) =>
    background.transaction('hitDeadlines', 'timer:hitDeadlines', ({ hitDeadlines }) => hitDeadlines.sweep()),
};
