import type { Work } from '@partner-commons/platform/work';
import type { AgencyService } from '../../federation/agency.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { ObservationService } from '../../intelligence/observations/observation.service';
import type { EntryService } from '../../sharing/ineligibility-entries/entry.service';
import { AppealService } from '../appeals/appeal.service';
import { CaseAdvanceService } from '../case-advances/case-advance.service';
import { CaseDecisionService } from '../case-decisions/case-decision.service';
import { CasePanelService } from '../case-decisions/case-panel.service';
import { CaseDossierService } from '../case-dossiers/case-dossier.service';
import { CaseEvidenceService } from '../case-evidence/case-evidence.service';
import { CaseNoticeService } from '../case-notices/case-notice.service';
import { CaseReadingService } from '../case-readings/case-reading.service';
import { CaseResponseService } from '../case-responses/case-response.service';
import { CaseSuccessorService } from '../case-successors/case-successor.service';
import type { CaseService } from '../cases/case.service';
import { CaseIntakeService } from '../cases/case-intake.service';
import { GovernmentMeasureService } from '../government-measures/government-measure.service';
import { ConditionService } from '../rehabilitations/condition.service';
import { RehabilitationService } from '../rehabilitations/rehabilitation.service';
import { RespondentCaseService } from '../respondent-cases/respondent-case.service';

interface CaseParts {
  cases: CaseService;
  agencies: AgencyService;
  entries: EntryService;
  partnerRedirects: PartnerRedirectService;
  partnerRelations: PartnerRelationService;
  observations: ObservationService;
}

/** The way of a case from intake to its end; `cases` itself is what other features build on. */
export function composeCases(work: Work, parts: CaseParts) {
  const { cases, entries } = parts;
  const dossiers = new CaseDossierService(work);
  const evidence = new CaseEvidenceService(work, cases);
  const notices = new CaseNoticeService(work, { cases, evidence });
  const decisions = new CaseDecisionService(work, cases);
  const advances = new CaseAdvanceService(work, { cases, decisions });
  const conditions = new ConditionService(work, cases);
  const appeals = new AppealService(work, { cases, decisions, entries, advances });
  const rehabilitations = new RehabilitationService(work, { cases, decisions, conditions, entries });
  const caseSuccessors = new CaseSuccessorService(work, { ...parts, decisions, evidence, notices });
  const panel = new CasePanelService(
    work,
    { cases, decisions, evidence, entries, conditions },
    {
      APPEAL: (row, decision) => appeals.carryOut(row, decision),
      EXTENSION: (row, decision) => caseSuccessors.carryOut(row, decision),
      REHABILITATION: (row, decision) => rehabilitations.carryOut(row, decision),
    },
  );
  return {
    appeals,
    caseAdvances: advances,
    caseConditions: conditions,
    caseDecisions: decisions,
    caseDossiers: dossiers,
    caseEvidence: evidence,
    caseIntake: new CaseIntakeService(work, { ...parts, dossiers, evidence }),
    caseNotices: notices,
    casePanel: panel,
    caseReadings: new CaseReadingService(work),
    caseResponses: new CaseResponseService(work, cases),
    caseSuccessors,
    governmentMeasures: new GovernmentMeasureService(work, { cases, decisions, panel }),
    rehabilitations,
    respondentCases: new RespondentCaseService(work),
  };
}
