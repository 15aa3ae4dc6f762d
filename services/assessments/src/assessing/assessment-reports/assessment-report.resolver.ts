import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { EvidenceFiles } from '../answer-evidence/answer-evidence.view';
import { Assessment } from '../assessments/assessment.entity';
import { WriteAssessmentReportInput } from './assessment-report.inputs';
import { AssessmentReport } from './assessment-report.view';

@Resolver(() => AssessmentReport)
export class AssessmentReportResolver {
  @Mutation(() => Assessment, {
    description:
      'Writes conclusion, report, recommendations and files while questions are answered; the partner comments on them too. Refused: NOT_FOUND, FORBIDDEN / NOT_ASSIGNED, CONFLICT / INVALID_STATE, INVALID_INPUT / UNCHANGED, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.',
  })
  writeAssessmentReport(
    @Arg('input', () => WriteAssessmentReportInput) input: WriteAssessmentReportInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('writeAssessmentReport', ({ reportWriting }) => reportWriting.write(input));
  }

  @FieldResolver(() => EvidenceFiles, { description: 'CONFIDENTIAL: files of the report.' })
  files(@Root() { assessmentId }: AssessmentReport, @Ctx() { answerEvidence }: AssessmentsContext) {
    return answerEvidence.filesOf(assessmentId, null);
  }
}
