import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { AnswerEvidenceService } from '../answer-evidence/answer-evidence.service';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { AssessmentTextService } from '../assessment-texts/assessment-text.service';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { AssessorService } from '../assessors/assessor.service';
import type { WriteAssessmentReportInput } from './assessment-report.inputs';

interface Parts {
  assessments: AssessmentService;
  assessors: AssessorService;
  evidence: AnswerEvidenceService;
  texts: AssessmentTextService;
}

/** Writing the report: while questions are answered, so that the partner comments on its words too. */
export class AssessmentReportWritingService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async write(input: WriteAssessmentReportInput): Promise<Assessment> {
    const { assessments, assessors, evidence, texts } = this.parts;
    const { conclusion, narrative, recommendations, fileIds } = input;
    if (!conclusion && !narrative && !recommendations && !fileIds) {
      throw invalidInput('There is nothing to write.', 'input', 'UNCHANGED');
    }
    const row = await assessments.lock(input.assessmentId);
    await assessors.partIn(row);
    demandState(row.state, 'IN_PROGRESS');
    if (conclusion) await texts.write(row, 'CONCLUSION', conclusion);
    if (narrative) await texts.write(row, 'NARRATIVE', narrative);
    if (recommendations) await texts.write(row, 'RECOMMENDATIONS', JSON.stringify(recommendations));
    if (fileIds) {
      await evidence.replace(row, null, fileIds, 'input.fileIds');
      const detail = { change: 'REPORT_FILES', fileIds };
      await this.work.audit.record({ objectType: 'Assessment', objectId: row.id, detail });
    }
    return row;
  }
}
