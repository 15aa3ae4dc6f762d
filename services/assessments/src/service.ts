import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { type AssessmentsFeatures, compose } from './context';
import { migrations } from './data-source';
import { engagementEvents } from './federation/partner-engagement.service';
import { applyRegistryFact, registryFacts } from './federation/registry-facts';
import { graph } from './schema';

/** The assessments service: how partners were rated, by whom, and until when that counts. */
export const assessmentsDefinition: ServiceDefinition<AssessmentsFeatures> = {
  name: 'assessments',
  graph,
  compose,
  fileKinds: {},
  tasks: () => ({}),
  consumptions: [
    {
      from: 'registry',
      types: registryFacts,
      apply: applyRegistryFact,
    },
    {
      from: 'performance',
      types: engagementEvents,
      apply: (event, { partnerEngagements }) => partnerEngagements.apply(event),
    },
  ],
  // Every assessment is a fact of its own; none replaces another.
  migrations,
  compactedEvents: [],
};

export const createAssessments = (settings: ServiceSettings) => createService(assessmentsDefinition, settings);

export const assessmentsProcess: ServiceProcess = {
  name: 'assessments',
  port: 4002,
  feeds: ['registry', 'sanctions', 'performance'],
  personalData: true,
  create: createAssessments,
};
