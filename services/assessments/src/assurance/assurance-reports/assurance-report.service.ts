import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { ActivityRow } from '../assurance-activities/assurance-activity.repository';
import type { AssuranceActivityService } from '../assurance-activities/assurance-activity.service';
import type { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import { checkAmounts, dollarsOf, type TestedAmounts } from './assurance-amount.rules';
import type { RecordAssuranceInput } from './assurance-report.inputs';
import { AssuranceReportRepository, type AssuranceReportRow } from './assurance-report.repository';
import type { AssuranceReport, AssuranceReportFile } from './assurance-report.view';

/** Kind of the uploaded file. */
export const assuranceReportFile = 'ASSURANCE_REPORT';

export interface AssuranceReportParts {
  activities: AssuranceActivityService;
  disclosures: DisclosureService;
}

export class AssuranceReportService {
  constructor(
    private readonly work: Work,
    private readonly parts: AssuranceReportParts,
  ) {}

  private readonly byActivity = rowLoader(
    (ids) => this.reports((reports) => reports.findByActivities(ids)),
    (row: AssuranceReportRow) => row.activityId,
  );

  async read(activity: AssuranceActivity): Promise<AssuranceReport> {
    const { activities, disclosures } = this.parts;
    const resource = activities.resourceOf(activity);
    const redaction = await disclosures.open(resource, 'FULL_NO_ATTACHMENTS', 'AssuranceActivity.report');
    if (redaction) return { ...nothingFound, activityId: activity.id, redaction };
    const row = await this.byActivity.load(activity.id);
    if (!row) return { ...nothingFound, activityId: activity.id };
    return this.present(row);
  }

  /** A link of its own: attachments take the level FULL. */
  async file({ activityId, redaction }: AssuranceReport): Promise<AssuranceReportFile> {
    const { activities, disclosures } = this.parts;
    const resource = activities.resourceOf(await activities.get(activityId));
    const closed = redaction ?? (await disclosures.open(resource, 'FULL', 'AssuranceReport.file'));
    if (closed) return { url: null, expiresAt: null, redaction: closed };
    const fileId = (await this.byActivity.load(activityId))?.fileId ?? null;
    if (fileId === null) return { url: null, expiresAt: null, redaction: null };
    const { url, expiresAt } = this.work.files.createDownload(fileId);
    return { url, expiresAt, redaction: null };
  }

  /** Of a locked activity of the viewer's agency. */
  async record(activity: ActivityRow, input: RecordAssuranceInput, today: string): Promise<AssuranceReportRow> {
    const before = await this.rowOf(activity);
    const after: AssuranceReportRow = {
      ...before,
      ...(await this.amountsIn(input, today)),
      ...(input.summary && { summary: this.work.cipher.seal(input.summary, contextOf(activity.id, 'summary')) }),
      ...(input.reportFileId && { fileId: await this.fileIn(input.reportFileId) }),
    };
    await this.reports((reports) => reports.save(after));
    return after;
  }

  async cancel(activity: ActivityRow, reason: string): Promise<void> {
    const before = await this.rowOf(activity);
    const cancelReason = this.work.cipher.seal(reason, contextOf(activity.id, 'cancelReason'));
    await this.reports((reports) => reports.save({ ...before, cancelReason }));
  }

  /** As stored, or as it would begin. */
  async rowOf({ id, agency, partnerId }: ActivityRow): Promise<AssuranceReportRow> {
    const [row] = await this.reports((reports) => reports.findByActivities([id]));
    return row ?? { ...emptyRow, activityId: id, agency, partnerId };
  }

  private async amountsIn({ amounts }: RecordAssuranceInput, today: string): Promise<Partial<AssuranceReportRow>> {
    if (!amounts) return {};
    const {
      unitsPerUsd = null,
      rateDate = null,
      rateSource = null,
      currency,
      amountTested,
      ineligibleAmount,
    } = amounts;
    const tested: TestedAmounts = { currency, amountTested, ineligibleAmount, unitsPerUsd, rateDate, rateSource };
    checkAmounts(tested, today);
    return { ...tested, ...dollarsOf(tested) };
  }

  /** Only what the own agency sent, as this kind. */
  private async fileIn(id: string): Promise<string> {
    const { files, viewer, database } = this.work;
    const { id: fileId } = await files.require(
      id,
      { kind: assuranceReportFile, agency: viewer.agency },
      database.manager,
    );
    return fileId;
  }

  private present(row: AssuranceReportRow): AssuranceReport {
    const { activityId, currency, amountTested, ineligibleAmount, summary, cancelReason, fileId, ...amounts } = row;
    const { amountTestedUsd, ineligibleUsd, rateDate, rateSource } = amounts;
    const money = (amount: string | null) => (amount !== null && currency !== null ? { amount, currency } : null);
    const open = (text: string | null, part: SealedPart) =>
      text === null ? null : this.work.cipher.open(text, contextOf(activityId, part));
    return {
      activityId,
      amountTested: money(amountTested),
      ineligibleAmount: money(ineligibleAmount),
      amountTestedUsd,
      ineligibleUsd,
      rateDate,
      rateSource,
      summary: open(summary, 'summary'),
      cancelReason: this.work.viewer.kind === 'AGENCY' ? open(cancelReason, 'cancelReason') : null,
      hasFile: fileId !== null,
      redaction: null,
    };
  }

  private reports<Result>(work: (reports: AssuranceReportRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new AssuranceReportRepository(transaction)));
  }
}

type SealedPart = 'summary' | 'cancelReason';
const contextOf = (activityId: string, part: SealedPart) => `assurance-report:${part}:${activityId}`;

const nothingFound: Omit<AssuranceReport, 'activityId'> = {
  amountTested: null,
  ineligibleAmount: null,
  amountTestedUsd: null,
  ineligibleUsd: null,
  rateDate: null,
  rateSource: null,
  summary: null,
  cancelReason: null,
  hasFile: false,
  redaction: null,
};

const emptyRow: Omit<AssuranceReportRow, 'activityId' | 'agency' | 'partnerId'> = {
  currency: null,
  amountTested: null,
  ineligibleAmount: null,
  unitsPerUsd: null,
  rateDate: null,
  rateSource: null,
  amountTestedUsd: null,
  ineligibleUsd: null,
  summary: null,
  cancelReason: null,
  fileId: null,
};
