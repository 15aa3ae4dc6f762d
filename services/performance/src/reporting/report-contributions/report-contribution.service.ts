import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ReportSectionService } from '../report-sections/report-section.service';
import type { ReportActInput } from '../reports/report.inputs';
import type { ReportRow } from '../reports/report.repository';
import type { ReportService } from '../reports/report.service';
import type {
  CollectContributionsInput,
  ContributionActInput,
  ReportContributionsArgs,
  SubmitContributionInput,
} from './report-contribution.inputs';
import { type ContributionRow, ReportContributionRepository } from './report-contribution.repository';
import { ReportContributionState } from './report-contribution.view';

interface Parts {
  reports: ReportService;
  sections: ReportSectionService;
}

const { ASKED, SUBMITTED, WITHDRAWN } = ReportContributionState;
const reminderDays = 7;

/** What units write for reports of their agency (HAB-25). */
export class ReportContributionService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  list({ reportId = null, state = null, first, after }: ReportContributionsArgs): Promise<Page<ContributionRow>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const filter = { agency: this.work.viewer.agency ?? '', reportId, state };
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const repository = new ReportContributionRepository(transaction);
      const rows = await repository.findPage(filter, last, first + 1);
      const counted = await repository.count(filter);
      const page = pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
      const contributionIds = page.edges.map(({ node }) => node.id);
      if (contributionIds.length > 0) {
        const detail = { contributionIds };
        await audit.within(transaction, 'reportContributions').record({ objectType: 'ReportContribution', detail });
      }
      return page;
    });
  }

  /** All of a report, as far as the viewer may see them. */
  ofReport(reportId: string): Promise<ContributionRow[]> {
    return this.rows((repository) => repository.findOfReport(reportId));
  }

  textOf({ id, text }: ContributionRow): string | null {
    return text === null ? null : this.work.cipher.open(text, `report-contribution:${id}`);
  }

  async collect(input: CollectContributionsInput): Promise<ReportRow> {
    const { reports, sections } = this.parts;
    const row = await reports.lockFor('COLLECT', input);
    const now = this.work.clock.now();
    for (const [index, { section, dueOn }] of input.units.entries()) {
      await sections.demand(row.id, section, `input.units.${index}.section`);
      if (dueOn < dayOf(now)) throw invalidInput('A contribution is due today or later.', `input.units.${index}.dueOn`);
    }
    const asked = input.units.map(({ section, unit, role, dueOn }) => ({
      ...{
        id: newId(),
        reportId: row.id,
        agency: row.agencyCode,
        section,
        unit: unit.trim(),
        role,
        dueOn,
        state: ASKED,
      },
      ...{ text: null, askedAt: now, submittedBy: null, submittedAt: null, version: 1 },
    }));
    await this.rows((repository) => repository.insertAll(asked));
    await this.publish('performance.report-contribution-asked', asked, now);
    return reports.saveWritten(row, { asked: asked.map(({ id }) => id) });
  }

  /** By whoever holds the role that was asked, as often as they like until it is merged. */
  async submit(input: SubmitContributionInput): Promise<ContributionRow> {
    const row = await this.lock(input, [ASKED, SUBMITTED]);
    const { viewer, clock, cipher, audit } = this.work;
    if (!hasRole(viewer, row.role)) throw forbidden(`This is for those who are ${row.role} of ${row.agency}.`);
    const submitted: ContributionRow = {
      ...row,
      state: SUBMITTED,
      text: cipher.seal(input.text.trim(), `report-contribution:${row.id}`),
      submittedBy: viewer.subject,
      submittedAt: clock.now(),
      version: row.version + 1,
    };
    await this.rows((repository) => repository.save(submitted));
    const detail = { reportId: row.reportId, version: submitted.version };
    await audit.record({ objectType: 'ReportContribution', objectId: row.id, detail });
    return submitted;
  }

  async withdraw(input: ContributionActInput): Promise<ContributionRow> {
    const row = await this.lock(input, [ASKED, SUBMITTED]);
    const withdrawn = { ...row, state: WITHDRAWN, version: row.version + 1 };
    await this.rows((repository) => repository.save(withdrawn));
    await this.work.audit.record({ objectType: 'ReportContribution', objectId: row.id, detail: { state: WITHDRAWN } });
    return withdrawn;
  }

  /** What has come so far goes into the sections, under the name of its unit; its authors are editors of the report then. */
  async merge(input: ReportActInput): Promise<ReportRow> {
    const row = await this.parts.reports.lockFor('MERGE', input);
    const { editors, merged } = await this.mergeInto(row);
    return this.parts.reports.saveWritten({ ...row, editors }, { merged });
  }

  /** For a report that is locked already. */
  async mergeInto(row: ReportRow): Promise<{ editors: string[]; merged: string[] }> {
    const { sections } = this.parts;
    const come = await this.rows((repository) => repository.lockSubmitted(row.id));
    for (const key of new Set(come.map(({ section }) => section))) {
      const paragraphs = come.filter(({ section }) => section === key).map((one) => `${one.unit}: ${this.textOf(one)}`);
      await sections.append(row.id, key, paragraphs);
    }
    const ids = come.map(({ id }) => id);
    if (ids.length > 0) await this.rows((repository) => repository.markMerged(ids));
    const authors = come.flatMap(({ submittedBy }) => (submittedBy ? [submittedBy] : []));
    return { editors: [...new Set([...row.editors, ...authors])], merged: ids };
  }

  /** For the timer; gives how many there were, so that a full batch is followed by another one. */
  remind(): Promise<number> {
    const now = this.work.clock.now();
    return this.rows(async (repository) => {
      const due = await repository.findDue(addDays(dayOf(now), reminderDays));
      if (due.length === 0) return 0;
      const ids = due.map(({ id }) => id);
      await repository.markReminded(ids, now);
      await this.publish('performance.report-contribution-due', due, now);
      await this.work.audit.record({ objectType: 'ReportContribution', detail: { change: 'REMINDED', ids } });
      return due.length;
    });
  }

  private async lock({ contributionId, expectedVersion }: ContributionActInput, states: ReportContributionState[]) {
    const row = isId(contributionId)
      ? await this.rows((repository) => repository.lock(contributionId, this.work.viewer.agency ?? ''))
      : null;
    if (!row) throw notFound('contribution');
    if (expectedVersion && expectedVersion !== row.version) throw versionConflict('contribution', row.version);
    if (states.includes(row.state)) return row;
    throw new AppError('CONFLICT', `This contribution is ${row.state} already.`, {
      reason: 'INVALID_STATE',
      facts: { state: row.state },
    });
  }

  private publish(
    type: string,
    rows: readonly Pick<ContributionRow, 'id' | 'reportId' | 'agency' | 'role' | 'dueOn'>[],
    at: Date,
  ) {
    return this.work.outbox.publishAll(
      rows.map(({ id: contributionId, reportId, agency, role, dueOn }) => ({
        type,
        subject: contributionId,
        audience: 'INTERNAL' as const,
        data: { contributionId, reportId, agency, role, dueOn, at },
      })),
    );
  }

  private rows<Result>(run: (repository: ReportContributionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ReportContributionRepository(transaction)));
  }
}
