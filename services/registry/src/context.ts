import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AccessClaimService } from './access-claims/access-claim.service';
import { AccessDecisionService } from './access-requests/access-decision.service';
import { AccessRequestService } from './access-requests/access-request.service';
import { AgencyService } from './agencies/agency.service';
import { AgencyStandingService } from './agency-standings/agency-standing.service';
import { ApiKeyService } from './api-keys/api-key.service';
import { ChangeService } from './changes/change.service';
import { ChangeHistoryService } from './changes/change-history.service';
import { ChecklistService } from './checklists/checklist.service';
import { ClearanceService } from './clearance/clearance.service';
import { CodeListService } from './code-lists/code-list.service';
import { CodeMirror } from './codes/code-mirror.service';
import { PartnerCodeService } from './codes/partner-code.service';
import { CountryOfficeService } from './country-offices/country-office.service';
import { InheritedFactService } from './country-offices/inherited-fact.service';
import { DeclarationLedger } from './declarations/declaration-ledger.service';
import { DeclarationReviewService } from './declarations/declaration-review.service';
import { DeclarationSigningService } from './declarations/declaration-signing.service';
import { DescriptionService } from './descriptions/description.service';
import { DocumentService } from './documents/document.service';
import { DueDiligenceService } from './due-diligences/due-diligence.service';
import { DuplicateCaseService } from './duplicate-cases/duplicate-case.service';
import { DuplicateSweepService } from './duplicate-sweeps/duplicate-sweep.service';
import { reviewFrom } from './duplicates/duplicate.rules';
import { DuplicateService } from './duplicates/duplicate.service';
import { EligibilityService } from './eligibility/eligibility.service';
import { EligibilityFactsService } from './eligibility/eligibility-facts.service';
import { EligibilityRuleService } from './eligibility-rules/eligibility-rule.service';
import { PartnerExportService } from './exports/partner-export.service';
import { HoldService } from './holds/hold.service';
import { ManualHoldService } from './holds/manual-hold.service';
import { OrgIdentifierService } from './identifiers/org-identifier.service';
import { ImportUndoService } from './import-undo/import-undo.service';
import { PartnerImportService } from './imports/partner-import.service';
import { IneligibilityService } from './ineligibility/ineligibility.service';
import { IntegrityMatterService } from './integrity-matters/integrity-matter.service';
import { InvitationService } from './invitations/invitation.service';
import { KeyPersonService } from './key-persons/key-person.service';
import { KeyPersonReadingService } from './key-persons/key-person-reading.service';
import { ScreenedPeopleService } from './key-persons/screened-people.service';
import { KeyingService } from './keying/keying.service';
import { LapseService } from './lapses/lapse.service';
import { MemberService } from './members/member.service';
import { MergeService } from './merges/merge.service';
import { MergeApplicationService } from './merges/merge-application.service';
import { MonitorService } from './monitor/monitor.service';
import { StandingReviewService } from './monitor/standing-review.service';
import { NameService } from './names/name.service';
import { NoticeService } from './notices/notice.service';
import { PartnerNoticeService } from './notices/partner-notice.service';
import { OfficeService } from './offices/office.service';
import { offlineFeatures } from './offline-registrations/offline-features';
import { PaperDesk } from './papers/paper-desk.service';
import { PartnerService } from './partners/partner.service';
import { PartnerEdit } from './partners/partner-edit.service';
import { PartnershipService } from './partnerships/partnership.service';
import { PipelineService } from './pipelines/pipeline.service';
import { PresenceService } from './presence/presence.service';
import { ProfileService } from './profiles/profile.service';
import { ProfileBankingService } from './profiles/profile-banking.service';
import { ProfileKeepingService } from './profiles/profile-keeping.service';
import { RatingService } from './ratings/rating.service';
import { RecommendationService } from './recommendations/recommendation.service';
import { WaiverService } from './recommendations/waiver.service';
import { RegistrationService } from './registrations/registration.service';
import { RelationService } from './relations/relation.service';
import { RelationReadingService } from './relations/relation-reading.service';
import { KeyPersonRetentionService } from './retention/key-person-retention.service';
import { RosterEntryService } from './roster/roster-entry.service';
import { RosterSearchService } from './roster-search/roster-search.service';
import { ScreeningBasisService } from './screening-basis/screening-basis.service';
import { SectorService } from './sectors/sector.service';
import { ServiceAccountService } from './service-accounts/service-account.service';
import { StaleProfileService } from './stale-profiles/stale-profile.service';
import { DecisionScope } from './standing/decision-scope.service';
import { StandingService } from './standing/standing.service';
import { SuspensionReasonService } from './standing/suspension-reason.service';
import { ReinstatementService } from './standing-proposals/reinstatement.service';
import { StandingActService } from './standing-proposals/standing-acts.service';
import { StandingProposalService } from './standing-proposals/standing-proposal.service';
import { SubmissionService } from './submissions/submission.service';
import { VerificationService } from './verifications/verification.service';
import { VerifyingService } from './verifications/verifying.service';
import { VettingService } from './vetting/vetting.service';

/** The composition root: called for each request, and again with the transaction for what a mutation does. */
export function compose(work: Work) {
  const agencies = new AgencyService(work);
  const offices = new OfficeService(work);
  const members = new MemberService(work, offices);
  const serviceAccounts = new ServiceAccountService(work, members);
  const duplicates = new DuplicateService(work);
  const basis = new ScreeningBasisService(work, new ScreenedPeopleService(work), duplicates);
  const changes = new ChangeService(work);
  const partners = new PartnerService(work, basis, changes);
  const clearances = new ClearanceService(work);
  const registrations = new RegistrationService(work, offices);
  const keying = new KeyingService({ partners, registrations });
  const notices = new NoticeService(work);
  const profiles = new ProfileService(work);
  const codeMirror = new CodeMirror(work);
  const standings = new StandingService(work, codeMirror);
  const holds = new HoldService(work);
  const keyPersonReading = new KeyPersonReadingService(work);
  const declarations = new DeclarationLedger(work, { holds, notices });
  const desk = new PaperDesk(work, { partners, registrations, offices });
  const documents = new DocumentService(work, { partners, changes, desk, duplicates });
  const profileKeeping = new ProfileKeepingService({ work, keying, changes, registrations, profiles, documents });
  const recommendations = new RecommendationService(work, { partners, desk });
  const waivers = new WaiverService(work, { registrations, offices });
  const partnerships = new PartnershipService(work, { partners, registrations });
  const papers = { documents, recommendations, waivers, partnerships };
  const checklists = new ChecklistService(work, { partners, registrations, ...papers });
  const shared = { registrations, partners, standings, offices, members, notices, duplicates };
  const submissions = new SubmissionService(work, { ...shared, checklists });
  const accessClaims = new AccessClaimService(work, { registrations, submissions, members });
  const accessDecisions = new AccessDecisionService(work, shared);
  const edit = new PartnerEdit({ partners, registrations, standings });
  const relations = new RelationService(work, { partners, edit, changes, members });
  const imports = new PartnerImportService(work);
  const agencyStandings = new AgencyStandingService(work, standings, codeMirror);
  const ineligibilities = new IneligibilityService(work, standings);
  const integrityMatters = new IntegrityMatterService(work, { partners, standings, agencyStandings });
  const dueDiligences = new DueDiligenceService(work);
  const suspensionReasons = new SuspensionReasonService(work);
  const verifications = new VerificationService(work, relations);
  const graph = { partners, standings, clearances, verifications, headquarters: relations };
  const facts = new EligibilityFactsService(work, {
    ...graph,
    agencyStandings,
    ineligibilities,
    integrityMatters,
    dueDiligences,
    holds,
    templates: declarations,
  });
  const scope = new DecisionScope(work, offices);
  const eligibilityRules = new EligibilityRuleService(work, scope);
  const reinstatements = new ReinstatementService({ partners, clearances, facts, standings });
  const standingProposals = new StandingProposalService(work, { standings, holds, reinstatements, partners, scope });
  const standingReviews = new StandingReviewService(work, { standings, clearances, partners, scope });
  const duplicateCases = new DuplicateCaseService(work, { partners, duplicates });
  const merging = { partners, changes, standings, basis, duplicates, duplicateCases, members };
  const mergeApplications = new MergeApplicationService(work, merging);
  const accessRequests = new AccessRequestService(work, {
    registrations,
    agencies,
    claims: accessClaims,
    decisions: accessDecisions,
    duplicates,
    reviewFrom,
  });
  const keyPersons = new KeyPersonService({ work, keying, basis, changes, declarations });
  const declarationSigning = new DeclarationSigningService(work, {
    partners,
    registrations,
    basis,
    changes,
    heads: keyPersonReading,
    ledger: declarations,
  });
  const keyed = { ...papers, registrations, keyPersons, submissions, declarationSigning, profileKeeping };
  return {
    ...offlineFeatures(work, { ...keyed, accessRequests, checklists, declarations }),
    agencies,
    offices,
    partners,
    basis,
    changes,
    registrations,
    notices,
    partnerNotices: new PartnerNoticeService(work, registrations, notices),
    submissions,
    accessClaims,
    accessDecisions,
    accessRequests,
    vettings: new VettingService(work, { registrations, notices, documents }),
    pipelines: new PipelineService(work, registrations),
    lapses: new LapseService(work, { registrations, notices }),
    keyPersons,
    keyPersonReading,
    profiles,
    profileKeeping,
    profileBanking: new ProfileBankingService(work),
    staleProfiles: new StaleProfileService({ work, registrations, keeping: profileKeeping }),
    changeHistory: new ChangeHistoryService(work),
    keyPersonRetention: new KeyPersonRetentionService(work, basis),
    standings,
    holds,
    ...papers,
    checklists,
    declarations,
    declarationSigning,
    declarationReviews: new DeclarationReviewService(work, {
      partners,
      registrations,
      clearances,
      notices,
      ledger: declarations,
    }),
    clearances,
    dueDiligences,
    codeMirror,
    ineligibilities,
    integrityMatters,
    codes: new PartnerCodeService(work, {
      mirror: codeMirror,
      partners,
      registrations,
      standings,
      holds,
      clearances,
      notices,
      declarations,
      duplicates,
    }),
    identifiers: new OrgIdentifierService(work, { partners, registrations, edit, changes, basis }),
    names: new NameService(work, { partners, edit, basis, changes, relations, declarations }),
    relations,
    relationReading: new RelationReadingService(work),
    codeLists: new CodeListService(),
    countryOffices: new CountryOfficeService(work, { partners, registrations, relations, offices, edit }),
    inheritedFacts: new InheritedFactService({ partners, relations }),
    descriptions: new DescriptionService(work, { partners, edit, changes, documents, duplicates }),
    rosterSearch: new RosterSearchService(work),
    sectors: new SectorService(work, { partners, edits: edit, changes }),
    presence: new PresenceService(work, { partners, edits: edit, changes }),
    rosterEntries: new RosterEntryService(work, { partners, standings }),
    ratings: new RatingService(work),
    agencyStandings,
    suspensionReasons,
    manualHolds: new ManualHoldService(work, holds, partners, scope),
    verifications,
    verifying: new VerifyingService(work, { ...graph, registrations, offices, scope, holds }),
    eligibilityRules,
    eligibilities: new EligibilityService(work, { partners, agencies, facts, rules: eligibilityRules }),
    standingProposals,
    standingActs: new StandingActService(work, {
      partners,
      standings,
      agencyStandings,
      proposals: standingProposals,
      reinstatements,
      reasons: suspensionReasons,
      holds,
      documents,
      scope,
    }),
    standingReviews,
    monitor: new MonitorService(work, { standings, holds, reviews: standingReviews }),
    members,
    serviceAccounts,
    apiKeys: new ApiKeyService(work, serviceAccounts),
    invitations: new InvitationService(work, { members, registrations, keyPersons }),
    duplicates,
    duplicateCases,
    duplicateSweeps: new DuplicateSweepService(work),
    merges: new MergeService(work, { partners, applications: mergeApplications }),
    imports,
    importUndo: new ImportUndoService(work, { imports, partners, standings }),
    exports: new PartnerExportService(work),
  };
}

export type RegistryFeatures = ReturnType<typeof compose>;
export type RegistryContext = RequestContext<RegistryFeatures>;
