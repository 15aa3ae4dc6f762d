import { rowLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../assessments/assessment.entity';
import { mayReadReport } from '../assessments/assessment.rules';
import { AssessmentReportRepository, type AssessmentReportRow } from './assessment-report.repository';
import type { AssessmentReport } from './assessment-report.view';

export class AssessmentReportService {
  constructor(private readonly work: Work) {}

  private readonly byAssessment = rowLoader(
    (ids) => this.readAll(ids),
    (row: AssessmentReportRow) => row.assessmentId,
  );

  async read(assessment: Assessment): Promise<AssessmentReport> {
    // Row-level security alone would answer "no report" where the truth is "not for you" (architecture.md 3).
    if (!mayReadReport(this.work.viewer, assessment)) return redact(assessment);
    const row = await this.byAssessment.load(assessment.id);
    return { narrative: row?.narrative ?? null, redaction: null };
  }

  async add(row: AssessmentReportRow): Promise<void> {
    await this.work.database.confidential((transaction) => new AssessmentReportRepository(transaction).insert(row));
  }

  /** Many reports are one statement and one record of the reading, in the transaction that reads them. */
  private readAll(ids: readonly string[]): Promise<AssessmentReportRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new AssessmentReportRepository(transaction).findByAssessments(ids);
      const assessmentIds = rows.map(({ assessmentId }) => assessmentId);
      if (rows.length > 0) {
        await audit
          .within(transaction, 'Assessment.report')
          .record({ objectType: 'AssessmentReport', objectId: onlyOne(assessmentIds), detail: { assessmentIds } });
      }
      return rows;
    });
  }
}

const onlyOne = (ids: string[]) => (ids.length === 1 ? ids[0] : undefined);

const redact = ({ ownerAgency }: Assessment): AssessmentReport => ({
  narrative: null,
  redaction: confidential(`Ask ${ownerAgency}, which owns the assessment, to share its report with your agency.`),
});
