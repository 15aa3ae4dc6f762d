import { createService, type ServiceDefinition, type ServiceSettings } from '@partner-commons/platform/create-service';
import type { ServiceProcess } from '@partner-commons/platform/service-process';
import { type AssessmentsFeatures, compose } from './context';
import { migrations } from './data-source';
import { partnerEvents } from './federation/known-partner.service';
import { redirectEvents } from './federation/partner-redirect.service';
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
      types: [...partnerEvents, ...redirectEvents],
      apply: (event, { knownPartners, partnerRedirects }) =>
        (redirectEvents.includes(event.type) ? partnerRedirects : knownPartners).apply(event),
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
  feeds: ['registry'],
  personalData: false,
  create: createAssessments,
};
