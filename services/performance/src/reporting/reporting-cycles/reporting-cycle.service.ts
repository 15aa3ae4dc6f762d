import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { isSigned } from '../reports/report.rules';
import type { ReportService } from '../reports/report.service';
import { type CycleRow, ReportingCycleRepository } from './reporting-cycle.repository';
import type {
  OpenedReportingCycles,
  OpenReportingCycleInput,
  ReportingCyclesArgs,
  ReportingState,
  SubmitReportingCycleInput,
} from './reporting-cycle.view';
import { reportingState } from './reporting-state.rules';

interface Parts {
  knownAgencies: KnownAgencyService;
  reports: ReportService;
}

const reminderDays = 30;

/** That each agency reports each year (JIU-26); the secretariat opens the year, and everybody sees who has done it. */
export class ReportingCycleService {
  private readonly repository: ReportingCycleRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new ReportingCycleRepository(work.database.manager);
  }

  stateOf({ dueOn, submittedAt }: CycleRow): ReportingState {
    return reportingState(dueOn, submittedAt, this.work.clock.now());
  }

  ofYear(year: number): Promise<CycleRow[]> {
    return this.repository.findOfYear(year);
  }

  async list({ year = null, agency = null, first, after }: ReportingCyclesArgs): Promise<Page<CycleRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const filter = { year, agency };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(filter, last, first + 1),
      this.repository.count(filter),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async open({ year, dueOn, agencies }: OpenReportingCycleInput): Promise<OpenedReportingCycles> {
    const { clock, audit } = this.work;
    if (agencies) await this.parts.knownAgencies.demand(agencies, 'input.agencies');
    const asked = [...new Set(agencies ?? (await this.parts.knownAgencies.all()).map(({ code }) => code))];
    const rows = asked.map((agency) => ({ id: newId(), agency }));
    const opened = await this.repository.insertAll(rows, { year, dueOn, at: clock.now() });
    await audit.record({ objectType: 'ReportingCycle', detail: { year, dueOn, opened: opened.map(({ id }) => id) } });
    return { year, opened: opened.length, alreadyOpen: asked.length - opened.length };
  }

  async submit({ cycleId, reportId = null, expectedVersion }: SubmitReportingCycleInput): Promise<CycleRow> {
    const { viewer, clock, audit } = this.work;
    const row = await this.repository.lock(cycleId, viewer.agency ?? '');
    if (!row) throw notFound('reporting cycle');
    if (row.version !== expectedVersion) throw versionConflict('reporting cycle', row.version);
    if (row.submittedAt) {
      throw new AppError('CONFLICT', 'Your agency has reported on this year already.', { reason: 'INVALID_STATE' });
    }
    if (reportId) await this.demandReport(reportId, row);
    const done = { ...row, submittedAt: clock.now(), submittedBy: viewer.subject, reportId, version: row.version + 1 };
    await this.repository.save(done);
    await audit.record({ objectType: 'ReportingCycle', objectId: row.id, detail: { reportId, version: done.version } });
    return done;
  }

  /** For the timer; gives how many there were, so that a full batch is followed by another one. */
  async remind(): Promise<number> {
    const { clock, outbox, audit } = this.work;
    const at = clock.now();
    const due = await this.repository.findDue(addDays(dayOf(at), reminderDays));
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await this.repository.markReminded(ids, at);
    await audit.record({ objectType: 'ReportingCycle', detail: { change: 'REMINDED', ids } });
    await outbox.publishAll(
      due.map(({ id: cycleId, agencyCode: agency, year, dueOn }) => ({
        type: 'performance.reporting-cycle-due',
        subject: cycleId,
        audience: 'INTERNAL' as const,
        data: { cycleId, agency, year, dueOn, at },
      })),
    );
    return due.length;
  }

  private async demandReport(reportId: string, { agencyCode, year }: CycleRow): Promise<void> {
    const report = await this.parts.reports.find(reportId);
    if (report?.agencyCode !== agencyCode || report.year !== year || !isSigned(report.state)) {
      throw notFound('signed report on this year');
    }
  }
}
