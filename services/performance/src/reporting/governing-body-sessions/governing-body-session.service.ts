import { forbidden, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { DeliveredReportRepository } from './delivered-report.repository';
import { GoverningBodySessionRepository, type SessionRow } from './governing-body-session.repository';
import type { GoverningBodyCalendarArgs, PlanGoverningBodySessionInput } from './governing-body-session.view';

const reminderDays = 30;
const dayFormat = /^\d{4}-\d{2}-\d{2}$/;

/** The calendar of governing bodies (SYS-47). */
export class GoverningBodySessionService {
  private readonly repository: GoverningBodySessionRepository;

  constructor(private readonly work: Work) {
    this.repository = new GoverningBodySessionRepository(work.database.manager);
  }

  private readonly delivered = rowLoader(
    (ids) => this.work.database.confidential((transaction) => new DeliveredReportRepository(transaction).find(ids)),
    (row: { id: string }) => row.id,
  );

  async isDelivered({ id }: SessionRow): Promise<boolean> {
    return (await this.delivered.load(id)) !== null;
  }

  async isLate(row: SessionRow): Promise<boolean> {
    return row.documentsDueOn < dayOf(this.work.clock.now()) && !(await this.isDelivered(row));
  }

  async calendar({ agency = null, from, to, first, after }: GoverningBodyCalendarArgs): Promise<Page<SessionRow>> {
    const cursor = decodeCursor(after, 2);
    if (cursor && !(dayFormat.test(cursor[0] ?? '') && isId(cursor[1] ?? ''))) {
      throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
    }
    const span = { agency, from, to };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(span, cursor, first + 1),
      this.repository.count(span),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ startsOn, id }) => [startsOn, id], node: (row) => row });
  }

  async plan(input: PlanGoverningBodySessionInput): Promise<SessionRow> {
    const { viewer, audit } = this.work;
    if (!viewer.agency) throw forbidden('Sessions are planned by the agency whose governing body it is.');
    const { startsOn, documentsDueOn, expectedVersion } = input;
    if (documentsDueOn > startsOn) {
      throw invalidInput('Documents are due before the session starts.', 'input.documentsDueOn');
    }
    const [body, session] = [input.body.trim(), input.session.trim()];
    const stored = await this.repository.lock(viewer.agency, body, session);
    const row: SessionRow = stored
      ? { ...stored, startsOn, documentsDueOn, version: stored.version + 1 }
      : { id: newId(), agencyCode: viewer.agency, body, session, startsOn, documentsDueOn, version: 1 };
    if (stored && stored.version !== expectedVersion) throw versionConflict('session', stored.version);
    if (stored) await this.repository.save(row);
    else if (!(await this.repository.insert(row))) throw versionConflict('session', 1);
    const detail = { startsOn, documentsDueOn, version: row.version };
    await audit.record({ objectType: 'GoverningBodySession', objectId: row.id, detail });
    return row;
  }

  /** For the timer; gives how many there were, so that a full batch is followed by another one. */
  async remind(): Promise<number> {
    const { clock, outbox, audit } = this.work;
    const at = clock.now();
    const due = await this.repository.findDue(addDays(dayOf(at), reminderDays));
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await this.repository.markReminded(ids, at);
    await audit.record({ objectType: 'GoverningBodySession', detail: { change: 'REMINDED', ids } });
    await outbox.publishAll(
      due.map(({ id: sessionId, agencyCode: agency, documentsDueOn: dueOn }) => ({
        type: 'performance.governing-body-documents-due',
        subject: sessionId,
        audience: 'INTERNAL' as const,
        data: { sessionId, agency, dueOn, at },
      })),
    );
    return due.length;
  }
}
