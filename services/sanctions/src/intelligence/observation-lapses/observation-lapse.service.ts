import type { Work } from '@partner-commons/platform/work';
import type { FlagCountService } from '../flag-counts/flag-count.service';
import type { ObservationContentService } from '../observation-contents/observation-content.service';
import type { ObservationEventService } from '../observation-events/observation-event.service';
import { ObservationEventKind } from '../observation-events/observation-event.view';
import { ObservationRepository, type ObservationRow } from '../observations/observation.repository';
import { daysAfter, monthsAfter, reminderDays, retentionYears } from '../observations/observation.rules';
import { ObservationState } from '../observations/observation.view';
import { ObservationLapseRepository } from './observation-lapse.repository';

interface Parts {
  contents: ObservationContentService;
  events: ObservationEventService;
  flagCounts: FlagCountService;
}

/** What time does to observations; each by itself, so that one that fails costs only itself. */
export class ObservationLapseService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  findExpired(): Promise<string[]> {
    return this.confidential((lapses) => lapses.findExpired(this.work.clock.now()));
  }

  findToRemind(): Promise<string[]> {
    const now = this.work.clock.now();
    return this.confidential((lapses) => lapses.findToRemind(now, daysAfter(now, reminderDays)));
  }

  async expire(id: string): Promise<void> {
    const { clock, audit } = this.work;
    const row = await this.lock(id);
    if (row.state !== ObservationState.ACTIVE || row.expiresAt > clock.now()) return;
    await this.confidential((lapses) => lapses.expire(id, clock.now()));
    await this.record(row, ObservationEventKind.EXPIRED);
    await audit.record({
      objectType: 'Observation',
      objectId: id,
      detail: { partnerId: row.partnerId, type: row.type },
    });
    await this.parts.flagCounts.publish(row.partnerId);
  }

  /** The inbox of headquarters shows it from now on; whoever sends mail hears of it here. */
  async remind(id: string): Promise<void> {
    const { clock, outbox } = this.work;
    const { partnerId, agency, type, expiresAt, state, ...row } = await this.lock(id);
    if (state !== ObservationState.ACTIVE) return;
    await this.confidential((lapses) => lapses.remind(id, clock.now()));
    await this.record({ ...row, type }, ObservationEventKind.REMINDED);
    await outbox.publish({
      type: 'sanctions.observation-expiring',
      subject: id,
      audience: 'INTERNAL',
      data: { observationId: id, partnerId, agency, type, expiresAt },
    });
  }

  /** standards.md 3.12: personal data ends; that there was an observation stays. */
  async purge(): Promise<void> {
    const { clock, audit } = this.work;
    const now = clock.now();
    const due = await this.confidential((lapses) => lapses.findToPurge(monthsAfter(now, -12 * retentionYears)));
    if (due.length === 0) return;
    const ids = due.map(({ id }) => id);
    const files = due.flatMap((row) => this.parts.contents.wordsOf(row).attachmentId ?? []);
    if (files.length > 0) await this.confidential((lapses) => lapses.eraseFiles(files));
    await this.confidential((lapses) => lapses.purgeWords(ids, now));
    await audit.record({ objectType: 'Observation', detail: { purged: ids, files: files.length } });
  }

  private async lock(id: string): Promise<ObservationRow> {
    const row = await this.work.database.confidential((transaction) => new ObservationRepository(transaction).lock(id));
    if (!row) throw new Error(`The observation ${id} is gone`);
    return row;
  }

  private record({ id, type }: Pick<ObservationRow, 'id' | 'type'>, kind: ObservationEventKind): Promise<void> {
    return this.parts.events.record({ observationId: id, kind, typeBefore: type, typeAfter: type });
  }

  private confidential<Result>(run: (lapses: ObservationLapseRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ObservationLapseRepository(transaction)));
  }
}
