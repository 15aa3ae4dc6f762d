import { AppealListResolver, AppealResolver } from '../appeals/appeal.resolver';
import {
  CaseDecisionListResolver,
  CaseDecisionResolver,
  CaseMeasureResolver,
} from '../case-decisions/case-decision.resolver';
import { CaseEvidenceListResolver, CaseEvidenceResolver } from '../case-evidence/case-evidence.resolver';
import { CaseNoticeListResolver, CaseNoticeResolver } from '../case-notices/case-notice.resolver';
import {
  CaseFileResolver,
  CaseResponseListResolver,
  CaseResponseResolver,
} from '../case-responses/case-response.resolver';
import { CaseSuccessorResolver, SuccessorCandidateResolver } from '../case-successors/case-successor.resolver';
import { CaseResolver, CaseRespondentResolver } from '../cases/case.resolver';
import { GovernmentMeasureResolver } from '../government-measures/government-measure.resolver';
import { RehabilitationResolver } from '../rehabilitations/rehabilitation.resolver';
import { RespondentCaseResolver } from '../respondent-cases/respondent-case.resolver';

export const caseResolvers = [
  AppealListResolver,
  AppealResolver,
  CaseDecisionListResolver,
  CaseDecisionResolver,
  CaseEvidenceListResolver,
  CaseEvidenceResolver,
  CaseFileResolver,
  CaseMeasureResolver,
  CaseNoticeListResolver,
  CaseNoticeResolver,
  CaseResolver,
  CaseRespondentResolver,
  CaseResponseListResolver,
  CaseResponseResolver,
  CaseSuccessorResolver,
  GovernmentMeasureResolver,
  RehabilitationResolver,
  RespondentCaseResolver,
  SuccessorCandidateResolver,
];
