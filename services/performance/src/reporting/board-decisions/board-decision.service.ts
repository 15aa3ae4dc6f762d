import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ReportRow } from '../reports/report.repository';
import type { ReportService } from '../reports/report.service';
import { BoardDecisionRepository } from './board-decision.repository';
import type { BoardDecision, RecordBoardDecisionInput } from './board-decision.view';

/** What a decision leaves in the tracker of oversight. */
export interface NewMandate {
  reference: string;
  title: string;
  text: string;
  adoptedOn: string;
  reportId: string;
  recommendations: { text: string; owner: string; dueOn: string }[];
}

interface Parts {
  reports: ReportService;
  /** Keeps the mandate with its recommendations, and gives its id. */
  openMandate(mandate: NewMandate): Promise<string | null>;
}

/** From the decision of a governing body to what is done about it, and back to the next report (4.d step 10). */
export class BoardDecisionService {
  private readonly repository: BoardDecisionRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new BoardDecisionRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: BoardDecision) => row.id,
  );
  private readonly byReport = rowsLoader(
    (ids) => this.repository.findOfReports(ids),
    (row: BoardDecision) => row.reportId,
  );
  private readonly byReference = rowLoader(
    (keys) => this.repository.findByReferences(keys),
    ({ agencyCode, reference }: BoardDecision) => referenceKey(agencyCode, reference),
  );

  async get(id: string): Promise<BoardDecision> {
    const row = await this.byId.load(id);
    if (!row) throw notFound('decision');
    return row;
  }

  ofReport(reportId: string): Promise<BoardDecision[]> {
    return this.byReport.load(reportId);
  }

  /** The decisions that a report answers to, as far as they stand here. */
  async answeredBy({ agencyCode, inResponseTo }: ReportRow): Promise<BoardDecision[]> {
    const found = await Promise.all(
      inResponseTo.map((reference) => this.byReference.load(referenceKey(agencyCode, reference))),
    );
    return found.filter((row) => row !== null);
  }

  async record(input: RecordBoardDecisionInput): Promise<BoardDecision> {
    const { clock, audit } = this.work;
    const now = clock.now();
    if (input.adoptedOn > dayOf(now)) throw invalidInput('A decision is recorded once it is taken.', 'input.adoptedOn');
    const report = await this.parts.reports.lockFor('DECIDE', input);
    const { title, text, adoptedOn, recommendations } = input;
    const reference = input.reference.trim();
    const mandateId = await this.parts.openMandate({
      ...{ reference, title, text, adoptedOn, reportId: report.id },
      recommendations: recommendations.map((one) => ({ text: one.text, owner: one.owner, dueOn: one.dueOn })),
    });
    const row: BoardDecision = {
      ...{ id: newId(), reportId: report.id, agencyCode: report.agencyCode, reference, title, text, adoptedOn },
      ...{ mandateId, recordedAt: now },
    };
    if (!(await this.repository.insert(row))) {
      throw new AppError('CONFLICT', `Your agency has recorded decision ${reference} already.`, {
        reason: 'ALREADY_RECORDED',
      });
    }
    const detail = { reportId: report.id, mandateId, recommendations: recommendations.length };
    await audit.record({ objectType: 'BoardDecision', objectId: row.id, detail });
    return row;
  }
}

const referenceKey = (agency: string, reference: string) => JSON.stringify({ agency, reference });
