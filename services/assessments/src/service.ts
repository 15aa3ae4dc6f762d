import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { evidenceFileKinds } from './assessing/answer-evidence/answer-evidence.service';
import { assessmentExpiryTimer } from './assessing/assessment-expiry/assessment-expiry.timer';
import { assessmentImportFileKinds } from './assessing/assessment-imports/assessment-import.service';
import { importAssessmentsTask } from './assessing/assessment-imports/assessment-import.task';
import { followRatingTask } from './assurance/assurance-plan-upkeep/follow-rating.task';
import { assurancePlanTimer } from './assurance/assurance-plan-upkeep/plan-upkeep.timer';
import { assuranceFileKinds } from './assurance/assurance-wiring/assurance-files';
import { type AssessmentsFeatures, compose } from './context';
import { migrations } from './data-source';
import { dueDiligenceExpiryTimer } from './due-diligence/due-diligence-expiry/due-diligence-expiry.timer';
import { dueDiligenceFileKinds } from './due-diligence/due-diligence-wiring/due-diligence-files';
import { engagementEvents } from './federation/partner-engagement.service';
import { applyRegistryFact, registryFacts } from './federation/registry-facts';
import { applySanctionsFact, sanctionsFacts } from './federation/sanctions-facts';
import { capacityFileKinds } from './follow-up/capacity-wiring/capacity-files';
import { findingDeadlineTimer } from './follow-up/finding-deadlines/finding-deadline.timer';
import { findingFileKinds } from './follow-up/finding-wiring/finding-files';
import { decideWaitingReuseTask } from './recognition/consent-effects/consent-effect.task';
import { reviewEvents } from './risk/risk-profiles/risk-profile.service';
import { graph } from './schema';
import { disclosureRequestTimer } from './sharing/disclosure-requests/disclosure-request.timer';

/** The assessments service: how partners were rated, by whom, and until when that counts. */
export const assessmentsDefinition: ServiceDefinition<AssessmentsFeatures> = {
  name: 'assessments',
  graph,
  compose,
  fileKinds: {
    ...evidenceFileKinds,
    ...assuranceFileKinds,
    ...dueDiligenceFileKinds,
    ...capacityFileKinds,
    ...findingFileKinds,
    ...assessmentImportFileKinds,
  },
  tasks: (background, files) => ({
    decideWaitingReuse: decideWaitingReuseTask(background),
    followRating: followRatingTask(background),
    importAssessments: importAssessmentsTask(background, files),
  }),
  timers: [
    assessmentExpiryTimer,
    assurancePlanTimer,
    dueDiligenceExpiryTimer,
    findingDeadlineTimer,
    disclosureRequestTimer,
  ],
  consumptions: [
    {
      from: 'registry',
      types: registryFacts,
      apply: applyRegistryFact,
    },
    { from: 'sanctions', types: sanctionsFacts, apply: applySanctionsFact },
    {
      from: 'performance',
      types: [...engagementEvents, ...reviewEvents],
      apply: async (event, { partnerEngagements, assurancePlanSweeps, riskProfiles }) => {
        if (reviewEvents.includes(event.type)) return riskProfiles.apply(event);
        await partnerEngagements.apply(event);
        await assurancePlanSweeps.followAgreement(event);
      },
    },
  ],
  // Every assessment is a fact of its own; none replaces another.
  migrations,
  compactedEvents: [
    'assessments.assurance-coverage-changed',
    'assessments.due-diligence-changed',
    'assessments.capacity-plan-changed',
    'assessments.finding-changed',
  ],
};

export const createAssessments = (settings: ServiceSettings) => createService(assessmentsDefinition, settings);

export const assessmentsProcess: ServiceProcess = {
  name: 'assessments',
  port: 4002,
  feeds: ['registry', 'sanctions', 'performance'],
  personalData: true,
  create: createAssessments,
};
