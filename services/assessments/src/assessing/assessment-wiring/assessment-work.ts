import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { AnswerEvidenceService } from '../answer-evidence/answer-evidence.service';
import { AnswerService } from '../answers/answer.service';
import { AssessmentCommentService } from '../assessment-comments/assessment-comment.service';
import { AssessmentExpiryService } from '../assessment-expiry/assessment-expiry.service';
import { AssessmentProgressService } from '../assessment-progress/assessment-progress.service';
import { AssessmentReportWritingService } from '../assessment-reports/assessment-report-writing.service';
import { AssessmentScoreService } from '../assessment-scores/assessment-score.service';
import { AssessmentStartService, type ReuseLookup } from '../assessment-starts/assessment-start.service';
import { AssessmentSubmissionService } from '../assessment-submissions/assessment-submission.service';
import { AssessorService } from '../assessors/assessor.service';
import { BandAdjustmentService } from '../band-adjustments/band-adjustment.service';
import { ConductedModeService } from '../conducted-modes/conducted-mode.service';
import { InvalidationService } from '../invalidations/invalidation.service';
import { QualityReviewService } from '../quality-reviews/quality-review.service';
import { WorkingNoteService } from '../working-notes/working-note.service';
import type { AssessmentCore } from './assessment-core';

interface Parts {
  core: AssessmentCore;
  disclosures: DisclosureService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  methodologies: MethodologyService;
  reuse: ReuseLookup;
}

/** Doing an assessment, from its plan to its end. */
export function composeAssessmentWork(
  work: Work,
  { core, disclosures, knownAgencies, knownPartners, methodologies, reuse }: Parts,
) {
  const { assessments, assessmentBodies: bodies, assessmentTexts: texts, eventReviews } = core;
  const assessors = new AssessorService(work, { assessments, methodologies });
  const answerEvidence = new AnswerEvidenceService(work, { assessments, bodies });
  const answers = new AnswerService(work, { assessments, assessors, bodies, methodologies, evidence: answerEvidence });
  const assessmentScores = new AssessmentScoreService(work, { answers, bodies, texts });
  const assessmentComments = new AssessmentCommentService(work, { assessments, bodies, methodologies });
  const assessmentProgress = new AssessmentProgressService(work, {
    answers,
    scores: assessmentScores,
    comments: assessmentComments,
  });
  const bandAdjustments = new BandAdjustmentService(work, { assessments, assessors, bodies, scores: assessmentScores });
  const lists = core.assessmentLists;
  return {
    assessors,
    answers,
    answerEvidence,
    assessmentScores,
    assessmentComments,
    assessmentProgress,
    bandAdjustments,
    assessmentStarts: new AssessmentStartService(work, {
      assessments,
      lists,
      texts,
      methodologies,
      knownPartners,
      knownAgencies,
      reuse,
    }),
    assessmentSubmissions: new AssessmentSubmissionService(work, {
      assessments,
      assessors,
      texts,
      comments: assessmentComments,
      progress: assessmentProgress,
      scores: assessmentScores,
    }),
    qualityReviews: new QualityReviewService(work, {
      answers,
      assessments,
      assessors,
      texts,
      adjustments: bandAdjustments,
      progress: assessmentProgress,
      scores: assessmentScores,
    }),
    invalidations: new InvalidationService(work, { assessments, assessors, eventReviews }),
    reportWriting: new AssessmentReportWritingService(work, {
      assessments,
      assessors,
      texts,
      evidence: answerEvidence,
    }),
    workingNotes: new WorkingNoteService(work, { assessments, assessors, disclosures, texts }),
    conductedModes: new ConductedModeService(work),
    assessmentExpiry: new AssessmentExpiryService(work, assessments),
  };
}
