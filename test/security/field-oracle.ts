import type { Role } from '@partner-commons/platform/viewer';
import type { Somebody } from './permission-oracle';

/**
 * Who may see which field of which type, by the groups of domain-model.md 2.8. It imports no permission table.
 * A type stands here with all its fields, or with the ones that are named; a field that is named for itself goes before
 * its type. What is CONFIDENTIAL stands here with the group that learns *that* it is there: the redaction in its place is
 * the rows' business, which confidential-paths.test.ts looks at.
 */

export interface Looker extends Somebody {
  /** Whether the object is of the looker's own agency, own partner or own doing. */
  own: boolean;
}

type Circle = (looker: Looker) => boolean;

const anybody: Circle = () => true;
const signedIn: Circle = ({ kind }) => kind !== 'PUBLIC';
/** Of an agency or a partner, with a role. */
const members: Circle = ({ kind, role }) => kind !== 'PUBLIC' && role !== null;
/** INTER_AGENCY. */
const agencies: Circle = ({ kind, role }) => kind === 'AGENCY' && role !== null;
/** INTER_AGENCY, and "partner sees own ✓". */
const agenciesAndPartner: Circle = (looker) =>
  agencies(looker) || (looker.kind === 'PARTNER' && looker.role !== null && looker.own);
const staff =
  (...roles: Role[]): Circle =>
  ({ kind, role }) =>
    kind === 'AGENCY' && role !== null && roles.includes(role);
const ofOwn =
  (...roles: Role[]): Circle =>
  ({ role, own }) =>
    own && role !== null && roles.includes(role);
const either =
  (...circles: Circle[]): Circle =>
  (looker) =>
    circles.some((circle) => circle(looker));

const editors: Role[] = ['PARTNER_ADMIN', 'PARTNER_HQ_ADMIN', 'PARTNER_EDITOR', 'PARTNER_HQ_EDITOR'];
const admins: Role[] = ['PARTNER_ADMIN', 'PARTNER_HQ_ADMIN'];
const officers: Role[] = ['PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'];
/** The partner to be, or who keys for it (UNHCR-37). */
const applicant: Circle = ({ kind, role, own }) =>
  own && (kind !== 'AGENCY' || (role !== null && officers.includes(role)));
/** standards.md 3.4: "advanced roles". */
const advanced: Role[] = [
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
const mediaReaders: Role[] = ['SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN'];
const hitReaders = staff('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR');
/** S-INV-12, SYS-5: whoever decides about a partner, pays it or looks into it, and the system that acts for them. */
const decidingRoles: Role[] = [
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'PROGRAMME_OFFICER',
  'IP_UNIT_ADMIN',
  'INVESTIGATOR',
  'LEGAL_OFFICER',
  'FINANCE_OFFICER',
  'ERP_CONNECTOR',
];
const deciders = staff(...decidingRoles);
/** JIU-36: who keeps the facts of agreements, and sees what became of a file of them. */
const agreementKeepers = staff('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR');
/** Feature 87: they, and for rates of exchange the secretariat. */
const factKeepers: Role[] = ['FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR', 'SECRETARIAT_ADMIN'];
/** JIU-2, as "Referral, recovery: OWNER_ONLY; totals INTER_AGENCY". */
const lossReaders = staff('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'INVESTIGATOR', 'LEGAL_OFFICER', 'OVERSIGHT_AUDITOR');
/** 2.6 and 2.9: who investigates, advises and decides. */
const caseHandlers: Role[] = ['INVESTIGATOR', 'LEGAL_OFFICER', 'SANCTIONS_PANEL'];
const proposals = staff('IP_UNIT_ADMIN', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR');
/** JIU-36: "Risk register entries OWNER_ONLY ✗" by who works with partners, answers for the office, or oversees. */
const riskReaders: Role[] = [
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'PROGRAMME_OFFICER',
  'IP_UNIT_ADMIN',
  'REPRESENTATIVE',
  'OVERSIGHT_AUDITOR',
];
/** JIU-44, P-INV-6: who reviews partners, supervises that, judges risks by it, or oversees. */
const reviewReaders: Role[] = [
  'PROGRAMME_OFFICER',
  'EVALUATOR',
  'IP_UNIT_ADMIN',
  'REPRESENTATIVE',
  'SENIOR_OFFICIAL',
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'OVERSIGHT_AUDITOR',
];
const ownPartner: Circle = ({ kind, role, own }) => kind === 'PARTNER' && role !== null && own;
const reviews = staff('IP_UNIT_ADMIN', 'VETTING_OFFICER', 'REPRESENTATIVE', 'OVERSIGHT_AUDITOR');
/** JIU-59: who needs another agency's assessment for the work, who answers for the owner, and who watches over readings. */
const disclosureAskers: Role[] = ['PROGRAMME_OFFICER', 'ASSESSOR', 'ASSURANCE_OFFICER', 'REPRESENTATIVE'];
const disclosureDeciders: Role[] = ['ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN'];
const watchers: Role[] = ['OVERSIGHT_AUDITOR', 'DATA_PROTECTION_OFFICER'];

/** JIU-98, JIU-114: desks of an office and, above them, its senior level. */
const concernHandlers: Role[] = [
  'PROGRAMME_OFFICER',
  'FINANCE_OFFICER',
  'LEGAL_OFFICER',
  'REPRESENTATIVE',
  'SENIOR_OFFICIAL',
  'IP_UNIT_ADMIN',
];

/** `Type`, `Type.one other`, or `service:Type` where services differ; `…` after a type takes its connection and edge too. */
const groups: [Circle, string[]][] = [
  // PUBLIC: "name, type, country, categories, website, org-id", "uniqueNumber", "KPI definitions"; code tables.
  [anybody, ['Partner.id uniqueNumber legalName names primaryType countryOfOrigin categories website identifiers']],
  [anybody, ['PartnerName', 'OrgIdentifier', 'CodeList', 'Code', 'CodeLabel', 'CodeAttribute']],
  [anybody, ['SectorList', 'Sector', 'SectorSpecialisation', 'KpiDefinition…', 'performance:PageInfo']],
  [anybody, ['KpiThresholdSet', 'KpiAlignment', 'KpiSmartProblem']],
  // PSFP-32: what agencies say to each other on the way to a definition.
  [agencies, ['KpiDefinition.governance', 'KpiGovernance', 'KpiComment…', 'KpiVote']],
  [agencies, ['DataContract', 'DataContractLine', 'DataSubmissionScorecard', 'DataScorecardLine']],
  // A submission is its agency's own; the figures in it are what is shared.
  [ofOwn('KPI_STEWARD', 'ERP_CONNECTOR'), ['KpiBatch', 'KpiBatchRow…', 'KpiImport', 'KpiSubmission']],
  // The shared list is PUBLIC as far as lead agencies say so (2.8), and its pages with it.
  [anybody, ['sanctions:PageInfo']],
  // The forms of the portal, offices and agencies, and how current the lists are: for whoever may become a member.
  [signedIn, ['registry:Agency', 'AgencyOffice…', 'registry:PageInfo', 'DocumentType', 'DeclarationTemplate']],
  [signedIn, ['DeclarationStatement', 'ProfileSectionForm', 'ProfileField', 'ProfileChoice', 'SuspensionReason']],
  [signedIn, ['VerificationQuestion', 'ListSource', 'ListVersion']],

  // What one asked for comes back to whoever asked, member or not (UNHCR-38); else INTER_AGENCY before registration.
  [either(agencies, applicant), ['AccessRequest', 'AccessCandidate', 'AccessCandidateReason', 'AuthorizedPerson']],
  [applicant, ['AccessRequestReceipt']],
  // Stands in the place of confidential fields of all of these; says no more than that there is something.
  [either(agencies, applicant), ['registry:Redaction']],
  [({ kind, own }) => kind === 'PARTNER' && own, ['ClaimedAccess']],
  // Words of staff about an applicant, and who they are.
  [agencies, ['AccessRequest.decisionNote decidedBy registration', 'AccessRequestConnection', 'AccessRequestEdge']],

  // INTER_AGENCY with ✓ for the partner: standing, agency codes, registration, documents, declaration, profile, roster.
  [agenciesAndPartner, ['Partner', 'AgencyPartnerIdentifier', 'OrgIdentifier.source evidence', 'StandingReason']],
  [agenciesAndPartner, ['StandingChange…', 'Registration', 'RegistrationEvent', 'RegistrationClock']],
  [agenciesAndPartner, ['VettingDecision', 'InformationRequest', 'RegistrationChecklist', 'ChecklistItem']],
  [agenciesAndPartner, ['PartnerDocument', 'DocumentContent', 'DocumentVerification', 'ExistingPartnership']],
  [agenciesAndPartner, ['PartnerDeclaration', 'DeclarationAnswer', 'DeclarationSignatory', 'DeclarationEvent']],
  [agenciesAndPartner, ['PartnerProfile', 'ProfileSection', 'ProfileBanking', 'ProfileBudget', 'ProfileCompleteness']],
  [agenciesAndPartner, ['SectionCompleteness', 'ProfileQuality', 'ProfileInconsistency', 'PartnerChange…']],
  [agenciesAndPartner, ['KeyPersonList', 'KeyPerson', 'RecommendationLetter', 'RecommendationDetail']],
  [agenciesAndPartner, ['RecommendationWaiver', 'RecommendationWaiverCase', 'PartnerVerification', 'Verification…']],
  [agenciesAndPartner, ['RosterEntry', 'RosterRecognition', 'StandbyCapability', 'EligibilityHold']],
  [agenciesAndPartner, ['PartnerLocation', 'PartnerSector', 'OperatingCountry', 'PartnerRelation…', 'InheritedFact']],
  [agenciesAndPartner, ['PartnerAttributeClaim', 'MergedFrom']],
  // JIU-15, JIU-58, JIU-110: common methods and standards, and figures that name nobody, for every member.
  [members, ['assessments:Agency', 'assessments:PageInfo']],
  [members, ['AssessmentMethodology…', 'MethodologySection', 'MethodologyPart', 'MethodologyQuestion', 'AnswerScale']],
  [members, ['AnswerChoice', 'MethodologyScoring', 'MethodologyBand', 'SectorValidity', 'MethodologySector']],
  [members, ['Reassessment', 'MethodologyScore', 'SectionScore', 'ScoreThreshold', 'MethodologyEquivalence…']],
  [members, ['MethodologyReference', 'EquivalenceGap', 'QuestionPair', 'Standard', 'StandardItem', 'StandardAdoption']],
  [members, ['HactFigures', 'HactBandCount']],
  [agencies, ['PseaCoverage', 'PseaBandCount']],
  // "Assessment existence, kind, date, validity, owner, band", and so the PSEA rating.
  [agenciesAndPartner, ['PseaStanding']],
  // "Reuse requests/decisions: INTER_AGENCY ✓"; what people wrote is for the two agencies, and rows say who that is.
  [agenciesAndPartner, ['ReuseRequest…', 'ReuseCandidate', 'ReuseCheck', 'RequiredSupplement', 'ReuseSupplement']],
  [agenciesAndPartner, ['ReuseDispute', 'PartnerConsent', 'ConsentRequest']],
  [agencies, ['ReuseRequest.decision', 'ReuseDecisionNote', 'ReuseStatistics', 'ReuseRefusalCount', 'ReuseRate']],
  [agencies, ['MethodologyAcceptance…', 'AgencyRecognition…', 'AssessmentCost']],
  // 2.5, check 11: "reason not disclosed".
  [ofOwn('INVESTIGATOR', 'IP_UNIT_ADMIN'), ['ReuseEmbargo…']],
  [ofOwn('OVERSIGHT_AUDITOR'), ['ReuseReplay']],
  // 2.8, "body, report, answers: ✓" and feature 53; working notes and reasons are redacted or null for all but the owner.
  [
    agenciesAndPartner,
    ['AssessmentChange', 'AssessmentScore', 'AssessedSection', 'AssessmentAnswers', 'AnsweredSection'],
  ],
  [agenciesAndPartner, ['AssessmentAnswer', 'EvidenceFiles', 'EvidenceFile', 'PartnerComments', 'PartnerComment']],
  [agenciesAndPartner, ['BandAdjustments', 'BandAdjustment', 'AssessmentProgress', 'SectionProgress', 'AssessorTeam']],
  [agenciesAndPartner, ['Assessor', 'WorkingNotes', 'WorkingNote', 'AssessmentInvalidation', 'InvalidatingEvent']],
  [ofOwn('ASSESSOR', 'IP_UNIT_ADMIN'), ['StartAssessmentPayload']],
  [agencies, ['ConductedModeFigures', 'ConductedModeCount']],
  // HAB-16 to HAB-19, as of assessments: findings are ✓ too, once decided, and redacted for others.
  [agenciesAndPartner, ['DueDiligenceCase…', 'DueDiligenceSummary', 'DueDiligenceDimensionResult', 'DueDiligenceBody']],
  [agenciesAndPartner, ['DueDiligenceFinding', 'DueDiligenceEvidence', 'DueDiligenceFile', 'DueDiligenceControversy']],
  [agenciesAndPartner, ['DueDiligenceMitigation', 'DueDiligenceVoice', 'DueDiligenceLevelFactor']],
  [agencies, ['DueDiligenceCase.reusable', 'DueDiligencePolicy']],
  [({ kind, role, own }) => kind === 'PARTNER' && role !== null && own, ['PartnerNotice…']],
  // "Findings: CONFIDENTIAL ✓; HIGH unresolved count INTER_AGENCY": whose rows they are, and who was granted them, rows say.
  [
    agenciesAndPartner,
    ['OpenFindings', 'Finding…', 'FindingAction', 'FindingEvidence', 'FindingEvent', 'EvidenceLink'],
  ],
  [agenciesAndPartner, ['FindingSettlement']],
  // "Capacity plan: INTER_AGENCY with partner consent else CONFIDENTIAL ✓": redacted for others.
  [agenciesAndPartner, ['CapacityPlan…', 'CapacityPlanContent', 'CapacityAction', 'CapacityNote', 'PseaPlanStanding']],
  // Code tables; and JIU-50, JIU-54, in counts that name nobody.
  [signedIn, ['FindingCategory', 'CapacityTopic']],
  [agencies, ['CapacityHeatCell', 'CapacityOutcome']],
  // "Assessment existence, kind, date, validity, owner, band"; the body is ✓ too and redacted for others.
  [agenciesAndPartner, ['assessments:Partner', 'Assessment…', 'AssessmentReport', 'RatingSummary', 'Money']],
  [agenciesAndPartner, ['assessments:Redaction', 'performance:Partner.id']],

  // "Agreement metadata", "Disbursement: INTER_AGENCY (amount by year)"; the detail is ✓ too and redacted for others.
  [agenciesAndPartner, ['Engagement…', 'EngagementRevision', 'EngagementDetail']],
  // Stands in the place of confidential fields of outcomes too; says no more than that there is something.
  [members, ['performance:Redaction']],
  [agenciesAndPartner, ['MoneyYear', 'Reconciliation', 'EngagementSchedule', 'ScheduleItem', 'ResultsFramework']],
  [agenciesAndPartner, ['ResultIndicator', 'ResultMilestone', 'ResultValue', 'EngagementSubPartners', 'SubPartner']],
  [agenciesAndPartner, ['PartnershipDashboard', 'PartnershipDashboardRow', 'DueCount']],
  [(looker) => agenciesAndPartner(looker) && looker.own, ['MoneyFact…']],
  [(looker) => agencies(looker) && looker.own, ['CorroborationIssue…', 'CorroborationTask']],
  [agencies, ['PartnershipResult…', 'ConcentrationAlert…', 'UnliquidatedMoney', 'FailureEffect', 'FailurePlace']],
  [members, ['ExchangeRate…']],
  [ofOwn(...factKeepers, 'PROGRAMME_OFFICER'), ['RecordedFacts', 'RefusedFact']],
  [ofOwn(...factKeepers), ['FactImport', 'FactImportRow…']],

  // INTER_AGENCY with ✗ for the partner: what could warn it of a screening, comments, who of the staff decided.
  [agencies, ['Partner.agencyStanding capabilities', 'AgencyStanding', 'PartnerCapabilities', 'Eligibility']],
  [agencies, ['EligibilityBlocker', 'EligibilityRule…', 'PartnerVerification.needsReview reviewBecause']],
  [agencies, ['Verification.details', 'VerificationDetails', 'VerificationAnswer', 'RegistrationEvent.note actor']],
  [agencies, ['VettingDecision.note decidedBy', 'InformationRequest.askedBy']],
  // Searches over all partners, known or not yet public (UNHCR-9, UNHCR-52, R-INV-9, R-INV-11).
  [agencies, ['PartnerConnection', 'PartnerEdge', 'PartnerFacets', 'FacetCount', 'AreaCoverage…']],
  [agencies, ['RosterEntryConnection', 'RosterEntryEdge', 'StaleProfile…', 'RegistrationConnection']],
  [agencies, ['RegistrationEdge', 'RegistrationCount', 'DuplicateCandidate', 'DuplicateReason', 'DuplicateCase…']],
  [agencies, ['PartnerMerge…', 'MergeStep', 'MergedField', 'EnteredAfterMerge']],
  // "Clearance status INTER_AGENCY ✗"; snapshots tell what is quarantined; "KPI values by agency".
  // Its own id, in what was told to it; all else that sanctions says of it is for agencies.
  [agenciesAndPartner, ['sanctions:Partner.id']],
  [agencies, ['sanctions:Partner', 'Clearance', 'ListSnapshot…', 'ListDelta']],
  [agencies, ['RelatedClearance', 'Screening', 'ScreeningConnection', 'ScreeningEdge', 'ScreeningRequest']],
  [agencies, ['ScreeningThreshold', 'ScreeningCertificate']],
  [anybody, ['ScreeningCertificateKeys']],
  // What was found, like the hits of it; what people and programs ask about is theirs.
  [hitReaders, ['Screening.matches', 'ScreeningMatch', 'ScreeningReplay']],
  // A reason of a score names what the asker gave and what a public list says.
  [deciders, ['HitFeature']],
  [deciders, ['NameCheck', 'NameWarning', 'ListedParty', 'NameMatch', 'PartnerCheck', 'ScreeningFile']],
  // Of the person who asked.
  [ofOwn(...decidingRoles), ['sanctions:Download']],
  // What lists say is public at the publisher; agencies' own lists are shared between agencies. Fetching is our business.
  [agencies, ['ListedSubject…', 'ListedName', 'SanctionPeriod', 'ListRefresh', 'ListSource.lastRefresh']],
  [agencies, ['ListSnapshotProblem…', 'sanctions:Job', 'performance:Partner.kpiValues', 'KpiValue…', 'KpiPeriod']],
  [agencies, ['KpiDashboard', 'KpiDashboardRow', 'KpiDashboardTotal', 'KpiDashboardAlert', 'KpiLineage']],
  // Whoever may ask for a file of figures follows its making.
  [(looker) => agencies(looker) && looker.own, ['performance:Job', 'KpiExport']],
  [agencies, ['KpiSeries', 'KpiSeriesPoint', 'KpiSeriesBreak', 'KpiAlert…', 'KpiSharingDecision…']],
  // Codes of agencies stand in public outcomes and reports.
  [anybody, ['performance:Agency']],
  // "Governing-body report: OWNER_ONLY draft → PUBLIC after submission", asked of the rows.
  [anybody, ['GoverningBodyReport…', 'ReportSection', 'ReportFigure', 'ReportFigureLineage', 'ReportFile']],
  [anybody, ['BoardDecision', 'ReportTemplate', 'ReportTemplateSection']],
  [agencies, ['GoverningBodyReport.problems returnReason', 'ReportSection.guidance', 'ReportProblem']],
  [(looker) => agencies(looker) && looker.own, ['ReportContribution…', 'ReportingObligationRule']],
  [ofOwn('SECRETARIAT_ADMIN'), ['OpenedReportingCycles']],
  [agencies, ['ReportingCycle…', 'ReportingObligation…', 'AgencyCompliance', 'GoverningBodySession…']],
  [agencies, ['AnnualReportSection', 'AnnualReportPart', 'MultiYearReport', 'YearlyTrend', 'YearlyFigure']],
  [agencies, ['IpMateriality', 'EngagementReport', 'CounterpartEngagement']],
  [agencies, ['SdgReport', 'SdgContributions', 'SdgContribution']],
  // "Agreement metadata: PUBLIC if agency publishes (IATI) else INTER_AGENCY": no other row is made into these.
  [anybody, ['Publication', 'PublicPartnership…', 'PublicParty', 'PublicResult']],
  // "Outcomes: by audience field, ✓ if present", "lessons, good practices: INTER_AGENCY → PUBLIC": asked of the rows.
  [anybody, ['ConsultationOutcome…', 'OutcomeTranslation', 'OutcomeAction…', 'ActionEvidence', 'ActionAdoption']],
  [anybody, ['OutcomeTheme', 'ThemeTrendYear', 'GoodPractice…', 'Lesson…']],
  [members, ['ConsultationOutcome.comments history', 'OutcomeComments', 'OutcomeComment', 'OutcomeRevision']],
  [agencies, ['ActionAdoptionConnection', 'ActionAdoptionEdge', 'OutcomeNotice…', 'OutcomeSubscription']],
  // JIU-76, SYS-30: between agencies.
  [agencies, ['OversightRecommendation…', 'RecommendationPosition', 'RecommendationEvidence', 'RecommendationRollUp']],
  [agencies, ['RecommendationStatusCount', 'LegislativeMandate…', 'Commitment…', 'CommitmentProgress']],
  // "Forum/working-group discussions: members ✗" (JIU-60), and oversight of their agencies; an invitation is for who may join.
  [
    staff('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL', 'OVERSIGHT_AUDITOR'),
    ['ForumDiscussion…', 'ForumPost…', 'ForumFollowUp…', 'ForumDecision', 'ForumDissent', 'ForumParticipant'],
  ],
  [staff('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL', 'OVERSIGHT_AUDITOR'), ['ForumReference', 'ForumStep']],
  [staff('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'), ['ForumInvitation…']],
  [ofOwn('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'), ['LeaveForumDiscussionPayload']],
  // "Consultation (held, date, themes): INTER_AGENCY ✓", and what is PUBLIC of its outcomes names it.
  [anybody, ['Consultation', 'ConsultationParticipants', 'ParticipantsOfType']],
  // What of these a partner sees is its own invitation, and minutes where it was present: the service asks the rows.
  [members, ['Consultation.agenda cancelReason invitations minutes', 'ConsultationMinutes', 'ConsultationInvitation…']],
  [agenciesAndPartner, ['ConsultationConnection', 'ConsultationEdge']],
  [agencies, ['performance:Partner.consultedOn']],
  [(looker) => looker.own && staff('CONSULTATION_LEAD')(looker), ['InviteToConsultationPayload']],
  // "Feedback: aggregated INTER_AGENCY; raw OWNER_ONLY to independent unit", the redaction included; a token is its partner's.
  [agenciesAndPartner, ['Survey…']],
  // The same questions for all partners.
  [members, ['SurveyQuestion']],
  [agencies, ['Survey.results rawAnswers', 'SurveyResult', 'SurveyChoiceCount']],
  [agencies, ['SurveyRawAnswers', 'SurveyRawAnswer…', 'SurveyRawValue']],
  [ownPartner, ['Survey.ballots', 'SurveyBallot']],
  // P-INV-7: whoever holds a token or a tracking code, signed in or not.
  [({ own }) => own, ['AnswerSurveyPayload', 'RaiseConcernPayload']],
  [anybody, ['Concern', 'ConcernStep']],
  // "Concerns: CONFIDENTIAL to handling line; statistics INTER_AGENCY ✓ own"
  [either(ownPartner, ofOwn(...concernHandlers)), ['ConcernConnection', 'ConcernEdge']],
  [agencies, ['ConcernStatistics']],
  [signedIn, ['sanctions:Agency']],
  // "Ineligibility entry: INTER_AGENCY; PUBLIC only if policy of lead agency says so; ✓": which rows, is asked of the rows.
  [anybody, ['IneligibilityEntry…']],
  [agenciesAndPartner, ['IneligibilityEntry.conditions']],
  [agencies, ['IneligibilityEntry.recognitions unmetConditions', 'Recognition', 'PartnerIneligibility']],
  [agencies, ['SharingPolicy', 'RecoveryTotal']],
  // "Shared alerts: CONFIDENTIAL to agencies with exposure ✗", by who decides and who looks into partners.
  [
    ofOwn('IP_UNIT_ADMIN', 'SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'SANCTIONS_PANEL', 'INVESTIGATOR'),
    ['SharedAlert…', 'AlertContact'],
  ],
  [
    ofOwn('INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER', 'IP_UNIT_ADMIN'),
    ['PublishedAlert…', 'AlertRecipient', 'InterimSuspension…'],
  ],
  // "Referral, recovery: OWNER_ONLY; totals INTER_AGENCY ✗"
  [ofOwn('LEGAL_OFFICER', 'INVESTIGATOR'), ['Referral…', 'ReferralStep']],
  [
    ofOwn('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER'),
    ['RecoveryClaim…', 'RecoveryReceipt', 'RecoveryWriteOff'],
  ],
  // Sums over agencies, for whoever decides on a partner (JIU-2, JIU-36, JIU-42, JIU-95).
  [agencies, ['RegistrationLeadTime', 'RecoveryRate', 'performance:Partner.exposure losses', 'Exposure']],
  // Portfolios are made from rows that are INTER_AGENCY (P-INV-8).
  [agencies, ['CountryView', 'CountryAgency', 'CountryPartnerCount', 'FundDistribution', 'CsoPortfolioRow…']],
  [agencies, ['PartnerMapping', 'MappedArea', 'MappedCell…', 'MappedPartner…', 'ProcessBottleneck']],
  [agencies, ['RegistrationPipelineFigures', 'CountryCoordinationReport', 'SharedPartner', 'CountryReuse']],
  [agencies, ['CountryConsultations', 'CountryActions']],
  [agencies, ['AgencyExposure', 'CountryExposure', 'CountryShare', 'PartnerLosses', 'AgencyLoss']],
  [
    (looker) =>
      looker.own &&
      (agreementKeepers(looker) ||
        staff('KPI_STEWARD', 'SECRETARIAT_ADMIN', 'EVALUATOR', 'CONSULTATION_LEAD')(looker) ||
        staff('PROGRAMME_OFFICER', 'REPRESENTATIVE')(looker)),
    ['performance:Upload'],
  ],
  [(looker) => lossReaders(looker) && looker.own, ['LossEvent…']],
  // Evidence, files to import and reports, for whoever sends them.
  [(looker) => looker.own && (agencies(looker) || ofOwn(...editors)(looker)), ['assessments:Upload']],
  // "Assurance activity existence/date/opinion: INTER_AGENCY ✓"; the report is ✓ too and redacted for others.
  [agenciesAndPartner, ['AssuranceActivity…', 'AssuranceReport', 'AssuranceReportFile', 'AuditFirm']],
  // Plans tell of special audits that nobody has spoken of to the partner.
  [agencies, ['assessments:Partner.assuranceStatus', 'AssuranceStatus', 'AssurancePlan…', 'AssurancePlanRevision']],
  [agencies, ['AssurancePlanStep', 'AssuranceQuarter', 'AssuranceCounts', 'AssuranceParameters', 'AssuranceVisitBand']],
  [agencies, ['AssuranceActivity.overlapsWith terms', 'AssuranceOverlap', 'AuditTerms', 'AuditFirmConnection']],
  [agencies, ['AuditFirmEdge']],
  [ofOwn('ASSURANCE_OFFICER', 'IP_UNIT_ADMIN'), ['AssuranceJoin…']],
  [ofOwn('IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'), ['AuditFirmVariance']],
  // Of another agency's activity it is null, which assurance-activities.test.ts looks at.
  [staff('IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'), ['AssuranceActivity.qualityReview', 'AuditQualityReview']],
  // "Risk register entries: OWNER_ONLY; aggregated CONFIDENTIAL ✗"; the plan of monitoring rests on them (JIU-82).
  [ofOwn(...riskReaders), ['RiskEntry…', 'RiskRevision', 'RiskAcceptance', 'RiskAppetite…', 'Mitigation']],
  [ofOwn(...riskReaders), ['MitigationCosts']],
  [staff(...riskReaders), ['RiskFigure', 'assessments:Partner.monitoringPlan', 'MonitoringPlan', 'MonitoringBasis']],
  [agencies, ['assessments:Partner.riskProfile', 'RiskProfile', 'RiskDimensionProfile', 'RiskView', 'RollingRisk']],
  [agencies, ['RiskMovement']],
  [anybody, ['RiskMatrix', 'RiskMatrixCell', 'MonitoringTable', 'MonitoringTableRow']],
  [agencies, ['OperatingContext', 'OperatingContextStatement…', 'RiskStatement']],
  [ofOwn('ASSESSOR', 'IP_UNIT_ADMIN'), ['AssessmentImport', 'AssessmentImportRow…', 'assessments:Job']],
  [ofOwn('ASSESSOR', 'IP_UNIT_ADMIN'), ['assessments:Download']],
  [(looker) => agencies(looker) && looker.own, ['PartnerExport', 'PartnerExportDownload', 'registry:Job']],
  // UNHCR-53: what was keyed from paper, for the agency that keyed it.
  [
    (looker) => agencies(looker) && looker.own,
    ['OfflineRegistration', 'OfflineAppliedStep', 'OfflinePendingStep', 'OfflinePackProblem'],
  ],

  // "Hits open: CONFIDENTIAL (adjudicators, HQ editors), ✗".
  [hitReaders, ['Hit…', 'HitDecision', 'HitEvidence', 'HitAct…', 'HitComparison', 'HitAskedSide']],
  [hitReaders, ['HitListedSide', 'HitMatchedPart', 'HitInformationRequest', 'HitQueue…', 'RelatedHit…']],
  // "✗ until notified": what the partner is asked is its own; else of whoever asks, in a form that does not tell why.
  [
    either(
      staff('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'VERIFIER', 'VETTING_OFFICER'),
      ({ kind, role, own }) => kind === 'PARTNER' && role !== null && own,
    ),
    ['ClarificationRequest', 'ClarificationFile'],
  ],
  // The screeners' own are at their hits.
  [
    either(staff('VERIFIER', 'VETTING_OFFICER'), ({ kind, role, own }) => kind === 'PARTNER' && role !== null && own),
    ['ClarificationRequestConnection', 'ClarificationRequestEdge'],
  ],
  // "Observations: count by type INTER_AGENCY ✗; text CONFIDENTIAL (advanced roles)", and oversight (2.9).
  [agencies, ['FlagCounts', 'FlagTally', 'Observation…', 'sanctions:Redaction']],
  [staff(...advanced, 'OVERSIGHT_AUDITOR'), ['ObservationContent', 'ObservationEvent']],
  [ofOwn('IP_UNIT_ADMIN'), ['ObservationInboxItem…']],
  [ofOwn(...advanced), ['NeedToKnowGrant', 'AdverseMediaItem']],
  // "✗ by default; author may share": the partner, what it was shown.
  [({ kind, role, own }) => kind === 'PARTNER' && role !== null && own, ['SharedObservation…']],
  [
    either(
      staff(...advanced, 'OVERSIGHT_AUDITOR'),
      ({ kind, role, own }) => kind === 'PARTNER' && role !== null && own,
    ),
    ['ObservationReply'],
  ],
  // "Intelligence notes, adverse media triage: CONFIDENTIAL ✗"; "Allegations: OWNER_ONLY ✗", numbers for all agencies.
  [staff('INVESTIGATOR', 'SANCTIONS_ADJUDICATOR', 'VETTING_OFFICER', 'IP_UNIT_ADMIN'), ['IntelligenceNote…']],
  [ofOwn(...mediaReaders), ['AdverseMediaItemConnection', 'AdverseMediaItemEdge', 'AdverseMediaResponseTime']],
  [ofOwn('INVESTIGATOR'), ['IntegrityAllegation…']],
  [agencies, ['RedFlagIndicator', 'AllegationStatistics', 'AllegationFigure']],
  // "Ineligibility case: OWNER_ONLY until NOTICE; then respondent", redacted for who was alerted (4.b, step 6 ✗).
  [agencies, ['IneligibilityCase']],
  [ofOwn(...caseHandlers), ['IneligibilityCaseConnection', 'IneligibilityCaseEdge']],
  [staff(...caseHandlers), ['CasePerson', 'CaseRespondent', 'CaseEvent', 'CaseEvidence', 'CaseConsultation']],
  [staff(...caseHandlers), ['SuccessorCandidate', 'CaseDecision.partners proposedBy proposedAt settledBy']],
  [ofOwn(...admins), ['RespondentCase']],
  [
    either(staff(...caseHandlers), ofOwn(...admins)),
    ['CaseNotice', 'CaseResponse', 'CaseFile', 'CaseDecision', 'CaseMeasure', 'CaseAppeal', 'CaseCondition'],
  ],
  [either(staff(...caseHandlers), ofOwn(...admins)), ['ConditionEvidence', 'ConditionAssessment']],
  // JIU-59 and "Access grants & views log: owner + grantee + partner (agency-level)".
  [(looker) => agenciesAndPartner(looker) && looker.own, ['AccessGrant…']],
  [ofOwn(...disclosureAskers, ...disclosureDeciders, ...watchers), ['DisclosureRequest…']],
  [ofOwn(...disclosureDeciders, ...watchers), ['AccessLogEntry', 'AccessLogEntryEdge', 'AccessLogConnection']],
  // Idea 5.8: the partner's own ledger.
  [({ kind, role, own }) => kind === 'PARTNER' && role !== null && own, ['assessments:Partner.dataUse', 'DataUse…']],
  // "Standing: reason CONFIDENTIAL", here with who proposed it.
  [proposals, ['StandingProposal…']],
  [reviews, ['StandingReview…']],
  [either(ofOwn('IP_UNIT_ADMIN'), ofOwn(...admins)), ['StandingOutcome.partner']],
  [ofOwn('IP_UNIT_ADMIN'), ['StandingOutcome.proposal', 'DuplicateSweep']],
  // "Performance review band/recommendation INTER_AGENCY ✓; body CONFIDENTIAL ✓", redacted for others (P-INV-6).
  [agenciesAndPartner, ['PerformanceReview…', 'ReviewBody', 'DimensionScore', 'CriterionScore', 'ReviewEvidence']],
  // Feature 92: "Partner sees own performance".
  [agenciesAndPartner, ['performance:Partner.performance', 'PartnerPerformance', 'PerformanceIndex', 'PeerComparison']],
  // UNICEF-23: a published summary INTER_AGENCY, the partner's own ✓; bodies redacted for others. UNICEF-67: own agency.
  [agenciesAndPartner, ['PartnershipEvaluation…', 'EvaluationBody', 'EvaluationFinding', 'ManagementResponse']],
  [ofOwn(...reviewReaders), ['ScheduledReview…']],
  [anybody, ['IndexWeights', 'MilestoneWeight']],
  [either(ofOwn(...reviewReaders), ownPartner), ['ReviewAccess…', 'MilestoneRating…']],
  [either(ofOwn('EVALUATOR', 'IP_UNIT_ADMIN', ...watchers), ownPartner), ['ReviewReading…']],
  // "Partner's review of agency: aggregated INTER_AGENCY; raw OWNER_ONLY to independent unit ✓ own".
  [either(ofOwn('EVALUATOR', 'OVERSIGHT_AUDITOR'), ownPartner), ['MutualReview…', 'AspectScore']],
  [agencies, ['AgencyFeedback', 'AgencyFeedbackAspect']],
  // HAB-26: that it is done, and a redaction of what it says; UNICEF-19 to 21, of others without what it rests on.
  [agencies, ['ClosureAssessment…', 'ClosureText', 'PracticePrompt', 'PrincipleScore']],
  [signedIn, ['PartnershipBenchmark']],
  [agencies, ['OfficeSelfAssessment…', 'BenchmarkAnswer', 'BenchmarkAttainment', 'ImprovementAction']],
  // "Audit events: OWNER_ONLY + oversight".
  [ofOwn('OVERSIGHT_AUDITOR'), ['AuditEvent…']],

  // trust.md A08: programs and the names of their keys, for who keeps the users of the agency.
  [ofOwn('IP_UNIT_ADMIN', 'USER_ADMIN'), ['ServiceAccount…', 'ApiKey', 'ApiKeyReceipt']],
  // Users and contacts: of a partner for agencies and its administrators, of an agency for who keeps its users.
  [either(agencies, ofOwn(...admins)), ['Member…', 'MemberRole']],
  [ofOwn('IP_UNIT_ADMIN', 'USER_ADMIN', ...admins), ['Invitation…', 'InvitationReceipt', 'InvitedPerson']],
  // Answers to what one did oneself.
  [ofOwn(...officers), ['PartnerImport', 'PartnerImportRow…', 'IssuedClaimCode', 'RegistrationInvitation']],
  // R-INV-7: a contact with the lead agency, of whoever made it.
  [ofOwn(...officers), ['OfflinePackCheck', 'IntegrityContact']],
  [ofOwn(...officers, ...editors), ['KeyPersonReceipt']],
  [ofOwn(...officers, 'REPRESENTATIVE', ...editors), ['registry:Upload']],
  // Evidence of the panel (S-INV-10), and what partners send with their answers.
  [ofOwn('LIST_SYNC', 'SANCTIONS_PANEL', ...advanced, ...editors), ['sanctions:Upload']],
  [(looker) => agenciesAndPartner(looker) && looker.own, ['Download']],
];

const circleOf = new Map<string, Circle>();

function enter(place: string, circle: Circle): void {
  if (circleOf.has(place)) throw new Error(`The oracle speaks twice of ${place}.`);
  circleOf.set(place, circle);
}

for (const [circle, places] of groups) {
  for (const place of places) {
    const [type = '', fields] = place.split('.');
    if (fields !== undefined) for (const field of fields.split(' ')) enter(`${type}.${field}`, circle);
    else if (type.endsWith('…')) for (const tail of ['', 'Connection', 'Edge']) enter(type.slice(0, -1) + tail, circle);
    else enter(type, circle);
  }
}

/** What the oracle was asked, so that a place that is gone is noticed. */
const asked = new Set<string>();
export const forgotten = () => [...circleOf.keys()].filter((place) => !asked.has(place));

/** Whether the field may be seen by somebody who comes to such an object on any way. */
export function maySee(service: string, type: string, field: string, looker: Looker): boolean {
  const places = [`${service}:${type}.${field}`, `${service}:${type}`, `${type}.${field}`, type];
  const place = places.find((one) => circleOf.has(one));
  if (place === undefined) throw new Error(`The oracle does not know ${service}: ${type}.${field}.`);
  asked.add(place);
  return circleOf.get(place)?.(looker) ?? false;
}
