import { createHash } from 'node:crypto';
import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerNameService } from '../partner-names/partner-name.service';
import type { ReportContributionService } from '../report-contributions/report-contribution.service';
import type { ReportFigureService } from '../report-figures/report-figure.service';
import type { ExportReportInput } from '../report-files/report-file.inputs';
import type { ReportFileService } from '../report-files/report-file.service';
import type { ReportFile } from '../report-files/report-file.view';
import type { ReportSectionService } from '../report-sections/report-section.service';
import type { ReportTemplateService } from '../report-templates/report-template.service';
import type { PresentReportInput, ReportActInput, ReturnReportInput } from '../reports/report.inputs';
import type { ReportRow } from '../reports/report.repository';
import type { ReportService } from '../reports/report.service';
import { type ReportProblem, ReportProblemKind } from '../reports/report.view';
import { contentOf, type ReportContent } from './report-content';
import { problemsOf, textsOf } from './report-problem.rules';

/** Whoever has a hundred to solve asks again afterwards. */
const mostProblems = 100;

interface Parts {
  reports: ReportService;
  templates: ReportTemplateService;
  sections: ReportSectionService;
  contributions: ReportContributionService;
  figures: ReportFigureService;
  partnerNames: PartnerNameService;
  files: ReportFileService;
}

/** From the frozen draft to the governing body: somebody else than its authors signs it off. */
export class ReportClearanceService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async content(row: ReportRow): Promise<ReportContent> {
    const { templates, sections, figures } = this.parts;
    const { title } = await templates.get(row.template);
    return contentOf(row, title, await sections.ofReport(row.id), await figures.ofReport(row.id));
  }

  /** Whoever sees it whole may take it away. */
  async export({ reportId, form }: ExportReportInput): Promise<ReportFile> {
    const row = await this.parts.reports.get(reportId);
    const content = await this.content(row);
    if (content.sections.length === 0) throw notFound('report');
    return this.parts.files.export(row.id, form, content);
  }

  async problems(row: ReportRow): Promise<ReportProblem[]> {
    return (await this.problemsOf(row, await this.content(row))).slice(0, mostProblems);
  }

  async approve(input: ReportActInput): Promise<ReportRow> {
    const { reports, files } = this.parts;
    const row = await reports.lockFor('APPROVE', input);
    if (row.editors.includes(reports.subject)) {
      throw new AppError('FORBIDDEN', 'Somebody who wrote nothing in the report signs it off.', {
        reason: 'SEGREGATION_OF_DUTIES',
        rule: 'HAB-25',
      });
    }
    const content = await this.content(row);
    demandNone(await this.problemsOf(row, content));
    const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    const at = this.work.clock.now();
    await files.keepAll(content, { contentHash, signedOffAt: at });
    const signed = { ...row, contentHash, signedOffBy: reports.subject, signedOffAt: at, returnReason: null };
    await this.publish('performance.report-signed-off', 'INTERNAL', row, at);
    return reports.save(signed, { freeze: row.freeze, contentHash });
  }

  async sendBack({ reason, ...input }: ReturnReportInput): Promise<ReportRow> {
    const row = await this.parts.reports.lockFor('RETURN', input);
    return this.parts.reports.save({ ...row, returnReason: reason.trim() }, { change: 'RETURNED' });
  }

  async submit(input: ReportActInput): Promise<ReportRow> {
    const row = await this.parts.reports.lockFor('SUBMIT', input);
    const at = this.work.clock.now();
    await this.publish('performance.report-submitted', 'AGENCY', row, at);
    return this.parts.reports.save({ ...row, submittedAt: at }, { contentHash: row.contentHash });
  }

  async present({ presentedOn, ...input }: PresentReportInput): Promise<ReportRow> {
    const row = await this.parts.reports.lockFor('PRESENT', input);
    if (presentedOn > dayOf(this.work.clock.now())) {
      throw invalidInput('A report is not presented before it is.', 'input.presentedOn');
    }
    return this.parts.reports.save({ ...row, presentedOn }, { presentedOn });
  }

  private async problemsOf(row: ReportRow, content: ReportContent): Promise<ReportProblem[]> {
    const contributions = await this.parts.contributions.ofReport(row.id);
    const texts = textsOf(content);
    const named = await this.parts.partnerNames.find(texts.map(({ text }) => text));
    return [
      ...problemsOf(content, contributions),
      ...named.map(({ place, phrase }) => {
        const { section = null, objectId = null } = texts[place] ?? {};
        return { kind: ReportProblemKind.PARTNER_NAMED, section, objectId, phrase };
      }),
    ];
  }

  private publish(type: string, audience: 'INTERNAL' | 'AGENCY', row: ReportRow, at: Date): Promise<void> {
    const { id: reportId, agencyCode: agency, body, session, year } = row;
    return this.work.outbox.publish({
      type,
      subject: reportId,
      audience,
      data: { reportId, agency, body, session, year, at },
    });
  }
}

function demandNone(problems: readonly ReportProblem[]): void {
  if (problems.length === 0) return;
  const named = problems.filter(({ kind }) => kind === ReportProblemKind.PARTNER_NAMED);
  const other = problems.filter(({ kind }) => kind !== ReportProblemKind.PARTNER_NAMED);
  if (other.length > 0) {
    throw new AppError(
      'PRECONDITION_FAILED',
      'Something is missing in the report; `problems` of the report lists it.',
      {
        reason: 'MISSING_REQUIREMENT',
        rule: 'P-INV-3',
        facts: { problems: other.map(({ kind, section, objectId }) => ({ kind, section, objectId })) },
      },
    );
  }
  throw new AppError(
    'PRECONDITION_FAILED',
    'Reports name no partners. Take the names out; `problems` lists where they are.',
    {
      reason: 'PARTNER_NAMED',
      facts: { sections: [...new Set(named.map(({ section }) => section))] },
    },
  );
}
