import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ReportTemplateService } from '../report-templates/report-template.service';
import type { CreateGoverningBodyReportInput, ReportActInput, ReportsArgs } from './report.inputs';
import { ReportRepository, type ReportRow } from './report.repository';
import { demandAct, isPublic, type ReportAct } from './report.rules';
import { ReportState } from './report-state.enum';

interface Parts {
  templates: ReportTemplateService;
  /** Makes the sections of a new report. */
  openSections(row: ReportRow): Promise<void>;
}

/** Reports and their states. Features that write in one lock it here first, and say so afterwards. */
export class ReportService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byId = rowLoader(
    (ids) => this.read(ids),
    (row: ReportRow) => row.id,
  );

  /** Another agency's draft is as absent as an invented id; reading a draft is recorded. */
  async find(id: string): Promise<ReportRow | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  private read(ids: readonly string[]): Promise<ReportRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new ReportRepository(transaction).findByIds(ids);
      const reportIds = rows.filter(({ state }) => !isPublic(state)).map(({ id }) => id);
      const objectId = reportIds.length === 1 ? reportIds[0] : undefined;
      if (reportIds.length > 0) {
        await audit
          .within(transaction, 'report')
          .record({ objectType: 'GoverningBodyReport', objectId, detail: { reportIds } });
      }
      return rows;
    });
  }

  async get(id: string): Promise<ReportRow> {
    const row = await this.find(id);
    if (!row) throw notFound('report');
    return row;
  }

  list({ agency = null, year = null, state = null, first, after }: ReportsArgs): Promise<Page<ReportRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const filter = { agency, year, state };
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const repository = new ReportRepository(transaction);
      const rows = await repository.findPage(filter, last, first + 1);
      const counted = await repository.count(filter);
      const page = pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
      const drafts = page.edges.filter(({ node }) => !isPublic(node.state)).map(({ node }) => node.id);
      if (drafts.length > 0) {
        const detail = { reportIds: drafts };
        await audit.within(transaction, 'reports').record({ objectType: 'GoverningBodyReport', detail });
      }
      return page;
    });
  }

  async create(input: CreateGoverningBodyReportInput): Promise<ReportRow> {
    const { clock, audit, database } = this.work;
    await this.parts.templates.get(input.template);
    const { body, session, year, inResponseTo, template } = input;
    const row: ReportRow = {
      id: newId(),
      agencyCode: this.agency,
      body: body.trim(),
      session: session.trim(),
      year,
      template,
      inResponseTo,
      state: ReportState.PLANNED,
      editors: [this.subject],
      freeze: 0,
      frozenAt: null,
      completeness: null,
      figureAgencies: [],
      returnReason: null,
      signedOffBy: null,
      signedOffAt: null,
      contentHash: null,
      submittedAt: null,
      presentedOn: null,
      createdAt: clock.now(),
      version: 1,
    };
    await database.confidential((transaction) => new ReportRepository(transaction).insert(row));
    await this.parts.openSections(row);
    await audit.record({ objectType: 'GoverningBodyReport', objectId: row.id, detail: { year, template } });
    return row;
  }

  /** Locks a report of the own agency and gives it with the state that the act leads to. */
  async lockFor(act: ReportAct, { reportId, expectedVersion }: ReportActInput): Promise<ReportRow> {
    const row = isId(reportId)
      ? await this.work.database.confidential((transaction) =>
          new ReportRepository(transaction).lock(reportId, this.agency),
        )
      : null;
    if (!row) throw notFound('report');
    if (expectedVersion && expectedVersion !== row.version) throw versionConflict('report', row.version);
    return { ...row, state: demandAct(row.state, act) };
  }

  /** Keeps it as it is after an act of somebody who wrote in it. */
  saveWritten(row: ReportRow, detail: Record<string, unknown>): Promise<ReportRow> {
    return this.save({ ...row, editors: [...new Set([...row.editors, this.subject])] }, detail);
  }

  async save(row: ReportRow, detail: Record<string, unknown>): Promise<ReportRow> {
    const saved = { ...row, version: row.version + 1 };
    await this.work.database.confidential((transaction) => new ReportRepository(transaction).save(saved));
    this.byId.clear(row.id);
    await this.work.audit.record({
      objectType: 'GoverningBodyReport',
      objectId: row.id,
      detail: { state: row.state, version: saved.version, ...detail },
    });
    return saved;
  }

  /** Whether it is of the own agency, and the viewer one of those who write and sign its reports. */
  isOwn({ agencyCode }: ReportRow): boolean {
    const { viewer } = this.work;
    return viewer.agency === agencyCode && hasRole(viewer, 'REPORT_EDITOR', 'REPORT_APPROVER');
  }

  get agency(): string {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Reports are written by the agency that reports.');
    return agency;
  }

  get subject(): string {
    return this.work.viewer.subject ?? '';
  }
}
