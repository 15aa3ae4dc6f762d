import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { ReportContributionService } from '../report-contributions/report-contribution.service';
import type { ReportTemplateService } from '../report-templates/report-template.service';
import type { ReportRow } from '../reports/report.repository';
import type { ReportService } from '../reports/report.service';
import type { FigureCollection } from './figure-collection';
import type { AddFootnoteInput, FreezeReportFiguresInput } from './report-figure.inputs';
import { ReportFigureRepository } from './report-figure.repository';
import { figureKey } from './report-figure.rules';
import type { ReportFigure } from './report-figure.view';

interface Parts {
  reports: ReportService;
  templates: ReportTemplateService;
  contributions: ReportContributionService;
  knownAgencies: KnownAgencyService;
  collection: FigureCollection;
  /** Every value submitted at or before the returned instant is committed. */
  settle(): Promise<Date>;
}

/** The figures of reports: asked once, frozen, and the same for ever (P-INV-3). */
export class ReportFigureService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byReport = rowsLoader(
    (ids) =>
      this.work.database.confidential((transaction) => new ReportFigureRepository(transaction).findOfReports(ids)),
    (row: ReportFigure) => row.reportId,
  );

  ofReport(reportId: string): Promise<ReportFigure[]> {
    return this.byReport.load(reportId);
  }

  async ofSection(reportId: string, section: string): Promise<ReportFigure[]> {
    return (await this.ofReport(reportId)).filter((figure) => figure.section === section);
  }

  /** What units have sent is merged before, so that nobody signs a text without it. */
  async freeze(input: FreezeReportFiguresInput): Promise<ReportRow> {
    const { reports, templates, contributions, knownAgencies, collection } = this.parts;
    const row = await reports.lockFor('FREEZE', input);
    const agencies = [...new Set(input.agencies?.length ? input.agencies : [row.agencyCode])].sort();
    await knownAgencies.demand(agencies, 'input.agencies');
    const settled = await this.parts.settle();
    if (input.asOf && input.asOf > settled) throw invalidInput('Figures of the future cannot be frozen.', 'input.asOf');
    const asOf = input.asOf ?? settled;
    const { sections } = await templates.get(row.template);
    const asked = { own: row.agencyCode, agencies, year: row.year, asOf };
    const { figures, completeness } = await collection.collect(sections, asked);
    const before = new Map((await this.ofReport(row.id)).map((figure) => [figureKey(figure), figure.footnote]));
    const frozen = figures.map((figure) => {
      const placed: ReportFigure = { ...figure, id: newId(), reportId: row.id, footnote: null };
      return { ...placed, footnote: before.get(figureKey(placed)) ?? null };
    });
    const freeze = row.freeze + 1;
    await this.rows((repository) => repository.insertAll(freeze, frozen));
    const { editors, merged } = await contributions.mergeInto(row);
    this.byReport.clear(row.id);
    const change = { freeze, frozenAt: asOf, completeness, figureAgencies: agencies, editors };
    return reports.saveWritten({ ...row, ...change }, { freeze, asOf, agencies, figures: frozen.length, merged });
  }

  async addFootnote(input: AddFootnoteInput): Promise<ReportFigure> {
    const { reports } = this.parts;
    const row = await reports.lockFor('WRITE', input);
    const figure = (await this.ofReport(row.id)).find(({ id }) => id === input.figureId);
    if (!figure) throw notFound('figure');
    const footnote = input.text.trim();
    await this.rows((repository) => repository.saveFootnote(figure.id, footnote, reports.subject));
    this.byReport.clear(row.id);
    await reports.saveWritten(row, { footnote: figure.id });
    return { ...figure, footnote };
  }

  private rows<Result>(run: (repository: ReportFigureRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ReportFigureRepository(transaction)));
  }
}
