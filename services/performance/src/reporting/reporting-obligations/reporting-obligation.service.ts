import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole, type Role } from '@partner-commons/platform/viewer';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ReportingCycleService } from '../reporting-cycles/reporting-cycle.service';
import type { ReportingState } from '../reporting-cycles/reporting-cycle.view';
import { reportingState } from '../reporting-cycles/reporting-state.rules';
import type { ConfirmReportingObligationInput, ReportingObligationsArgs } from './reporting-obligation.inputs';
import { type ObligationRow, ReportingObligationRepository } from './reporting-obligation.repository';
import type { AgencyCompliance } from './reporting-obligation.view';

const reminderDays = 30;
const fewestPartners = 5;

/** What focal points have to report by when (HAB-28, HAB-30): counted from the records, confirmed by people. */
export class ReportingObligationService {
  private readonly repository: ReportingObligationRepository;

  constructor(
    private readonly work: Work,
    private readonly cycles: ReportingCycleService,
  ) {
    this.repository = new ReportingObligationRepository(work.database.manager);
  }

  private readonly counts = rowLoader(
    (ids) => this.repository.countRecords(ids),
    (row: { id: string; count: number }) => row.id,
  );

  stateOf({ dueOn, confirmedAt }: ObligationRow): ReportingState {
    return reportingState(dueOn, confirmedAt, this.work.clock.now());
  }

  async countOf({ id, confirmedCount }: ObligationRow): Promise<number> {
    return confirmedCount ?? (await this.counts.load(id))?.count ?? 0;
  }

  /** Of another agency, few partners are no number (P-INV-4). */
  async shownCount(row: ObligationRow): Promise<number | null> {
    const count = await this.countOf(row);
    return row.agencyCode === this.work.viewer.agency || count >= fewestPartners ? count : null;
  }

  async list({
    agency = null,
    year = null,
    state = null,
    first,
    after,
  }: ReportingObligationsArgs): Promise<Page<ObligationRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const filter = { agency, year, state, today: this.today };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(filter, last, first + 1),
      this.repository.count(filter),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  /** By code; agencies that have neither a cycle nor duties in the year are left out. */
  async compliance(year: number): Promise<AgencyCompliance[]> {
    const [cycles, duties] = await Promise.all([this.cycles.ofYear(year), this.repository.summarise(year, this.today)]);
    const codes = new Set([...cycles, ...duties].map(({ agencyCode }) => agencyCode));
    return [...codes].sort().map((agencyCode) => {
      const cycle = cycles.find((one) => one.agencyCode === agencyCode);
      const { obligations = 0, confirmed = 0, overdue = 0 } = duties.find((one) => one.agencyCode === agencyCode) ?? {};
      return { agencyCode, cycle: cycle ? this.cycles.stateOf(cycle) : null, obligations, confirmed, overdue };
    });
  }

  async confirm({ obligationId, count, expectedVersion }: ConfirmReportingObligationInput): Promise<ObligationRow> {
    const { viewer, clock, audit } = this.work;
    const row = await this.repository.lock(obligationId, viewer.agency ?? '');
    if (!row) throw notFound('duty to report');
    if (row.version !== expectedVersion) throw versionConflict('duty', row.version);
    if (!hasRole(viewer, row.role as Role, 'IP_UNIT_ADMIN')) {
      throw forbidden(`This is for those who are ${row.role} of ${row.agencyCode}.`);
    }
    if (row.confirmedAt) throw new AppError('CONFLICT', 'This was confirmed already.', { reason: 'INVALID_STATE' });
    const counted = await this.countOf(row);
    if (counted !== count) {
      throw new AppError('CONFLICT', 'The records say another number now. Read it again and confirm that.', {
        reason: 'COUNT_CHANGED',
        facts: { count: counted },
      });
    }
    const confirmed = {
      ...row,
      confirmedAt: clock.now(),
      confirmedBy: viewer.subject,
      confirmedCount: count,
      version: row.version + 1,
    };
    await this.repository.save(confirmed);
    await audit.record({
      objectType: 'ReportingObligation',
      objectId: row.id,
      detail: { count, version: confirmed.version },
    });
    return confirmed;
  }

  /** For the timer; gives how many there were, so that a full batch is followed by another one. */
  async remind(): Promise<number> {
    const { clock, outbox, audit } = this.work;
    const at = clock.now();
    const due = await this.repository.findDue(addDays(dayOf(at), reminderDays));
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await this.repository.markReminded(ids, at);
    await audit.record({ objectType: 'ReportingObligation', detail: { change: 'REMINDED', ids } });
    await outbox.publishAll(
      due.map(({ id: obligationId, agencyCode: agency, kind, role, dueOn }) => ({
        type: 'performance.reporting-obligation-due',
        subject: obligationId,
        audience: 'INTERNAL' as const,
        data: { obligationId, agency, kind, role, dueOn, at },
      })),
    );
    return due.length;
  }

  private get today() {
    return dayOf(this.work.clock.now());
  }
}
