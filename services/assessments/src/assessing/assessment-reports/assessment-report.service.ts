import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import { AssessmentReportRepository, type AssessmentReportRow } from './assessment-report.repository';
import type { AssessmentReport } from './assessment-report.view';

interface Parts {
  bodies: AssessmentBodyService;
  texts: AssessmentTextService;
}

/** Reports: that of a recorded assessment came with it, that of a conducted one is written while it is done. */
export class AssessmentReportService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowLoader(
    (ids) => this.readAll(ids),
    (row: AssessmentReportRow) => row.assessmentId,
  );

  async read(assessment: Assessment): Promise<AssessmentReport> {
    const { bodies, texts } = this.parts;
    const { id: assessmentId, origin } = assessment;
    // Row-level security alone would answer "no report" where the truth is "not for you" (architecture.md 3).
    const redaction = await bodies.open(assessment, 'FULL_NO_ATTACHMENTS', 'Assessment.report');
    if (redaction) return { assessmentId, narrative: null, recommendations: null, redaction };
    if (origin !== 'CONDUCTED') {
      const row = await this.byAssessment.load(assessmentId);
      return { assessmentId, narrative: row && this.open(row), recommendations: null, redaction: null };
    }
    const [narrative, recommendations] = await Promise.all([
      texts.latestOf(assessmentId, 'NARRATIVE'),
      texts.latestOf(assessmentId, 'RECOMMENDATIONS'),
    ]);
    return {
      assessmentId,
      narrative: narrative?.text ?? null,
      recommendations: recommendations && JSON.parse(recommendations.text),
      redaction: null,
    };
  }

  /** Of an assessment that was done elsewhere. */
  async add({ id, ownerAgency, partnerId }: Assessment, text: string): Promise<void> {
    const narrative = this.work.cipher.seal(text, contextOf(id));
    const row = { assessmentId: id, agency: ownerAgency, partnerId, narrative, isSealed: true };
    await this.work.database.confidential((transaction) => new AssessmentReportRepository(transaction).insert(row));
  }

  private open({ assessmentId, narrative, isSealed }: AssessmentReportRow): string {
    return isSealed ? this.work.cipher.open(narrative, contextOf(assessmentId)) : narrative;
  }

  private readAll(ids: readonly string[]): Promise<AssessmentReportRow[]> {
    return this.work.database.confidential((transaction) =>
      new AssessmentReportRepository(transaction).findByAssessments(ids),
    );
  }
}

const contextOf = (assessmentId: string) => `assessment-report:${assessmentId}`;
