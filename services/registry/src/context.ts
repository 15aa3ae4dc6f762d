import type { RequestContext, Work } from '@partner-commons/platform/work';
import { AccessClaimService } from './access/access-claims/access-claim.service';
import { AccessDecisionService } from './access/access-requests/access-decision.service';
import { AccessRequestService } from './access/access-requests/access-request.service';
import { AgencyService } from './access/agencies/agency.service';
import { ApiKeyService } from './access/api-keys/api-key.service';
import { InvitationService } from './access/invitations/invitation.service';
import { MemberService } from './access/members/member.service';
import { OfficeService } from './access/offices/office.service';
import { ServiceAccountService } from './access/service-accounts/service-account.service';
import { PartnerExportService } from './directory/exports/partner-export.service';
import { ImportUndoService } from './directory/import-undo/import-undo.service';
import { PartnerImportService } from './directory/imports/partner-import.service';
import { RosterEntryService } from './directory/roster/roster-entry.service';
import { RosterSearchService } from './directory/roster-search/roster-search.service';
import { DuplicateCaseService } from './duplication/duplicate-cases/duplicate-case.service';
import { DuplicateSweepService } from './duplication/duplicate-sweeps/duplicate-sweep.service';
import { reviewFrom } from './duplication/duplicates/duplicate.rules';
import { DuplicateService } from './duplication/duplicates/duplicate.service';
import { MergeService } from './duplication/merges/merge.service';
import { MergeApplicationService } from './duplication/merges/merge-application.service';
import { AgencyStandingService } from './engaging/agency-standings/agency-standing.service';
import { AgreementService } from './engaging/agreements/agreement.service';
import { ClearanceService } from './engaging/clearance/clearance.service';
import { DueDiligenceService } from './engaging/due-diligences/due-diligence.service';
import { EligibilityService } from './engaging/eligibility/eligibility.service';
import { EligibilityFactsService } from './engaging/eligibility/eligibility-facts.service';
import { EligibilityRuleService } from './engaging/eligibility-rules/eligibility-rule.service';
import { ClosureHoldService } from './engaging/holds/closure-hold.service';
import { HoldService } from './engaging/holds/hold.service';
import { ManualHoldService } from './engaging/holds/manual-hold.service';
import { IneligibilityService } from './engaging/ineligibility/ineligibility.service';
import { IntegrityMatterService } from './engaging/integrity-matters/integrity-matter.service';
import { MonitorService } from './engaging/monitor/monitor.service';
import { StandingReviewService } from './engaging/monitor/standing-review.service';
import { RatingService } from './engaging/ratings/rating.service';
import { DecisionScope } from './engaging/standing/decision-scope.service';
import { StandingService } from './engaging/standing/standing.service';
import { SuspensionReasonService } from './engaging/standing/suspension-reason.service';
import { ReinstatementService } from './engaging/standing-proposals/reinstatement.service';
import { StandingActService } from './engaging/standing-proposals/standing-acts.service';
import { StandingProposalService } from './engaging/standing-proposals/standing-proposal.service';
import { ChangeService } from './identity/changes/change.service';
import { ChangeHistoryService } from './identity/changes/change-history.service';
import { CodeListService } from './identity/code-lists/code-list.service';
import { CodeMirror } from './identity/codes/code-mirror.service';
import { PartnerCodeService } from './identity/codes/partner-code.service';
import { CountryOfficeService } from './identity/country-offices/country-office.service';
import { InheritedFactService } from './identity/country-offices/inherited-fact.service';
import { DescriptionService } from './identity/descriptions/description.service';
import { OrgIdentifierService } from './identity/identifiers/org-identifier.service';
import { KeyPersonService } from './identity/key-persons/key-person.service';
import { KeyPersonReadingService } from './identity/key-persons/key-person-reading.service';
import { ScreenedPeopleService } from './identity/key-persons/screened-people.service';
import { NameService } from './identity/names/name.service';
import { PartnerService } from './identity/partners/partner.service';
import { PartnerEdit } from './identity/partners/partner-edit.service';
import { PartnershipService } from './identity/partnerships/partnership.service';
import { PresenceService } from './identity/presence/presence.service';
import { PresenceFactService } from './identity/presence/presence-fact.service';
import { RelationService } from './identity/relations/relation.service';
import { RelationReadingService } from './identity/relations/relation-reading.service';
import { ScreeningBasisService } from './identity/screening-basis/screening-basis.service';
import { SectorService } from './identity/sectors/sector.service';
import { ProfileService } from './profile/profiles/profile.service';
import { ProfileBankingService } from './profile/profiles/profile-banking.service';
import { ProfileKeepingService } from './profile/profiles/profile-keeping.service';
import { StaleProfileService } from './profile/stale-profiles/stale-profile.service';
import { ChecklistService } from './registration/checklists/checklist.service';
import { DeclarationLedger } from './registration/declarations/declaration-ledger.service';
import { DeclarationReviewService } from './registration/declarations/declaration-review.service';
import { DeclarationSigningService } from './registration/declarations/declaration-signing.service';
import { DocumentService } from './registration/documents/document.service';
import { KeyingService } from './registration/keying/keying.service';
import { LapseService } from './registration/lapses/lapse.service';
import { NoticeService } from './registration/notices/notice.service';
import { PartnerNoticeService } from './registration/notices/partner-notice.service';
import { offlineFeatures } from './registration/offline-registrations/offline-features';
import { PaperDesk } from './registration/papers/paper-desk.service';
import { PipelineService } from './registration/pipelines/pipeline.service';
import { RecommendationService } from './registration/recommendations/recommendation.service';
import { WaiverService } from './registration/recommendations/waiver.service';
import { RegistrationService } from './registration/registrations/registration.service';
import { KeyPersonRetentionService } from './registration/retention/key-person-retention.service';
import { SubmissionService } from './registration/submissions/submission.service';
import { VerificationService } from './registration/verifications/verification.service';
import { VerifyingService } from './registration/verifications/verifying.service';
import { VettingService } from './registration/vetting/vetting.service';

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
  const agreements = new AgreementService(work);
  const suspensionReasons = new SuspensionReasonService(work);
  const verifications = new VerificationService(work, relations);
  const graph = { partners, standings, clearances, verifications, headquarters: relations };
  const facts = new EligibilityFactsService(work, {
    ...graph,
    agencyStandings,
    ineligibilities,
    integrityMatters,
    dueDiligences,
    agreements,
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
    agreements,
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
    sectors: new SectorService(work, { partners, edits: edit, changes, presenceFacts: new PresenceFactService(work) }),
    presence: new PresenceService(work, {
      partners,
      edits: edit,
      changes,
      presenceFacts: new PresenceFactService(work),
    }),
    rosterEntries: new RosterEntryService(work, { partners, standings }),
    ratings: new RatingService(work),
    agencyStandings,
    suspensionReasons,
    closureHolds: new ClosureHoldService(holds),
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
