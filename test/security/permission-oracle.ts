import type { Role } from '@partner-commons/platform/viewer';

/**
 * Who may call what, written from the specification alone: domain-model.md 2.8 and 2.9, requirements.md, stories.md.
 * It imports no permission table, so that the table and this can only agree by being right twice.
 */

export interface Somebody {
  kind: 'PUBLIC' | 'AGENCY' | 'PARTNER';
  /** Null for whoever holds a token of the issuer and no membership yet: no roles (architecture.md, section 3). */
  role: Role | null;
}

type Circle = (who: Somebody) => boolean;

const anybody: Circle = () => true;
/** With a token of a trusted issuer; members or not. */
const signedIn: Circle = ({ kind }) => kind !== 'PUBLIC';
/** INTER_AGENCY of 2.8, which UNHCR-15 gives to each member of an agency. */
const agencies: Circle = ({ kind, role }) => kind === 'AGENCY' && role !== null;
const partnerUsers: Circle = ({ kind, role }) => kind === 'PARTNER' && role !== null;
const staff =
  (...roles: Role[]): Circle =>
  ({ kind, role }) =>
    kind === 'AGENCY' && role !== null && roles.includes(role);
const ofPartner =
  (...roles: Role[]): Circle =>
  ({ kind, role }) =>
    kind === 'PARTNER' && role !== null && roles.includes(role);
const either =
  (...circles: Circle[]): Circle =>
  (who) =>
    circles.some((circle) => circle(who));

/** JIU-98: who may come to answer what partners are concerned about. */
const concernHandlers = staff(
  'PROGRAMME_OFFICER',
  'FINANCE_OFFICER',
  'LEGAL_OFFICER',
  'REPRESENTATIVE',
  'SENIOR_OFFICIAL',
  'IP_UNIT_ADMIN',
);
/** INTER_AGENCY, and "partner sees own ✓"; whose row it is, is asked of the row. */
const agenciesAndPartner = either(agencies, partnerUsers);
/** UNHCR-66: the unit that keeps the portal of its agency. */
const unit = staff('IP_UNIT_ADMIN');
/** 4.a: the programme officer sponsors and keys on behalf; the unit stands in for the officer. */
const officers = staff('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
/** UNHCR-59: users and offices are kept by who administers users, and by the unit. */
const userAdmins = staff('USER_ADMIN', 'IP_UNIT_ADMIN');
/** UNHCR-13: administrators and editors maintain what the partner says of itself, also those of its headquarters. */
const partnerEditors = ofPartner('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN', 'PARTNER_EDITOR', 'PARTNER_HQ_EDITOR');
/** R-INV-5 (head or delegated administrator) and UNHCR-56: who binds the partner, or lets others in. */
const partnerAdmins = ofPartner('PARTNER_ADMIN', 'PARTNER_HQ_ADMIN');
/** UNHCR-13 and UNHCR-37: the partner itself, or staff on its behalf. */
const keyers = either(partnerEditors, officers);
/** UNHCR-44, UNHCR-40: who judges papers. */
const judgesOfPapers = staff('VERIFIER', 'VETTING_OFFICER');
/** HAB-16: whoever works with partners. */
const dueDiligenceWorkers = staff('PROGRAMME_OFFICER', 'ASSESSOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
/** 2.8: letters and waivers are CONFIDENTIAL; those who decide on them, and the unit that runs the process. */
const lettersReaders = staff('VERIFIER', 'VETTING_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
/** 2.8: open hits are CONFIDENTIAL; 4.b: a screener and a second adjudicator. */
const hitReaders = staff('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR');
/** standards.md 3.4, "advanced roles": who works with partners, judges them or answers for them. */
const advancedRoles: Role[] = [
  'PROGRAMME_OFFICER',
  'VERIFIER',
  'VETTING_OFFICER',
  'REPRESENTATIVE',
  'ASSESSOR',
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'INVESTIGATOR',
  'IP_UNIT_ADMIN',
];
const advanced = staff(...advancedRoles);
/** S-INV-12, SYS-5: whoever decides about a partner, pays it or looks into it, and the system that acts for them. */
const deciders = staff(
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'PROGRAMME_OFFICER',
  'IP_UNIT_ADMIN',
  'INVESTIGATOR',
  'LEGAL_OFFICER',
  'FINANCE_OFFICER',
  'ERP_CONNECTOR',
);
/** JIU-65: who judges the integrity of partners. */
const analysts = staff('INVESTIGATOR', 'SANCTIONS_ADJUDICATOR', 'VETTING_OFFICER', 'IP_UNIT_ADMIN');
const oversight = staff('OVERSIGHT_AUDITOR');
/** JIU-36, JIU-42: the headline of agreements comes from finance, the unit, or the agency's own system. */
const agreementKeepers = staff('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR');
/** JIU-2, as referrals and recoveries in 2.8: OWNER_ONLY, with legal and oversight. */
const lossKeepers = staff('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'INVESTIGATOR');
const lossReaders = either(lossKeepers, staff('LEGAL_OFFICER'), oversight);
/** JIU-59: who needs another agency's assessment for the work, who answers for the owner, and who watches over readings. */
const disclosureAskers = staff('PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'REPRESENTATIVE');
const disclosureDeciders = staff('ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN');
const watchers = staff('OVERSIGHT_AUDITOR', 'DATA_PROTECTION_OFFICER');

/** 4.c, steps 4 and 5: who selects, assesses and assures for an agency, the Representative, and the unit in their place. */
const reuseAskers = staff('PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');

/** JIU-36, 2.8 "OWNER_ONLY": who works with partners keeps the register; who answers for the office, and oversight, read it. */
const riskKeepers = staff('ASSESSOR', 'ASSURANCE_OFFICER', 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN');
const riskReaders = either(riskKeepers, staff('REPRESENTATIVE'), oversight);
/** SYS-2: who may record assessments for the agency, and the unit that keeps its portal. */
const assessmentImporters = staff('ASSESSOR', 'IP_UNIT_ADMIN');
/** 4.c: who plans visits, spot checks and audits. */
const assurers = staff('ASSURANCE_OFFICER', 'IP_UNIT_ADMIN');

/** Feature 50: who finds and follows up, and who answers for the office; A-INV-6 is asked of the row. */
const followers = staff('ASSURANCE_OFFICER', 'ASSESSOR', 'PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
/** 3.2: who settles amounts. */
const settlers = staff('ASSURANCE_OFFICER', 'FINANCE_OFFICER', 'IP_UNIT_ADMIN');
/** JIU-53: who builds capacity. */
const capacityBuilders = staff('PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN');

/** JIU-44, UNICEF-51: who runs agreements, evaluates, or keeps the portal; P-INV-6: a supervisor signs off. */
const reviewers = staff('PROGRAMME_OFFICER', 'EVALUATOR', 'IP_UNIT_ADMIN');
const supervisors = staff('REPRESENTATIVE', 'SENIOR_OFFICIAL');
/** 2.8, "Performance review body CONFIDENTIAL": need to know. */
const reviewReaders = either(reviewers, supervisors, staff('ASSESSOR', 'ASSURANCE_OFFICER'), oversight);
/** JIU-59: who answers for what others may read. */
const reviewGranters = staff('EVALUATOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');

const circles: [Circle, string][] = [
  // 2.8: "Performance review band/recommendation INTER_AGENCY ✓"; the rows say which ones.
  [agenciesAndPartner, 'review reviews'],
  [reviewers, 'createReview updateReview submitReview publishReview withdrawReview'],
  [supervisors, 'signOffReview'],
  [partnerEditors, 'respondToReview reviewAgency'],
  // JIU-59: "every read logged and visible to owner and partner".
  [reviewReaders, 'requestReviewAccess'],
  [reviewGranters, 'decideReviewAccess grantReviewAccess revokeReviewAccess'],
  [either(reviewReaders, partnerUsers), 'reviewAccesses milestoneRatings'],
  [either(staff('EVALUATOR', 'IP_UNIT_ADMIN'), watchers, partnerUsers), 'reviewReadings'],
  // Feature 84: whoever sees a partner at a milestone; weights are published for all, by the secretariat.
  [either(reviewers, staff('ASSURANCE_OFFICER')), 'recordMilestoneRating'],
  [staff('SECRETARIAT_ADMIN'), 'publishIndexWeights'],
  [anybody, 'indexWeights'],
  // 2.8: "Partner's review of agency: aggregated INTER_AGENCY; raw OWNER_ONLY to independent unit ✓ own".
  [either(staff('EVALUATOR'), oversight, partnerUsers), 'mutualReviews'],
  [agencies, 'agencyFeedback'],
  // HAB-26: who worked on the agreement writes; who answers for it waives.
  [agencies, 'closureAssessments'],
  [either(reviewers, staff('REPRESENTATIVE')), 'submitClosureAssessment'],
  [staff('REPRESENTATIVE', 'IP_UNIT_ADMIN'), 'waiveClosureAssessment'],
  // UNICEF-68: who reads closures is asked for what they taught, and who writes them may say that it was nothing.
  [either(reviewers, staff('REPRESENTATIVE', 'REPORT_EDITOR', 'REPORT_APPROVER'), oversight), 'closurePrompts'],
  [either(reviewers, staff('REPRESENTATIVE')), 'dismissClosurePrompt'],
  // UNICEF-67: a plan of the agency's own reviews.
  [reviewReaders, 'reviewSchedule'],
  // UNICEF-23: who evaluates writes; who answers for the agency, and who binds the partner, respond.
  [agenciesAndPartner, 'partnershipEvaluation partnershipEvaluations'],
  [
    staff('EVALUATOR', 'IP_UNIT_ADMIN'),
    'createPartnershipEvaluation updatePartnershipEvaluation submitPartnershipEvaluation publishPartnershipEvaluation withdrawPartnershipEvaluation',
  ],
  [either(staff('IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'), partnerAdmins), 'respondToEvaluation'],
  // JIU-80, feature 92.
  [agenciesAndPartner, 'peerComparison'],
  // UNICEF-19 to 21, JIU-16.
  [signedIn, 'partnershipBenchmarks'],
  [agencies, 'officeSelfAssessments benchmarkAttainment'],
  [staff('PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'), 'submitOfficeSelfAssessment updateImprovementAction'],
  // Feature 50 and 2.8, "Findings: CONFIDENTIAL ✓"; which ones, the rows say.
  [agenciesAndPartner, 'finding findings capacityPlan capacityPlans'],
  [signedIn, 'findingCategories capacityTopics'],
  [agencies, 'capacityHeatMap capacityOutcomes'],
  [staff('ASSURANCE_OFFICER', 'ASSESSOR', 'PROGRAMME_OFFICER'), 'recordFinding'],
  [partnerEditors, 'answerFinding'],
  [either(followers, partnerEditors), 'startFinding implementFinding completeFindingAction addFindingEvidence'],
  [
    followers,
    'returnFinding verifyFinding confirmFinding proposeFindingWaiver reopenFinding amendFinding releaseFinding',
  ],
  [followers, 'addFindingAction verifyFindingAction cancelFindingAction judgeFindingEvidence'],
  [staff('ASSURANCE_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'), 'decideFindingWaiver'],
  [settlers, 'settleFinding decideFindingWriteOff'],
  [capacityBuilders, 'createCapacityPlan addCapacityAction cancelCapacityAction reviewCapacityPlan closeCapacityPlan'],
  [capacityBuilders, 'cancelCapacityPlan'],
  [either(capacityBuilders, partnerEditors), 'recordCapacityProgress completeCapacityAction addCapacityNote'],
  // 2.8, "with partner consent": who binds the partner.
  [partnerAdmins, 'shareCapacityPlan'],

  // Public of registered partners (2.8), code tables and definitions that are PUBLIC.
  [anybody, 'partner codeList codeLists sectors kpiDefinitions'],
  // UNHCR-38: the door itself is for everybody; of staff for those who key what came another way (UNHCR-37).
  [either(({ kind }) => kind !== 'AGENCY', officers), 'requestAccess'],

  // Forms and reference data of the portal: whoever is about to become a member reads them too.
  [signedIn, 'agencies offices documentTypes profileSections suspensionReasons verificationQuestions'],
  [signedIn, 'declarationTemplate declarationTemplates acceptInvitation'],
  // 2.8 says PUBLIC of lists. What is published is at the publisher; which list is stale here is for members of ours.
  [signedIn, 'listSources'],
  // UNHCR-35: the code makes its holder a user, so before that the person is nobody's member.
  [({ kind }) => kind === 'PARTNER', 'claimAccess'],

  // UNHCR-9, UNHCR-15, UNHCR-52: what every reader of an agency may look at.
  [agencies, 'searchPartners partnerFacets partnerCoverage rosterSearch staleProfiles'],
  [agencies, 'accessRequest accessRequests registrationPipeline registrationCounts registrationLeadTime'],
  // JIU-35, R-INV-9, R-INV-11: names of partners that are not public yet.
  [agencies, 'duplicateCandidates duplicateCase duplicateCases partnerMerge partnerMerges'],
  // Blockers tell of open hits, so not the partner (2.8: until notified).
  [agencies, 'eligibility eligibilityRules'],
  // 2.8, "KPI values by agency".
  [agencies, 'kpiValue recoveryRate'],
  // The same in sums, cells of few hidden; JIU-23: files of them; JIU-78: the owner of a figure answers for it.
  [agencies, 'kpiDashboard kpiSeries kpiAlerts kpiExport exportKpis downloadKpiExport'],
  [staff('KPI_STEWARD', 'SECRETARIAT_ADMIN'), 'respondToKpiAlert'],
  // Feature 90: the agency consents by who answers for its figures; all see who shares what, so that a gap is no zero.
  [agencies, 'kpiSharing'],
  [staff('KPI_STEWARD'), 'setKpiSharing'],
  // JIU-75, UNICEF-33, UNICEF-35, UNICEF-55, UNHCR-52: made from rows that are INTER_AGENCY.
  [agencies, 'countryView countryCoordinationReport csoPortfolio fundDistribution partnerMapping'],
  [agencies, 'processBottlenecks registrationPipelineFigures'],
  // UNHCR-58: exports are for members, and logged.
  [agencies, 'exportPartners partnerExport downloadPartnerExport'],
  // Not PUBLIC as 2.8 has the lists themselves: a snapshot also tells which one is quarantined, and why.
  [agencies, 'listSnapshot listSnapshots'],

  // 2.8 with "partner sees own ✓".
  [agenciesAndPartner, 'partnerByCode registration registrationChecklist assessment assessments'],
  [agenciesAndPartner, 'createDocumentDownload createDeclarationDownload'],
  // 2.8, "Users, contacts"; of the partner those who keep its users (UNHCR-56).
  [either(agencies, partnerAdmins), 'partnerUsers'],

  // Partner users and staff on behalf (UNHCR-13, UNHCR-37, UNHCR-41, UNHCR-42, UNICEF-36).
  [keyers, 'uploadDocument addRecommendationLetter submitRegistration answerInformationRequest'],
  [keyers, 'updateProfileSection addKeyPerson updateKeyPerson endKeyPerson'],
  [keyers, 'addPartnerName endPartnerName addOrgIdentifier endOrgIdentifier describePartner'],
  [keyers, 'setPartnerSectors setPartnerPresence addLocation endLocation'],
  // R-INV-10: that all of it is true, only the partner can say.
  [partnerEditors, 'confirmProfileCurrent'],
  [partnerAdmins, 'signDeclaration invitePartnerUser setPartnerUser'],
  // "→ WITHDRAWN (partner)", and staff at its request; to whom a partner belongs binds it as well.
  [either(partnerAdmins, officers), 'withdrawRegistration restartRegistration addRelation decideRelation endRelation'],
  [either(ofPartner('PARTNER_HQ_ADMIN'), officers), 'createCountryOffice'],
  // Those who key papers, tables and pages, and the Representative, whose waiver needs the assessment (UNHCR-43).
  [either(keyers, staff('REPRESENTATIVE')), 'createRegistryUpload'],

  // The sponsor's work (4.a, UNHCR-35, UNHCR-43, JIU-51).
  [officers, 'addPartner renamePartner decideDuplicate decideDuplicatePair sponsorRegistration'],
  [officers, 'invitePartnersToRegister issueClaimCode keyDeclaration setExpectedFunding'],
  [officers, 'addToRoster removeFromRoster recogniseRosterEntry'],
  // UNHCR-53: staff key what came on paper; how far it has come is a registration's state (2.8).
  [officers, 'createOfflinePack checkOfflinePack importOfflineRegistration continueOfflineRegistration'],
  [agencies, 'offlineRegistration'],
  // UNHCR-7: the officer who ran the agreement knows of it; it exempts from letters, so few may say it.
  [staff('PROGRAMME_OFFICER'), 'recordExistingPartnership'],
  // 4.a: "role REPRESENTATIVE of that office only".
  [staff('REPRESENTATIVE'), 'grantRecommendationWaiver'],
  [staff('VETTING_OFFICER'), 'decideVetting reviewDeclaration'],
  [judgesOfPapers, 'verifyDocument verifyRecommendationLetter'],
  [lettersReaders, 'createRecommendationDownload createWaiverDownload'],
  [staff('VERIFIER'), 'verifyPartner verifyOrgIdentifier'],

  // UNHCR-50, UNHCR-54, UNHCR-66, R-INV-7, R-INV-11, JIU-13, JIU-35: stewardship of the agency's unit.
  // R-INV-7: whoever wants to engage the partner talks to the lead agency first.
  [officers, 'recordIntegrityContact'],
  [unit, 'assignPartnerCode suspendPartner reinstatePartner closePartner placeHold liftHold'],
  [unit, 'proposeSystemHold proposeHoldLift decideStandingProposal setEligibilityRule'],
  [unit, 'proposeMerge approveMerge rejectMerge undoMerge approveMergeUndo rejectMergeUndo'],
  [unit, 'startDuplicateSweep cancelDuplicateSweep duplicateSweep'],
  [unit, 'importPartners cancelPartnerImport undoPartnerImport'],
  // What became of an import its agency's officers may follow: they work on what it asks to check.
  [officers, 'partnerImport'],
  // UNHCR-54: "on request", which the partner itself may utter.
  [either(unit, partnerAdmins), 'inactivatePartner'],
  [staff('IP_UNIT_ADMIN', 'VETTING_OFFICER'), 'decideStandingReview'],
  // 2.8: the reason of a standing is CONFIDENTIAL: those who decide on it, and oversight.
  [staff('IP_UNIT_ADMIN', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR'), 'standingProposals'],
  [staff('IP_UNIT_ADMIN', 'VETTING_OFFICER', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR'), 'standingReviews'],
  // SYS-3: the system of the agency, or the unit when there is no connection.
  [staff('ERP_CONNECTOR', 'IP_UNIT_ADMIN'), 'acknowledgeErpCode'],

  [userAdmins, 'members setMember inviteMember addOffice changeOffice'],
  // trust.md A07, A08: programs are users of the agency like people.
  [userAdmins, 'serviceAccounts createServiceAccount updateServiceAccount createApiKey revokeApiKey'],
  [either(userAdmins, partnerAdmins), 'invitations withdrawInvitation'],

  // Sanctions (4.b, S-INV-2, S-INV-4) and the two services beside.
  [hitReaders, 'hit hits hitQueue hitQueues relatedHits adjudicateHit takeHit releaseHit escalateHit'],
  [hitReaders, 'requestHitInformation'],
  // "Clearance status INTER_AGENCY ✗"; what was found is the hits' own (2.8). SYS-14, SYS-5: whoever decides, or a program.
  [agencies, 'screening screeningRequest screeningThreshold screeningCertificate'],
  [deciders, 'checkName checkPartner screenPartner screenFile screeningFile downloadScreeningFile'],
  [hitReaders, 'replayScreening issueScreeningCertificate'],
  [staff('SANCTIONS_ADJUDICATOR', 'IP_UNIT_ADMIN'), 'setScreeningThreshold'],
  // Anybody checks a certificate with the public keys.
  [anybody, 'screeningCertificateKeys'],
  // S-INV-1, S-INV-2: what a screener gave away, or two people confirmed, is for adjudicators.
  [staff('SANCTIONS_ADJUDICATOR'), 'returnHit reverseConfirmation upholdConfirmation'],
  // "Hits open: ✗ until notified": the partner is asked in words that verifiers use too, and answers for itself.
  [either(partnerUsers, staff('VERIFIER', 'VETTING_OFFICER')), 'clarificationRequests'],
  [staff('VERIFIER', 'VETTING_OFFICER'), 'requestClarification'],
  [either(hitReaders, staff('VERIFIER', 'VETTING_OFFICER')), 'extendClarification withdrawClarification'],
  [partnerEditors, 'answerClarification createClarificationUpload'],
  [staff('LIST_SYNC', 'SANCTIONS_SCREENER', 'IP_UNIT_ADMIN'), 'importList refreshList'],
  // An agency's own list is an act of the unit that keeps the portal for it (UNHCR-66).
  [unit, 'createListSource'],
  [staff('LIST_SYNC', 'SANCTIONS_PANEL', ...advancedRoles), 'createSanctionsUpload'],
  [staff('SANCTIONS_ADJUDICATOR'), 'releaseQuarantinedList'],
  // 2.8: "observations: count by type INTER_AGENCY, text CONFIDENTIAL (advanced roles)"; red only by headquarters.
  [agencies, 'observation redFlagIndicators allegationStatistics'],
  [advanced, 'addObservation amendObservation escalateObservation invalidateObservation shareObservation'],
  [unit, 'observationInbox resolveObservation'],
  [advanced, 'grantNeedToKnow revokeNeedToKnow reportAdverseMedia'],
  // "✗ by default; author may share"; whoever speaks for the partner answers.
  [partnerUsers, 'sharedObservations'],
  [partnerEditors, 'replyToObservation'],
  // 2.8: "Intelligence notes, adverse media triage CONFIDENTIAL"; "Allegations OWNER_ONLY (investigation office)".
  [analysts, 'intelligenceNote intelligenceNotes addIntelligenceNote withdrawIntelligenceNote'],
  [staff('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN'), 'adverseMedia'],
  [staff('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN'), 'adverseMediaResponseTime'],
  [staff('SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN'), 'triageAdverseMedia'],
  [staff('INVESTIGATOR'), 'allegation allegations recordAllegation triageAllegation concludeAllegation'],
  // 2.8: "Ineligibility entry INTER_AGENCY; PUBLIC only if policy of lead agency says so; partner ✓": rows decide.
  [anybody, 'ineligibilityEntries'],
  [agencies, 'recoveryTotals sharingPolicy'],
  // 4.b: the IP unit of each agency decides about entries of others, and what it does about alerts.
  [unit, 'recogniseEntry optOut joinInterimSuspension acknowledgeAlert recordCompensatingControls setSharingPolicy'],
  // 2.8: "Shared alerts: CONFIDENTIAL to agencies with exposure": who decides for the agency, and who looks into partners.
  [
    staff('IP_UNIT_ADMIN', 'SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'SANCTIONS_PANEL', 'INVESTIGATOR'),
    'sharedAlerts',
  ],
  // S-INV-7: who handles the case imposes; the unit joins, and ends what it joined.
  [staff('INVESTIGATOR', 'SANCTIONS_PANEL'), 'imposeInterimSuspension'],
  [staff('INVESTIGATOR', 'SANCTIONS_PANEL', 'IP_UNIT_ADMIN'), 'renewInterimSuspension liftInterimSuspension'],
  [staff('INVESTIGATOR', 'SANCTIONS_PANEL', 'IP_UNIT_ADMIN'), 'publishAlert closeAlert'],
  [staff('INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER', 'IP_UNIT_ADMIN'), 'publishedAlerts interimSuspensions'],
  // 2.8: "Referral, recovery OWNER_ONLY", 4.b step 9: "to UNDP legal/investigation"; finance keeps the money.
  [staff('LEGAL_OFFICER', 'INVESTIGATOR'), 'referrals createReferral updateReferral createRecoveryClaim'],
  [staff('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER'), 'recoveryClaims'],
  [staff('LEGAL_OFFICER', 'FINANCE_OFFICER'), 'recordRecovery writeOff decideWriteOff'],
  // 2.8: a case is OWNER_ONLY, and redacted for who was alerted (4.b, step 6 ✗); 2.9: INVESTIGATOR × SANCTIONS_PANEL.
  [agencies, 'ineligibilityCase'],
  [staff('INVESTIGATOR', 'LEGAL_OFFICER', 'SANCTIONS_PANEL'), 'ineligibilityCases'],
  [
    staff('INVESTIGATOR'),
    'createIneligibilityCase updateIneligibilityCase startCaseReview dismissCase addCaseEvidence',
  ],
  [staff('INVESTIGATOR'), 'issueNotice extendResponsePeriod assessCondition'],
  [staff('INVESTIGATOR', 'LEGAL_OFFICER'), 'recordCaseConsultation'],
  [staff('INVESTIGATOR', 'SANCTIONS_PANEL'), 'startRehabilitationReview closeCase'],
  [staff('SANCTIONS_PANEL'), 'decideCase confirmCaseDecision decideAppeal decideRehabilitation extendToAffiliate'],
  [staff('SANCTIONS_PANEL'), 'recordGovernmentMeasure'],
  // S-INV-6: who binds the partner answers, appeals and shows what it has done.
  [partnerAdmins, 'partnerCases createCaseUpload submitResponse fileAppeal submitRehabilitationEvidence'],
  // 2.8, "Assurance activity existence/date/opinion INTER_AGENCY ✓"; plans tell of special audits, so not the partner.
  [agenciesAndPartner, 'assuranceActivity assuranceActivities'],
  [agencies, 'assurancePlan assurancePlans assuranceParameters auditOverlap assuranceCalendar auditFirms auditTerms'],
  // 4.c: the assurance officer, and the unit in its place.
  [assurers, 'planAssurance planActivity recordAssurance submitAssurance finaliseAssurance cancelAssurance'],
  [assurers, 'joinAssurance decideAssuranceJoin offerAssurance assuranceJoins addAuditFirm updateAuditFirm'],
  [unit, 'setAssuranceParameters setAuditTerms'],
  // JIU-101: "quality-review result by HQ".
  [staff('IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'), 'reviewAuditQuality auditFirmVariances'],
  // JIU-113: figures that name nobody.
  [agencies, 'conductedModes'],
  // 2.5, features 38 and 47: assessors do, review and decide; the unit plans; whose row it is, the row says.
  // Papers, evidence and reports: each kind of file says who of them may send it.
  [either(agencies, partnerEditors), 'createAssessmentsUpload'],
  [staff('ASSESSOR'), 'recordAssessment requestPartnerComments addWorkingNote'],
  [
    staff('ASSESSOR'),
    'beginQualityReview returnAssessment finaliseAssessment proposeBandAdjustment approveBandAdjustment',
  ],
  [staff('ASSESSOR', 'IP_UNIT_ADMIN'), 'startAssessment assignAssessors cancelAssessment'],
  [staff('ASSESSOR', 'IP_UNIT_ADMIN'), 'proposeInvalidation invalidateAssessment'],
  // SYS-28: a partner assesses itself; feature 53: it replies.
  [either(staff('ASSESSOR'), partnerEditors), 'answerQuestions writeAssessmentReport submitAssessment'],
  [partnerEditors, 'commentOnAssessment'],
  // Feature 36: whoever comes to know of what happened to a partner.
  [
    staff('ASSESSOR', 'ASSURANCE_OFFICER', 'INVESTIGATOR', 'IP_UNIT_ADMIN'),
    'recordInvalidatingEvent resolveInvalidatingEvent',
  ],
  // 2.8, as of assessments: existence, level, decision and dates; HAB-16: all who work with partners do due diligence.
  [agenciesAndPartner, 'dueDiligenceCase'],
  [agencies, 'dueDiligenceCases dueDiligencePolicy'],
  [dueDiligenceWorkers, 'openDueDiligence reviseDueDiligence recordDueDiligenceFinding recordDueDiligenceControversy'],
  [dueDiligenceWorkers, 'recordGlobalCompactStatus linkDueDiligenceAssessment changeDueDiligenceLevel'],
  [dueDiligenceWorkers, 'escalateDueDiligence'],
  // HAB-18: the lawyers join decisions; an officer decides simple cases, Representative and unit the others.
  [staff('PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'LEGAL_OFFICER'), 'decideDueDiligence'],
  [staff('REPRESENTATIVE', 'IP_UNIT_ADMIN'), 'cancelDueDiligence'],
  [unit, 'setDueDiligencePolicy'],
  // What waits for a partner is its own affair.
  [partnerUsers, 'notices'],
  // JIU-15, JIU-58: common methods and standards are known to all who work by them; JIU-110: figures name nobody.
  [agenciesAndPartner, 'methodologies methodology tryScore equivalences standards standard hactFigures'],
  // Feature table 49: of all partners in a country.
  [agencies, 'pseaCoverage'],
  // JIU-15: "IP_UNIT_ADMIN of the owner" publishes, and each agency decides for itself what it relies on.
  [unit, 'publishMethodology proposeEquivalence agreeToEquivalence recordStandardAdoption'],
  [assessmentImporters, 'importAssessments cancelAssessmentImport assessmentImport downloadAssessmentImportReport'],
  [riskReaders, 'riskRegister riskEntry riskAppetites riskFigures mitigationCosts'],
  [riskKeepers, 'recordRisk reviseRisk closeRisk planMitigation updateMitigation'],
  // JIU-39: what the agency bears is its unit's to say; a breach goes to a higher level.
  [unit, 'setRiskAppetite'],
  [staff('REPRESENTATIVE', 'IP_UNIT_ADMIN'), 'acceptRisk confirmRiskFramework'],
  // JIU-36, JIU-82: the tables behind bands and visits are published.
  [anybody, 'riskMatrix monitoringTable'],
  // JIU-3: about countries, so between agencies.
  [agencies, 'operatingContext operatingContextStatements riskStatements'],
  [staff('ASSURANCE_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'), 'setOperatingContext'],
  // JIU-59, "request → owner approval"; 4.c: who selects, assesses and assures asks, and the owner's like decide.
  [disclosureAskers, 'requestDisclosure withdrawDisclosureRequest'],
  [disclosureDeciders, 'decideDisclosure revokeGrant'],
  [either(disclosureAskers, disclosureDeciders, watchers), 'disclosureRequests'],
  // 2.8, "Access grants & views log: owner + grantee + partner (agency-level)"; the log names persons.
  [agenciesAndPartner, 'accessGrants'],
  [either(disclosureDeciders, watchers), 'accessLog'],
  [watchers, 'readingLog'],
  [staff('KPI_STEWARD'), 'submitKpiValue'],
  // 4.d, step 1: stewards, by the ERP; 2.8, KPI definitions PUBLIC; JIU-17: the scorecard is for comparing agencies.
  [staff('KPI_STEWARD', 'ERP_CONNECTOR'), 'submitKpiValues withdrawKpiValues kpiBatch'],
  [staff('KPI_STEWARD', 'ERP_CONNECTOR'), 'importKpiValues cancelKpiImport kpiImport'],
  [anybody, 'kpiDefinition'],
  [agencies, 'dataContract dataSubmissionScorecard'],
  [staff('SECRETARIAT_ADMIN'), 'setDataContract publishKpi'],
  // PSFP-32: agencies propose, comment and vote; the secretariat runs the vote.
  [staff('KPI_STEWARD'), 'proposeKpi amendKpiProposal commentOnKpi voteOnKpi addAgencyKpi'],
  [staff('KPI_STEWARD', 'SECRETARIAT_ADMIN'), 'openKpiVote withdrawKpiProposal deprecateKpi'],
  // JIU-47: who keeps figures, of an agency or of all.
  [staff('KPI_STEWARD', 'SECRETARIAT_ADMIN'), 'refreshDerivedKpis derivedKpiRefresh'],
  // 2.8, agreement metadata and amounts: INTER_AGENCY, the partner sees its own.
  [agenciesAndPartner, 'engagement engagements'],
  [agreementKeepers, 'recordEngagement'],
  // 4.e step 7: who does or adopts actions shows it with evidence; 2.0: the secretariat imports rates.
  [
    either(
      agreementKeepers,
      reviewers,
      staff('KPI_STEWARD', 'SECRETARIAT_ADMIN', 'PROGRAMME_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE'),
    ),
    'createPerformanceUpload',
  ],
  // Feature 87, SYS-18: the facts of agreements come from who keeps agreements; schedule and results also from programmes.
  [agreementKeepers, 'recordMoneyFacts'],
  [
    either(agreementKeepers, staff('PROGRAMME_OFFICER')),
    'recordSchedule setResultsFramework recordResultValues recordSubPartners',
  ],
  // UNICEF-26: who checks results; who answers for what is told of them.
  [staff('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN', 'ASSURANCE_OFFICER', 'EVALUATOR'), 'verifyResultValue'],
  [officers, 'publishPartnershipResult'],
  // 2.0, Money: the rate of exchange is one for all, so the secretariat keeps it.
  [staff('SECRETARIAT_ADMIN'), 'recordExchangeRates'],
  [either(agreementKeepers, staff('SECRETARIAT_ADMIN')), 'importFacts cancelFactImport factImport'],
  // JIU-10, JIU-18: who mends records, and who answers for the figures made from them; 4.d, step 4.
  [staff('FINANCE_OFFICER', 'IP_UNIT_ADMIN'), 'reconcileEngagement'],
  [
    staff('PROGRAMME_OFFICER', 'FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'KPI_STEWARD'),
    'assignCorroborationIssue explainCorroborationIssue',
  ],
  [agencies, 'corroborationIssues concentrationAlerts partnershipResults'],
  // 2.8: "Disbursement: INTER_AGENCY (amount by year) / CONFIDENTIAL (detail) ✓", asked of the rows.
  [agenciesAndPartner, 'moneyFacts partnershipDashboard exchangeRates'],
  [lossKeepers, 'recordLoss updateLoss'],
  // 2.8, "Outcomes: by audience field"; "Lessons, good practices: INTER_AGENCY → PUBLIC on promotion": asked of the rows.
  [anybody, 'outcomes consultationOutcome similarOutcomes outcomeActions outcomeThemes goodPractice goodPractices'],
  [anybody, 'lessons'],
  [agencies, 'actionAdoptions outcomeNotices outcomeSubscriptions subscribeToOutcomes endOutcomeSubscription'],
  [agenciesAndPartner, 'downloadActionEvidence'],
  // 4.e steps 4 to 6: who led the consultation records and publishes; who answers for the office may stand in.
  [
    staff('CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'),
    'recordOutcome amendOutcome requestOutcomeComments publishOutcome withdrawOutcome translateOutcome decideGoodPractice promoteGoodPractice withdrawGoodPractice',
  ],
  // P-INV-5: partners comment; giving up time binds the partner.
  [partnerEditors, 'commentOutcome confirmOutcomeAction'],
  [partnerAdmins, 'waiveCommentWindow'],
  // 4.e step 4: actions are owned by units such as finance; step 7: who works with partners adopts.
  [
    staff('PROGRAMME_OFFICER', 'FINANCE_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'),
    'updateOutcomeAction',
  ],
  [
    staff('PROGRAMME_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'),
    'adoptAction updateActionAdoption',
  ],
  [
    staff('PROGRAMME_OFFICER', 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'EVALUATOR'),
    'proposeGoodPractice recordLesson publishLesson withdrawLesson',
  ],
  // UNICEF-39: one list of themes for all agencies.
  [staff('SECRETARIAT_ADMIN'), 'addOutcomeTheme'],
  // JIU-76, SYS-30: what is recommended and promised, and how it stands, is between agencies.
  [agencies, 'recommendation recommendations recommendationRollUp legislativeMandate legislativeMandates'],
  [agencies, 'commitments commitmentProgress'],
  [staff('IP_UNIT_ADMIN', 'KPI_STEWARD', 'REPORT_EDITOR'), 'recordLegislativeMandate recordCommitment endCommitment'],
  // JIU-76: management answers, oversight closes.
  [
    staff('IP_UNIT_ADMIN', 'KPI_STEWARD', 'REPORT_EDITOR', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR'),
    'updateRecommendation',
  ],
  // 2.8, "Consultation (held, date, themes): INTER_AGENCY ✓"; 2.9: the consultation lead keeps them.
  [agenciesAndPartner, 'consultation consultations survey surveys feedbackQuestions'],
  [agencies, 'surveyResults concernStatistics'],
  [staff('CONSULTATION_LEAD'), 'createConsultation updateConsultation cancelConsultation inviteToConsultation'],
  [staff('CONSULTATION_LEAD'), 'recordAttendance recordMinutes createSurvey closeSurvey'],
  [partnerEditors, 'respondToInvitation giveFeedback'],
  // P-INV-7: a token or a tracking code is the permission, so that nobody has to sign in.
  [anybody, 'answerSurvey raiseConcern concernByCode confirmConcernResolution'],
  // JIU-98, JIU-114: desks of an office and, above them, its senior level; the partner sees its own.
  [either(concernHandlers, partnerUsers), 'concern concerns'],
  [concernHandlers, 'assignConcern takeConcern escalateConcern resolveConcern'],
  // 2.8, "Forum/working-group discussions: members ✗"; JIU-60: who speaks for an agency about performance, and its oversight.
  [
    staff('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL', 'OVERSIGHT_AUDITOR'),
    'forumDiscussion forumDiscussions forumPosts forumFollowUps',
  ],
  [
    staff('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'),
    'forumInvitations openForumDiscussion inviteAgencyToForum joinForumDiscussion addForumParticipants leaveForumDiscussion closeForumDiscussion reopenForumDiscussion postToForumDiscussion withdrawForumPost recordForumDecision recordForumDissent addForumFollowUp completeForumFollowUp',
  ],
  [lossReaders, 'lossEvent lossEvents'],
  // 2.8, "Governing-body report: OWNER_ONLY draft → PUBLIC after submission": which ones, the rows say.
  [anybody, 'report reports reportTemplates'],
  [
    staff('REPORT_EDITOR'),
    'createGoverningBodyReport collectContributions withdrawContribution mergeContributions writeReportSection',
  ],
  [staff('REPORT_EDITOR'), 'freezeReportFigures addFootnote'],
  [staff('REPORT_APPROVER'), 'approveReport returnReport'],
  [
    staff('REPORT_EDITOR', 'REPORT_APPROVER'),
    'submitReport presentReport recordBoardDecision planGoverningBodySession',
  ],
  // HAB-25: units of the agency write, whoever was asked; the file of a report is for who sees it.
  [agencies, 'reportContributions submitContribution exportReport'],
  // JIU-26, HAB-28, HAB-30, SYS-47, JIU-67, JIU-11, JIU-72: made from what is INTER_AGENCY.
  [agencies, 'reportingCycles reportingObligations reportingObligationRules reportingCompliance governingBodyCalendar'],
  [agencies, 'capacityBuildingEffectiveness strategicPlanRollUp agencyIpMateriality generateAnnualReportSection'],
  [agencies, 'confirmReportingObligation'],
  [staff('IP_UNIT_ADMIN'), 'createReportingObligation endReportingObligation'],
  // UNICEF-22, PSFP-33: made from what is INTER_AGENCY.
  [agencies, 'engagementReport sdgReport'],
  // UNICEF-18; 2.8, "Agreement metadata: PUBLIC if agency publishes (IATI)": which ones, the rows say.
  [anybody, 'publication publicPartnerships'],
  [unit, 'setPublication'],
  [staff('SECRETARIAT_ADMIN'), 'openReportingCycle'],
  [staff('KPI_STEWARD', 'REPORT_EDITOR', 'REPORT_APPROVER', 'IP_UNIT_ADMIN'), 'submitReportingCycle'],
  // 2.8, "Audit events: OWNER_ONLY + oversight".
  // 2.8: "Reuse requests/decisions INTER_AGENCY ✓"; what agencies accept of one another, and what that saves, is common.
  [agenciesAndPartner, 'reuseRequest reuseRequests'],
  [agencies, 'methodologyAcceptances agencyRecognitions assessmentCosts reuseStatistics'],
  [reuseAskers, 'requestReuse withdrawReuse completeSupplement disputeReuse requestConsent'],
  // SYS-13: what the agency accepts, whom it recognises and what people decide, its unit says.
  [unit, 'acceptMethodology withdrawMethodologyAcceptance recognizeAgency endAgencyRecognition setAssessmentCost'],
  [unit, 'decideReuse closeReuseDispute'],
  // A-INV-4: the partner's consent binds it.
  [partnerAdmins, 'grantConsent withdrawConsent declineConsent'],
  // 2.5, check 11: "e.g. ongoing investigation; reason not disclosed".
  [staff('INVESTIGATOR', 'IP_UNIT_ADMIN'), 'placeEmbargo liftEmbargo reuseEmbargoes'],
  // 2.5: "so an auditor can replay it".
  [oversight, 'replayReuse'],
  [oversight, 'registryAuditEvents assessmentsAuditEvents sanctionsAuditEvents performanceAuditEvents'],
];

const circleOf = new Map<string, Circle>();
for (const [circle, operations] of circles) {
  for (const operation of operations.split(' ')) {
    if (circleOf.has(operation)) throw new Error(`The oracle speaks twice of ${operation}.`);
    circleOf.set(operation, circle);
  }
}

/** Whether the operation may be called at all; what it then finds is a matter of rows. */
export function mayReach(operation: string, who: Somebody): boolean {
  const circle = circleOf.get(operation);
  if (!circle) throw new Error(`The oracle does not know ${operation}: read the specification and enter it.`);
  return circle(who);
}
