import 'reflect-metadata';
import { accessOf, nobody, open } from '@partner-commons/platform/permissions';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { buildSubgraph } from '@partner-commons/platform/subgraph';
import { publicViewer } from '@partner-commons/platform/viewer';
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  graphql,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { generateFiles } from '../../scripts/generate';
import { subgraphs } from '../../scripts/subgraphs';

const schemas = Object.fromEntries(serviceNames.map((name) => [name, buildSubgraph(subgraphs[name])])) as Record<
  ServiceName,
  GraphQLSchema
>;
const api = buildSchema(generateFiles().get('docs/reference/api.graphql') ?? '');

const ofFederation = new Set(['_Service', '_Entity', '_Any', '_service', '_entities']);
const isOurs = ({ name }: GraphQLNamedType) => !name.startsWith('__') && !ofFederation.has(name);

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && isOurs(type));

const fieldsOf = (schema: GraphQLSchema) =>
  objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => !ofFederation.has(name))
      .map((field) => ({ type, field, place: `${type.name}.${field.name}` })),
  );

const roots = new Set(['Query', 'Mutation']);

describe('every name of the composed graph', () => {
  test('of a root field, type and enum value has a description', () => {
    const undescribed = Object.values(api.getTypeMap())
      .filter((type) => isOurs(type) && !isSpecifiedScalarType(type))
      .flatMap((type) => [
        ...(type.description || roots.has(type.name) ? [] : [type.name]),
        ...(isEnumType(type) ? type.getValues() : roots.has(type.name) ? fieldNodes(type) : [])
          .filter(({ description }) => !description)
          .map(({ name }) => `${type.name}.${name}`),
      ]);
    expect(undescribed).toEqual([]);
  });

  test('belongs to one service where it is a root field', () => {
    const owners = serviceNames.flatMap((name) =>
      fieldsOf(schemas[name])
        .filter(({ type }) => roots.has(type.name))
        .map(({ place }) => place),
    );
    expect(owners.filter((place, index) => owners.indexOf(place) !== index)).toEqual([]);
  });

  test('of a list that is no connection says why it is short', () => {
    const lists = fieldsOf(api)
      .filter(({ type, field }) => isListType(getNullableType(field.type)) && !type.name.endsWith('Connection'))
      .map(({ place }) => place);
    expect(lists.sort()).toEqual(Object.keys(shortLists).sort());
  });
});

const fieldNodes = (type: GraphQLNamedType) => (isObjectType(type) ? Object.values(type.getFields()) : []);

/** Lists without paging, and what keeps each of them short (architecture.md 2: what can pass 100 is a connection). */
const shortLists: Record<string, string> = {
  'Concern.line': 'At most six roles.',
  'Concern.steps': 'The statement ends at 100.',
  'ActionAdoption.evidence': 'The statement ends at 100.',
  'ConsultationOutcome.actions': 'At most 20 are taken.',
  'ConsultationOutcome.agencies': 'At most 21 hold a consultation.',
  'ConsultationOutcome.history': 'The statement ends at 100.',
  'ConsultationOutcome.translations': 'One per language.',
  'EvaluationBody.findings': 'At most 30 are taken.',
  'EvaluationFinding.responses': 'One per agency that takes part, of which 21 are taken, and the partner.',
  'ForumDecision.dissents': 'One per agency.',
  'ForumDiscussion.agencies': 'At most 21 take part.',
  'ForumDiscussion.decisions': 'The statement ends at 20.',
  'ForumDiscussion.history': 'The statement ends at 100.',
  'ForumDiscussion.invitedAgencies': 'At most 20 are asked.',
  'ForumDiscussion.participants': 'At most 100 take part.',
  'ForumDiscussion.partners': 'At most 20 are taken.',
  'ForumPost.references': 'At most 20 are taken.',
  'GoodPractice.countries': 'At most 50 are taken.',
  'GoodPractice.partnerTypes': 'At most 20 are taken.',
  'GoodPractice.tags': 'At most 20 are taken.',
  'GoodPractice.themes': 'At most ten are taken.',
  'PartnershipEvaluation.agencies': 'At most 21 take part.',
  'LegislativeMandate.recommendations': 'At most 50 are taken.',
  'Lesson.tags': 'At most 20 are taken.',
  'OutcomeAction.adoptedBy': 'One per agency.',
  'OutcomeAction.adoptions': 'The statement ends at 100.',
  'OutcomeAction.evidence': 'The statement ends at 100.',
  'OutcomeComments.comments': 'The statement ends at 100.',
  'OutcomeSubscription.countries': 'At most 50 are taken.',
  'OutcomeSubscription.themes': 'At most 20 are taken.',
  'OversightRecommendation.kpiCodes': 'At most ten are taken.',
  'OversightRecommendation.positions': 'One per agency.',
  'Query.outcomeSubscriptions': 'The statement ends at 50.',
  'Query.outcomeThemes': 'The statement ends at 500; added one at a time.',
  'Query.similarOutcomes': 'The service ends it at 5.',
  'RecommendationPosition.evidence': 'The statement ends at 100.',
  'RecommendationRollUp.counts': 'One per status.',
  'Consultation.agencies': 'At most 21 are taken.',
  'Consultation.agenda': 'At most 50 are taken.',
  'Consultation.languages': 'At most ten are taken.',
  'ConsultationParticipants.byType': 'One per type of partner.',
  'Partner.consultedOn': 'The statement ends at 100.',
  'Query.concernStatistics': 'One per agency.',
  'Query.feedbackQuestions': 'Written by hand; there are six.',
  'Query.surveyResults': 'One per question, of which 50 are taken, and agency.',
  'Survey.agencies': 'At most 21 are taken.',
  'Survey.ballots': 'One per partner that the viewer acts for.',
  'Survey.questions': 'At most 50 are taken.',
  'Survey.results': 'One per question, of which 50 are taken, and agency.',
  'SurveyQuestion.choices': 'At most 20 are taken.',
  'SurveyRawAnswer.values': 'One per question; at most 50.',
  'SurveyResult.counts': 'At most 20 choices are taken.',
  'AgencyFeedback.aspects': 'There are seven.',
  'ClosureText.principles': 'There are six.',
  'IndexWeights.weights': 'There are six milestones.',
  'MutualReview.scores': 'There are seven aspects.',
  'OfficeSelfAssessment.actions': 'At most 50 are taken.',
  'OfficeSelfAssessment.answers': 'One per benchmark; there are six.',
  'PartnerPerformance.latestReviews': 'One per agency.',
  'Query.benchmarkAttainment': 'One per agency and benchmark; there are six.',
  'Query.indexWeights': 'The statement ends at 100.',
  'Query.partnershipBenchmarks': 'There are six, written by hand in a migration.',
  'ReviewBody.criteria': 'There are four.',
  'ReviewBody.dimensions': 'There are four.',
  'ReviewBody.evidence': 'At most 20 are taken.',
  'CapacityPlanContent.actions': 'The statement ends at 100.',
  'CapacityPlanContent.findings': 'At most 50 are taken.',
  'CapacityPlanContent.notes': 'The statement ends at 100.',
  'CapacityPlanContent.sharedWith': 'One per agency.',
  'Finding.actions': 'The statement ends at 100.',
  'Finding.evidence': 'The statement ends at 100.',
  'Finding.history': 'The statement ends at 100.',
  'Finding.settlements': 'The statement ends at 100.',
  'Finding.sharedWith': 'One per agency.',
  'Query.capacityHeatMap': 'One per area; there are fifteen.',
  'Query.capacityOutcomes': 'One per year.',
  'Query.capacityTopics': 'Written by hand in a migration, some per area.',
  'Query.findingCategories': 'There are 59, written by hand in a migration.',
  'AnsweredSection.answers': 'One per question of the section.',
  'Assessment.areas': 'There are 15.',
  'Assessment.countries': 'Fewer than 250 countries.',
  'Assessment.history': 'The last 100.',
  'Assessment.invalidations': 'The last 100.',
  'Assessment.jointAgencies': 'At most 20 are taken.',
  'AssessmentAnswers.sections': 'One per section of the method.',
  'AssessmentProgress.missingEvidence': 'One per question.',
  'AssessmentProgress.sections': 'One per section of the method.',
  'AssessmentProgress.unanswered': 'One per question.',
  'AssessmentReport.recommendations': 'At most 50 are taken.',
  'AssessmentScore.exclusions': 'One per question.',
  'AssessmentScore.sections': 'One per section of the method.',
  'Assessor.sections': 'At most one per section of the method.',
  'AssessorTeam.assessors': 'At most 100 people ever.',
  'BandAdjustments.adjustments': 'The last 100.',
  'ConductedModeFigures.counts': 'One per mode.',
  'EvidenceFiles.files': 'At most 20 for a question.',
  'Partner.invalidatingEvents': 'The last 100.',
  'PartnerComments.comments': 'The last 100.',
  'StartAssessmentPayload.inForce': 'At most 20.',
  'StartAssessmentPayload.reusable': 'At most 20 are judged.',
  'StartAssessmentPayload.underway': 'At most 20.',
  'WorkingNotes.notes': 'The last 100.',
  'AssessmentMethodology.applicableTypes': 'At most 50 are taken.',
  'AssessmentMethodology.scales': 'At most 20 are taken.',
  'AssessmentMethodology.sections': 'At most 50 are taken.',
  'AnswerScale.choices': 'At most 20 are taken.',
  'HactFigures.bands': 'One per band.',
  'HactFigures.members': 'One per agency.',
  'MethodologyEquivalence.agreedBy': 'One per agency.',
  'MethodologyEquivalence.crosswalk': 'At most 1,000 pairs are taken, of methods with 500 questions.',
  'MethodologyEquivalence.declinedBy': 'One per agency.',
  'MethodologyEquivalence.gaps': 'At most 200 are taken, or one per question of the method.',
  'MethodologyQuestion.evidenceTypes': 'At most 20 are taken.',
  'MethodologyScore.exclusions': 'One per question.',
  'MethodologyScore.improvements': 'One per question.',
  'MethodologyScore.missingEvidence': 'One per key question.',
  'MethodologyScore.sections': 'At most 50 are taken.',
  'MethodologyScore.thresholds': 'At most ten are taken.',
  'MethodologyScore.unanswered': 'One per question; a method has at most 500.',
  'MethodologyScoring.bands': 'At most ten are taken.',
  'MethodologySection.parts': 'At most 20 are taken.',
  'MethodologySection.questions': 'At most 100 are taken.',
  'PseaCoverage.byCapacity': 'One per CapacityBand.',
  'Query.standards': 'The statement ends at 100.',
  'Reassessment.capacityBands': 'Of an enum.',
  'SectorValidity.sectors': 'At most 100 are taken.',
  'Standard.adoptions': 'One per agency.',
  'Standard.items': 'Written by hand in the standard.',
  'Standard.methodologies': 'Written by hand in the standard.',
  'Standard.processes': 'Of an enum.',
  'StandardAdoption.itemsInPlace': 'At most 100 are taken.',
  'DueDiligenceBody.controversies': 'The statement ends at 100.',
  'DueDiligenceBody.escalatedTo': 'There are two to escalate to.',
  'DueDiligenceBody.findings': 'The statement ends at 100.',
  'DueDiligenceBody.levelFactors': 'One per factor of due-diligence-level.rules.ts.',
  'DueDiligenceBody.missingDimensions': 'There are eight dimensions.',
  'DueDiligenceBody.mitigations': 'At most 20 per voice, given by people, one at a time.',
  'ConsentRequest.kinds': 'Each kind once.',
  'MethodologyAcceptance.excludedCountries': 'At most 250 are taken.',
  'MethodologyAcceptance.excludedTypes': 'At most 50 are taken.',
  'Partner.consentRequests': 'The statement ends at 100.',
  'Partner.consents': 'The statement ends at 100.',
  'Partner.reusableFor': 'The service ends it at 20.',
  'PartnerConsent.agencies': 'At most 100 are taken.',
  'PartnerConsent.kinds': 'Each kind once.',
  'Query.assessmentCosts': 'One per kind.',
  'RequiredSupplement.items': 'Sections, areas or countries; at most 50 are taken besides.',
  'ReuseCandidate.checks': 'There are eleven.',
  'ReuseCandidate.supplements': 'One of each kind; there are five.',
  'ReuseReplay.checks': 'There are eleven.',
  'ReuseRequest.checks': 'There are eleven.',
  'ReuseRequest.disputes': 'The statement ends at 20.',
  'ReuseRequest.functions': 'Each area once.',
  'ReuseRequest.supplements': 'One of each kind; there are five.',
  'ReuseStatistics.refusals': 'One per reason.',
  'ReuseSupplement.items': 'Sections, areas or countries; at most 50 are taken besides.',
  'DueDiligenceBody.reusedDimensions': 'There are eight dimensions.',
  'DueDiligenceBody.sectors': 'Of an enum, each once.',
  'DueDiligenceBody.voices': 'The statement ends at 100.',
  'DueDiligenceCase.reusable': 'One per agency; the service ends it at 100.',
  'DueDiligenceFinding.evidence': 'At most 20 are taken.',
  'DueDiligenceFinding.exclusions': 'Of an enum, each once.',
  'DueDiligencePolicy.highRiskSectors': 'Of an enum, each once.',
  'DueDiligenceSummary.dimensions': 'There are eight dimensions.',
  'DueDiligenceVoice.roles': 'Four roles decide.',
  'Clearance.related': 'The service ends it at 100.',
  'ListedParty.entries': 'The 50 likeliest of a check.',
  'NameCheck.listVersions': 'One per source.',
  'NameCheck.parties': 'The 50 likeliest of a check.',
  'NameCheck.warnings': 'At most four for each of 20 names.',
  'NameMatch.features': 'One per reason of the scorer.',
  'PartnerCheck.reasons': 'There are seven.',
  'Screening.listVersions': 'One per source.',
  'Screening.matches': 'What one partner resembles at 0.70.',
  'ScreeningFile.listVersions': 'One per source.',
  'ScreeningMatch.features': 'One per reason of the scorer.',
  'ScreeningReplay.matches': 'What one partner resembles at 0.70.',
  'AllegationStatistics.categories': 'One per category.',
  'IntegrityAllegation.indicators': 'At most 20 are taken.',
  'Observation.history': 'The statement ends at 100.',
  'ObservationContent.replies': 'At most ten are taken.',
  'Query.redFlagIndicators': 'The statement ends at 100.',
  'SharedObservation.replies': 'At most ten are taken.',
  'CountryExposure.agencies': 'One per agency.',
  'CountryConsultations.agencies': 'One per agency.',
  'CountryCoordinationReport.sharedPartners': 'The statement ends at 50.',
  'CountryCoordinationReport.team': 'One per agency.',
  'CountryView.agencies': 'One per agency.',
  'MappedPartner.agencies': 'One per agency.',
  'MappedPartner.areas': 'A partner has at most 100 places.',
  'MappedPartner.sectors': 'One per sector; there are thirteen.',
  'Query.fundDistribution': 'At most 50 countries are taken.',
  'Query.processBottlenecks': 'One per stage; there are thirteen.',
  'SharedPartner.agencies': 'One per agency.',
  'ServiceAccount.keys': 'The statement ends at 100.',
  'ServiceAccount.roles': 'At most 10 are taken.',
  'Engagement.revisions': 'The statement ends at 100.',
  'ConcentrationAlert.agencies': 'One per agency.',
  'Engagement.moneyByYear': 'One per kind and year in which there was money.',
  'Engagement.strategicOutcomeRefs': 'At most 20 are taken.',
  'EngagementSchedule.items': 'The statement ends at 100.',
  'EngagementSubPartners.items': 'The statement ends at 100.',
  'FailureEffect.places': 'The service ends it at 100.',
  'PartnershipDashboard.rows': 'One per agency and country of the agreements with one partner.',
  'PartnershipResult.contributors': 'At most 20 are taken.',
  'RecordedFacts.rowsRefused': 'A call takes 500 rows at most.',
  'ResultIndicator.milestones': 'At most 12 are taken.',
  'ResultIndicator.values': 'The statement ends at 20.',
  'ResultsFramework.indicators': 'At most 100 are taken.',
  'Exposure.agencies': 'One per agency.',
  'Exposure.byAgency': 'One per agency.',
  'Exposure.byCountry': 'One per country in which something is running.',
  'PartnerLosses.byAgency': 'One per agency.',
  'RecoveryRate.otherCurrencies': 'One per currency in which the own agency claims.',
  'CaseAppeal.files': 'At most 20 are taken.',
  'CaseCondition.assessments': 'Made by people, one at a time, until a case ends.',
  'CaseCondition.evidence': 'Sent by people, one at a time, until a case ends.',
  'CaseDecision.conditions': 'At most 20 are taken.',
  'CaseDecision.measures': 'Each type once; there are eight.',
  'CaseDecision.partners': 'A case has ten respondents, and affiliates that people add one at a time.',
  'CaseNotice.evidence': 'Titles of files that people add one at a time; 50 at most at once.',
  'CaseResponse.files': 'At most 20 are taken.',
  'ConditionEvidence.files': 'At most 20 are taken.',
  'IneligibilityCase.appeals': 'One per respondent.',
  'IneligibilityCase.citedObservations': 'At most 20 are taken.',
  'IneligibilityCase.conditions': 'At most 20 per decision.',
  'IneligibilityCase.consultations': 'Recorded by people, one at a time.',
  'IneligibilityCase.decisions': 'Made by two people, one at a time.',
  'IneligibilityCase.evidence': 'Added by people, one at a time; 50 at most at once.',
  'IneligibilityCase.grounds': 'There are nineteen grounds.',
  'IneligibilityCase.history': 'One per step of its states.',
  'IneligibilityCase.notices': 'One per respondent.',
  'IneligibilityCase.otherAgencies': 'At most 30 are taken.',
  'IneligibilityCase.persons': 'At most 20 are taken.',
  'IneligibilityCase.respondents': 'Ten, and affiliates that people add one at a time.',
  'IneligibilityCase.responses': 'Sent by people, one at a time, until the case is decided.',
  'IneligibilityCase.successorCandidates': 'The service ends it at 100.',
  'Query.partnerCases': 'The statement ends at 100.',
  'RespondentCase.appeals': 'There is one appeal.',
  'RespondentCase.conditions': 'At most 20 per decision.',
  'RespondentCase.decisions': 'Made by two people, one at a time.',
  'RespondentCase.notices': 'One per respondent.',
  'RespondentCase.responses': 'Sent by people, one at a time, until the case is decided.',
  'VerificationDetails.answers': 'One per question.',
  'Invitation.roles': 'At most 50 are taken.',
  'Member.roles': 'At most 50 are taken.',
  'Query.verificationQuestions': 'One version of the questionnaire, written by a migration.',
  'Query.suspensionReasons': 'The statement ends at 100.',
  'PartnerCapabilities.blockers': 'One per rule of eligibility.rules.ts and purpose.',
  'Partner.holds': 'The service ends it at 100.',
  'EligibilityHold.purposes': 'There are four purposes.',
  'AccessCandidate.reasons': 'One per signal of the comparison.',
  'AccessRequest.candidates': 'At most 20 are kept.',
  'AccessRequest.otherNames': 'At most 20 are taken.',
  'InformationRequest.documentIds': 'At most 20 are taken.',
  'InformationRequest.questions': 'At most 20 are taken.',
  'Mutation.invitePartnersToRegister': 'One per partner; at most 100 are taken.',
  'OfflinePackCheck.problems': 'The first 200.',
  'OfflineRegistration.appliedSteps': 'At most one for each entry of a pack, of which each list has a limit: 250.',
  'OfflineRegistration.pendingSteps': 'As appliedSteps.',
  'OfflineRegistration.problems': 'At most one for each pending step.',
  'Query.registrationCounts': 'One per state.',
  'Registration.history': 'The statement ends at 100.',
  'Registration.informationRequests': 'Asked by people, one at a time, within the life of a registration.',
  'Registration.vettingDecisions': 'Made by people, one at a time, within the life of a registration.',
  'VettingDecision.reasons': 'At most 20 are taken.',
  'DuplicateCandidate.reasons': 'One per signal of the comparison.',
  'DuplicateCase.reasons': 'One per signal of the comparison.',
  'Partner.mergedFrom': 'Merged by two people, one at a time.',
  'PartnerMerge.approvedBy': 'Two people.',
  'PartnerMerge.enteredAfter': 'The statement ends at 100.',
  'PartnerMerge.fields': 'One per field that a merge decides about; there are eight.',
  'Query.duplicateCandidates': 'The service ends it at 20.',
  'IneligibilityEntry.grounds': 'One per ground; there are nineteen.',
  'IneligibilityEntry.conditions': 'Written by people; a decision takes a limited number.',
  'IneligibilityEntry.recognitions': 'One per agency; registry lists 100 at most.',
  'IneligibilityEntry.unmetConditions': 'There are five.',
  'InterimSuspension.partners': 'Respondents of a case; at most ten are taken, and the service ends it at 100.',
  'PartnerIneligibility.entries': 'The service ends it at 100.',
  'PublishedAlert.recipients': 'One per agency; registry lists 100 at most.',
  'Query.recoveryTotals': 'The statement ends at 100.',
  'Recognition.scope': 'At most 50 countries are taken.',
  'AssuranceActivity.agreementIds': 'At most 50 are taken.',
  'AssuranceActivity.faceForms': 'At most 20 are taken.',
  'AssuranceActivity.overlapsWith': 'The statement ends at 100.',
  'AssuranceActivity.sharedWith': 'One per agency.',
  'AssuranceOverlap.activities': 'The statement ends at 100.',
  'AssuranceOverlap.duplicating': 'One per agency.',
  'AssuranceOverlap.needing': 'One per agency.',
  'AssuranceParameters.countedAsAudit': 'Of an enum.',
  'AssuranceParameters.countedAsSpotCheck': 'Of an enum.',
  'AssuranceParameters.countedAsVisit': 'Of an enum.',
  'AssuranceParameters.exemptTypes': 'There are twenty types of partners.',
  'AssuranceParameters.visitBands': 'At most 20 are taken.',
  'AssurancePlan.quarters': 'There are four.',
  'AssurancePlan.revisions': 'The statement ends at 100.',
  'AssurancePlan.steps': 'One per step of minima.rules.ts.',
  'AssuranceStatus.plans': 'One per agency.',
  'Query.auditFirmVariances': 'The statement ends at 100.',
  'Query.auditOverlap': 'Groups of 100 activities at most.',
  'MonitoringPlan.basis': 'One per MonitoringBasisKind.',
  'MonitoringPlan.countries': 'One per country of the agreements with one partner.',
  'MonitoringTable.rows': 'One per tier, band and context; there are 64.',
  'OperatingContext.statements': 'One per agency; registry lists 100 at most.',
  'Query.riskFigures': 'One per category and band; there are 52.',
  'Query.riskStatements': 'The statement ends at 100.',
  'RiskEntry.acceptances': 'The statement ends at 100.',
  'RiskEntry.history': 'The statement ends at 100.',
  'RiskEntry.mitigations': 'The statement ends at 100.',
  'RiskMatrix.cells': 'There are 25.',
  'RiskDimensionProfile.views': 'One per agency and fact.',
  'RiskProfile.dimensions': 'There are five.',
  'RollingRisk.movements': 'A handful of movers, one per agency at most.',
  'RecoveryClaim.receipts': 'The statement ends at 100.',
  'RecoveryClaim.writeOffs': 'The statement ends at 100.',
  'Referral.steps': 'One per state of the longest way; there are seven.',
  'Clearance.listVersions': 'One per list source; sources come by migration.',
  'Eligibility.blockers': 'One per rule of eligibility.rules.ts.',
  'Hit.decisions': 'Made by people, one at a time; two that agree end them.',
  'Hit.features': 'One per signal of the scorer.',
  'Hit.informationRequests': 'Made by people, one at a time; the partner answers before the next.',
  'HitComparison.changes': 'One per fact of the two sides that changed.',
  'HitComparison.parts': 'At most 64 words of each of two names.',
  'HitAskedSide.countries': 'Of one partner or person.',
  'HitAskedSide.identifiers': 'Of one partner.',
  'HitAskedSide.names': 'Of one partner or person.',
  'HitListedSide.addresses': 'Of one record of a list, whose elements the parser bounds.',
  'HitListedSide.birthPlaces': 'Of one record of a list, whose elements the parser bounds.',
  'HitListedSide.births': 'Of one record of a list, whose elements the parser bounds.',
  'HitListedSide.documents': 'Of one record of a list, whose elements the parser bounds.',
  'HitListedSide.names': 'Of one record of a list, whose elements the parser bounds.',
  'HitListedSide.nationalities': 'Of one record of a list, whose elements the parser bounds.',
  'ClarificationRequest.files': 'At most ten are taken.',
  'ClarificationRequest.topics': 'Of an enum.',
  'HitDecision.evidence': 'At most 20 pieces.',
  'KpiSeries.breaks': 'At most one per year.',
  'KpiSeries.points': 'One per year; at most 20.',
  'KpiSeriesPoint.withheldBy': 'Of at most 100 agencies.',
  'AnnualReportPart.figures': 'At most 9 codes of one agency, for its year and, of two, the years since 2013.',
  'AnnualReportSection.parts': 'One per section of the template; five.',
  'GoverningBodyReport.answers': 'At most 20 references are taken.',
  'GoverningBodyReport.decisions': 'The statement ends at 100.',
  'GoverningBodyReport.figureAgencies': 'At most 8 are taken.',
  'GoverningBodyReport.files': 'One per form; three.',
  'GoverningBodyReport.inResponseTo': 'At most 20 are taken.',
  'GoverningBodyReport.problems': 'The list ends at 100.',
  'GoverningBodyReport.sections': 'One per section of the template; eleven.',
  'CounterpartEngagement.results': 'The statement ends at 20.',
  'EngagementReport.classes': 'One per kind of partners; there are eight.',
  'PartnershipResult.sdgs': 'There are 17 goals.',
  'PublicPartnership.results': 'The statement ends at 20.',
  'PublicResult.sdgs': 'There are 17 goals.',
  'ResultIndicator.sdgs': 'There are 17 goals.',
  'SdgContributions.classes': 'One per kind of partners; there are eight.',
  'SdgReport.goals': 'There are 17 goals.',
  'IpMateriality.duties': 'Of an enum with three values.',
  'MultiYearReport.trends': 'One per KPI of a template.',
  'Query.reportTemplates': 'Written by hand in a migration.',
  'Query.reportingCompliance': 'One per agency.',
  'Query.reportingObligationRules': 'At most 100 are taken.',
  'ReportFigure.lineage': 'One per row of a dashboard.',
  'ReportSection.figures': 'At most 9 codes, for at most 8 agencies and their total, and the types of partners.',
  'ReportTemplate.sections': 'Written by hand in a migration.',
  'ReportTemplateSection.codes': 'Written by hand in a migration; at most 9.',
  'YearlyTrend.years': 'At most 30 years are taken.',
  'KpiDashboard.alerts': 'One per row and total.',
  'KpiDashboard.rows': 'At most 2,000 are given (TOO_MANY_GROUPS), and 5 MB.',
  'KpiDashboard.totals': 'One per code that was asked; at most 30.',
  'KpiDashboardRow.withheldBy': 'Of at most 100 agencies.',
  'KpiDashboardTotal.withheldBy': 'Of at most 100 agencies.',
  'DataContract.lines': 'At most 100 are taken.',
  'DataSubmissionScorecard.lines': 'At most 100 codes are promised, each for four quarters at most.',
  'KpiAlignment.grandBargain': 'At most ten are taken.',
  'KpiAlignment.qcpr': 'At most ten are taken.',
  'KpiAlignment.sdg': 'At most ten are taken.',
  'KpiAlignment.strategicPlan': 'At most ten are taken.',
  'KpiDefinition.dimensions': 'Of an enum.',
  'KpiDefinition.mandatoryFor': 'Of an enum.',
  'KpiDefinition.smartCheck': 'One per rule of kpi-smart.rules.ts.',
  'KpiDefinition.source': 'Written by hand in the set of definitions.',
  'KpiGovernance.votes': 'One per agency.',
  'KpiSubmission.rows': 'One per row of the request, which takes 500.',
  'KpiValue.covers': 'One per agency.',
  'Mutation.withdrawKpiValues': 'At most 100 are taken.',
  'PartnerProfile.budgetBands': 'One per budget; the form takes ten.',
  'PartnerProfile.sections': 'One per section; there are ten.',
  'ProfileCompleteness.missing': 'One per mandatory field of the forms.',
  'ProfileCompleteness.sections': 'One per section; there are ten.',
  'ProfileField.choices': 'Written by hand in the forms.',
  'ProfileInconsistency.fields': 'Written by hand in its rule.',
  'ProfileQuality.inconsistencies': 'One per rule of profile-quality.rules.ts.',
  'ProfileQuality.missingFields': 'One per mandatory field of the forms.',
  'ProfileSectionForm.fields': 'Written by hand in the forms.',
  'Query.profileSections': 'One per section; there are ten.',
  'SectionCompleteness.missing': 'One per mandatory field of the form.',
  'KeyPersonList.people': 'A partner has at most 100, former ones included.',
  'ListedSubject.births': 'Of one record of a list, whose elements the parser bounds.',
  'ListedSubject.countries': 'Of one record of a list, whose elements the parser bounds.',
  'ListedSubject.grounds': 'Of one record of a list, whose elements the parser bounds.',
  'ListedSubject.issuers': 'Of one record of a list, whose elements the parser bounds.',
  'ListSource.formats': 'Of an enum.',
  'ListedSubject.names': 'Of one record of a list, whose elements the parser bounds.',
  'ListedSubject.nationalities': 'Of one record of a list, whose elements the parser bounds.',
  'Partner.declarations': 'The newest 100; one per signature.',
  'Partner.documents': 'One per document type, or the newest 100 versions.',
  'Partner.existingPartnerships': 'One per agency.',
  'Partner.recommendationLetters': 'The newest 100.',
  'PartnerDeclaration.answers': 'At most 50; one per statement.',
  'PartnerDeclaration.history': 'One per step of its states.',
  'DeclarationStatement.tracks': 'Of an enum.',
  'DeclarationTemplate.statements': 'Written by hand in the template.',
  'RegistrationChecklist.items': 'One per requirement of a track, which is data of the agency.',
  'ChecklistItem.documentIds': 'One document, or the newest 100 letters.',
  'Query.declarationTemplates': 'The statement ends at 100.',
  'Query.documentTypes': 'The statement ends at 100.',
  'Code.attributes': 'Written by hand in the lists.',
  'Code.labels': 'One per UN working language; there are six.',
  'CodeList.codes': 'Reference data of the release; the longest has 249.',
  'InheritedFact.values': 'One per code of a list, or a single text.',
  'Partner.agencyIdentifiers': 'A partner has at most 100.',
  'Partner.attributeClaims': 'One per code of PARTNER_ATTRIBUTES.',
  'Partner.attributes': 'One per code of PARTNER_ATTRIBUTES.',
  'Partner.categories': 'One per code of STAKEHOLDER_CATEGORIES.',
  'Partner.identifiers': 'A partner has at most 50, ended ones included.',
  'Partner.inheritedFacts': 'One per field of inherited-fact.rules.ts.',
  'Partner.names': 'A partner has at most 100, former ones included.',
  'Partner.roles': 'One per code of PARTNER_ROLES.',
  'Query.codeLists': 'One per CodeListName.',
  'Partner.countriesOfOperation': 'One per country.',
  'Partner.locations': 'The service ends it at 100.',
  'Partner.rosterEntries': 'The service ends it at 50.',
  'Partner.sectorsOfWork': 'At most 50 are taken.',
  'PartnerFacets.areas': 'The statement ends at 100.',
  'PartnerFacets.attributes': 'The statement ends at 100.',
  'PartnerFacets.categories': 'The statement ends at 100.',
  'PartnerFacets.clearances': 'One per KnownClearance.',
  'PartnerFacets.countries': 'The statement ends at 100.',
  'PartnerFacets.riskBands': 'One per KnownRiskBand.',
  'PartnerFacets.sectors': 'The statement ends at 100.',
  'PartnerFacets.standings': 'One per PartnerStanding.',
  'PartnerFacets.types': 'One per PartnerType.',
  'RosterEntry.countries': 'At most 50 are taken.',
  'RosterEntry.populations': 'One per Population.',
  'RosterEntry.recognisedBy': 'One per agency.',
  'RosterEntry.sectors': 'At most 13 are taken.',
  'Sector.labels': 'One per UN working language; there are six.',
  'Sector.specialisations': 'Written by hand in the list.',
  'SectorList.sectors': 'Written by hand in the list.',
  'SectorSpecialisation.labels': 'One per UN working language; there are six.',
  'StandbyCapability.countries': 'At most 50 are taken.',
  'StandbyCapability.profiles': 'At most 20 are taken.',
  'Query.agencies': 'The statement ends at 100.',
  'Query.listSources': 'The statement ends at 100.',
};

describe.each(serviceNames)('permissions of %s', (service) => {
  const schema = schemas[service];
  const { permissions, references } = subgraphs[service];

  test('cover every field: nobody forgot one', () => {
    const closed = fieldsOf(schema).filter(
      ({ type, field }) => accessOf(permissions, type.name, field.name) === nobody,
    );
    expect(closed.map(({ place }) => place)).toEqual([]);
  });

  test('name no type and no field that does not exist', () => {
    const places = new Set(fieldsOf(schema).flatMap(({ type, place }) => [place, `${type.name}.*`]));
    const named = Object.entries(permissions).flatMap(([type, fields]) =>
      Object.keys(fields).map((field) => `${type}.${field}`),
    );
    expect(named.filter((place) => !places.has(place))).toEqual([]);
  });

  test('belong to reference resolvers of types that can be entered', () => {
    const entities = entityTypes(schema).map(({ name }) => name);
    expect(Object.keys(references).filter((type) => !entities.includes(type))).toEqual([]);
  });

  test('A12: nobody without a token enters an entity by its key', async () => {
    for (const type of entityTypes(schema)) {
      if (isPublicEntity(service, type.name)) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.args.some(({ defaultValue }) => defaultValue === undefined)) continue;
        const answer = await enter(schema, type, field.name);
        expect([field.name, answer.errors?.map(({ extensions }) => extensions.code)]).toEqual([
          field.name,
          ['UNAUTHENTICATED'],
        ]);
        expect([null, { _entities: [null] }]).toContainEqual(answer.data);
      }
    }
  });

  test('open an entity to everybody only where the domain model says PUBLIC', () => {
    const opened = Object.entries(references).filter(([, { access }]) => access === open);
    expect(opened.map(([type]) => type).filter((type) => !isPublicEntity(service, type))).toEqual([]);
  });
});

/** domain-model.md 2.8: "KPI definitions | PUBLIC"; public outcomes and reports name agencies by their code. */
const publicEntities = new Set(['performance:KpiDefinition', 'performance:Agency']);
const isPublicEntity = (service: ServiceName, type: string) => publicEntities.has(`${service}:${type}`);

function entityTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const entity = schema.getType('_Entity');
  return isUnionType(entity) ? [...entity.getTypes()] : [];
}

/** The features are not there at all: whoever is refused must be refused before any is asked. */
function enter(schema: GraphQLSchema, type: GraphQLObjectType, field: string) {
  const named = type.getFields()[field];
  const inner = named && isCompositeType(getNamedType(named.type)) ? `${field} { __typename }` : field;
  return graphql({
    schema,
    source: `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type.name} { ${inner} } } }`,
    variableValues: { keys: [{ __typename: type.name, id: '01890a5d-ac96-774b-bcce-b302099a8057', code: 'UNHCR' }] },
    contextValue: { viewer: publicViewer, requestId: 'guard', refused: async () => {} },
  });
}

/** decisions/0007: one service that does not answer must cost its own facts only, not the objects they hang on. */
describe('what crosses from one service to another may be missing', () => {
  const owners: Record<string, ServiceName> = {
    Partner: 'registry',
    Agency: 'registry',
  };
  const foreign = (name: ServiceName, type: string) => owners[type] !== undefined && owners[type] !== name;
  const keys = new Set(['id', 'code']);

  test.each(serviceNames)('in what %s adds to the types of others', (name) => {
    const required = fieldsOf(schemas[name])
      .filter(({ type, field }) => foreign(name, type.name) && !keys.has(field.name) && isNonNullType(field.type))
      .map(({ place }) => place);
    expect(required).toEqual([]);
  });

  test.each(serviceNames)('where %s points to the types of others', (name) => {
    const required = fieldsOf(schemas[name])
      .filter(({ field }) => foreign(name, getNamedType(field.type).name) && isNonNullType(field.type))
      .map(({ place }) => place);
    expect(required).toEqual([]);
  });
});
